"""The engine's words: each phrase that a reader meets, by tables."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from sphinx_scholar import wording
from sphinx_scholar.records.dates import PartialDate, Period
from sphinx_scholar.records.problems import Source
from sphinx_scholar.records.publication import Author, Mark, Publication, Status
from sphinx_scholar.records.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def date(text: str) -> PartialDate:
    return PartialDate.parse(text)


def period(start: str = "", end: str = "", as_of: str = "") -> Period:
    return Period(
        start=date(start) if start else None,
        end=date(end) if end and end != "present" else None,
        ongoing=end == "present",
        as_of=as_of,
    )


def paper(**fields: Any) -> Publication:
    for name in ("venue", "note"):
        if isinstance(fields.get(name), str):
            fields[name] = Text.of(fields[name])
    if "date" in fields:
        fields["date"] = date(fields["date"])
    blank = Publication(
        key="k",
        type="article",
        title=Text.of("T"),
        status=Status.PUBLISHED,
        source=Source(path="a.bib", line=1),
    )
    return replace(blank, **fields)


@pytest.mark.parametrize(
    ("written", "short", "full"),
    [
        ("2024", "2024", "2024"),
        ("2024-05", "May 2024", "May 2024"),
        ("2024-09", "Sept. 2024", "September 2024"),
        ("2024-02-29", "Feb. 29, 2024", "February 29, 2024"),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(written: str, short: str, full: str) -> None:
    assert wording.date_text(date(written)) == short
    assert wording.date_text(date(written), in_full=True) == full


def test_every_month_has_its_two_names() -> None:
    months = [f"2024-{month:02d}" for month in range(1, 13)]
    short = "Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec."
    full = "January February March April May June July August September October November December"
    assert " ".join(wording.date_text(date(month))[:-5] for month in months) == short
    assert " ".join(wording.date_text(date(month), in_full=True)[:-5] for month in months) == full


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        ("", "", ""),
        ("2023", "", "2023"),
        ("", "2023", "2023"),
        ("", "present", "present"),
        ("2023-08", "present", "Aug. 2023 – present"),
        ("2023-06", "2023-09", "June – Sept. 2023"),
        ("2022-10", "2023-06", "Oct. 2022 – June 2023"),
        ("2020", "2024", "2020 – 2024"),
        ("2020", "2020-06", "2020 – June 2020"),
        ("2023-06", "2023", "June 2023 – 2023"),
        ("2023-06-01", "2023-06-30", "June 1 – June 30, 2023"),
        ("2023-06-01", "2024-06-30", "June 1, 2023 – June 30, 2024"),
        ("2023-06", "2023-06", "June 2023"),
        ("2023-06-01", "2023-06-01", "June 1, 2023"),
        ("2023", "2023", "2023"),
    ],
)
def test_a_period_repeats_nothing(start: str, end: str, text: str) -> None:
    assert wording.period_text(period(start, end)) == text


PERIODS_BY_LANGUAGE = [
    ("ja", "2023-06", "2023-09", "2023年6月～9月"),
    ("ja", "2023-06", "present", "2023年6月～present"),
    ("ja", "2020", "2024", "2020年～2024年"),
    ("zh_CN", "2023-06", "2023-09", "2023年6月至9月"),
    ("de", "2023-06", "2023-09", "Juni – Sept. 2023"),
    ("de", "2023-06-01", "2023-09-30", "1. Juni – 30. Sept. 2023"),
    ("de", "2023-08", "present", "Aug. 2023 – present"),
    ("de", "2022-10", "2023-06", "Okt. 2022 – Juni 2023"),
    ("de", "2020", "2020-06", "2020 – Juni 2020"),
    ("de", "2023-06", "2023-06", "Juni 2023"),
    ("de", "", "2023-06", "Juni 2023"),
    ("fr", "2023-06", "2024-01", "juin 2023 – janv. 2024"),
    ("en_GB", "2023-06", "2023-09", "June – Sept. 2023"),
    ("xx-none", "2023-06", "2023-09", "June – Sept. 2023"),
]


@pytest.fixture
def use_language() -> Iterator[Callable[[str], None]]:
    yield wording.use_language
    wording.use_language("en")


@pytest.mark.parametrize(("language", "start", "end", "text"), PERIODS_BY_LANGUAGE)
def test_a_period_is_written_as_the_language_does(
    use_language: Callable[[str], None], language: str, start: str, end: str, text: str
) -> None:
    use_language(language)
    assert wording.period_text(period(start, end)) == text


@pytest.mark.parametrize(
    ("language", "written", "short", "full"),
    [
        ("de", "2024", "2024", "2024"),
        ("de", "2024-09", "Sept. 2024", "September 2024"),
        ("de", "2024-09-03", "3. Sept. 2024", "3. September 2024"),
        ("ja", "2024", "2024年", "2024年"),
        ("ja", "2024-09-03", "2024年9月3日", "2024年9月3日"),
        ("es", "2024-09", "sept 2024", "septiembre de 2024"),
    ],
)
def test_a_date_is_written_as_the_language_does(
    use_language: Callable[[str], None], language: str, written: str, short: str, full: str
) -> None:
    use_language(language)
    assert wording.date_text(date(written)) == short
    assert wording.date_text(date(written), in_full=True) == full


@pytest.mark.parametrize(
    ("language", "names", "text"),
    [
        ("de", ["A"], "A"),
        ("de", ["A", "B"], "A und B"),
        ("de", ["A", "B", "C"], "A, B und C"),
        ("ja", ["A", "B", "C"], "A、B、C"),
        ("de", [], ""),
    ],
)
def test_names_are_joined_as_the_language_does(
    use_language: Callable[[str], None], language: str, names: list[str], text: str
) -> None:
    use_language(language)
    assert wording.names_text(names) == text


@pytest.mark.parametrize(
    ("end", "as_of", "text"),
    [
        ("present", "early 2024", "(as of early 2024)"),
        ("present", "", ""),
        ("2024", "early 2024", ""),
        ("", "early 2024", ""),
    ],
)
def test_only_what_goes_on_says_when_it_was_written(end: str, as_of: str, text: str) -> None:
    assert wording.as_of_text(period("2023", end, as_of)) == text


@pytest.mark.parametrize(
    ("names", "text"),
    [
        ([], ""),
        (["A"], "A"),
        (["A", "B"], "A and B"),
        (["A", "B", "C"], "A, B, and C"),
        (["A", "B", "C", "D"], "A, B, C, and D"),
    ],
)
def test_names_are_joined_as_in_a_sentence(names: list[str], text: str) -> None:
    assert wording.names_text(names) == text


@pytest.mark.parametrize(
    ("count", "language", "text"),
    [
        (0, "en", "No works."),
        (1, "en", "One work."),
        (3, "en", "Three works."),
        (9, "en", "Nine works."),
        (10, "en", "10 works."),
        (10_000, "en", "10,000 works."),
        (10_000, "de", "10.000 works."),
        (3, "de", "3 works."),
        (1, "ja", "1 work."),
        (10_000, "xx-none", "10,000 works."),
    ],
)
def test_a_count_is_in_words_up_to_nine(count: int, language: str, text: str) -> None:
    assert wording.count_text(count, language) == text


@pytest.mark.parametrize(
    ("count", "language", "text"),
    [(2, "en", "2 more"), (2963, "en", "2,963 more"), (2963, "de", "2.963 more")],
)
def test_how_many_more_there_are_is_said_in_the_numbers_of_a_language(
    count: int, language: str, text: str
) -> None:
    assert wording.more_text(count, language) == text


@pytest.mark.parametrize(
    ("kind", "type", "text"),
    [
        ("proceedings", "inproceedings", "Proceedings"),
        ("proceedings", "proceedings", "Proceedings"),
        ("proceedings", "article", "Journal"),
        ("proceedings", "phdthesis", "Link"),
        ("website", "article", "Website"),
    ],
)
def test_where_the_address_of_a_paper_leads_is_told_by_its_type(kind: str, type: str, text: str) -> None:
    assert wording.work_link_text(kind, type) == text


def test_every_status_has_words_of_its_own() -> None:
    texts = [wording.status_text(status) for status in Status]
    assert len(set(texts)) == len(Status)
    assert all(texts)


@pytest.mark.parametrize(
    ("mark", "sign", "meaning"),
    [
        (Mark.JOINT_FIRST, "*", "joint first authors"),
        (Mark.CORRESPONDING, "†", "corresponding author"),
        ("student", "‡", "student"),
        ("‡", "‡", ""),
        ("a", "a", ""),
        ("12", "¹²", ""),
    ],
)
def test_a_mark_has_a_sign_and_a_meaning(mark: str, sign: str, meaning: str) -> None:
    assert (wording.signs([mark]), wording.mark_text(mark)) == ({mark: sign}, meaning)


def test_meanings_in_words_have_signs_that_no_other_mark_of_the_paper_has() -> None:
    marks = ["student", "‡", "joint", "chair", "student"]
    assert wording.signs(marks) == {"student": "§", "‡": "‡", "joint": "*", "chair": "¶"}
    many = wording.signs(f"m{letter}" for letter in "abcdefghij")
    assert many["mj"] == " [mj]"
    assert len(set(many.values())) == 10


@pytest.mark.parametrize(
    ("kind", "text"), [("arxiv", "arXiv"), ("supp", "Supplement"), ("pdf", "PDF"), ("thing", "thing")]
)
def test_a_link_is_named_and_an_unknown_one_by_its_kind(kind: str, text: str) -> None:
    assert wording.link_text(kind) == text


@pytest.mark.parametrize(
    ("type", "text"),
    [
        ("article", "Journal articles"),
        ("suppperiodical", "Journal articles"),
        ("mvbook", "Books"),
        ("bookinbook", "Chapters"),
        ("suppbook", "Chapters"),
        ("suppcollection", "Chapters"),
        ("inreference", "Chapters"),
        ("mvcollection", "Edited books"),
        ("reference", "Edited books"),
        ("mvreference", "Edited books"),
        ("mvproceedings", "Edited proceedings"),
        ("phdthesis", "Theses"),
        ("odd", "Other works"),
    ],
)
def test_a_group_of_papers_is_named_by_their_type(type: str, text: str) -> None:
    assert wording.group_text(type) == text


JOURNAL = {"venue": "Journal of Engines", "venue_kind": "journaltitle"}
BOOK = {"venue": "Proceedings of the Fifth Meeting", "venue_kind": "booktitle", "type": "inproceedings"}
PHRASES: list[tuple[dict[str, Any], str]] = [
    ({**JOURNAL, "date": "1843"}, "published in Journal of Engines, 1843"),
    ({**JOURNAL, "date": "1843", "venue_short": "JE"}, "published in Journal of Engines"),
    ({**JOURNAL, "date": "1843-10", "venue_short": "JE"}, "published in Journal of Engines, October 1843"),
    ({**JOURNAL, "volume": "8", "number": "2"}, "published in Journal of Engines 8 (2)"),
    (
        {**JOURNAL, "volume": "8", "pages": "1–9", "article_number": "7"},
        "published in Journal of Engines 8, Article 7, pp. 1–9",
    ),
    (BOOK, "published in the Proceedings of the Fifth Meeting"),
    ({**BOOK, "venue": "Fifth Meeting", "pages": "12"}, "published in Fifth Meeting, p. 12"),
    (
        {**BOOK, "series": "PMLR", "volume": "235", "pages": "3–4"},
        "published in the Proceedings of the Fifth Meeting, PMLR 235, pp. 3–4",
    ),
    (
        {**BOOK, "volume": "2", "number": "3"},
        "published in the Proceedings of the Fifth Meeting, vol. 2, no. 3",
    ),
    (
        {**BOOK, "main_title": "Crafts", "volume": "2", "series": "S"},
        "published in the Proceedings of the Fifth Meeting, Crafts, vol. 2, S",
    ),
    ({**BOOK, "main_title": "Crafts"}, "published in the Proceedings of the Fifth Meeting, Crafts"),
    ({**JOURNAL, "title_addon": "review of Wool"}, "review of Wool, published in Journal of Engines"),
    (
        {**JOURNAL, "contributors": (Author(given="Ann", family="Roe"),)},
        "published in Journal of Engines, with Ann Roe",
    ),
    ({"status": Status.FORTHCOMING, **JOURNAL}, "to appear in Journal of Engines"),
    ({"status": Status.IN_PRESS, **JOURNAL}, "in press at Journal of Engines"),
    ({"type": "phdthesis", "venue": "MIT", "institution": "MIT"}, "PhD thesis, MIT"),
    ({"type": "book", "publisher": "Knuth & Co", "date": "1843"}, "Book, Knuth & Co, 1843"),
    ({"venue": "Taylor", "venue_kind": "publisher", "type": "collection"}, "published by Taylor"),
    ({"venue": "Home", "venue_kind": "institution", "type": "misc"}, "published by Home"),
    ({"venue": "the Meeting", "venue_kind": "eventtitle", "type": "misc"}, "presented at the Meeting"),
    ({"venue": "Web log", "venue_kind": "howpublished", "type": "misc"}, "Web log"),
    ({"note": "with a remark"}, "with a remark"),
    ({}, ""),
    ({"status": Status.UNPUBLISHED}, "unpublished manuscript"),
    ({"status": Status.IN_PREPARATION}, "in preparation"),
    ({"status": Status.SUBMITTED}, "under review"),
    ({"status": Status.SUBMITTED, **BOOK}, "under review, Proceedings of the Fifth Meeting"),
    (
        {"status": Status.SUBMITTED, **BOOK, "venue_short": "FM'24", "venue_addon": "main track"},
        "under review, FM'24 (Proceedings of the Fifth Meeting, main track)",
    ),
    ({"status": Status.SUBMITTED, "venue_short": "FM'24"}, "under review, FM'24"),
    ({"status": Status.PREPRINT}, "preprint"),
    ({"status": Status.PREPRINT, "arxiv": "2404.02015"}, "arXiv preprint 2404.02015"),
    (
        {"status": Status.PREPRINT, "arxiv": "2404.02015", "arxiv_class": "cs.DC"},
        "arXiv preprint 2404.02015 [cs.DC]",
    ),
    ({"status": Status.PREPRINT, "date": "2024-04"}, "preprint, April 2024"),
]


@pytest.mark.parametrize(("fields", "phrase"), PHRASES, ids=[phrase or "-" for _, phrase in PHRASES])
def test_where_a_paper_stands_is_one_phrase(fields: dict[str, Any], phrase: str) -> None:
    assert wording.standing(paper(**fields)) == phrase


def test_in_brief_a_venue_with_a_short_name_is_only_that() -> None:
    work = paper(status=Status.SUBMITTED, **BOOK, venue_short="FM'24")
    assert wording.standing(work, brief=True) == "under review, FM'24"
    assert wording.standing(replace(work, venue_short=""), brief=True).endswith("Fifth Meeting")


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("", ""),
        ("under review", "Under review."),
        ("arXiv preprint 1", "arXiv preprint 1."),
        ("to appear?", "To appear?"),
        ("of Inc.", "Of Inc."),
        ("étude", "Étude."),
    ],
)
def test_a_phrase_becomes_a_sentence(phrase: str, text: str) -> None:
    assert wording.sentence(phrase) == text
