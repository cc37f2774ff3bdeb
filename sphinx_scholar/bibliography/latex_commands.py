"""The LaTeX commands that bibliographies use, and what each becomes as text.

A table, and small rules about signs; how a source is read stands in ``latex.py``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

SIGNS: dict[str, str] = {
    " ": " ",
    ",": " ",
    ";": " ",
    ":": " ",
    ">": " ",
    "!": "",
    "-": "",
    "/": "",
    "@": "",
    "\n": " ",
    "\t": " ",
    "\\": " ",
    "&": "&",
    "%": "%",
    "$": "$",
    "#": "#",
    "_": "_",
    "{": "{",
    "}": "}",
    "space": " ",
    "nobreakspace": " ",
    "thinspace": " ",
    "enspace": " ",
    "quad": " ",
    "qquad": " ",
    "newline": " ",
    "linebreak": " ",
    "par": " ",
    "allowbreak": "",
    "slash": "/",
    "hyp": "-",
    "textquotesingle": "'",
    "textquotedbl": '"',
    "textquoteleft": "‘",
    "textquoteright": "’",
    "textquotedblleft": "“",
    "textquotedblright": "”",
    "lq": "‘",
    "rq": "’",
    "quotesinglbase": "‚",
    "quotedblbase": "„",
    "guillemotleft": "«",
    "guillemotright": "»",
    "guillemetleft": "«",
    "guillemetright": "»",
    "guilsinglleft": "‹",
    "guilsinglright": "›",
    "textasciitilde": "~",
    "textasciicircum": "^",
    "textasciigrave": "`",
    "textasteriskcentered": "*",
    "textbackslash": "\\",
    "textbar": "|",
    "textless": "<",
    "textgreater": ">",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textunderscore": "_",
    "textdollar": "$",
    "textnumbersign": "#",
    "textpercent": "%",
    "textampersand": "&",
    "textdegree": "°",
    "degree": "°",
    "textmu": "µ",
    "textohm": "Ω",
    "textperthousand": "‰",
    "textonehalf": "½",
    "textonequarter": "¼",
    "textthreequarters": "¾",
    "textonesuperior": "¹",
    "texttwosuperior": "²",
    "textthreesuperior": "³",
    "texttimes": "×",
    "textdiv": "÷",
    "textpm": "±",
    "textminus": "−",
    "textrightarrow": "→",
    "textleftarrow": "←",
    "textnumero": "№",
    "textordfeminine": "ª",
    "textordmasculine": "º",
    "textbullet": "•",
    "textperiodcentered": "·",
    "textexclamdown": "¡",
    "textquestiondown": "¿",
    "textdagger": "†",
    "textdaggerdbl": "‡",
    "dag": "†",
    "ddag": "‡",
    "S": "§",
    "P": "¶",
    "textsection": "§",
    "textparagraph": "¶",
    "copyright": "©",
    "textcopyright": "©",
    "textregistered": "®",
    "texttrademark": "™",
    "pounds": "£",
    "textsterling": "£",
    "euro": "€",
    "texteuro": "€",
    "EUR": "€",
    "textyen": "¥",
    "textcent": "¢",
    "dots": "…",
    "ldots": "…",
    "textellipsis": "…",
    "textemdash": "—",
    "textendash": "–",
    "TeX": "TeX",
    "LaTeX": "LaTeX",
    "LaTeXe": "LaTeX2ε",
    "BibTeX": "BibTeX",
    "XeTeX": "XeTeX",
    "LuaTeX": "LuaTeX",
    "aa": "å",
    "AA": "Å",
    "ae": "æ",
    "AE": "Æ",
    "oe": "œ",
    "OE": "Œ",
    "o": "ø",
    "O": "Ø",
    "l": "ł",
    "L": "Ł",
    "ss": "ß",
    "SS": "ẞ",
    "dh": "ð",
    "DH": "Ð",
    "dj": "đ",
    "DJ": "Đ",
    "th": "þ",
    "TH": "Þ",
    "ng": "ŋ",
    "NG": "Ŋ",
    "i": "ı",
    "j": "ȷ",
}
"""Commands without arguments, and the sign that each stands for."""

SILENT = tuple(
    "bf it em rm sc sf tt sl bfseries mdseries itshape scshape slshape upshape rmfamily sffamily"
    " ttfamily normalfont tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge"
    " relax protect unskip ignorespaces noindent indent centering raggedright displaystyle textstyle"
    " nobreak sloppy fussy hfill strut null xspace".split()
)
"""Commands that change the look of what follows, and are no text themselves."""

KEPT = tuple(
    "href textcolor colorbox texorpdfstring foreignlanguage text textrm textit textbf textsc textsl"
    " texttt textsf textmd textup textnormal textlf emph mbox hbox fbox makebox uline underline sout st"
    " uppercase lowercase MakeUppercase MakeLowercase textcyrillic textcyr textgreek textlatin foreignword"
    " mkbibemph mkbibbold mkbibitalic mkbibacro bibinfo bibnamefont bibfnamefont citenamefont natexlab"
    " NoCaseChange MakeSentenceCase MakeTitleCase hl ul so textls lsstyle smash centerline".split()
)
"""Commands whose last argument is the text; of how many arguments, :data:`SHAPES` says."""

DISCARDED = tuple(
    "noopsort label vspace phantom hphantom vphantom color thanks fontsize selectlanguage".split()
)
"""Commands whose arguments are no part of the text (BibTeX's ``\\noopsort`` sorts years)."""

ADDRESSES = ("url", "path", "nolinkurl", "doi", "email")
"""Commands whose argument is an address, in which ``~`` and ``_`` are themselves."""

WRAPPED: dict[str, tuple[str, str]] = {
    "enquote": ("“", "”"),
    "mkbibquote": ("“", "”"),
    "textquote": ("“", "”"),
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

SUPERSCRIPTS = dict(
    zip(
        "0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVW",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ",
        strict=True,
    )
)
"""Characters that Unicode has as superscripts."""

SUBSCRIPTS = dict(zip("0123456789+-−=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", strict=True))
"""Characters that Unicode has as subscripts."""


def with_number(write: Callable[[str], str], text: str) -> str:
    """Write a raised or lowered number as such; letters stay letters: ``41st``."""
    return write(text) if re.fullmatch(r"[0-9+−-]+", text) else text


def raised(text: str) -> str:
    """Write text as superscript where Unicode can, else after a caret."""
    if text and all(letter in SUPERSCRIPTS for letter in text):
        return "".join(SUPERSCRIPTS[letter] for letter in text)
    return text if not text else "^" + (text if len(text) == 1 else f"({text})")


def lowered(text: str) -> str:
    """Write text as subscript where Unicode can, else after an underscore."""
    if text and all(letter in SUBSCRIPTS for letter in text):
        return "".join(SUBSCRIPTS[letter] for letter in text)
    return text if not text else "_" + (text if len(text) == 1 else f"({text})")


def shape_of(name: str) -> str:
    """Return the arguments that a command of this table takes."""
    return SHAPES.get(name, "" if name in SIGNS or name in SILENT else "{")


def walker_table() -> Any:
    """Return pylatexenc's table of how commands are parsed, with this one before it."""
    from pylatexenc import latexwalker, macrospec

    names = (*SIGNS, *SILENT, *KEPT, *DISCARDED, *ADDRESSES, *WRAPPED, *SHAPES)
    names += ("textsuperscript", "textsubscript", "t", "ensuremath")
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
    return table


def bare_address(source: str) -> str:
    """Return an address as it was before somebody escaped it for LaTeX."""
    address = source.strip()
    if not re.search(r"[\\{}$]", address):
        return address
    address = re.sub(r"\\(?:url|path|nolinkurl)\s*\{([^{}]*)\}", r"\1", address)
    address = re.sub(r"\\(?:textasciitilde|~)\s*(?:\{\})?|\$\\sim\$", "~", address)
    address = re.sub(r"\{?\\([_%&#$])\}?", r"\1", address)
    return address.replace("{", "").replace("}", "")
