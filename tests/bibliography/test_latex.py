from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sphinx_scholar.bibliography import latex, latex_commands
from sphinx_scholar.bibliography.latex import bare_address, to_plain, to_text
from sphinx_scholar.records.text import Span, Text

TEXTS = {
    # accents, in each way of writing them
    r"\'a \`a \^a \"a \~a \=a \.a": "á à â ä ã ā ȧ",
    r"\'{e} {\'e} {\'{e}} \' e": "é é é é",
    r"\c{c} \v{s} \u{g} \H{o} \k{a} \r{a} \d{s} \b{b}": "ç š ğ ő ą å ṣ ḇ",
    r"\c c\v s": "çš",
    r"\'\i \'{\i} {\'\i}x \v\j": "íí íx ǰ",
    r"\'{\^e} \'{\v s}": "ế š\u0301",
    r"\t{oo}": "o͡o",
    r"\~{} \^{}": "~ ^",
    "e\u0301": "é",
    # letters
    r"\ae\AE{} \oe\OE{} \aa\AA{} \o\O{} \l\L{} \ss": "æÆ œŒ åÅ øØ łŁ ß",
    r"Stra\ss e": "Straße",
    r"\dh\DH{} \dj\DJ{} \th\TH{} \ng\NG{} \i{} \j": "ðÐ đĐ þÞ ŋŊ ı ȷ",
    # signs
    r"\& \% \$ \# \_ \{ \}": "& % $ # _ { }",
    "a & b # c _ d ^ e": "a & b # c _ d ^ e",
    "50% of 100%": "50% of 100%",
    r"50% of \emph{all}": "50% of all",
    r"50\% of \emph{all}": "50% of all",
    r"\textbackslash\textasciitilde\textasciicircum\textless\textgreater\textbar": "\\~^<>|",
    r"\copyright\textregistered\texttrademark": "©®™",
    r"\S\P\dag\ddag\pounds\euro\textdegree": "§¶†‡£€°",
    r"\dots\ldots\textellipsis": "………",
    r"\guillemotleft x\guillemotright{} \quotedblbase x": "«x» „x",
    r"\TeX{} and \LaTeX\ and \BibTeX": "TeX and LaTeX and BibTeX",
    r"\alpha-helix {\beta}": "α-helix β",
    # ligatures and quotes
    "1--2 a---b ``q'' ?`Que? !`Si!": "1–2 a—b “q” ¿Que? ¡Si!",
    r"1--2 ``\emph{q}'' a---b": "1–2 “q” a—b",
    "the `so-called' one": "the ‘so-called’ one",
    "Don't": "Don't",
    "-{}- {-}{-}": "-- --",
    r"\enquote{so} \mkbibquote{so}": "“so” “so”",
    # spaces
    "a~b\u00a0c": "a b c",
    r"a\ b\,c\;d\quad e\\f": "a b c d e f",
    r"a\hspace{1em}b\-c\/d": "a bcd",
    "a\n\t  b": "a b",
    # braces vanish
    "{MuxServe}: {{LLM}} {S}erving": "MuxServe: LLM Serving",
    r"{{\'E}cole}": "École",
    # fonts
    r"\emph{a}\textbf{b}\textit{c}\textsc{d}\texttt{++}\textsf{e}\textrm{f}\mbox{g}": "abcd++efg",
    r"{\bf a}{\it b}{\em c}{\sc d}{\tt e}": "abcde",
    r"\textbf{\emph{deep {\it er}}}": "deep er",
    r"\textcolor{red}{x}\underline{y}\uppercase{z}": "xyz",
    r"CO\textsubscript{2} m\textsuperscript{2} 41\textsuperscript{st}": "CO₂ m² 41st",
    # addresses
    r"\url{https://a.org/~b_c%20d}": "https://a.org/~b_c%20d",
    r"\href{https://a.org/~b}{the page}": "the page",
    # idioms of BibTeX files
    r"{\noopsort{1973b}}1973": "1973",
    r"\texorpdfstring{$\alpha$}{alpha}": "alpha",
    r"\footnote{aside}x": "[aside]x",
    # any script
    "机器学习 システム 기계 Ελλάδα Україна עברית": "机器学习 システム 기계 Ελλάδα Україна עברית",
    # what LaTeX could not read stays, freed of its braces
    "a } b { c": "a b c",
    "\\": "",
    "": "",
    "   ": "",
    # markup is text
    "<script>alert(1)</script> &amp;": "<script>alert(1)</script> &amp;",
    r"<b>\emph{x}</b>": "<b>x</b>",
}


@pytest.mark.parametrize(("source", "plain"), TEXTS.items())
def test_a_source_becomes_text(source: str, plain: str) -> None:
    text, unknown = to_text(source)
    assert text.plain == plain
    assert unknown == ()
    assert not any(span.math for span in text.spans)


@pytest.mark.parametrize("source", [source for source in TEXTS if latex._simple(source) is not None])
def test_the_short_way_and_the_parser_agree(source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    short = to_text(source)
    monkeypatch.setattr(latex, "_simple", lambda source: None)
    latex._read.cache_clear()
    assert to_text(source) == short
    latex._read.cache_clear()


FORMULAS = {
    "$O(n^2)$ time": (("O(n²)", "O(n^2)"), (" time", "")),
    r"in \(x_{ij}\)": (("in ", ""), ("xᵢⱼ", "x_{ij}")),
    r"\[a \leq b\]": (("a ≤ b", r"a \leq b"),),
    r"$\alpha^{k+1}$-approximation \& \emph{more}": (
        ("αᵏ⁺¹", r"\alpha^{k+1}"),
        ("-approximation & more", ""),
    ),
    "{$x$}": (("x", "x"),),
    r"\emph{about $x$}": (("about ", ""), ("x", "x")),
    r"\ensuremath{\beta} rays": (("β", r"\beta"), (" rays", "")),
    r"$$e = mc^2$$": (("e = mc²", "e = mc^2"),),
    r"$\frac{1}{2}$": (("1/2", r"\frac{1}{2}"),),
    r"$\mathcal{O}(\log n)$": (("𝒪(log n)", r"\mathcal{O}(\log n)"),),
    r"$\mathrm{p} < 5\%$ or \$5": (("p < 5%", r"\mathrm{p} < 5\%"), (" or $5", "")),
    r"\begin{equation}a=b\end{equation}": (("a=b", r"\begin{equation}a=b\end{equation}"),),
    r"a$\less$b": (("a", ""), ("<", r"\less"), ("b", "")),
    "$x$ and $y$": (("x", "x"), (" and ", ""), ("y", "y")),
    r"$\text{if } x$": (("if x", r"\text{if } x"),),
}


@pytest.mark.parametrize(("source", "spans"), FORMULAS.items())
def test_mathematics_stays_mathematics(source: str, spans: tuple[tuple[str, str], ...]) -> None:
    text, unknown = to_text(source)
    assert [(span.text, span.math) for span in text.spans] == list(spans)
    assert unknown == ()


UNREADABLE_FORMULAS = {
    "costs $5": "costs $5",
    r"costs $5 \& more": "costs $5 & more",
    "$$": "$$",
    "a $$ b": "a $$ b",
    "$ $": "",
    "$a$ and $": "$a$ and $",
    "$$$": "$$$",
}


@pytest.mark.parametrize(("source", "plain"), UNREADABLE_FORMULAS.items())
def test_a_stray_dollar_is_text(source: str, plain: str) -> None:
    assert to_plain(source) == plain


UNKNOWN = {
    r"\textbf\frac": (r"\frac", ("frac",)),
    r"\textit{never closed": (r"\textitnever closed", ("textit",)),
    r"\emph{a} \bar": (r"\empha \bar", ("emph", "bar")),
    r"\foo{bar}": ("bar", ("foo",)),
    r"the \LLM{} and \LLM s": (r"the and \LLM s", ("LLM",)),
    r"\foo\baz": (r"\foo \baz", ("foo", "baz")),
    r"\today": (r"\today", ("today",)),
    r"\input{/etc/passwd}": ("/etc/passwd", ("input",)),
    r"\cite{duan}": ("duan", ("cite",)),
    r"\maketitle": (r"\maketitle", ("maketitle",)),
}


@pytest.mark.parametrize(("source", "expected"), UNKNOWN.items())
def test_unknown_commands_are_named_and_lose_no_letter(
    source: str, expected: tuple[str, tuple[str, ...]]
) -> None:
    text, unknown = to_text(source)
    assert (text.plain, unknown) == expected


ADDRESSES = {
    r"\url{https://a.org/x_y}": "https://a.org/x_y",
    r"https://a.org/x\_y\%20z\#s\&t": "https://a.org/x_y%20z#s&t",
    r"https://a.org/{\_}x{\%}": "https://a.org/_x%",
    r"https://a.org/\~{}me": "https://a.org/~me",
    r"https://a.org/\textasciitilde me": "https://a.org/~me",
    r"https://a.org/{\textasciitilde}me": "https://a.org/~me",
    r"https://a.org/$\sim$me": "https://a.org/~me",
    r"{https://a.org/}": "https://a.org/",
    "https://a.org/~me": "https://a.org/~me",
}


@pytest.mark.parametrize(("source", "address"), ADDRESSES.items())
def test_an_address_is_freed_of_latex(source: str, address: str) -> None:
    assert bare_address(source) == address


def test_what_no_page_may_hold_becomes_a_space() -> None:
    assert to_plain("a\x00b\x1bc\ufdd0d\ufffe\x85e") == "a b c d e"


def test_a_formula_keeps_its_plain_form_beside_it() -> None:
    assert to_text("$n^2$")[0] == Text((Span(text="n²", math="n^2"),))


def test_scripts_without_a_letter_in_unicode_keep_their_sign() -> None:
    assert latex_commands.raised("αβ") == "^(αβ)"
    assert latex_commands.raised("q") == "^q"
    assert latex_commands.lowered("Q") == "_Q"
    assert latex_commands.lowered("") == latex_commands.raised("") == ""


COMMANDS = r"\' \emph{ \foo $x$ \( \) \[ \begin{ \end{ equation} \frac \url{ \href \t \v \i -- [ ] *"
PIECES = st.sampled_from([*"ab \\${}%&#_^~'`\"-@<>\n\x00é李", *COMMANDS.split()])


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=14).map("".join) | st.text(max_size=30))
@example("\\'")
@example("\\hspace*{")
@example("\\footnote[")
@example("\\ensuremath")
@example("\\t{}")
@example("$\n$")
def test_no_source_stops_the_reader(source: str) -> None:
    text, _ = to_text(source)
    assert all(span.text or span.math for span in text.spans)
    assert unicodedata.is_normalized("NFC", "".join(span.text for span in text.spans if not span.math))
    assert not latex.UNPRINTABLE.search(text.plain)


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(categories=["L", "N"]), max_size=30))
def test_letters_and_digits_are_never_lost(letters: str) -> None:
    expected = unicodedata.normalize("NFC", letters)
    assert to_plain(f"{{{letters}}}").replace(" ", "") == expected
    assert to_plain(rf"\emph{{{letters}}}") == expected


@pytest.mark.parametrize("piece", ["{", "}", "$", "\\", "\\a{b}", "\\begin{a}", "`", "$x$\\b ", "^{", "\\'"])
def test_long_sources_end(piece: str) -> None:
    for length in (20_000, 200_000):
        to_text((piece * length)[:length])
