"""What a release's command began builds unchanged with today's engine; an empty folder becomes a site."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from flit_core.wheel import make_wheel_in

import sphinx_scholar
from tests.cli.commands import run
from tests.engine import ROOT

STARTERS = sorted((ROOT / "tests/starters").iterdir())
"""A site for each release, as its ``new`` made it; none of them is ever changed."""


@pytest.mark.parametrize("starter", STARTERS, ids=lambda path: path.name)
def test_a_site_of_each_release_builds_unchanged(tmp_path: Path, starter: Path) -> None:
    shutil.copytree(starter, tmp_path / "me")
    assert run("build", tmp_path / "me").startswith("Built ")
    assert "Analytical Engine" in (tmp_path / "me/_build/html/index.html").read_text(encoding="utf-8")


def test_the_starter_of_this_release_is_kept() -> None:
    assert STARTERS[-1].name == sphinx_scholar.__version__


def test_an_empty_folder_with_the_wheel_alone_becomes_a_site(tmp_path: Path) -> None:
    """Far from this clone: the command that pip installed, and what it needs."""
    wheel = make_wheel_in(ROOT / "pyproject.toml", tmp_path).file
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    install = [*pip, "--no-deps", "--no-index", "--target", tmp_path / "lib", wheel]
    subprocess.run(install, check=True, capture_output=True, cwd=tmp_path)
    command = tmp_path / "lib/bin/sphinx-scholar"
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "lib")}
    said = ""
    for words in (["new", "me", "--yes", "--name", "Ada Lovelace"], ["build", "me"], ["check", "me"]):
        answer = subprocess.run(
            [command, *words], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )
        assert (answer.returncode, answer.stderr) == (0, ""), answer.stdout + answer.stderr
        said += answer.stdout
    requirement = (tmp_path / "me/requirements.txt").read_text(encoding="utf-8").splitlines()[-1]
    assert requirement == f"./wheels/{wheel.name}[site]"
    assert (tmp_path / "me/wheels" / wheel.name).read_bytes() == wheel.read_bytes()
    assert "0 faults" in said
