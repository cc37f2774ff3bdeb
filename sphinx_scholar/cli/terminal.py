"""Text on a terminal: what the command prints, and what it asks."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def echo(text: str = "") -> None:
    """Print a line."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def is_interactive() -> bool:
    """Tell whether there is somebody to ask."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()


def ask(question: str, read: Callable[[str], str], default: str = "") -> str:
    """Ask until ``read`` accepts the answer; Enter takes the default."""
    prompt = f"{question} [{default}]: " if default else f"{question}: "
    while True:
        answer = input(prompt).strip() or default
        if not answer:
            return ""
        try:
            return read(answer)
        except ValueError as error:
            echo(f"  {error}")


def confirm(question: str) -> bool:
    """Ask a question that Enter answers with yes."""
    while True:
        answer = input(f"{question} [Y/n] ").strip().casefold()
        if answer in {"", "y", "yes"}:
            return True
        if answer in {"n", "no"}:
            return False
        echo("  Please answer y or n.")


def quoted_list(names: list[str]) -> str:
    """Return names in a sentence: ``“a”, “b” and “c”``."""
    marked = [f"“{name}”" for name in names]
    return " and ".join([", ".join(marked[:-1]), marked[-1]] if len(marked) > 1 else marked)


def count(number: int, noun: str) -> str:
    """Return a number with its noun: ``1 page``, ``12 pages``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
