"""A build that is killed, or finds no room, at any moment: it fails, and the next one is whole.

``SCHOLAR_MOMENTS`` says at how many changes of the disk a build is stopped; 0 means at each.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.engine import tree
from tests.engine.server import BuildServer, How, Stop, build_server
from tests.little_site import LittleSite

MOMENTS = int(os.environ.get("SCHOLAR_MOMENTS", "4"))


@pytest.fixture(scope="module")
def server() -> Iterator[BuildServer]:
    with build_server() as running:
        yield running


def published(out: Path) -> dict[str, bytes]:
    """Return all files but doctrees, which say where the site lies."""
    return {path: content for path, content in tree(out).items() if not path.startswith(".doctrees/")}


class Turns:
    """A little site that is now one way, now another, with an output folder that is kept."""

    def __init__(self, server: BuildServer, folder: Path) -> None:
        self.server, self.folder = server, folder
        self.site = LittleSite(folder=folder / "site")
        self.is_other = False
        self.out, self.doctrees = folder / "out", folder / "out/.doctrees"
        self.expected: dict[bool, dict[str, bytes]] = {}
        for _turn in range(2):
            self.turn()
            clean = folder / f"clean{self.is_other}"
            answer = server.build(self.site.folder, clean / "out", clean / "doctrees", "-n")
            assert answer.code == 0, answer.output
            self.expected[self.is_other] = published(clean / "out")
        one, other = self.expected.values()
        assert one.keys() - other.keys()
        assert other.keys() - one.keys()

    def turn(self) -> None:
        """Change a page, a paper, a setting, a static file; let a page come and another go."""
        self.is_other = not self.is_other
        word = "looms" if self.is_other else "gears"
        self.site.pages["alpha"] = f"# Alpha\n\nOf {word}, {{publication}}`of{word}` and ${word[0]}^2$.\n"
        self.site.pages.pop("beta" if self.is_other else "delta", None)
        self.site.pages["delta" if self.is_other else "beta"] = f"# Of {word}\n"
        self.site.entries.pop(f"of{'gears' if self.is_other else 'looms'}", None)
        self.site.entries[f"of{word}"] = {"type": "misc", "title": f"Of {word}", "year": "1850"}
        self.site.settings["html_title"] = f'"{word}"'
        self.site.statics = {f"{word}.txt": f"{word}\n"}
        self.site.sync()

    def build(self, jobs: int, stop: Stop | None = None, *options: str) -> tuple[int, str, int]:
        """Build on top of what is there; return the exit code, what was told, the changes of the disk."""
        answer = self.server.build(
            self.site.folder, self.out, self.doctrees, "-n", "-j", str(jobs), *options, stop=stop
        )
        return answer.code, answer.output, answer.changes

    def check(self, jobs: int) -> None:
        """Assert that the next build gives the clean site, and that nothing else is lost."""
        code, output, _changes = self.build(jobs)
        assert code == 0, output
        found = published(self.out)
        expected = self.expected[self.is_other]
        assert {
            path for path in found.keys() | expected.keys() if found.get(path) != expected.get(path)
        } == set()


@pytest.fixture(scope="module")
def turns(server: BuildServer, tmp_path_factory: pytest.TempPathFactory) -> Turns:
    turns = Turns(server, tmp_path_factory.mktemp("interrupted"))
    turns.check(1)
    return turns


def moments(turns: Turns, below: Path) -> list[int]:
    """Return the changes of the disk at which builds are stopped, from the first to the last."""
    turns.turn()
    _code, _told, changes = turns.build(1, Stop(how="kill", at=10**6, below=str(below)))
    assert changes > 20
    if not MOMENTS:
        return list(range(1, changes + 1))
    last = changes
    return sorted({1 + number * (last - 1) // (MOMENTS - 1) for number in range(MOMENTS)})


def test_a_build_that_is_killed_at_any_moment_does_no_harm(turns: Turns) -> None:
    for number, at in enumerate(moments(turns, turns.folder)):
        turns.turn()
        code, output, _changes = turns.build(1 + number % 2, Stop(how="kill", at=at, below=str(turns.folder)))
        assert code == -9, output
        turns.check(2 - number % 2)


@pytest.mark.parametrize("how", ["full", "read-only"])
def test_a_disk_that_takes_no_more_fails_the_build(turns: Turns, how: How) -> None:
    for number, at in enumerate(moments(turns, turns.out)):
        turns.turn()
        stop = Stop(how=how, at=at, below=str(turns.out))
        code, output, _changes = turns.build(2 - number % 2, stop)
        # A disk that is full still lets the last file be removed.
        assert code or (how == "full" and number), output
        turns.check(1)
