"""What may be out of date on a day: told, and never a failure."""

from __future__ import annotations

import ast
from datetime import date
from pathlib import Path

import pytest

from sphinx_scholar.outputs.staleness import FILE, remarks_on, render_report
from sphinx_scholar.records.dates import PartialDate, Period
from sphinx_scholar.records.entries import Entry
from sphinx_scholar.records.problems import Source
from sphinx_scholar.records.publication import Publication, Status
from sphinx_scholar.records.text import Text
from tests.engine import ROOT, build, run_sphinx

TODAY = date(2026, 11, 23)


def paper(status: Status, day: str, key: str = "key") -> Publication:
    return Publication(
        key=key,
        type="unpublished",
        title=Text.of("Title"),
        status=status,
        date=PartialDate.parse(day) if day else None,
        source=Source(path="papers.bib", line=3),
    )


@pytest.mark.parametrize(
    ("status", "day", "expected"),
    [
        (Status.SUBMITTED, "2024", "key is under review since 2024, more than a year ago"),
        (Status.SUBMITTED, "2025-10", "key is under review since 2025-10, more than a year ago"),
        (Status.SUBMITTED, "2025-11-22", "key is under review since 2025-11-22, more than a year ago"),
        (Status.SUBMITTED, "2025-11-23", ""),
        (Status.SUBMITTED, "2025-11", ""),
        (Status.SUBMITTED, "2025", ""),
        (Status.SUBMITTED, "", ""),
        (Status.FORTHCOMING, "2024-01", "key is to appear since 2024-01, more than a year ago"),
        (Status.IN_PRESS, "2024-01", "key is in press since 2024-01, more than a year ago"),
        (Status.IN_PREPARATION, "2024-01", "key is in preparation since 2024-01, more than a year ago"),
        (Status.PREPRINT, "2024-01", ""),
        (Status.UNPUBLISHED, "2024-01", ""),
        (Status.PUBLISHED, "1843", ""),
    ],
)
def test_a_paper_under_way_for_more_than_a_year(status: Status, day: str, expected: str) -> None:
    remarks = remarks_on([paper(status, day)], [], TODAY)
    assert [str(remark) for remark in remarks] == ([f"papers.bib:3: {expected}"] if expected else [])


def entry(directive: str, title: str, start: str, end: str = "present") -> Entry:
    period = Period(
        start=PartialDate.parse(start) if start else None,
        end=PartialDate.parse(end) if end[:1].isdigit() else None,
        ongoing=end == "present",
    )
    source = Source(path="i.md", line=1)
    return Entry(
        name=title, title=title, directive=directive, period=period, docname="index", anchor="", source=source
    )


FIVE = "'Work' has no end since {}, more than 5 years ago"
BESIDE = "'Work' goes on, while {!r} has begun in {}"


@pytest.mark.parametrize(
    ("start", "end", "others", "expected"),
    [
        ("2023-08", "present", [("degree", "PhD", "2024-09")], [BESIDE.format("PhD", "2024-09")]),
        ("2023-08", "present", [("position", "Other", "2024")], [BESIDE.format("Other", "2024")]),
        ("2023", "present", [("degree", "PhD", "2023-09")], []),
        ("2023-08", "present", [("degree", "PhD", "2023-08")], []),
        ("2023-08", "present", [("degree", "PhD", "2020-09", "2024-06")], []),
        ("2023-08", "present", [("degree", "PhD", "2027-09")], []),
        ("2023-08", "2024-01", [("degree", "PhD", "2024-09")], []),
        ("2023-08", "", [("degree", "PhD", "2024-09")], []),
        ("", "present", [("degree", "PhD", "2024-09")], []),
        ("2021-10", "present", [], [FIVE.format("2021-10")]),
        ("2021-10", "", [], [FIVE.format("2021-10")]),
        ("2021-11-22", "present", [], [FIVE.format("2021-11-22")]),
        ("2021-11-23", "present", [], []),
        ("2021", "present", [], []),
        ("2020", "2021", [], []),
        (
            "2019",
            "present",
            [("position", "Other", "2024", "2025")],
            [BESIDE.format("Other", "2024"), FIVE.format("2019")],
        ),
        (
            "2023-01",
            "present",
            [("degree", "MSc", "2024"), ("degree", "PhD", "2025")],
            [BESIDE.format("PhD", "2025")],
        ),
    ],
)
def test_a_position_that_goes_on(
    start: str, end: str, others: list[tuple[str, str, str]], expected: list[str]
) -> None:
    entries = [entry(*other) for other in others]
    entries.append(entry("position", "Work", start, end))
    found = [remark.message for remark in remarks_on([], entries, TODAY)]
    assert [message for message in found if message.startswith("'Work'")] == expected


def test_the_report_counts() -> None:
    remark = remarks_on([paper(Status.SUBMITTED, "2024")], [], TODAY)
    assert render_report([], TODAY) == "Nothing looks out of date on 2026-11-23.\n"
    assert render_report(remark, TODAY).splitlines()[-1] == "1 thing may be out of date on 2026-11-23."
    assert render_report(remark * 2, TODAY).splitlines()[-1] == "2 things may be out of date on 2026-11-23."


FILES = {
    "index.md": """
        # Home

        :::{degree} PhD
        :start: 2024-09
        :end: present
        :::

        :::{position} Work
        :start: 2023-08
        :end: present
        :::

        :::{position} Secret
        :start: 1990
        :end: present
        :hidden:
        :::
        """,
    "papers.bib": """
        @unpublished{old, title={Old}, author={A}, date={2024}, pubstate={submitted}}
        @unpublished{secret, title={S}, author={A}, date={1990}, pubstate={submitted}, hidden={true}}
        """,
}


@pytest.mark.parametrize(
    ("today", "report"),
    [
        (
            "2026-11-23",
            (
                "index.md:8: 'Work' goes on, while 'PhD' has begun in 2024-09\n"
                "papers.bib:1: old is under review since 2024, more than a year ago\n"
                "2 things may be out of date on 2026-11-23.\n"
            ),
        ),
        ("2024-06-30", "Nothing looks out of date on 2024-06-30.\n"),
    ],
)
def test_a_site_is_read_and_not_written(tmp_path: Path, today: str, report: str) -> None:
    conf = {"scholar_bibliography": "papers.bib", "scholar_today": today}
    built = build(tmp_path / "site", FILES, builder="staleness", **conf)
    assert (built.out / FILE).read_text(encoding="utf-8") == report
    assert [path.name for path in built.out.iterdir()] == [FILE]
    assert built.app.statuscode == 0


def test_the_command_tells_and_does_not_fail(tmp_path: Path) -> None:
    """As ``make check`` runs it, on the site itself: something is out of date in the far future."""
    options = ("-b", "staleness", "-D", "scholar_today=2100-01-01")
    ended = run_sphinx(ROOT, tmp_path / "out", *options, doctrees=tmp_path / "doctrees")
    assert (ended.code, ended.output, ended.errors) == (0, "", "")
    lines = (tmp_path / "out" / FILE).read_text(encoding="utf-8").splitlines()
    assert any(line.startswith("publications/publications.bib:") for line in lines)
    assert any(line.startswith("experience/index.md:") for line in lines)
    assert lines[-1].endswith("out of date on 2100-01-01.")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert "-b staleness -q $(if $(TODAY),-D scholar_today=$(TODAY))" in makefile


CLOCKS = {"today", "now", "utcnow", "time", "time_ns", "localtime", "gmtime", "strftime", "ctime"}


def test_nothing_else_asks_the_clock() -> None:
    asking = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in (ROOT / "sphinx_scholar").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and node.attr in CLOCKS
        and isinstance(node.value, (ast.Name, ast.Attribute))
        and (node.value.id if isinstance(node.value, ast.Name) else node.value.attr)
        in {"time", "datetime", "date"}
    ]
    assert [place.split(":")[0] for place in asking] == ["sphinx_scholar/outputs/staleness.py"]
