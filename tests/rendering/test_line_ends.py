"""Numbers stay beside what they count, and dates and ranges whole."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from sphinx_scholar.rendering.line_ends import keep_codes, keep_together, keep_whole


@pytest.mark.parametrize(
    ("phrase", "kept"),
    [
        ("Nature 10 (1), pp. 12–19, 2024.", "Nature~10~(1), pp.~[12–19], 2024."),
        ("PMLR 235, p. 7.", "PMLR~235, p.~7."),
        ("S. S1–S9", "S.~[S1–S9]"),
        ("pp. 1–2, 7–9", "pp.~[1–2], [7–9]"),
        ("May 17, 2024", "May~17,~2024"),
        ("12 (3), 2024", "12~(3), 2024"),
        ("October 2024", "October~2024"),
        ("13. August 2015", "13. August~2015"),
        ("1 2 3", "1 2 3"),
        ("Spatial–Temporal (Part)", "Spatial–Temporal (Part)"),
        (
            "<em>Acta 5</em> 6 &amp; <math><mn>1</mn></math>",
            "<em>Acta~5</em>~6 &amp; <math><mn>1</mn></math>",
        ),
        ('<a href="x 1–2">1</a>', '<a href="x 1–2">1</a>'),
    ],
)
def test_a_number_stays_beside_its_word(phrase: str, kept: str) -> None:
    shown = keep_together(Markup(phrase)).replace('<span class="scholar-unbroken">', "[")
    assert shown.replace("</span>", "]").replace("\N{NO-BREAK SPACE}", "~") == kept


def test_a_part_of_a_phrase_is_kept_whole() -> None:
    kept = keep_whole(", A & B, May – June 2024 (as of May)", "May – June 2024")
    assert kept == ', A &amp; B, <span class="scholar-unbroken">May – June 2024</span> (as of May)'
    assert keep_whole("A & B", "") == "A &amp; B"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("co-PI with Otto", "[co-PI] with Otto"),
        ("Co-PIs: Otto & Ruth", "[Co-PIs]: Otto &amp; Ruth"),
        ("Invalidenstr. 1, D-10115 Berlin", "Invalidenstr. 1, [D-10115] Berlin"),
        ("SE-123 45 Lund", "[SE-123 45] Lund"),
        ("Ann Arbor, MI 48109-2121", "Ann Arbor, MI 48109-2121"),
        ("co-pilot, COVID-19, well-known", "co-pilot, COVID-19, well-known"),
        (Markup('<a href="/D-10115">D-10115</a>'), '<a href="/D-10115">[D-10115]</a>'),
    ],
)
def test_codes_with_a_hyphen_stand_whole(text: str, kept: str) -> None:
    shown = str(keep_codes(text)).replace('<span class="scholar-unbroken">', "[").replace("</span>", "]")
    assert shown == kept
