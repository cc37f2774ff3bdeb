"""From nodes to the text and bodies of a CV."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from docutils import nodes
from docutils.core import publish_doctree

from sphinx_scholar.outputs.cv.document import Bullets, Paragraph, Run, plain
from sphinx_scholar.outputs.cv.runs import blocks_from, runs_from

if TYPE_CHECKING:
    from sphinx_scholar.outputs.cv.document import Block

PAGE = "https://vey.example/cv/"


def body(source: str) -> tuple[Block, ...]:
    document = publish_doctree(source, settings_overrides={"report_level": 5})
    return blocks_from(document.children, page_url=PAGE)


@pytest.mark.parametrize(
    ("source", "runs"),
    [
        ("Plain  text\nover lines", plain("Plain text over lines")),
        ("Sped up **15x**.", (Run(text="Sped up "), Run(text="15x", strong=True), Run(text="."))),
        ("*a* ``b  c``", (Run(text="a", emph=True), Run(text=" "), Run(text="b c", code=True))),
        ("H\\ :sub:`2`\\ O", (Run(text="H"), Run(text="2", script="sub"), Run(text="O"))),
        ("x\\ :sup:`2`", (Run(text="x"), Run(text="2", script="super"))),
        (":math:`O(n^2)` steps", (Run(text="O(n²)", emph=True), Run(text=" steps"))),
        ("`here <https://a.example/b>`_", plain("here", url="https://a.example/b")),
        ("`on <../papers/x.html#y>`_", plain("on", url="https://vey.example/papers/x.html#y")),
        ("`mail <mailto:vey@a.example>`_", plain("mail", url="mailto:vey@a.example")),
        ("`run <javascript:alert(1)>`_", plain("run")),
        ("`tide <https://a.example/é>`_", plain("tide", url="https://a.example/%C3%A9")),
        ("a [#]_ b\n\n.. [#] note", plain("a b")),
        ("|pic|\n\n.. |pic| image:: p.png\n   :alt: A clock", plain("A clock")),
        ("no\u00a0break", plain("no\u00a0break")),
    ],
)
def test_runs(source: str, runs: tuple[Run, ...]) -> None:
    assert body(source)[0] == Paragraph(runs=runs)


def test_styles_stand_in_one_another() -> None:
    paragraph = nodes.paragraph()
    link = nodes.reference(
        "", "", nodes.strong("", "bold ", nodes.emphasis("", "both")), refuri="https://a.example/"
    )
    paragraph += [link, nodes.Text(" "), nodes.emphasis("", "out ", nodes.emphasis("", "in"))]
    assert runs_from(paragraph) == (
        Run(text="bold ", strong=True, url="https://a.example/"),
        Run(text="both", strong=True, emph=True, url="https://a.example/"),
        Run(text=" "),
        Run(text="out ", emph=True),
        Run(text="in"),
    )


def test_links_within_a_page_need_its_address() -> None:
    link = nodes.reference("", "see", refid="there")
    assert runs_from(link, page_url=PAGE) == plain("see", url="https://vey.example/cv/#there")
    assert runs_from(link) == plain("see")
    assert runs_from(nodes.reference("", "see", refuri="../x.html")) == plain("see")


def test_blanks_end_where_a_style_does() -> None:
    paragraph = nodes.paragraph("", "", nodes.Text(" a "), nodes.strong("", " b "), nodes.Text(" \n"))
    assert runs_from(paragraph) == (Run(text="a "), Run(text="b", strong=True))


def test_lists_hold_lists() -> None:
    assert body("Before.\n\n- one\n\n  3. deep\n  4. deeper\n\n- two\n\n  more") == (
        Paragraph(runs=plain("Before.")),
        Bullets(
            points=(
                (
                    Paragraph(runs=plain("one")),
                    Bullets(
                        points=((Paragraph(runs=plain("deep")),), (Paragraph(runs=plain("deeper")),)),
                        ordered=True,
                        start=3,
                    ),
                ),
                (Paragraph(runs=plain("two")), Paragraph(runs=plain("more"))),
            )
        ),
    )


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ("::\n\n  a = 1\n\n  b = 2", ["a = 1", "b = 2"]),
        ("term\n  what it is", ["term", "what it is"]),
        (".. note:: Mind\n\n   this.", ["Mind", "this."]),
        ("== ==\na  b\nc  d\n== ==", ["a", "b", "c", "d"]),
        (".. comment\n\n.. raw:: html\n\n   <b>x</b>\n\nseen", ["seen"]),
        (".. math:: a^2", ["a²"]),
    ],
)
def test_other_bodies_are_taken_apart(source: str, texts: list[str]) -> None:
    blocks = body(source)
    assert [
        "".join(run.text for run in block.runs) for block in blocks if isinstance(block, Paragraph)
    ] == texts
