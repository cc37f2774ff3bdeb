"""After any edits and killed builds, a build gives what a clean one gives: the same bytes and warnings.

``SCHOLAR_SEQUENCES`` says how many sequences of edits are tried, half of them in README's layouts.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import HealthCheck, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from tests.engine import tree
from tests.engine.server import BuildServer, Stop, build_server
from tests.little_site import KINDS, MARK, WITHOUT_EFFECT, LittleSite, edit
from tests.searching import search

SEQUENCES = int(os.environ.get("SCHOLAR_SEQUENCES", "4"))
LONGEST = 5
"""How many edits a sequence has at most."""

LAYOUTS = {
    "README's, with make": ("site/_build/html", "site/_build/doctrees"),
    "README's, with sphinx-build alone": ("site/_build/html", "site/_build/html/.doctrees"),
    "beside the site": ("html", "doctrees"),
    "elsewhere": ("far/away/html", "near/doctrees"),
}
"""Where the output folder and the doctrees may lie, from the folder above the site."""

BUILDERS = ("html", "dirhtml")
MARK_BYTES = re.compile(MARK.pattern.encode(), re.IGNORECASE)


@pytest.fixture(scope="module")
def server() -> Iterator[BuildServer]:
    with build_server() as running:
        yield running


class Trial:
    """A little site with an output folder that is built again and again."""

    def __init__(self, server: BuildServer, folder: Path, layout: str) -> None:
        self.server, self.folder = server, folder
        self.out, self.doctrees = (folder / path for path in LAYOUTS[layout])
        self.site = LittleSite(folder=folder / "site")

    def build(
        self, out: Path, doctrees: Path, builder: str, jobs: int
    ) -> tuple[dict[str, bytes], dict[str, bytes], list[str]]:
        """Build; return the files, the doctrees among them, and the warnings in an order of their own."""
        answer = self.server.build(self.site.folder, out, doctrees, "-b", builder, "-j", str(jobs), "-n")
        assert answer.code == 0, answer.output
        files = tree(out)
        read = {path: files.pop(path) for path in [*files] if path.startswith(".doctrees/")}
        return files, read, sorted(answer.output.replace(f"{out}{os.sep}", "").splitlines())

    def kill(self, at: int, builder: str, jobs: int) -> bool:
        """Begin to build, and be killed at a change of the disk; return whether it came so far."""
        stop = Stop(how="kill", at=at, below=str(self.folder))
        options = ("-b", builder, "-j", str(jobs), "-n")
        answer = self.server.build(self.site.folder, self.out, self.doctrees, *options, stop=stop)
        assert answer.code in {-9, 0}, answer.output
        return answer.code == -9

    def check(self, builder: str, jobs: int) -> dict[str, bytes]:
        """Assert that a build gives what a clean one gives, and holds nothing that is hidden or gone."""
        kept, read, messages = self.build(self.out, self.doctrees, builder, jobs)
        clean = self.folder / "clean"
        shutil.rmtree(clean, ignore_errors=True)
        doctrees = clean / ".doctrees" if self.doctrees.parent == self.out else self.folder / "clean-doctrees"
        expected, read_by_clean, messages_of_clean = self.build(clean, doctrees, builder, 3 - jobs)
        paths = kept.keys() | expected.keys()
        assert {path for path in paths if kept.get(path) != expected.get(path)} == set()
        assert read.keys() == read_by_clean.keys()
        assert messages == messages_of_clean
        gone = self.site.hidden_marks()
        found = search(kept | read, MARK_BYTES)
        assert {path: marks & gone for path, marks in found.items() if marks & gone} == {}
        return kept


@pytest.mark.parametrize(("layout", "builder"), [(name, BUILDERS[n % 2]) for n, name in enumerate(LAYOUTS)])
def test_each_kind_of_edit_changes_what_is_published_and_leaves_no_trace(
    server: BuildServer, tmp_path: Path, layout: str, builder: str
) -> None:
    trial = Trial(server, tmp_path, layout)
    before = trial.check(builder, 1)
    kinds = [*KINDS][list(LAYOUTS).index(layout) % 2 :: 2]
    for number, kind in enumerate(kinds):
        edit(trial.site, kind, number)
        after = trial.check(builder, 1 + number % 2)
        assert (after == before) == (kind in WITHOUT_EFFECT), f"{kind}, number {number}"
        before = after
    assert trial.site.hidden_marks()


def test_what_is_shown_is_found() -> None:
    """Otherwise the search for what is gone would find nothing, whatever stands there."""
    assert search({"page.html": b"Of looms ZQ3x", "notes": b"none"}, MARK_BYTES) == {"page.html": {"zq3x"}}


def kind_by_chance(number: int) -> str:
    """Return a kind of edit, all of them about equally often; ``sampled_from`` prefers the first ones."""
    return random.Random(number).choice(sorted(KINDS))


def moment_by_chance(number: int) -> int | None:
    """Return at which change of the disk a build is killed, or nothing as often."""
    chance = random.Random(number)
    return chance.choice((None, chance.randint(1, 250)))


@pytest.mark.parametrize("layouts", [tuple(LAYOUTS)[:2], tuple(LAYOUTS)[2:]], ids=["readme", "elsewhere"])
def test_any_sequence_of_edits_leaves_no_trace(server: BuildServer, layouts: tuple[str, ...]) -> None:
    wanted = SEQUENCES // 2
    seen: Counter[str] = Counter()
    sequences = kills = 0

    class Editing(RuleBasedStateMachine):
        @initialize(layout=st.sampled_from(layouts))
        def begin(self, layout: str) -> None:
            nonlocal sequences
            sequences += 1
            self.stack = ExitStack()
            folder = self.stack.enter_context(tempfile.TemporaryDirectory())
            self.trial = Trial(server, Path(folder), layout)
            self.trial.check("html", 1)
            assert search(tree(self.trial.out), MARK_BYTES)

        @rule(
            kind=st.integers(min_value=0, max_value=2**32 - 1).map(kind_by_chance),
            number=st.integers(min_value=0, max_value=10_000),
            builder=st.sampled_from(BUILDERS),
            jobs=st.sampled_from([1, 2]),
            killed_at=st.integers(min_value=0, max_value=2**32 - 1).map(moment_by_chance),
        )
        def edit(self, kind: str, number: int, builder: str, jobs: int, killed_at: int | None) -> None:
            nonlocal kills
            edit(self.trial.site, kind, number)
            if killed_at is not None:
                kills += self.trial.kill(killed_at, builder, jobs)
            self.trial.check(builder, jobs)
            seen[kind] += 1

        def teardown(self) -> None:
            if hasattr(self, "stack"):
                self.stack.close()

    run_state_machine_as_test(
        seed(len(layouts[0]))(Editing),
        settings=settings(
            max_examples=wanted,
            stateful_step_count=LONGEST + 1,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert sequences >= wanted
    assert kills
    kinds = ", ".join(f"{kind} {count}" for kind, count in sorted(seen.items()))
    where = " and ".join(layouts)
    sys.stdout.write(f"{where}: {sequences} sequences, {seen.total()} edits, {kills} kills ({kinds})\n")
