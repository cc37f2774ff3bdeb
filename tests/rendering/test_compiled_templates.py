"""Compiled templates are kept for the engine alone, and never stand for another source."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jinja2 import Environment, FileSystemLoader
from jinja2.bccache import bc_magic

from sphinx_scholar.rendering import compiled_templates
from sphinx_scholar.rendering.compiled_templates import CompiledTemplates

if TYPE_CHECKING:
    from collections.abc import Callable


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


@pytest.mark.parametrize(
    "damage",
    [
        lambda whole: b"",
        lambda whole: b"j2",
        lambda whole: whole[:-20],
        lambda whole: whole[: len(whole) // 4],
        lambda whole: whole[4:],
        lambda whole: b"\0" * len(whole),
        lambda whole: whole.replace(b"Dear", b"Dead"),
        lambda whole: whole[:4] + bc_magic + b"\x80\x05garbage",
        lambda whole: whole[:4] + bc_magic + whole[4 + len(bc_magic) :][:60] + b"\xff" * 40,
        lambda whole: b"\x7fELF" + whole,
    ],
)
def test_a_changed_source_and_a_damaged_file_are_compiled_again(
    engine: Path, damage: Callable[[bytes], bytes]
) -> None:
    rendered(engine, "Dear {{ name }}")
    (kept,) = (engine / "__pycache__").iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(damage(whole))
    assert kept.read_bytes() != whole
    assert rendered(engine) == "Dear &lt;Ada&gt;"
    assert rendered(engine, "Hello {{ name }}") == "Hello &lt;Ada&gt;"


def test_an_environment_never_takes_what_another_one_compiled(engine: Path) -> None:
    assert rendered(engine, "{{ name }}") == "&lt;Ada&gt;"
    assert rendered(engine, autoescape=False) == "<Ada>"


def test_a_version_never_takes_what_another_one_compiled(
    engine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rendered(engine, "{{ name }}")
    monkeypatch.setattr(compiled_templates, "VERSIONS", ("99", *compiled_templates.VERSIONS[1:]))
    rendered(engine)
    assert len(list((engine / "__pycache__").iterdir())) == 2


def test_a_template_of_an_installed_theme_is_kept_with_the_engines(
    engine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    themes = engine.parent / "packages"
    monkeypatch.setattr(compiled_templates, "PACKAGES", themes)
    for theme in ("one", "other"):
        (themes / theme).mkdir(parents=True)
        assert rendered(themes / theme, f"{theme} {{{{ name }}}}") == f"{theme} &lt;Ada&gt;"
    monkeypatch.setattr(Environment, "compile", None)
    assert [rendered(themes / theme) for theme in ("one", "other")] == [
        "one &lt;Ada&gt;",
        "other &lt;Ada&gt;",
    ]
    assert {path.name for path in themes.rglob("*")} == {"one", "other", "card.html"}


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
