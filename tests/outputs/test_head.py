"""Heads: the first sentence of a page is found, and nothing that a page says breaks out of its head."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from docutils import nodes
from docutils.utils import new_document

from sphinx_scholar.outputs.head.tags import (
    LONGEST,
    TEMPLATE,
    Alternate,
    Head,
    Meta,
    description_of,
    first_sentence,
    load_template,
    open_graph,
    render_head,
    shared_picture,
    shortened,
    without,
)
from sphinx_scholar.outputs.json_ld import render_json_ld
from sphinx_scholar.rendering.nodes import entry_item, fallback, object_body, paper_cards

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", ""),
        ("No end", ""),
        ("One. Two.", "One."),
        ("One.", "One."),
        ("One.  ", "One."),
        ("Really? Yes.", "Really?"),
        ("So it goes… And on.", "So it goes…"),
        ("He said “no.” Then he left.", "He said “no.”"),
        ("Tools (e.g., vLLM, ppl.llm). More.", "Tools (e.g., vLLM, ppl.llm)."),
        ("Advised by Prof. Hao Zhang. Since then.", "Advised by Prof. Hao Zhang."),
        ("Written by J. Doe et al. Read by all. Twice.", "Written by J. Doe et al. Read by all."),
        ("In the U.S. Army. Then not.", "In the U.S. Army."),
        ("Since Sept. 2023 in Ann Arbor. Now.", "Since Sept. 2023 in Ann Arbor."),
        ("It runs 3.5 times faster. Try it.", "It runs 3.5 times faster."),
        ("Ends with an abbreviation etc.", "Ends with an abbreviation etc."),
        ("Über uns. Ändern wir es.", "Über uns."),
        ("我研究系统。我也教书。", "我研究系统。"),
        ("See example.org for more. Or not.", "See example.org for more."),
    ],
)
def test_first_sentence(text: str, sentence: str) -> None:
    assert first_sentence(text) == sentence


def test_long_descriptions_are_cut_between_words() -> None:
    text = "word, " * 100
    cut = shortened(text.strip())
    assert len(cut) <= LONGEST
    assert cut.endswith("word…")
    assert shortened("short.") == "short."


def paragraph(text: str) -> nodes.paragraph:
    return nodes.paragraph("", text)


def test_a_description_is_the_first_sentence_of_the_page() -> None:
    document = new_document("")
    facts = paragraph("A line of facts. It looks like one.")
    document += [
        paragraph("Mar. 2024 – now."),
        entry_item("", fallback("", facts), object_body("", paragraph("Written in print. It is so."))),
        paper_cards("", nodes.list_item("", facts.deepcopy())),
    ]
    assert description_of(document) == "Mar. 2024 – now."
    document.pop(0)
    assert description_of(document) == "Written in print."
    document.pop(0)
    assert description_of(document) == ""


HOSTILE = """"><script>alert('1')</script>&amp; <b> \u2028 </script><!-- --> {{ 7 * 7 }}"""


def test_nothing_breaks_out_of_the_head() -> None:
    head = Head(
        metas=(Meta(name=HOSTILE, property=HOSTILE, content=HOSTILE),),
        alternates=(Alternate(type=HOSTILE, url=HOSTILE, title=HOSTILE),),
        data=render_json_ld([{"@type": "Person", "name": HOSTILE}]),
    )
    html = render_head(head, load_template([]))
    soup = BeautifulSoup(f"<!doctype html><html><head>{html}</head><body></body></html>", "html5lib")
    assert [tag.name for tag in soup.head.find_all(True)] == ["meta", "link", "script"]
    meta, link, script = soup.head.find_all(True)
    assert meta.attrs == {"name": HOSTILE, "property": HOSTILE, "content": HOSTILE}
    assert {link["type"], link["href"], link["title"]} == {HOSTILE}
    assert not set("<>&\u2028") & set(script.string)


def test_a_head_of_nothing_is_nothing() -> None:
    assert render_head(Head(), load_template([])) == ""


def test_a_site_brings_its_own_template(tmp_path: Path) -> None:
    (tmp_path / TEMPLATE).write_text("<!-- {{ head.data }} & {{ head.metas|length }} -->")
    head = Head(metas=(Meta(name="a", content="b"),), data="<i>")
    assert render_head(head, load_template([tmp_path])) == "<!-- &lt;i&gt; & 1 -->"


def test_open_graph_says_nothing_twice() -> None:
    given = {"title": "T", "description": "D.", "url": "", "type": "website", "site": "T"}
    assert open_graph(**given) == (
        Meta(name="description", property="og:description", content="D."),
        Meta(property="og:title", content="T"),
        Meta(property="og:type", content="website"),
    )


def test_what_the_author_wrote_is_not_written_again() -> None:
    metas = (
        Meta(name="description", property="og:description", content="D."),
        Meta(property="og:title", content="T"),
    )
    assert without(metas, {"description", "og:title"}) == (Meta(property="og:description", content="D."),)
    assert without(metas, {"description", "og:description"}) == (Meta(property="og:title", content="T"),)
    picture = shared_picture("https://ada.example.org/ada.png", "Ada")
    assert without(picture, {"og:image"}) == (Meta(name="twitter:card", content="summary_large_image"),)
