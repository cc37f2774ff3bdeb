"""The LaTeX commands that bibliographies use, and what each becomes as text.

Tables, and small rules about signs; how a source is read stands in ``latex_parser.py``.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any

from sphinx_scholar.bibliography.latex_signs import SIGNS
from sphinx_scholar.bibliography.marks import EMPHASIZED, OPENING, UPRIGHT
from sphinx_scholar.records.text import SUBSCRIPTS, SUPERSCRIPTS, TextMark

if TYPE_CHECKING:
    from collections.abc import Callable

SILENT = tuple(
    "sf tt mdseries rmfamily sffamily ttfamily tiny scriptsize footnotesize small normalsize large Large"
    " LARGE huge Huge relax protect unskip ignorespaces noindent indent centering raggedright"
    " displaystyle textstyle nobreak nobreakdash smallskip medskip bigskip sloppy fussy hfil hfill strut null"
    " xspace".split()
)
"""Commands that change the look of what follows, and are no text themselves."""

KEPT = tuple(
    "href textcolor colorbox texorpdfstring foreignlanguage text textrm texttt textsf textmd textlf mbox hbox"
    " fbox makebox uline underline sout st textcyrillic num"
    " textcyr textgreek textlatin foreignword mkbibacro bibinfo bibnamefont bibfnamefont citenamefont"
    " natexlab NoCaseChange MakeSentenceCase MakeTitleCase MakeCapital hl ul so textls lsstyle smash"
    " centerline autocap mkbibordinal mkbibordedition mkbibordseries"
    " mkbibnamefamily mkbibnamegiven mkbibnameprefix mkbibnamesuffix textins mathsc".split()
)
"""Commands whose last argument is the text; of how many arguments, :data:`SHAPES` says."""

MARKING: dict[str, str] = {
    **dict.fromkeys(("emph", "mkbibemph"), EMPHASIZED),
    **dict.fromkeys(("textit", "textsl", "mkbibitalic"), OPENING[TextMark.EMPHASIS]),
    **dict.fromkeys(("textbf", "mkbibbold"), OPENING[TextMark.STRONG]),
    **dict.fromkeys(("textsc", "mkbibsc"), OPENING[TextMark.SMALL_CAPITALS]),
    **dict.fromkeys(("textsuperscript", "mkbibsuperscript", "up"), OPENING[TextMark.SUPERSCRIPT]),
    **dict.fromkeys(("textsubscript", "mkbibsubscript"), OPENING[TextMark.SUBSCRIPT]),
    **dict.fromkeys(("textup", "textnormal"), UPRIGHT),
}
"""Commands whose last argument is text of a mark."""

BEGINNING_MARKS: dict[str, str] = {
    "em": EMPHASIZED,
    **dict.fromkeys(("it", "itshape", "sl", "slshape"), OPENING[TextMark.EMPHASIS]),
    **dict.fromkeys(("bf", "bfseries"), OPENING[TextMark.STRONG]),
    **dict.fromkeys(("sc", "scshape"), OPENING[TextMark.SMALL_CAPITALS]),
    **dict.fromkeys(("rm", "normalfont", "upshape"), UPRIGHT),
}
"""Commands after which text has a mark, to the end of its group."""

DISCARDED = tuple(
    "noopsort sortnoop SortNoop noop NOOP label vspace phantom hphantom vphantom color thanks footnotemark"
    " fontsize selectlanguage".split()
)
"""Commands whose arguments are no part of the text (BibTeX's ``\\noopsort`` sorts years)."""

BIBSTRINGS: dict[str, str] = {
    "phdthesis": "PhD thesis",
    "mathesis": "Master’s thesis",
    "bathesis": "Bachelor’s thesis",
    "candthesis": "Candidate thesis",
    "techreport": "technical report",
    "resreport": "research report",
    "inpress": "in press",
    "inpreparation": "in preparation",
    "andothers": "et al.",
}
"""What some of BibLaTeX's keys say (manual, 4.9.2)."""

IPA: dict[int, int] = str.maketrans(
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789@:;"',
    "ɑβɕðɛɸɣɦɪʝʁʎɱŋɔʔʕɾʃθʊʋɯχʏʒʉɨʌɜɥɐɒɤɵɘəːˑˈ",
)
"""What TIPA writes for the letters of the International Phonetic Alphabet (its manual, table 1)."""

ADDRESSES = ("url", "path", "nolinkurl", "doi", "email")
"""Commands whose argument is an address, in which ``~`` and ``_`` are themselves."""

REWRITTEN: dict[str, Callable[[str], str]] = {
    **dict.fromkeys(("uppercase", "MakeUppercase"), str.upper),
    **dict.fromkeys(("lowercase", "MakeLowercase"), str.lower),
    **dict.fromkeys(("bibstring", "bibsstring", "biblstring"), lambda key: BIBSTRINGS.get(key, key)),
    "textipa": lambda text: text.translate(IPA),
}
"""Commands that change the letters of their argument."""

WRAPPED: dict[str, tuple[str, str]] = {
    "enquote": ("“", "”"),
    "mkbibquote": ("“", "”"),
    "textelp": (" […] ", ""),
    "textquote": ("“", "”"),
    "foreignquote": ("“", "”"),
    "hyphenquote": ("“", "”"),
    "ang": ("", "°"),
    "mkbibparens": ("(", ")"),
    "mkbibbrackets": ("[", "]"),
    "footnote": (" [", "]"),
    "hspace": (" ", ""),
}
"""Commands that put signs around their argument; of ``\\hspace`` the space alone is left."""

SHAPES: dict[str, str] = {
    "href": "{{",
    "textcolor": "[{{",
    "colorbox": "[{{",
    "texorpdfstring": "{{",
    "bibinfo": "{{",
    "hspace": "*{",
    "vspace": "*{",
    "enquote": "*{",
    "foreignquote": "*{{",
    "hyphenquote": "*{{",
    "footnotemark": "[",
    "ion": "{{",
    "footnote": "[{",
    "color": "[{",
    "makebox": "[[{",
    "fontsize": "{{",
    "foreignlanguage": "[{{",
    "selectlanguage": "{",
    "newcommand": "*{[[{",
    "renewcommand": "*{[[{",
    "providecommand": "*{[[{",
    "natexlab": "{",
}
"""Arguments of the commands that take other than one: ``*`` a star, ``[`` optional, ``{`` needed."""

REFUSED = tuple(
    "today input include includegraphics maketitle title author date cite citet citep ref autoref"
    " cref Cref eqref part chapter section subsection subsubsection paragraph subparagraph documentclass"
    " usepackage RequirePackage verb".split()
)
"""Commands that pylatexenc would answer with a file, today's date or a placeholder: unknown here."""

HIGH_BY_THEMSELVES = {"∘": "°", "°": "°", "'": "′", "''": "″", "*": "*", "∗": "*", "†": "†", "(*)": "(*)"}
"""Signs that are printed above the line anyway."""

CHEMISTRY = ("ce", "ch")
"""Commands of mhchem and chemformula, whose argument is a formula of chemistry."""


def chemical_formula(source: str) -> str:
    r"""Write a formula of chemistry as one of LaTeX: ``H2SO4`` as ``\mathrm{H_{2}SO_{4}}``."""
    text = re.sub(r"(?<=[A-Za-z)\]])(\d+)", r"_{\1}", source.strip())
    text = re.sub(r"\^(\d*[+-])", r"^{\1}", text)
    text = text.replace("<=>", r" \rightleftharpoons ").replace("->", r" \rightarrow ")
    return rf"\mathrm{{{text}}}"


def with_number(write: Callable[[str], str], text: str) -> str:
    """Write a raised or lowered number as such; letters stay letters: ``41st``."""
    return write(text) if re.fullmatch(r"[0-9+−-]+", text) else text


def raised(text: str) -> str:
    """Write text as superscript where Unicode can, or where it stands high by itself, else after a caret."""
    if text and all(letter in SUPERSCRIPTS for letter in text):
        return "".join(SUPERSCRIPTS[letter] for letter in text)
    if text in HIGH_BY_THEMSELVES:
        return HIGH_BY_THEMSELVES[text]
    if text.startswith("*"):
        return "*" + raised(text[1:])
    return text if not text else "^" + (text if len(text) == 1 else f"({text})")


def lowered(text: str) -> str:
    """Write text as subscript where Unicode can, else after an underscore; a lone sign needs none."""
    if text and all(letter in SUBSCRIPTS for letter in text):
        return "".join(SUBSCRIPTS[letter] for letter in text)
    if len(text) == 1 and not text.isalnum():
        return text
    return text if not text else "_" + (text if len(text) == 1 else f"({text})")


def is_known_command(name: str) -> bool:
    """Tell whether these tables know a command."""
    tables = (
        SIGNS,
        SILENT,
        BEGINNING_MARKS,
        KEPT,
        MARKING,
        DISCARDED,
        ADDRESSES,
        WRAPPED,
        REWRITTEN,
        CHEMISTRY,
    )
    return any(name in table for table in tables)


def shape_of(name: str) -> str:
    """Return the arguments that a command of this table takes."""
    return SHAPES.get(name, "" if name in SIGNS or name in SILENT or name in BEGINNING_MARKS else "{")


def walker_table() -> Any:
    """Return pylatexenc's table of how commands are parsed, with this one before it."""
    from pylatexenc import latexwalker, macrospec

    names = (*SIGNS, *SILENT, *BEGINNING_MARKS, *KEPT, *MARKING, *DISCARDED, *ADDRESSES, *WRAPPED, *SHAPES)
    names += (*REWRITTEN, *CHEMISTRY, "t", "ensuremath")
    table = latexwalker.get_default_latex_context_db().filter_context(
        exclude_categories=["latex-ethuebung", "verbatim"]
    )
    table.add_context_category(
        "bibliography",
        macros=[macrospec.MacroSpec(name, shape_of(name)) for name in dict.fromkeys(names)]
        + [macrospec.MacroSpec(name, "") for name in REFUSED],
        prepend=True,
    )
    table.set_unknown_macro_spec(macrospec.MacroSpec("", ""))
    _look_for_specials_by_first_letters(table)
    return table


def _look_for_specials_by_first_letters(table: Any) -> None:
    """Spare the parser a comparison with each special, such as ``~`` and ``---``, at every letter."""
    first_letters = frozenset(spec.specials_chars[0] for spec in table.iter_specials_specs())
    look_up = table.test_for_specials

    def test_for_specials(text: str, place: int, parsing_state: Any = None) -> Any:
        return look_up(text, place, parsing_state) if text[place] in first_letters else None

    table.test_for_specials = test_for_specials


_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|#\d+|#x[0-9a-f]+);", re.IGNORECASE)
_ESCAPED = re.compile(rf"[\\{{}}$]|{_ENTITY.pattern}", re.IGNORECASE)
_SIGNS = {"textasciitilde": "~", "textless": "<", "textgreater": ">", "textunderscore": "_"}
_NAMED_SIGN = re.compile(rf"\\({'|'.join(_SIGNS)})(?![A-Za-z])\s*(?:\{{\}})?")


def bare_address(source: str) -> str:
    """Return an address as it was before somebody escaped it for LaTeX."""
    address = source.strip()
    if not _ESCAPED.search(address):
        return address
    address = re.sub(r"\\(?:url|path|nolinkurl)\s*\{([^{}]*)\}", r"\1", address)
    address = re.sub(r"\\href\s*\{([^{}]*)\}\s*\{[^{}]*\}", r"\1", address)
    address = _NAMED_SIGN.sub(lambda match: _SIGNS[match[1]], address)
    address = re.sub(r"\\~\s*(?:\{\})?|\$\\sim\$", "~", address)
    address = re.sub(r"\$([<>])\$", r"\1", address)
    address = re.sub(r"\{?\\([_%&#$])\}?", r"\1", address)
    return _ENTITY.sub(lambda match: unescape(match[0]), address.replace("{", "").replace("}", ""))
