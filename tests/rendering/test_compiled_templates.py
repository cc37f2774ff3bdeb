"""Compiled templates are kept for the engine alone, and never stand for another source."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from sphinx_scholar.rendering import compiled_templates
from sphinx_scholar.rendering.compiled_templates import CompiledTemplates


@pytest.fixture
def engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder that stands for the engine's, on a machine where Python keeps modules."""
    folder = tmp_path / "engine"
    folder.mkdir()
    monkeypatch.setattr(compiled_templates, "ENGINE", folder)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return folder


def rendered(folder: Path, text: str = "", *, autoescape: bool = True, remembered: bool = False) -> str:
    """Return what a template of a folder makes of a name, after its text is changed, in another process."""
    if not remembered:
        compiled_templates._IN_MEMORY.clear()
    if text:
        (folder / "card.html").write_text(text, encoding="utf-8")
    environment = Environment(loader=FileSystemLoader(folder), autoescape=autoescape)
    environment.bytecode_cache = CompiledTemplates(environment)
    return environment.get_template("card.html").render(name="<Ada>")


def test_a_template_is_compiled_once(engine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = rendered(engine, "Dear {{ name }}")
    monkeypatch.setattr(Environment, "compile", None)
    assert rendered(engine) == first == "Dear &lt;Ada&gt;"


@pytest.mark.parametrize("broken", [b"", b"j2", None])
def test_a_changed_source_and_a_broken_file_are_compiled_again(engine: Path, broken: bytes | None) -> None:
    rendered(engine, "Dear {{ name }}")
    (kept,) = (engine / "__pycache__").iterdir()
    kept.write_bytes(kept.read_bytes()[:-20] if broken is None else broken)
    assert rendered(engine) == "Dear &lt;Ada&gt;"
    assert rendered(engine, "Hello {{ name }}") == "Hello &lt;Ada&gt;"


def test_an_environment_never_takes_what_another_one_compiled(engine: Path) -> None:
    assert rendered(engine, "{{ name }}") == "&lt;Ada&gt;"
    assert rendered(engine, autoescape=False) == "<Ada>"


def test_templates_of_others_last_as_long_as_the_process(
    engine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rendered(engine.parent, "Dear {{ name }}")
    assert rendered(engine.parent, "Hello {{ name }}", remembered=True) == "Hello &lt;Ada&gt;"
    monkeypatch.setattr(Environment, "compile", None)
    assert rendered(engine.parent, remembered=True) == "Hello &lt;Ada&gt;"


def test_templates_of_a_site_are_not_kept(engine: Path) -> None:
    assert rendered(engine.parent, "{{ name }}") == "&lt;Ada&gt;"
    assert {path.name for path in engine.parent.rglob("*")} == {"engine", "card.html"}


def test_nothing_is_kept_where_python_keeps_no_modules(engine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    rendered(engine, "{{ name }}")
    assert [path.name for path in engine.iterdir()] == ["card.html"]


def test_a_folder_that_cannot_be_written_does_no_harm(engine: Path) -> None:
    (engine / "__pycache__").write_text("a file, where the folder should be", encoding="utf-8")
    assert rendered(engine, "{{ name }}") == "&lt;Ada&gt;"
