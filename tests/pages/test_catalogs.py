"""The engine's words in other languages: whole, with the placeholders of the messages, and shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.catalog import Message

from sphinx_scholar.records.languages import catalogs_of
from tests.engine import build
from tests.made_up_language import KEPT
from tools.messages import catalog_paths, read_catalog, render_catalog

LANGUAGES = ("ar", "de", "es", "fr", "it", "ja", "ko", "pt", "ru", "zh_CN", "zh_TW")

catalogs = pytest.mark.parametrize("path", catalog_paths(), ids=lambda path: path.parent.parent.name)


def test_each_language_has_a_catalog() -> None:
    assert tuple(path.parent.parent.name for path in catalog_paths()) == LANGUAGES


@catalogs
def test_a_catalog_has_the_messages_of_the_list(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == render_catalog(path), "run: python tools/messages.py"


def faults(message: Message, plurals: int) -> list[str]:
    """Return what is wrong with the translation of a message."""
    singular = message.id if isinstance(message.id, str) else message.id[0]
    forms = (message.string,) if isinstance(message.string, str) else message.string
    wrong = [f"{singular!r} is fuzzy"] if message.fuzzy else []
    wrong += [f"{singular!r} has {len(forms)} forms"] * (message.pluralizable and len(forms) != plurals)
    for form in forms:
        if not form.strip():
            wrong.append(f"{singular!r} has no translation")
        elif sorted(KEPT.findall(form)) != sorted(KEPT.findall(singular)):
            wrong.append(f"{singular!r} has other placeholders than {form!r}")
        elif singular.endswith(" ") and form[-1].isascii() and form[-1] != " ":
            wrong.append(f"{form!r} runs into what follows")
    return wrong


@catalogs
def test_a_catalog_is_whole(path: Path) -> None:
    catalog = read_catalog(path)
    found = [fault for message in catalog if message.id for fault in faults(message, catalog.num_plurals)]
    assert found == []


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        (Message("%s more", "%d mehr"), "'%s more' has other placeholders than '%d mehr'"),
        (Message("{page}", "{seite}"), "'{page}' has other placeholders than '{seite}'"),
        (Message(("%s a", "%s as"), ("%s",)), "'%s a' has 1 forms"),
        (Message(("%s a", "%s as"), ("%s", "")), "'%s a' has no translation"),
        (Message("Cite", ""), "'Cite' has no translation"),
        (Message("Cite", "Zitieren", flags=["fuzzy"]), "'Cite' is fuzzy"),
        (Message("Preprint: ", "Preprint:"), "'Preprint:' runs into what follows"),
    ],
)
def test_a_wrong_translation_is_found(message: Message, expected: str) -> None:
    assert faults(message, 2) == [expected]


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("de", ("de",)),
        ("de_AT", ("de_AT", "de")),
        ("pt_BR", ("pt_BR", "pt")),
        ("zh_CN", ("zh_CN",)),
        ("zh_HK", ("zh_HK", "zh_TW")),
        ("xx", ("xx",)),
    ],
)
def test_a_language_takes_the_nearest_catalog(language: str, names: tuple[str, ...]) -> None:
    assert catalogs_of(language) == names


SITE = {
    "papers.bib": "@article{a, title = {A}, author = {Ada Lovelace}, journal = {J}, date = {2024}}",
    "index.md": """
        # Ada Lovelace

        :::{publications}
        :summary:
        :::
        """,
}
SETTINGS = {"author": "Ada Lovelace", "scholar_bibliography": "papers.bib"}


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("de", ["1 Arbeit.", "Zitieren"]),
        ("pt_BR", ["1 trabalho.", "Citar"]),
        ("zh_HK", ["共 1 篇。", "引用"]),
        ("ru", ["1 работа.", "Цитировать"]),
        ("ar", ["1 عمل.", "اقتباس"]),
        ("eo", ["1 work.", "Cite"]),
    ],
)
def test_a_page_speaks_the_language(tmp_path: Path, language: str, said: list[str]) -> None:
    body = build(tmp_path / "site", SITE, language=language, **SETTINGS).body("index.html")
    text = " ".join(body.get_text(" ").split())
    assert [word for word in said if word not in text] == []


def test_words_of_a_site_win_over_those_of_the_engine(tmp_path: Path) -> None:
    path = tmp_path / "site/locales/de/LC_MESSAGES/sphinx_scholar.po"
    path.parent.mkdir(parents=True)
    path.write_text('msgid "Cite"\nmsgstr "Nachweis"\n', encoding="utf-8")
    body = build(tmp_path / "site", SITE, language="de", locale_dirs=["locales"], **SETTINGS).body(
        "index.html"
    )
    text = body.get_text()
    assert ("Nachweis" in text, "Zitieren" in text, "1 Arbeit." in text) == (True, False, True)
