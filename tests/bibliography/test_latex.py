from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sphinx_scholar.bibliography import latex, latex_commands, latex_parser, marks
from sphinx_scholar.bibliography.latex import to_plain, to_text
from sphinx_scholar.bibliography.latex_commands import bare_address
from sphinx_scholar.records.text import Span, Text, TextMark

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
    r"\foreignquote{german}{so}": "“so”",
    r"\og bien \fg{} dit \glqq so\grqq{} \flqq so\frqq": "« bien » dit „so“ «so»",
    ",,so`` 1,,2": "„so“ 1,,2",
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
    r"\textcolor{red}{x}\underline{y}\uppercase{z}": "xyZ",
    r"\MakeUppercase{abc} \MakeLowercase{DEF} 5\up{e}": "ABC def 5e",
    r"\texttt{-O3} \& \verb|x_y{z}|": "-O3 & x_y{z}",
    r"CO\textsubscript{2} m\textsuperscript{2} 41\textsuperscript{st}": "CO₂ m² 41st",
    # addresses
    r"\url{https://a.org/~b_c%20d}": "https://a.org/~b_c%20d",
    r"\href{https://a.org/~b}{the page}": "the page",
    # idioms of BibTeX files
    r"{\noopsort{1973b}}1973 {\SortNoop{z}}A": "1973 A",
    r"\bibstring{mathesis}, \bibstring{in}": "Master’s thesis, in",
    r"x\footnotemark[1] and\smallskip y\nobreakdash-z": "x andy-z",
    r"\textipa{[SIp]} \textesh\textschwa": "[ʃɪp] ʃə",
    r"H\,{\sc i} \ion{C}{iv} at 5\arcsec\ and 2\degr": "H i C iv at 5″ and 2°",
    r"\texorpdfstring{$\alpha$}{alpha}": "alpha",
    r"\footnote{aside}x": "[aside]x",
    # numbers and units
    r"at \SI{10}{\micro\metre}, \qty{5}{\km} and \SI[per-mode=symbol]{3}{\metre\per\second}": (
        "at 10 µm, 5 km and 3 m/s"
    ),
    r"\SI{9.81}{\metre\per\second\squared} \si{\kilo\gram\per\cubic\metre} \unit{\um}": (
        "9.81 m s⁻² kg m⁻³ µm"
    ),
    r"\num{1e5} \num{-2.5e-3} \num{e6} \num{1.2+-0.1} \num{1,5} \num{2x3}": (
        "1 × 10⁵ −2.5 × 10⁻³ 10⁶ 1.2 ± 0.1 1.5 2 × 3"
    ),
    r"\SI{20}{\percent} \si{\percent} \SI{37}{\celsius} \SI{90}{\degree} \SI{5}{km/h}": (
        "20 % % 37 °C 90° 5 km/h"
    ),
    r"\SIrange{1}{2}{\GHz} \qtyrange{-1}{2}{\ohm} \numrange{3e1}{4} \numlist{1;2;3}": (
        "1–2 GHz −1–2 Ω 3 × 10¹–4 1, 2, 3"
    ),
    r"\SIlist{1;2}{\um}, \qtylist[list-units=single]{1e3;-2}{\kilo\metre}": "1, 2 µm, 1 × 10³, −2 km",
    r"\qtyproduct{2 x 3}{\m}, \numproduct{1x2}": "2 × 3 m, 1 × 2",
    r"\SI{5}{\kilo\text{px}\per\mathrm{Q}}": "5 kpx Q⁻¹",
    r"\ang{45} \ang{1;2;3} \ang{;;4} \si{m.s^{-1}} \unit{\raiseto{4}\metre}": ("45° 1°2′3″ 4″ m s⁻¹ m⁴"),
    # any script
    "机器学习 システム 기계 Ελλάδα Україна עברית": "机器学习 システム 기계 Ελλάδα Україна עברית",
    # what LaTeX could not read stays, freed of its braces
    "a } b { c": "a b c",
    "\\": "",
    "": "",
    "   ": "",
    # markup is text
    "<script>alert(1)</script>": "<script>alert(1)</script>",
    "List<T>, <b>, a < b & c": "List<T>, <b>, a < b & c",
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
        ("-approximation & ", ""),
        ("more", ""),
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
    r"at $d < \qty{5}{\um}$": (("at ", ""), ("d < 5 µm", r"d < \text{5~µm}")),
    r"$\text{if } x$": (("if x", r"\text{if } x"),),
}


@pytest.mark.parametrize(("source", "spans"), FORMULAS.items())
def test_mathematics_stays_mathematics(source: str, spans: tuple[tuple[str, str], ...]) -> None:
    text, unknown = to_text(source)
    assert [(span.text, span.math) for span in text.spans] == list(spans)
    assert unknown == ()


WRITTEN_IN_TEX = {
    "CO$_2$": "CO₂",
    "$^{13}$C": "¹³C",
    r"${\rm H}_2$": "H₂",
    r"${\cal N}=4$": "𝒩=4",
    r"$\frac12$": "1/2",
    r"$\bm x$": "𝐱",
    r"$\Bbb R$": "ℝ",
    r"$\less$": "<",
    r"$\R^n$, $\Z_2$, $\SU(3)$": "ℝⁿ, ℤ₂, SU(3)",
    r"$O(n\log n)$, $2\log^* n$": "O(n log n), 2 log* n",
    r"$\left(\dfrac{a}{b}\right)$, $\bigl[{1\over2}\bigr]$": "(a/b), [1/2]",
    r"${n \choose k}$, $\tbinom{n}{2}$": "(n choose k), (n choose 2)",
    r"$\pmod p$, $a \bmod b$": "(mod p), a mod b",
    r"37\,$^\circ$C, $x^\prime$, $K^{(*)}$, $D^{*0}$": "37 °C, x′, K(*), D*⁰",
    r"M$_\odot$, $M_{\odot}$, PM$_{2.5}$, NO$_\mathrm{x}$, 3$^{\rm rd}$": "M⊙, M⊙, PM2.5, NOx, 3rd",
    r"\ensuremath{\mathcal{PT}}": "𝒫𝒯",
    r"\ce{H2SO4}, \ce{SO4^2-}, \ch{Ca(OH)2}": "H₂SO₄, SO₄²⁻, Ca(OH)₂",
    r"$\|x\|_2$, $\upmu$m, $\germ g$, $\xrightarrow{f}$": "‖x‖₂, μm, 𝔤, →",
}


@pytest.mark.parametrize(("source", "plain"), WRITTEN_IN_TEX.items())
def test_a_formula_that_tex_takes_has_a_plain_form(source: str, plain: str) -> None:
    text, unknown = to_text(source)
    assert (text.plain, unknown) == (plain, ())
    assert any(span.math for span in text.spans)


E, S, C, UP, DOWN = marks.OPENING
MARKED: dict[str, tuple[tuple[str, tuple[TextMark, ...]], ...]] = {
    r"\emph{a} b": (("a", (E,)), (" b", ())),
    r"{\it E. coli} {\em x}{\bf y}{\sc z}": (
        ("E. coli", (E,)),
        (" ", ()),
        ("x", (E,)),
        ("y", (S,)),
        ("z", (C,)),
    ),
    r"\emph{a {\rm b} \emph{c} d}": (("a ", (E,)), ("b", ()), (" ", (E,)), ("c", ()), (" d", (E,))),
    r"\textit{a \textit{b}}": (("a b", (E,)),),
    r"\textbf{a\textsc{b}} \textup{c}": (("a", (S,)), ("b", (S, C)), (" c", ())),
    r"H\textsubscript{2}O, 41\textsuperscript{st}": (
        ("H", ()),
        ("2", (DOWN,)),
        ("O, 41", ()),
        ("st", (UP,)),
    ),
    r"\emph{in \textsuperscript{x}}": (("in ", (E,)), ("x", (E, UP))),
    r"a \emph{ b } c": (("a ", ()), ("b ", (E,)), ("c", ())),
    r"\mkbibemph{x}\mkbibbold{y}\mkbibacro{UN}": (("x", (E,)), ("y", (S,)), ("UN", ())),
    # what publishers put into BibTeX
    "Lasers <i>in vivo</i> &amp; more": (("Lasers ", ()), ("in vivo", (E,)), (" & more", ())),
    "H<sub>2</sub>O <b>x</b> <scp>SQL</scp> m<SUP>2</SUP>": (
        ("H", ()),
        ("2", (DOWN,)),
        ("O ", ()),
        ("x", (S,)),
        (" ", ()),
        ("SQL", (C,)),
        (" m", ()),
        ("2", (UP,)),
    ),
    "<i>a <b>b</b></i>": (("a ", (E,)), ("b", (E, S))),
    r"{\textless}i{\textgreater}a{\textless}/i{\textgreater}": (("a", (E,)),),
    r"$\less$i$\greater$a$\less$/i$\greater$": (("a", (E,)),),
    r"$\langle$i$\rangle$a$\langle$/i$\rangle$": (("a", (E,)),),
    "&lt;i&gt;a&lt;/i&gt;": (("a", (E,)),),
    r"<i>\emph{a} {\'E}</i>": (("a", ()), (" É", (E,))),
    "<mml:math><mml:msub><mml:mi>H</mml:mi><mml:mn>2</mml:mn></mml:msub></mml:math>O": (
        ("H", ()),
        ("2", (DOWN,)),
        ("O", ()),
    ),
}


@pytest.mark.parametrize(("source", "spans"), MARKED.items())
def test_marks_are_kept(source: str, spans: tuple[tuple[str, tuple[TextMark, ...]], ...]) -> None:
    text, unknown = to_text(source)
    assert tuple((span.text, span.marks) for span in text.spans) == spans
    assert unknown == ()


OF_PUBLISHERS = {
    "<p>N&nbsp;=&nbsp;83, p &lt; .05</p><p>Next</p>": "N = 83, p < .05 Next",
    "ASE<br>Demo<br/>2020": "ASE Demo 2020",
    r"A {\&}amp$\mathsemicolon$ B \&amp; C": "A & B & C",
    "&#233;t&#xE9; &eacute;": "été é",
    "a &amp;amp; b &unknown; c": "a & b &unknown; c",
    "5&#37; &#36;5 &#123;x&#125;": "5% $5 {x}",
    "<jats:title>Abstract</jats:title><jats:p>We show.</jats:p>": "We show.",
    '<span class="x">a</span> <a href="https://a.org">b</a>': "a b",
    "if a<b and c>d": "if a<b and c>d",
    "<i>never closed": "<i>never closed",
}


@pytest.mark.parametrize(("source", "plain"), OF_PUBLISHERS.items())
def test_the_html_of_publishers_is_read(source: str, plain: str) -> None:
    assert to_plain(source) == plain


LETTERS = {
    r"{\'E}tude {\`a} l'aide de m{\'e}tiers": "Étude à l'aide de métiers",
    r"Congr{\`e}s fran{\c c}ais de m{\'e}canique": "Congrès français de mécanique",
    r"\a'e \a`e \a=e": "é è ē",
    r"\url{https://a.org/\~me}": "https://a.org/~me",
    r"a\\'b": "a 'b",
    r"S. 12\psqq, 3\psq": "S. 12 sqq., 3 sq.",
    r"Finite\hyphen Element, 1\bibrangedash 2": "Finite-Element, 1–2",
}


@pytest.mark.parametrize(("source", "plain"), LETTERS.items())
def test_letters_are_read_before_quotes(source: str, plain: str) -> None:
    text, unknown = to_text(source)
    assert (text.plain, unknown) == (plain, ())


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
    r"\SI{5}{\flurb}": (r"5\flurb", ("SI", "flurb")),
    r"\unity \sinus": (r"\unity \sinus", ("unity", "sinus")),
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
    r"10.1002/16{\textless}1661::AID-SIM968{\textgreater}3": "10.1002/16<1661::AID-SIM968>3",
    r"10.1002/16\textless 1661::AID-SIM968\textgreater{}3": "10.1002/16<1661::AID-SIM968>3",
    "10.1002/16$<$1661::AID-SIM968$>$3": "10.1002/16<1661::AID-SIM968>3",
    "10.1002/16&lt;1661::AID-SIM968&gt;3": "10.1002/16<1661::AID-SIM968>3",
    r"https://a.org/?x=1{\&}amp;y=2&amp;z=3&copy=4&#x2F;": "https://a.org/?x=1&y=2&z=3&copy=4/",
}


@pytest.mark.parametrize(("source", "address"), ADDRESSES.items())
def test_an_address_is_freed_of_latex(source: str, address: str) -> None:
    assert bare_address(source) == address


@pytest.mark.parametrize("source", [*TEXTS, *FORMULAS, *MARKED, *UNKNOWN])
def test_words_that_the_parser_does_not_see_are_read_as_well(
    source: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = "and words go on (in many ways), with state-of-the-art results: "
    long = f"{words}{source}{words}{{{words}{source} {words}}} {words}"
    assert latex_parser._without_stretches(long)[1]
    read = to_text(long)
    latex._read.cache_clear()
    monkeypatch.setattr(latex_parser, "_without_stretches", lambda source: (source, []))
    assert read == to_text(long)


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
    assert not marks.UNPRINTABLE.search(text.plain)


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
