"""Every fault has a name, a meaning, an example that is built here, and its place in the reference."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from sphinx_scholar.records.problems import Fault
from tests.engine import CONF, ROOT, Built, build
from tools.fault_reference import (
    REFERENCE,
    Example,
    anchor,
    read_examples,
    read_meanings,
    render_reference,
)

ENGINE = ROOT / "sphinx_scholar"
EXAMPLES = read_examples()


def build_example(folder: Path, example: Example) -> Built:
    files = example.more | example.files
    bibliography = {"scholar_bibliography": "papers.bib"} if "papers.bib" in files else {}
    conf = {} if "conf.py" in files else {**CONF, **bibliography}
    return build(folder / "site", files, warnings=None, **conf)


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES)
def test_the_example_of_a_warning_gives_it_whole(tmp_path: Path, example: Example) -> None:
    built = build_example(tmp_path, example)
    assert built.warnings == list(example.warnings)
    assert all(line.endswith(f" [{example.name}]") for line in built.warnings)
    assert (built.out / "index.html").is_file()


def test_every_fault_has_a_meaning_and_an_example() -> None:
    names = [f"scholar.{fault.value}" for fault in Fault]
    assert [meaning.name for meaning in read_meanings()] == names
    assert set(names) <= EXAMPLES.keys()
    assert all(meaning.text.endswith(".") and meaning.remedy.endswith(".") for meaning in read_meanings())
    others = [example for name, example in EXAMPLES.items() if name not in names]
    assert len(others) > 3
    assert all(example.text.endswith(".") and example.remedy.endswith(".") for example in others)


def test_no_fault_is_named_in_vain() -> None:
    used = {
        node.attr
        for path in ENGINE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "Fault"
    }
    assert used == set(Fault.__members__)


def test_all_warnings_of_the_engine_have_a_name() -> None:
    """No module warns past ``diagnostics``, whose names the reference lists."""
    direct = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in ENGINE.rglob("*.py")
        if path.name != "diagnostics.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == "warning"
    ]
    assert direct == []


def test_the_reference_is_fresh() -> None:
    assert REFERENCE.read_text(encoding="utf-8") == render_reference(), "run make docs"


def test_the_reference_leads_to_each_of_its_sections() -> None:
    text = REFERENCE.read_text(encoding="utf-8")
    for meaning in read_meanings():
        assert f"(#{anchor(meaning.name)})" in text
        assert text.count(f"\n## `{meaning.name}`\n") == 1
