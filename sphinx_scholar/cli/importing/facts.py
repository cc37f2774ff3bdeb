"""Structured facts of the old site, each with its line, that know which of them were taken.

Reads YAML, JSON and TOML. Numbers, dates and words such as ``no`` stay as they were written.
"""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING, Any

from sphinx_scholar.cli.errors import CommandError

if TYPE_CHECKING:
    from collections.abc import Iterator

DEEPEST = 40
"""How many levels facts may be nested."""

MOST_ALIASES = 200
"""How many aliases a YAML file may have: aliases of aliases grow without bound."""


class UnreadableError(Exception):
    """A file does not hold what its name says; the message says why, with the line."""


class Facts:
    """A table of facts; each one that is asked for counts as taken."""

    def __init__(self, values: dict[str, Any] | None = None, lines: dict[str, int] | None = None) -> None:
        self.values = values or {}
        self.lines = lines or {}
        self.taken: set[str] = set()

    def __bool__(self) -> bool:
        return bool(self.values)

    def __contains__(self, key: str) -> bool:
        return self.values.get(key) not in (None, "", [])

    def raw(self, *keys: str) -> Any:
        """Return the first of these facts that is there, as it stands."""
        self.taken.update(keys)
        return next((self.values[key] for key in keys if key in self), None)

    def text(self, *keys: str) -> str:
        """Return the first of these facts that is there, in one line."""
        for key in keys:
            value = self.values.get(key)
            if isinstance(value, (list, Facts)):
                continue
            self.taken.add(key)
            if value not in (None, ""):
                return " ".join(str(value).split())
        return ""

    def block(self, *keys: str) -> str:
        """Return the first of these facts that is there, with its lines."""
        value = self.raw(*keys)
        return str(value).strip() if isinstance(value, str) else ""

    def items(self, *keys: str) -> list[Any]:
        """Return a list; one value is a list of one."""
        value = self.raw(*keys)
        if value is None:
            return []
        return [item for item in value if item is not None] if isinstance(value, list) else [value]

    def texts(self, *keys: str) -> list[str]:
        """Return the texts of a list."""
        return [" ".join(item.split()) for item in self.items(*keys) if isinstance(item, str)]

    def tables(self, *keys: str) -> list[Facts]:
        """Return the tables of a list."""
        return [item for item in self.items(*keys) if isinstance(item, Facts)]

    def table(self, key: str) -> Facts:
        """Return a table, empty where there is none."""
        value = self.values.get(key)
        if isinstance(value, Facts):
            self.taken.add(key)
            return value
        return Facts()

    def is_true(self, key: str) -> bool:
        """Tell whether a fact says yes."""
        return self.text(key).casefold() in {"true", "yes", "on"}

    def line(self, key: str) -> int:
        """Return the line of a fact, or 0."""
        return self.lines.get(key, 0)

    @property
    def first_line(self) -> int:
        """The line of the first fact, or 0."""
        return min(self.lines.values(), default=0)

    def ignore(self, *keys: str) -> None:
        """Count facts as taken that say nothing of the owner, such as the look of a page."""
        self.taken.update(keys)

    def rest(self, prefix: str = "") -> Iterator[tuple[int, str, str]]:
        """Yield line, name and text of each fact that nobody asked for."""
        for key, value in self.values.items():
            name = f"{prefix}{key}"
            if isinstance(value, Facts):
                if key not in self.taken:
                    value.taken.clear()
                yield from value.rest(f"{name}.")
            elif isinstance(value, list):
                yield from self._rest_of_list(key, value, name)
            elif key not in self.taken and value not in (None, ""):
                yield self.line(key), name, str(value)

    def _rest_of_list(self, key: str, value: list[Any], name: str) -> Iterator[tuple[int, str, str]]:
        for item in value:
            if isinstance(item, Facts):
                yield from item.rest(f"{name}.")
            elif key not in self.taken and item not in (None, "", []):
                yield self.line(key), name, _flat(item)


def _flat(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_flat(item) for item in value)
    if isinstance(value, Facts):
        return ", ".join(_flat(item) for item in value.values.values())
    return str(value)


# -- YAML --------------------------------------------------------------------------------------------


def read_yaml(text: str, first_line: int = 1) -> Any:
    """Return what a YAML document says: :class:`Facts`, lists and texts."""
    try:
        import yaml
    except ImportError as error:
        raise CommandError(
            "the package pyyaml is missing, which reads YAML.",
            not_done="Nothing was written.",
            remedy="Install it: pip install pyyaml",
        ) from error
    try:
        if text.count("*") > MOST_ALIASES and _aliases(yaml, text) > MOST_ALIASES:
            raise UnreadableError(f"has more than {MOST_ALIASES} aliases")
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        return _plain(yaml, node, first_line, 0) if node is not None else None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f" in line {mark.line + first_line}" if mark else ""
        raise UnreadableError(f"is not YAML{where}: {error.problem}") from error
    except yaml.YAMLError as error:
        raise UnreadableError(f"is not YAML: {' '.join(str(error).split())}") from error
    except RecursionError as error:
        raise UnreadableError("is nested too deeply") from error


def _aliases(yaml: Any, text: str) -> int:
    return sum(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, Loader=yaml.SafeLoader))


def _plain(yaml: Any, node: Any, first_line: int, depth: int) -> Any:
    if depth > DEEPEST:
        raise UnreadableError("is nested too deeply")
    if isinstance(node, yaml.ScalarNode):
        return None if node.tag.endswith(":null") else str(node.value)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(yaml, item, first_line, depth + 1) for item in node.value]
    values: dict[str, Any] = {}
    lines: dict[str, int] = {}
    for key, value in node.value:
        name = str(key.value) if isinstance(key, yaml.ScalarNode) else ""
        if name == "<<":
            merged = _plain(yaml, value, first_line, depth + 1)
            for table in merged if isinstance(merged, list) else [merged]:
                values = {**(table.values if isinstance(table, Facts) else {}), **values}
            continue
        values[name] = _plain(yaml, value, first_line, depth + 1)
        lines[name] = key.start_mark.line + first_line
    return Facts(values, lines)


# -- JSON and TOML -----------------------------------------------------------------------------------


def read_json(text: str) -> Any:
    """Return what a JSON document says."""
    try:
        return _with_lines(json.loads(text), text, [0], 0)
    except json.JSONDecodeError as error:
        raise UnreadableError(f"is not JSON in line {error.lineno}: {error.msg}") from error
    except RecursionError as error:
        raise UnreadableError("is nested too deeply") from error


def read_toml(text: str, first_line: int = 1) -> Any:
    """Return what a TOML document says."""
    try:
        return _with_lines(tomllib.loads(text), "", [first_line], 0)
    except tomllib.TOMLDecodeError as error:
        raise UnreadableError(f"is not TOML: {error}") from error
    except RecursionError as error:
        raise UnreadableError("is nested too deeply") from error


def _with_lines(value: Any, text: str, cursor: list[int], depth: int) -> Any:
    """Return facts with the lines of their names, which stand in the text in the same order."""
    if depth > DEEPEST:
        raise UnreadableError("is nested too deeply")
    if isinstance(value, list):
        return [_with_lines(item, text, cursor, depth + 1) for item in value]
    if not isinstance(value, dict):
        return value if value is None or isinstance(value, str) else json.dumps(value, default=str).strip('"')
    values: dict[str, Any] = {}
    lines: dict[str, int] = {}
    for name, inner in value.items():
        found = text.find(json.dumps(name, ensure_ascii=False), cursor[0])
        if found >= 0:
            cursor[0] = found + 1
            lines[name] = text.count("\n", 0, found) + 1
        values[name] = _with_lines(inner, text, cursor, depth + 1)
    return Facts(values, lines)
