"""After any edits an incremental build gives what a clean one gives: the same bytes and warnings.

``SCHOLAR_SEQUENCES`` says how many sequences of edits are tried, in two halves that can run side by side.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import HealthCheck, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from tests.build_server import BuildServer, build_server
from tests.engine import tree
from tests.figures import keep_figures
from tests.little_site import KINDS, WITHOUT_EFFECT, LittleSite, edit

SEQUENCES = int(os.environ.get("SCHOLAR_SEQUENCES", "4"))
LONGEST = 5
"""How many edits a sequence has at most."""


@pytest.fixture(scope="module")
def server() -> Iterator[BuildServer]:
    with build_server() as running:
        yield running


class Trial:
    """A little site with an output folder that is built again and again."""

    def __init__(self, server: BuildServer, folder: Path, builder: str = "html") -> None:
        self.server, self.folder, self.builder = server, folder, builder
        self.site = LittleSite(folder=folder / "site")

    def build(self, jobs: int, *, clean: bool = False) -> tuple[dict[str, bytes], list[str]]:
        """Build, and return all files and what was told, in an order of its own."""
        name = "clean" if clean else "kept"
        out, doctrees = self.folder / name, self.folder / f"{name}-doctrees"
        if clean:
            shutil.rmtree(out, ignore_errors=True)
            shutil.rmtree(doctrees, ignore_errors=True)
        options = ("-b", self.builder, "-j", str(jobs), "-n")
        answer = self.server.build(self.site.folder, out, doctrees, *options)
        assert answer.code == 0, answer.told
        return tree(out), sorted(answer.told.replace(f"{out}{os.sep}", "").splitlines())

    def check(self, jobs: int) -> dict[str, bytes]:
        """Assert that an incremental build gives what a clean one gives; return all files."""
        kept, told = self.build(jobs)
        clean, told_by_clean = self.build(3 - jobs, clean=True)
        assert {path for path in kept.keys() | clean.keys() if kept.get(path) != clean.get(path)} == set()
        assert told == told_by_clean
        return kept


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_each_kind_of_edit_changes_what_is_published_and_leaves_no_trace(
    server: BuildServer, tmp_path: Path, builder: str
) -> None:
    trial = Trial(server, tmp_path, builder)
    before = trial.check(1)
    kinds = list(KINDS)[builder == "dirhtml" :: 2]
    for number, kind in enumerate(kinds):
        edit(trial.site, kind, number)
        after = trial.check(1 + number % 2)
        assert (after == before) == (kind in WITHOUT_EFFECT), f"{kind}, number {number}"
        before = after


@pytest.mark.parametrize("half", [1, 2])
def test_any_sequence_of_edits_leaves_no_trace(server: BuildServer, half: int) -> None:
    wanted = SEQUENCES // 2
    seen: Counter[str] = Counter()
    jobs_seen: Counter[int] = Counter()
    sequences = 0

    class Editing(RuleBasedStateMachine):
        @initialize(builder=st.sampled_from(["html", "dirhtml"]))
        def begin(self, builder: str) -> None:
            nonlocal sequences
            sequences += 1
            self.stack = ExitStack()
            folder = self.stack.enter_context(tempfile.TemporaryDirectory())
            self.trial = Trial(server, Path(folder), builder)
            self.trial.build(1)

        @rule(
            kind=st.sampled_from(sorted(KINDS)),
            number=st.integers(min_value=0, max_value=10_000),
            jobs=st.sampled_from([1, 2]),
        )
        def edit(self, kind: str, number: int, jobs: int) -> None:
            edit(self.trial.site, kind, number)
            self.trial.check(jobs)
            seen[kind] += 1
            jobs_seen[jobs] += 1

        def teardown(self) -> None:
            if hasattr(self, "stack"):
                self.stack.close()

    run_state_machine_as_test(
        seed(half)(Editing),
        settings=settings(
            max_examples=wanted,
            stateful_step_count=LONGEST + 1,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert sequences >= wanted
    assert set(jobs_seen) == {1, 2}
    if wanted >= 100:
        assert set(seen) == set(KINDS)
    keep_figures(
        f"sequences {half}",
        {
            "sequences of edits": sequences,
            "edits, after each of which an incremental build gave what a clean one gives": seen.total(),
            **{f"edits built with `-j {jobs}`": count for jobs, count in sorted(jobs_seen.items())},
            **{f"kind of edit: {kind.replace('_', ' ')}": seen[kind] for kind in sorted(KINDS)},
        },
    )
