"""The house has seven floors: a package imports only from the floors below it, for types too."""

from __future__ import annotations

import ast
import functools
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ENGINE = Path(__file__).resolve().parents[2] / "sphinx_scholar"

FLOORS = (
    ("records",),
    ("bibliography", "wording", "diagnostics"),
    ("citations", "domain"),
    ("rendering",),
    ("directives",),
    ("pages", "outputs", "theme"),
    ("extension", "cli"),
)
"""Packages and modules at the top of the engine, from the lowest floor up."""

FLOOR = {name: number for number, names in enumerate(FLOORS, 1) for name in names}

DATA_FOLDERS = {"locale", "scripts", "static", "templates"}
"""Folders of the package that hold no Python."""

PURE = ("records", "bibliography")
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

    @property
    def package(self) -> str:
        """The package or module at the top of the engine that it belongs to; empty for others."""
        first, *rest = self.module.split(".")
        return rest[0] if first == "sphinx_scholar" and rest else ""


MODULES = sorted(ENGINE.rglob("*.py"))


def name_of(path: Path) -> str:
    """Return a module's dotted name within the engine."""
    parts = path.relative_to(ENGINE).with_suffix("").parts
    return ".".join(parts).removesuffix("__init__").removesuffix(".") or "__init__"


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


@functools.cache
def imports_in(path: Path) -> list[Import]:
    return imports_of(path.read_text(encoding="utf-8"))


def test_the_floors_hold_all_that_stands_at_the_top() -> None:
    found = {path.stem for path in ENGINE.glob("*.py")} | {path.parent.name for path in ENGINE.glob("*/*.py")}
    assert found - {"__init__", "__main__"} <= FLOOR.keys()
    folders = {path.name for path in ENGINE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders <= FLOOR.keys() | DATA_FOLDERS
    assert len(MODULES) > 60


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_imports_only_from_floors_below_it(path: Path) -> None:
    own = name_of(path).split(".")[0]
    if own in {"__init__", "__main__"}:
        return
    above = []
    for item in imports_in(path):
        if not item.package or item.package == own or item.module == "sphinx_scholar.__version__":
            continue
        if FLOOR[item.package] >= FLOOR[own]:
            above.append(f"line {item.line}: {item.module} ({item.package} is no lower than {own})")
    assert above == []


@pytest.mark.parametrize("path", [p for p in MODULES if name_of(p).startswith(PURE)], ids=name_of)
def test_a_pure_module_knows_no_sphinx(path: Path) -> None:
    for item in imports_in(path):
        assert item.module.split(".")[0] not in {"sphinx", "docutils", "myst_parser"}, f"line {item.line}"


def module_of(name: str) -> str:
    """Return the engine's module that an imported name belongs to."""
    known = {name_of(path) for path in MODULES}
    own = name.removeprefix("sphinx_scholar").removeprefix(".")
    while own and own not in known:
        own = own.rpartition(".")[0]
    return own or "__init__"


def loaded_with(name: str) -> set[str]:
    """Return the modules that are loaded as soon as one of them is."""
    paths = {name_of(path): path for path in MODULES}
    found, waiting = set(), [name]
    while waiting:
        name = waiting.pop()
        found.add(name)
        for item in imports_in(paths[name]):
            is_own = item.module.split(".")[0] == "sphinx_scholar"
            if is_own and not (item.in_function or item.for_types) and module_of(item.module) not in found:
                waiting.append(module_of(item.module))
    return found


def test_what_is_slow_to_import_is_imported_where_it_is_used() -> None:
    """A module that is built on a slow one is itself imported where it is used."""
    paths = {name_of(path): path for path in MODULES}
    loaded = loaded_with("extension")
    assert len(loaded) > 20
    for name in loaded:
        for item in imports_in(paths[name]):
            is_lazy = item.in_function or item.for_types
            assert is_lazy or item.module.split(".")[0] not in SLOW, f"{name}, line {item.line}"


def test_something_slow_is_imported_at_all() -> None:
    imported = {item.module.split(".")[0] for path in MODULES for item in imports_in(path)}
    assert imported >= SLOW


def test_the_engine_loads_without_what_is_slow() -> None:
    code = f"import sys, sphinx_scholar.extension; print({SLOW!r} & set(sys.modules))"
    answer = subprocess.run([sys.executable, "-c", code], cwd=ENGINE.parent, capture_output=True, text=True)
    assert (answer.stdout.strip(), answer.stderr) == ("set()", "")


def reads_of_classes(source: str) -> list[int]:
    """Return the lines that compare the CSS classes of a node with something."""
    comparing = (ast.Compare, ast.BinOp)
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, comparing)
        and any(isinstance(part, ast.Constant) and part.value == "classes" for part in ast.walk(node))
    ]


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_nodes_are_recognized_by_their_types(path: Path) -> None:
    assert reads_of_classes(path.read_text(encoding="utf-8")) == []


def test_a_comparison_of_classes_is_found() -> None:
    source = """
node["classes"].append("a")
"a" in node["classes"]
{"a"} & set(node.get("classes", ()))
"""
    assert reads_of_classes(source) == [3, 4]


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
