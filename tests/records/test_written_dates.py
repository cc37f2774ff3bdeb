"""Dates as people write them before a sentence."""

from __future__ import annotations

import pytest

from sphinx_scholar import wording
from sphinx_scholar.pages.translation import engine_words
from sphinx_scholar.records.dates import PartialDate
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
        "May 2024, 09:30 Talk",
        "2024 – 3 talks",
        "2012, 2014 Chair",
        "2025年13月 新课",
        "2025年9月 2026年 新课",
    ],
)
def test_what_is_not_certain_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r"certain|no month|no day|after|has no day|not a time"):
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


LOCAL = [
    ("de", "Mai 2024 Vortrag", "2024-05", "2024-05", "Vortrag"),
    ("de", "12. März 2024: Vortrag", "2024-03-12", "2024-03-12", "Vortrag"),
    ("de", "Okt. 2019 – heute Professorin", "2019-10", "present", "Professorin"),
    ("de", "seit Januar 2019 Rat", "2019-01", "present", "Rat"),
    ("de", "2018 bis 2022 Rat", "2018", "2022", "Rat"),
    ("de_AT", "seit Jänner 2019 Rat", "2019-01", "present", "Rat"),
    ("de", "von 2018 bis 2022 Rat", "2018", "2022", "Rat"),
    ("de", "May 2024 Talk", "2024-05", "2024-05", "Talk"),
    ("fr", "mars 2023 Exposé", "2023-03", "2023-03", "Exposé"),
    ("fr", "1er févr. 2023 Exposé", "2023-02-01", "2023-02-01", "Exposé"),
    ("fr", "DÉCEMBRE 2023 Exposé", "2023-12", "2023-12", "Exposé"),
    ("fr", "fevrier 2023 – aujourd’hui Chaire", "2023-02", "present", "Chaire"),
    ("fr", "depuis août 2023 : Chaire", "2023-08", "present", "Chaire"),
    ("fr", "du 3 mai 2023 au 5 mai 2023 : École", "2023-05-03", "2023-05-05", "École"),
    ("es", "de mayo de 2019 a 2021 Beca", "2019-05", "2021", "Beca"),
    ("es", "mayo de 2024 Charla", "2024-05", "2024-05", "Charla"),
    ("es", "12 de mayo de 2024 Charla", "2024-05-12", "2024-05-12", "Charla"),
    ("es", "sept. 2019 – actualidad Cátedra", "2019-09", "present", "Cátedra"),
    ("it", "12 maggio 2024, Seminario", "2024-05-12", "2024-05-12", "Seminario"),
    ("it", "dal 2019 Docente", "2019", "present", "Docente"),
    ("it", "1º giu 2020 al 3 lug 2021 Borsa", "2020-06-01", "2021-07-03", "Borsa"),
    ("pt", "março de 2023 Palestra", "2023-03", "2023-03", "Palestra"),
    ("pt", "de 2019 até 2021 Bolsa", "2019", "2021", "Bolsa"),
    ("pt_BR", "12 de mai. de 2024 Palestra", "2024-05-12", "2024-05-12", "Palestra"),
    ("ru", "май 2024 Доклад", "2024-05", "2024-05", "Доклад"),
    ("ru", "12 мая 2024 г. Доклад", "2024-05-12", "2024-05-12", "Доклад"),
    ("ru", "2019 г. – настоящее время Профессор", "2019", "present", "Профессор"),
    ("ru", "2019 – по настоящее время: Профессор", "2019", "present", "Профессор"),
    ("ru", "2018–2022 гг. Грант", "2018", "2022", "Грант"),
    ("ru", "с сентября 2019 Профессор", "2019-09", "present", "Профессор"),
    ("ar", "مايو 2024 محاضرة", "2024-05", "2024-05", "محاضرة"),
    ("ar", "منذ 2019 أستاذ", "2019", "present", "أستاذ"),
    ("ar", "من 2019 إلى 2021 منحة", "2019", "2021", "منحة"),
    ("zh_CN", "2024年5月 报告", "2024-05", "2024-05", "报告"),
    ("zh_CN", "2019年－2021年 博士后", "2019", "2021", "博士后"),
    ("zh_CN", "2024年十二月3日 报告", "2024-12-03", "2024-12-03", "报告"),
    ("zh_TW", "2024年5月12日 演講", "2024-05-12", "2024-05-12", "演講"),
    ("ja", "2024年5月～現在 教授", "2024-05", "present", "教授"),
    ("ko", "2024년 5월 강연", "2024-05", "2024-05", "강연"),
]


@pytest.mark.parametrize(("language", "line", "start", "end", "rest"), LOCAL)
def test_months_of_the_language_of_a_page_are_read(
    language: str, line: str, start: str, end: str, rest: str
) -> None:
    found = read_dates(line, (language,))
    assert found is not None
    period = found.period
    assert period.start is not None
    assert (period.start.iso, found.rest) == (start, rest)
    assert ("present" if period.ongoing else period.end and period.end.iso) == end


def test_a_time_of_day_is_read_as_germans_write_it() -> None:
    found = read_dates("12. Mai 2024, 9:30 Uhr: Vortrag", ("de",))
    assert found is not None
    assert (found.time, found.rest) == ("09:30", "Vortrag")


@pytest.mark.parametrize("line", ["12.–14. Mai 2024 Kurs", "12. - 14. Mai 2024 Kurs"])
def test_a_span_of_days_is_not_taken_for_words(line: str) -> None:
    with pytest.raises(ValueError, match="no date that is certain"):
        read_dates(line, ("de",))


@pytest.mark.parametrize(
    ("line", "languages"),
    [
        ("Mai 2024 Vortrag", ()),
        ("Mai 2024 Vortrag", ("es",)),
        ("seit Jänner 2019 Rat", ("de",)),
        ("mars 2023 Exposé", ("de",)),
        ("май 2024 Доклад", ("fr",)),
        ("listopad 2024 Talk", ("hr", "pl")),
        ("Maibowle 2024", ("de",)),
        ("Mar del Plata 2024", ("es",)),
    ],
)
def test_months_of_no_language_of_a_page_are_not_read(line: str, languages: tuple[str, ...]) -> None:
    assert read_dates(line, languages) is None


LANGUAGES = ("de", "fr", "es", "it", "pt", "zh_CN", "zh_TW", "ja", "ko", "ru", "ar")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_engine_prints_in_a_language_is_read_in_it(language: str) -> None:
    wording.use_language(language)
    try:
        for month in range(1, 13):
            for day in (None, 1, 28):
                date = PartialDate(year=2024, month=month, day=day)
                for in_full in (False, True):
                    text = wording.date_text(date, in_full=in_full)
                    assert read_date(text, (language,)) == date, text
    finally:
        wording.use_language("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_engine_prints_of_what_goes_on_is_read(language: str) -> None:
    catalog = engine_words(language)
    assert catalog is not None
    found = read_dates(f"2019 – {catalog.gettext('present')} T", (language,))
    assert found is not None
    assert (found.period.ongoing, found.rest) == (True, "T")
