"""How modules are joined into scripts, and what the engine is given of a language."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import sphinx.search

from sphinx_scholar.outputs.search import columns, scripts
from sphinx_scholar.outputs.search.index import render_index
from sphinx_scholar.outputs.search.language import render_language
from sphinx_scholar.outputs.search.places import Kind, Place


def modules() -> list[Path]:
    return sorted(scripts.FOLDER.rglob("*.js"))


def test_modules_are_joined_in_the_order_of_their_imports(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "a.js").write_text(
        '/* A. */\nimport { b } from "./sub/b.js";\nimport DATA from "./d.json" with { type: "json" };\n'
        "\n// Why.\nself.a = [b, DATA];\n"
    )
    (tmp_path / "sub" / "b.js").write_text('import { c } from "../c.js";\nexport const b = c + 1;\n')
    (tmp_path / "c.js").write_text("/* Two\n   lines. */\nexport const c = 1; // kept\n")
    (tmp_path / "d.json").write_text('{"x": 1}\n')
    assert scripts.join_modules(tmp_path / "a.js") == (
        '(() => {\n"use strict";\nconst c = 1; // kept\nconst b = c + 1;\n'
        'const DATA = {"x": 1};\nself.a = [b, DATA];\n})();\n'
    )


def test_every_module_is_in_a_script_and_none_is_long() -> None:
    joined = "".join(scripts.join_modules(scripts.FOLDER / entry) for entry in scripts.ENTRIES.values())
    for module in modules():
        source = module.read_text(encoding="utf-8")
        assert source.startswith("/* "), f"{module.name} does not say what it is"
        assert len(source.splitlines()) <= 200, module.name
        last = [line for line in source.splitlines() if line][-1]
        assert last.removeprefix("export ") in joined, f"{module.name} is in no script"
    assert len(modules()) > 20


def test_no_name_is_declared_twice_in_a_script() -> None:
    for name, script in scripts.render_scripts("en").items():
        own = script.partition("\n})();\n")[0]
        names = re.findall(r"^(?:const|let|class) (\w+)", own, re.MULTILINE)
        assert len(names) == len(set(names)), name


def test_the_columns_are_those_that_scripts_read() -> None:
    declared = json.loads((scripts.FOLDER / "search" / "columns.json").read_text(encoding="utf-8"))
    assert list(columns.COLUMNS) == list(declared)
    assert len(declared) <= 8, "a hit is a place's number times eight and a column's"
    [script] = render_index([Place(kind=Kind.PAGE, title="A", uri="a.html")]).values()
    part = json.loads(script.removeprefix("scholarSearch.take(").removesuffix(");\n"))
    assert part.keys() == {"counts", "uris", "words", *columns.COLUMNS}


@pytest.mark.parametrize("language", [*sphinx.search.languages, "de_AT", "pl"])
def test_every_language_has_a_stemmer(language: str) -> None:
    script = render_language(language)
    stemmer = re.search(r"const stemmer = new (\w+)\(\);", script)
    assert stemmer is not None
    assert f"var {stemmer[1]}=function" in script


@pytest.mark.parametrize(
    ("language", "stemmer", "stop_word"),
    [("de", "German", "und"), ("de_AT", "German", "und"), ("pl", "English", "the"), ("ja", "English", "the")],
)
def test_a_language_without_a_stemmer_has_the_english_one(
    language: str, stemmer: str, stop_word: str
) -> None:
    script = render_language(language)
    assert f"new {stemmer}Stemmer()" in script
    assert f'"{stop_word}"' in script


@pytest.mark.parametrize(
    ("language", "months", "is_month_first"),
    [
        ("en", {"Jan", "May", "Dec"}, True),
        ("en_GB", {"Jan", "May", "Dec"}, False),
        ("de", {"Jan", "Mai", "Dez"}, False),
        ("fr", {"janv", "mai", "déc"}, False),
        ("pl", {"sty", "maj", "gru"}, False),
        ("zh-CN", {"1月", "5月", "12月"}, False),
        ("tlh", {"Jan", "May", "Dec"}, True),
    ],
)
def test_dates_are_written_as_in_the_language(language: str, months: set[str], is_month_first: bool) -> None:
    known = re.search(r"useLanguage\(\{ stem: [^,]*, \.\.\.(.*?) \}\);", render_language(language))
    assert known is not None
    dates = json.loads(known[1])
    assert months <= set(dates["months"])
    assert dates["isMonthFirst"] is is_month_first
