"""Formulas: MathML where it can be written, their source and a warning where it cannot."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.utils import new_document

from sphinx_scholar.rendering.formula_ends import KeepFormulaEnds
from sphinx_scholar.rendering.mathematics import render_mathml, to_known_latex
from tests.engine import build, texts
from tests.outputs.test_search_index import places_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("source", "tags", "text"),
    [
        ("x^2", ["msup", "mi", "mn"], "x2"),
        (r"O(n \log n)", ["mi", "mo", "mi"], "O(nlogn)"),
        (r"\frac{a}{b}", ["mfrac", "mi", "mi"], "ab"),
        ("a < b", ["mi", "mo", "mi"], "a<b"),
        (r"\alpha", ["mi"], "α"),
    ],
)
def test_a_formula_becomes_mathml(source: str, tags: list[str], text: str) -> None:
    math = BeautifulSoup(render_mathml(source), "html.parser").math
    assert math is not None
    found = [tag for tag in math.find_all(True) if tag.name not in {"mrow", "mstyle", "semantics"}]
    assert [tag.name for tag in found][: len(tags)] == tags
    assert "".join(math.get_text().split()).replace("\u2061", "") == text
    assert not math.has_attr("display")


def test_a_formula_by_itself_is_a_block() -> None:
    math = BeautifulSoup(render_mathml("x", as_block=True), "html.parser").math
    assert math is not None
    assert math["display"] == "block"


@pytest.mark.parametrize(
    ("source", "known"),
    [
        (r"a \\ b", r"\begin{aligned}a \\ b\end{aligned}"),
        ("a &= b", r"\begin{aligned}a &= b\end{aligned}"),
        ("a\n\nb", r"\begin{aligned}a \\ b\end{aligned}"),
        (r"a \& b", r"a \& b"),
        (r"\begin{cases}a&b\\c&d\end{cases}", r"\begin{cases}a&b\\c&d\end{cases}"),
        (r"\begin{equation}\label{eq:x} x\end{equation}", r"\begin{equation*} x\end{equation*}"),
        (r"\begin{align}a&=b\end{align}", r"\begin{align*}a&=b\end{align*}"),
        (r"\begin{alignat}{2}a&=b\end{alignat}", r"\begin{align*}a&=b\end{align*}"),
        (r"\begin{flalign*}a&=b\end{flalign*}", r"\begin{align*}a&=b\end{align*}"),
        (r"\begin{split}a&=b\end{split}", r"\begin{aligned}a&=b\end{aligned}"),
        (
            r"\begin{eqnarray}a&=&b\\c&\le&d\end{eqnarray}",
            r"\begin{align*}a& = b\\c& \le d\end{align*}",
        ),
        (
            r"\begin{subequations}\begin{gather}a\end{gather}\end{subequations}",
            r"\begin{gather*}a\end{gather*}",
        ),
        (r"x_{\substack{a\\b}}", r"x_{\begin{matrix}\scriptstyle a \\ \scriptstyle b\end{matrix}}"),
        (r"\text{if $x$ is}", r"\text{if }x\text{ is}"),
        (r"\ce{H2SO4} \ch{Ca^2+}", r"\mathrm{H_{2}SO_{4}} \mathrm{Ca^{2+}}"),
    ],
)
def test_amsmath_is_rewritten_for_the_converter(source: str, known: str) -> None:
    assert to_known_latex(source, as_block=True) == known
    assert render_mathml(source, as_block=True).startswith('<math display="block">')


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (r"\mbox{a b}", "a\N{NO-BREAK SPACE}b"),
        (r"\ensuremath{x}", "x"),
        (r"x\sb{2}\sp{3}", "x23"),
        (r"x \tag{7}", "x(7)"),
        (r"x \nonumber", "x"),
    ],
)
def test_commands_that_the_converter_lacks_are_defined(source: str, text: str) -> None:
    assert BeautifulSoup(render_mathml(source), "html.parser").get_text() == text


def test_a_formula_in_xml_names_its_namespace() -> None:
    assert 'xmlns="http://www.w3.org/1998/Math/MathML"' in render_mathml("x", for_xml=True)
    assert "xmlns" not in render_mathml("x")


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (r"\hbox{a} \mathnormal{z} \roman{x}", "azx"),
        (r"\pmb{x} \mathds{1} \mathbbm{1} \Q \C", "𝒙𝟙𝟙ℚℂ"),
        (r"\germ g \goth{g} \Cal{O}", "𝔤𝔤𝒪"),
        (r"M_\sun \la 5\degr 3\arcmin 2\farcs5 \upmu \celsius", "M⊙≲5∘3′2′′.5μ∘C"),
        (r"\nicefrac{1}{2}", "1/2"),
    ],
)
def test_commands_of_older_and_other_styles_are_known(source: str, text: str) -> None:
    math = BeautifulSoup(render_mathml(source), "html.parser").math
    assert math is not None
    assert "".join(math.get_text().split()).replace("\ufe00", "") == text


@pytest.mark.parametrize("source", [r"\nosuchcommand{x}", r"\frac{a}", "x^", r"\begin{x}"])
def test_a_formula_that_cannot_be_written_is_refused(source: str) -> None:
    with pytest.raises(ValueError, match="cannot be written as MathML") as refusal:
        render_mathml(source)
    assert str(refusal.value).startswith(repr(source))


BIB = r"""
@misc{graphs, title={Graphs in $O(n^2)$ and $\nosuch{x}$}, author={Lovelace, Ada}, year={1843},
  abstract={Below $a<b$.}}
"""


def test_formulas_stand_on_pages_without_a_script(tmp_path: Path) -> None:
    formulas = "Inline $x^2$ and $\\nosuch{a<b}$.\n\n$$y_1$$\n\n$$\n\\nosuch\n$$"
    page = f"# Home\n\n{formulas}\n\n:::{{publications}}\n:::\n"
    built = build(
        tmp_path / "site", {"index.md": page, "a.bib": BIB}, scholar_bibliography="a.bib", warnings=None
    )
    body = built.body("index.html")
    assert len(body.select("p > math msup")) >= 1
    assert ["".join(math.get_text().split()) for math in body.select('math[display="block"]')] == ["y1"]
    assert texts(body.select("code.scholar-formula"))[0] == r"\nosuch{a<b}"
    assert texts(body.select("pre.scholar-formula")) == [r"\nosuch"]
    assert "Graphs in" in body.select(".scholar-title")[0].get_text()
    assert len(body.select(".scholar-title msup")) == 1
    assert built.soup("index.html").select('script[src*="mathjax" i]') == []
    paper = built.body("publications/graphs.html")
    assert len(paper.select("h1 msup")) == 1
    assert texts(paper.select("#abstract p")) == ["Below a<b."]
    assert all(" stands instead [scholar.mathematics]" in line for line in built.warnings)
    assert sum("its nearest plain text" in line for line in built.warnings) == 1
    wrong = dict.fromkeys(line.partition(" cannot be written as MathML: ")[0] for line in built.warnings)
    assert list(wrong) == [
        r"index.md:3: WARNING: '\\nosuch{a<b}'",
        r"index.md:7: WARNING: '\\nosuch'",
        r"a.bib:1: WARNING: '\\nosuch{x}'",
    ]


def test_formulas_are_plain_text_in_citations_and_in_the_search(tmp_path: Path) -> None:
    bib = "@misc{graphs, title={Graphs in $O(n^2)$}, author={Lovelace, Ada}, year={1843}}"
    page = "# Home\n\n:::{publications}\n:::\n"
    built = build(tmp_path / "site", {"index.md": page, "a.bib": bib}, scholar_bibliography="a.bib")
    assert "TI  - Graphs in O(n²)" in built.text("publications/graphs.ris").splitlines()
    (item,) = json.loads(built.text("publications/graphs.json"))
    assert item["title"] == "Graphs in O(n²)"
    assert built.text("publications/graphs.txt") == "Ada Lovelace. Graphs in O(n²). 1843.\n"
    assert [title for _, title, kind, *_ in built.domain.get_objects() if kind == "publication"] == [
        "Graphs in O(n²)"
    ]
    (title,) = [place["titles"] for place in places_of(built) if place["uri"].endswith("graphs.html")]
    assert title == "Graphs in O(n²)"


def test_a_formula_is_kept_with_its_punctuation_once() -> None:
    document = new_document("", get_default_settings())
    document += nodes.paragraph("", "", nodes.Text("("), nodes.math("", "x"), nodes.Text(") and "))
    KeepFormulaEnds(document).run()
    once = document.pformat()
    KeepFormulaEnds(document).run()
    assert document.pformat() == once
    assert once.count("scholar-unbroken") == 1


EQUATIONS = r"""
# Home

See {eq}`intx`.

$$
\int_0^1 x\,dx
$$ (intx)

\begin{align}
x &= y \\
  &= z
\end{align}

\begin{align*}
x &= y
\end{align*}
"""


def test_numbered_formulas_are_referred_to_and_have_one_id_each(tmp_path: Path) -> None:
    built = build(tmp_path / "site", {"index.md": EQUATIONS}, html_theme="furo")
    soup = built.soup("index.html")
    reference = soup.select_one('a[href="#equation-intx"]')
    assert reference is not None
    assert reference.get_text() == "(1)"
    assert [number.contents[0] for number in soup.select("div.math > .eqno")] == ["(1)", "(2)"]
    assert len(soup.select("div.math > math[display=block]")) == 3
    ids = [tag["id"] for tag in soup.select("[id]")]
    assert sorted(ids) == sorted(set(ids))
    assert soup.select("script[src*=mathjax i]") == []


@pytest.mark.parametrize(
    ("text", "count"), [("$x$", 1), ("\\begin{gather*}x\\end{gather*}", 1), ("No formula.", 0)]
)
def test_only_pages_with_formulas_load_their_style(tmp_path: Path, text: str, count: int) -> None:
    built = build(tmp_path / "site", {"index.md": f"# Home\n\n{text}\n"})
    assert len(built.soup("index.html").select('link[href*="formulas.css"]')) == count


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("as $x$, or", ["x,"]),
        ("(see $x$).", ["x)."]),
        ("the ($x$) here", ["(x)"]),
        ("an $n$-dimensional $x$th part", ["n-dimensional", "xth"]),
        ("“$x$” and *$y$!*", ["“x”", "y!"]),
        ("$x$ stands alone, $y$", []),
        ("$x$是数", []),
        ("*a*, $x$, *b*, $y$; c", ["x,", "y;"]),
        ("(*a*), ($x$), *b* (c)", ["(x),"]),
    ],
)
def test_no_punctuation_is_parted_from_a_formula(tmp_path: Path, written: str, kept: list[str]) -> None:
    title = written.replace("*", "").replace("“", "``").replace("”", "''")
    pages = {
        "index.md": f"# Home\n\n{written}\n\n:::{{publications}}\n:::\n",
        "a.bib": f"@misc{{a, title = {{About {title}}}, year = 2024}}",
    }
    built = build(
        tmp_path, pages, scholar_bibliography="a.bib", myst_enable_extensions=["colon_fence", "dollarmath"]
    )
    page = built.soup("index.html")
    whole = page.select_one("#home > p")
    assert whole
    assert texts(whole.select(".scholar-unbroken")) == kept
    assert whole.get_text().replace("\u2061", "") == re.sub(r"[$*]", "", written)
    card = page.select_one(".scholar-title")
    assert card
    behind = [text.lstrip("(“") for text in kept if text.lstrip("(“") not in {"x", "y"}]
    assert texts(card.select(".scholar-unbroken")) == behind
