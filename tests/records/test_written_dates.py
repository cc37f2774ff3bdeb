"""Dates as people write them before a sentence."""

from __future__ import annotations

import pytest

from sphinx_scholar.records.written_dates import read_date, read_dates, read_period

READ = [
    ("2024 Medal", "2024", "2024", "", "Medal"),
    ("2018–2022 Chair", "2018", "2022", "", "Chair"),
    ("2018-2022: Chair", "2018", "2022", "", "Chair"),
    ("2018 -- 2022 Chair", "2018", "2022", "", "Chair"),
    ("2018 to 2022, Chair", "2018", "2022", "", "Chair"),
    ("May 2024 Talk", "2024-05", "2024-05", "", "Talk"),
    ("Sept. 2024: Talk", "2024-09", "2024-09", "", "Talk"),
    ("12 May 2024 Talk", "2024-05-12", "2024-05-12", "", "Talk"),
    ("May 12, 2024: Talk", "2024-05-12", "2024-05-12", "", "Talk"),
    ("2024-05-12 Talk", "2024-05-12", "2024-05-12", "", "Talk"),
    ("2024-05 Talk", "2024-05", "2024-05", "", "Talk"),
    ("12 May 2024, 9:30 Talk", "2024-05-12", "2024-05-12", "09:30", "Talk"),
    ("2024-05-12, 9 looms", "2024-05-12", "2024-05-12", "", "9 looms"),
    ("2024-05-12 9:30 Talk", "2024-05-12", "2024-05-12", "09:30", "Talk"),
    ("2024-05-12 – 2024-05-14 School", "2024-05-12", "2024-05-14", "", "School"),
    ("Oct. 2004 – present Chair", "2004-10", "present", "", "Chair"),
    ("2025年9月 新课", "2025-09", "2025-09", "", "新课"),
    ("2025年9月3日开课", "2025-09-03", "2025-09-03", "", "开课"),
    ("2010年至2015年：博士后", "2010", "2015", "", "博士后"),
    ("2015年9月至今，教授", "2015-09", "present", "", "教授"),
    ("2019年〜現在 教授", "2019", "present", "", "教授"),
    ("2024년 5월 2일 강연", "2024-05-02", "2024-05-02", "", "강연"),
    ("since 2019 Editor", "2019", "present", "", "Editor"),
    ("Since May 2019: Editor", "2019-05", "present", "", "Editor"),
]


@pytest.mark.parametrize(("line", "start", "end", "time", "rest"), READ)
def test_dates_are_read_where_they_are_certain(line: str, start: str, end: str, time: str, rest: str) -> None:
    found = read_dates(line)
    assert found is not None
    period = found.period
    assert period.start is not None
    assert (period.start.iso, found.time, found.rest) == (start, time, rest)
    assert ("present" if period.ongoing else period.end and period.end.iso) == end


@pytest.mark.parametrize("line", ["Medal of 2024", "1,000 people", "", "May I", "2024th time", "A 2024 talk"])
def test_a_line_without_a_date_has_none(line: str) -> None:
    assert read_dates(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "summer 2023 School",
        "2018-22 Chair",
        "05/06/2024 Talk",
        "12.5.2024 Talk",
        "2024-13 Talk",
        "2024-02-30 Talk",
        "2022–2018 Chair",
        "2024-05-12 25:00 Talk",
        "2024 – 3 talks",
        "2012, 2014 Chair",
        "2025年13月 新课",
        "2025年9月 2026年 新课",
    ],
)
def test_what_is_not_certain_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r"certain|no month|no day|after|no time|not a time"):
        read_dates(line)


@pytest.mark.parametrize(
    ("text", "iso"),
    [("2024", "2024"), ("2024-5", "2024-05"), ("May 2024", "2024-05"), (" 3. Sept. 2024 ", "2024-09-03")],
)
def test_one_date_is_read(text: str, iso: str) -> None:
    assert read_date(text).iso == iso


@pytest.mark.parametrize("text", ["summer 2024", "2024–2025", "since 2024", "May 2024 Talk", "31 June 2024"])
def test_what_is_not_one_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not a date"):
        read_date(text)


@pytest.mark.parametrize(("line", "start", "end", "time", "rest"), READ)
def test_a_period_is_all_of_a_text(line: str, start: str, end: str, time: str, rest: str) -> None:
    with pytest.raises(ValueError, match="is not a date; write 2024"):
        read_period(line)
    dates = read_period(line.removesuffix(rest).rstrip(" ,:：，"))
    assert dates == read_dates(line.removesuffix(rest).rstrip(" ,:：，"))
    assert (dates.period.start and dates.period.start.iso, dates.time) == (start, time)
