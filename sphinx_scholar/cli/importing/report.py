"""What became of each fact of the old site, as ``IMPORT.md`` says it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx_scholar.cli.importing.samples import is_sample_value

if TYPE_CHECKING:
    from sphinx_scholar.cli.importing.facts import Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One remark about a place in the old site."""

    path: str
    """Below the old site's folder."""
    line: int = 0
    """0 where it is about the whole file."""
    text: str

    @property
    def place(self) -> str:
        """The file, with its line where one is known."""
        return f"{self.path}:{self.line}" if self.line else self.path


@dataclass(slots=True, kw_only=True)
class Report:
    """Collects remarks while the old site is read."""

    taken: list[str] = field(default_factory=list)
    needed: list[Note] = field(default_factory=list)
    """What a person must look at, and why."""
    skipped: list[Note] = field(default_factory=list)
    """Samples, and pages that the engine makes by itself."""
    lost: list[Note] = field(default_factory=list)
    """Facts that have no place in the new site."""

    def need(self, path: str, line: int, text: str) -> None:
        """Note what a person must look at."""
        self._note(self.needed, path, line, text)

    def skip(self, path: str, text: str, line: int = 0) -> None:
        """Note what was left out on purpose."""
        self._note(self.skipped, path, line, text)

    def lose(self, path: str, line: int, text: str) -> None:
        """Note a fact that has no place."""
        self._note(self.lost, path, line, text)

    def _note(self, notes: list[Note], path: str, line: int, text: str) -> None:
        note = Note(path=path, line=line, text=" ".join(text.split()))
        if note not in notes:
            notes.append(note)


def report_rest(report: Report, facts: Facts, path: str) -> None:
    """Note the facts that were not taken: as lost, or as samples of the template."""
    for line, name, value in facts.rest():
        if is_sample_value(value):
            report.skip(path, f"a sample of the template: {name}: {value}", line)
        else:
            report.lose(path, line, f"{name}: {value}")


def render_report(report: Report, system: str, others: list[Note]) -> str:
    """Return ``IMPORT.md``; ``others`` are files of the old site that nothing was taken from."""
    parts = [
        f"# Import from {system}",
        "What became of the old site. Delete this file when nothing in it is of use; it is no page.",
        _section("Taken", "", [f"- {line}" for line in report.taken]),
        _section("Needs you", "File and line are those of the old site.", _lines(report.needed)),
        _section(
            "Skipped", "Samples of the template, and what the engine makes by itself.", _lines(report.skipped)
        ),
        _section("Lost", "Facts that have no place in the new site.", _lines(report.lost)),
        _section("Not read", "Files from which nothing was taken.", _lines(others)),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _section(title: str, lead: str, lines: list[str]) -> str:
    body = "\n".join(lines) if lines else "Nothing."
    return "\n\n".join(part for part in (f"## {title}", lead if lines else "", body) if part)


def _lines(notes: list[Note]) -> list[str]:
    return [f"- `{note.place}`: {note.text}" if note.text else f"- `{note.place}`" for note in notes]
