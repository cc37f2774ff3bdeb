"""Notes that say nothing but where and when a text was read, and drafts that lie open."""

from __future__ import annotations

import pytest

from sphinx_scholar.bibliography.reader import read_bibliography
from sphinx_scholar.records.publication import Publication, Status
from sphinx_scholar.wording.standing import standing

ADDRESS = "https://example.org/a_b"
URL = f"url={{{ADDRESS}}}"


def read(fields: str, type: str = "misc") -> Publication:
    """Return the one work of a file that must be without a fault."""
    entry = f"@{type}{{k, title={{T}}, author={{Lee, Ada}}, year=2020, {fields}}}"
    bibliography = read_bibliography(entry, "p.bib")
    assert bibliography.problems == ()
    (work,) = bibliography.publications
    return work


@pytest.mark.parametrize(
    ("others", "note"),
    [
        (URL, r"\url{https://example.org/a\_b}"),
        (URL, "http://www.example.org/a_b/."),
        (URL, "[Online; accessed 19-July-2023]"),
        (URL, "Accessed: 2023-07-19"),
        (URL, "Last accessed on May 2nd, 2023"),
        (URL, "(Zugriff am 3. März 2021)"),
        (URL, "Consulté le 3 février 2021"),
        (
            r"howpublished={\url{https://example.org/a_b}}",
            r"Online: \url{https://example.org/a_b}, accessed: 1 Jan 2020",
        ),
        ("doi={10.1000/x}", "DOI: 10.1000/X"),
        ("doi={10.1000/x}", "https://doi.org/10.1000/x"),
        ("doi={10.1016/S0140-6736(19)30001-2}", "(doi: 10.1016/S0140-6736(19)30001-2)"),
        ("eprint={2101.00001}, archiveprefix={arXiv}, eventtitle={X}", "arXiv:2101.00001v2"),
    ],
)
def test_a_note_that_repeats_is_left_out(others: str, note: str) -> None:
    assert read(f"{others}, note={{{note}}}").note.plain == ""


@pytest.mark.parametrize(
    "note",
    [
        "Code at https://example.org/a_b",
        "See https://example.org/other",
        "Accessed via the API",
        "Available online",
        "Online",
        "May 2023",
        "DOI: 10.1000/other",
        "Best Paper, https://example.org/a_b",
        "12 pages, accessed 2023",
        "Access control",
        "Accessed 2 March 2023, in Marathi",
    ],
)
def test_a_note_that_says_more_stays(note: str) -> None:
    others = f"{URL}, website={{https://example.org/site}}, doi={{10.1000/x}}"
    assert read(f"{others}, note={{{note}}}").note.plain == note


@pytest.mark.parametrize(
    "note", [r"\url{https://example.org/a\_b}", "Available at <https://example.org/a_b>."]
)
def test_an_address_that_is_all_of_a_note_is_a_link(note: str) -> None:
    work = read(f"note={{{note}}}")
    assert [(link.kind, link.url) for link in work.links] == [("website", ADDRESS)]
    assert work.note.plain == ""


def test_parentheses_of_an_address_belong_to_it() -> None:
    work = read("note={(see https://example.org/wiki/Engine_(machine))}")
    assert [link.url for link in work.links] == ["https://example.org/wiki/Engine_(machine)"]


def test_two_addresses_in_a_note_are_no_link() -> None:
    work = read("note={https://example.org/a, https://example.org/b}")
    assert (work.links, work.note.plain) == ((), "https://example.org/a, https://example.org/b")


IETF = "institution={IETF}"


@pytest.mark.parametrize(
    ("type", "fields", "shown"),
    [
        (
            "techreport",
            f"type={{Internet-Draft}}, number={{draft-lee-quic-34}}, {IETF}, publisher={{IETF}}, month=feb",
            "Internet-Draft, IETF, no. draft-lee-quic-34, February 2020, Work in Progress",
        ),
        (
            "misc",
            "howpublished={Internet-Draft draft-lee-quic-34}",
            "Internet-Draft draft-lee-quic-34, 2020, Work in Progress",
        ),
        (
            "techreport",
            f"type={{Internet-Draft}}, {IETF}, url={{https://datatracker.ietf.org/doc/draft-lee-quic/34/}}",
            "Internet-Draft, IETF, 2020, Work in Progress",
        ),
        ("techreport", f"number={{TR-34}}, {IETF}", "in preparation, IETF"),
        ("misc", "url={https://lee.example.org/draft-lee-2020.pdf}", "in preparation"),
        ("misc", "howpublished={Draft}", "in preparation, Draft"),
    ],
)
def test_an_internet_draft_is_shown_by_its_number(type: str, fields: str, shown: str) -> None:
    work = read(f"{fields}, note={{Work in Progress}}", type)
    assert standing(work) == shown
    assert (work.status is Status.PUBLISHED) is shown.startswith("Internet-Draft")


def test_what_an_entry_says_of_its_state_stands_above_that() -> None:
    work = read("howpublished={draft-lee-quic-34}, note={Work in Progress}, pubstate={inpreparation}")
    assert work.status is Status.IN_PREPARATION


@pytest.mark.parametrize(
    ("field", "kind"),
    [
        ("html", "website"),
        ("url", "website"),
        ("pdf", "pdf"),
        ("code", "code"),
        ("blog", "blog"),
        ("supp", "supp"),
    ],
)
def test_a_path_from_the_top_of_a_site_names_a_file_below_its_folder(field: str, kind: str) -> None:
    work = read(f"journal={{J}}, {field}={{/assets/more/a.html}}", "article")
    assert [(link.kind, link.url) for link in work.links] == [(kind, "assets/more/a.html")]
