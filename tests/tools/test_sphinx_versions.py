"""On which Python the oldest and the newest Sphinx are tried."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tools import sphinx_versions


@pytest.mark.parametrize(
    ("found", "taken"),
    [
        ((Path("other/python3"), "3.13.0"), [sys.executable, "other/python3"]),
        (None, [sys.executable, sys.executable]),
    ],
)
def test_the_newest_sphinx_is_tried_on_a_python_that_has_it(
    monkeypatch: pytest.MonkeyPatch, found: tuple[Path, str] | None, taken: list[str]
) -> None:
    monkeypatch.setattr(sphinx_versions, "find_other", lambda own: found if own == 11 else None)
    assert [sphinx_versions.python_of(version) for version in sphinx_versions.VERSIONS] == taken
