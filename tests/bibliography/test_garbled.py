"""What programs spoiled is found, and shown as it stands."""

from __future__ import annotations

import pytest

from sphinx_scholar.bibliography.garbled import garbled_words
from sphinx_scholar.bibliography.reader import read_bibliography

GARBLED = {
    "author = {RenÃ©e Doe and Renée Roe}": [("RenÃ©e", "Renée")],
    "title = {MÃ¼ller â€” MÃ¼ller}": [("MÃ¼ller", "Müller"), ("â€”", "—")],
    r"author = {Ren$\backslash$'ee Doe}": [(r"Ren$\backslash$'ee", "Renée")],
    r"author = {Jos{\textbackslash}'e Doe}": [(r"Jos{\textbackslash}'e", "José")],
    "title = {naïve São Paulo, “Ångström” à Å – Ã, Łódź Ñandú}": [],
    r"title = {$a \backslash b$, \textbackslash x}": [],
}


@pytest.mark.parametrize(("text", "words"), GARBLED.items())
def test_garbled_text_is_found_with_what_it_probably_was(text: str, words: list[tuple[str, str]]) -> None:
    found = list(garbled_words(text))
    assert [(word, likely) for _, word, likely in found] == words
    assert all(text.startswith(word, offset) for offset, word, _ in found)


def test_garbled_text_is_reported_and_shown_as_it_stands() -> None:
    bibliography = read_bibliography("@misc{k,\n title = {T},\n author = {RenÃ©e Doe}}", "p.bib")
    (problem,) = bibliography.problems
    assert (problem.source.line, str(problem)) == (
        3,
        "'RenÃ©e' is garbled, and is probably 'Renée'; it is shown as it stands",
    )
    assert bibliography.publications[0].authors[0].name == "RenÃ©e Doe"
