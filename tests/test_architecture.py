"""Imports go one way: every module stands in one list and imports only from those above it."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ENGINE = Path(__file__).resolve().parent.parent / "sphinx_scholar"

ORDER = """
    model contact names diagnostics
    latexmacros latex
    years bibfields bibsyntax bibscanner bibparser bibdates bibnames biblinks bibreader bibvenues bibinherit
    bibrecords bibworks bibtex
    config lookup domain
    wording translation
    citations.facts citations.reference citations.bibtex citations.csl citations.ris citations
    facets widgets placeholders privacy options rendering pieces cards papers worklists bodies
    outputs.files outputs.columns
    directives lists transforms markup collected mathematics shared pages stylesheets policy templating
    outputs.life outputs.citation_tags outputs.structured outputs.head outputs.resume
    outputs.vcard outputs.feed outputs.sitemap outputs.citations outputs.cv_pdf outputs.cv_nodes outputs.cv
    outputs.search_places outputs.search_index outputs.filter_index outputs.page_heads outputs.exports outputs
    output_folder freshness template_errors staleness
    extension
    __init__
""".split()
"""All modules, from records at the top to registration at the bottom."""

PURE = {"model", "contact", "names", *(name for name in ORDER if name.startswith(("bib", "latex")))}
"""What knows neither Sphinx nor docutils."""

SLOW = {"pybtex", "pylatexenc", "typst", "email_validator"}
"""What takes so long to import that only those who use it shall wait."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """One name that a module imports."""

    module: str
    """The module that is imported from, in full."""
    line: int
    in_function: bool
    for_types: bool
    """True under ``if TYPE_CHECKING``."""


def path_of(name: str) -> Path:
    path = ENGINE.joinpath(*name.split("."))
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def imports_of(source: str) -> list[Import]:
    """Return every import in the text of a module, wherever it stands."""
    return list(_imports(ast.parse(source), in_function=False, for_types=False))


def _imports(node: ast.AST, *, in_function: bool, for_types: bool) -> Iterator[Import]:
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
        in_function = True
    names = []
    if isinstance(node, ast.Import):
        names = [alias.name for alias in node.names]
    elif isinstance(node, ast.ImportFrom):
        assert node.level == 0, f"line {node.lineno}: imports name their module in full"
        names = [f"{node.module}.{alias.name}" for alias in node.names]
    for name in names:
        yield Import(module=name, line=node.lineno, in_function=in_function, for_types=for_types)  # type: ignore[attr-defined]
    if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
        for child in node.body:
            yield from _imports(child, in_function=in_function, for_types=True)
        for child in node.orelse:
            yield from _imports(child, in_function=in_function, for_types=for_types)
        return
    for child in ast.iter_child_nodes(node):
        yield from _imports(child, in_function=in_function, for_types=for_types)


def module_of(name: str) -> str:
    """Return the engine's module that an imported name belongs to, as the list calls it."""
    own = name.removeprefix("sphinx_scholar").removeprefix(".")
    while own and own not in ORDER:
        own = own.rpartition(".")[0]
    return own or "__init__"


def test_the_list_holds_every_module_once() -> None:
    found = {path.relative_to(ENGINE).with_suffix("") for path in ENGINE.rglob("*.py")}
    names = {".".join(path.parts).removesuffix(".__init__") for path in found}
    assert len(ORDER) > 30
    assert len(ORDER) == len(set(ORDER))
    assert names == set(ORDER)


@pytest.mark.parametrize("name", ORDER)
def test_a_module_imports_only_from_those_above_it(name: str) -> None:
    """What is imported for types alone binds nothing while the engine runs, and does not count."""
    above = set(ORDER[: ORDER.index(name)])
    for item in imports_of(path_of(name).read_text(encoding="utf-8")):
        if item.module.split(".")[0] == "sphinx_scholar" and not item.for_types:
            wanted = module_of(item.module)
            is_own_version = name == "extension" and item.module == "sphinx_scholar.__version__"
            assert wanted in above or is_own_version, f"{name}, line {item.line}: {wanted} stands below it"


@pytest.mark.parametrize("name", sorted(PURE))
def test_a_pure_module_knows_no_sphinx(name: str) -> None:
    for item in imports_of(path_of(name).read_text(encoding="utf-8")):
        assert item.module.split(".")[0] not in {"sphinx", "docutils", "myst_parser"}, f"line {item.line}"


def loaded_with(name: str) -> set[str]:
    """Return the modules that are loaded as soon as one of them is."""
    found, waiting = set(), [name]
    while waiting:
        name = waiting.pop()
        found.add(name)
        for item in imports_of(path_of(name).read_text(encoding="utf-8")):
            is_own = item.module.split(".")[0] == "sphinx_scholar"
            if is_own and not (item.in_function or item.for_types) and module_of(item.module) not in found:
                waiting.append(module_of(item.module))
    return found


def test_what_is_slow_to_import_is_imported_where_it_is_used() -> None:
    """A module that is built on a slow one is itself imported where it is used."""
    loaded = loaded_with("extension")
    assert len(loaded) > 20
    for name in loaded:
        for item in imports_of(path_of(name).read_text(encoding="utf-8")):
            is_lazy = item.in_function or item.for_types
            assert is_lazy or item.module.split(".")[0] not in SLOW, f"{name}, line {item.line}"


def test_something_slow_is_imported_at_all() -> None:
    sources = [path_of(name).read_text(encoding="utf-8") for name in ORDER]
    imported = {item.module.split(".")[0] for source in sources for item in imports_of(source)}
    assert imported >= SLOW


def test_the_engine_loads_without_what_is_slow() -> None:
    code = f"import sys, sphinx_scholar.extension; print({SLOW!r} & set(sys.modules))"
    answer = subprocess.run([sys.executable, "-c", code], cwd=ENGINE.parent, capture_output=True, text=True)
    assert (answer.stdout.strip(), answer.stderr) == ("set()", "")


def test_imports_are_found_wherever_they_stand() -> None:
    source = """
import one
from two import a, b
if TYPE_CHECKING:
    import three
else:
    import four
def f():
    from five.six import c
class C:
    import seven
    def g(self):
        if TYPE_CHECKING:
            import eight
"""
    found = [(item.module, item.in_function, item.for_types) for item in imports_of(source)]
    assert found == [
        ("one", False, False),
        ("two.a", False, False),
        ("two.b", False, False),
        ("three", False, True),
        ("four", False, False),
        ("five.six.c", True, False),
        ("seven", False, False),
        ("eight", True, True),
    ]


@pytest.mark.parametrize(
    ("name", "module"),
    [
        ("sphinx_scholar", "__init__"),
        ("sphinx_scholar.model", "model"),
        ("sphinx_scholar.model.Text", "model"),
        ("sphinx_scholar.outputs.cv.write_cv", "outputs.cv"),
        ("sphinx_scholar.outputs.nothing", "outputs"),
        ("sphinx_scholar.__version__", "__init__"),
    ],
)
def test_a_name_belongs_to_a_module(name: str, module: str) -> None:
    assert module_of(name) == module
