"""The files of a new site on disk: what is in their way, how they are written, and that they build."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_scholar.cli.build import first_build
from sphinx_scholar.cli.errors import CommandError
from sphinx_scholar.cli.site import Site
from sphinx_scholar.cli.terminal import count, echo

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MOST_SHOWN = 10
"""How many files or papers a message lists at most."""


def refuse_what_is_in_the_way(folder: Path, *, into: bool) -> None:
    """Stop unless the folder is empty or missing, or may be added to."""
    if folder.exists() and not folder.is_dir():
        raise CommandError(
            f"{folder} is a file.",
            not_done="Nothing was written.",
            remedy="Name a folder: sphinx-scholar new me",
        )
    there = sorted(path.name + "/" * path.is_dir() for path in folder.iterdir()) if folder.is_dir() else []
    if there and not into:
        more = f" and {count(len(there) - MOST_SHOWN, 'other')}" if len(there) > MOST_SHOWN else ""
        raise CommandError(
            f"{folder} is not empty: it has {', '.join(there[:MOST_SHOWN])}{more}.",
            not_done="Nothing was written.",
            remedy="Name another folder, or add only the files that are missing with --into.",
        )


def make_files(folder: Path, files: Mapping[str, bytes | Path], *, dry_run: bool, remark: str = "") -> None:
    """Write the files that are missing and list them, or list them only; ``remark`` is a line below."""
    kept = sorted(name for name in files if (folder / name).exists())
    missing = {name: content for name, content in files.items() if name not in kept}
    if not dry_run:
        write_files(folder, missing)
    echo(f"{folder} {'would get' if dry_run else 'has'}:")
    for name in missing:
        echo(f"  {name}")
    if kept:
        echo(f"Left as they are: {', '.join(kept)}.")
    if remark:
        echo(remark)
    if dry_run:
        echo("Nothing was written.")


def write_files(folder: Path, files: Mapping[str, bytes | Path]) -> None:
    """Write files that are not there, or copy them."""
    written: list[str] = []
    try:
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as file:
                if isinstance(content, Path):
                    with content.open("rb") as original:
                        shutil.copyfileobj(original, file)
                else:
                    file.write(content)
            written.append(name)
    except OSError as error:
        done = (
            f"Only {', '.join(written)} {'was' if len(written) == 1 else 'were'}"
            if written
            else "Nothing was"
        )
        raise CommandError(
            f"{error.filename or folder} cannot be written: {error.strerror}.",
            not_done=f"{done} written.",
            remedy="Make room, or get the right to write there; then run the command again with --into.",
        ) from error


def build_and_advise(folder: Path, steps: Iterable[str]) -> int:
    """Build what was made, print what to do next, and return the exit code."""
    code = first_build(Site(folder=folder))
    echo("Next:")
    for number, step in enumerate(steps, 1):
        echo(f"  {number}. {step}")
    return code
