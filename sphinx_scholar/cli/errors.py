"""How the command stops: every message says what happened, what was not done, and what to do."""

from __future__ import annotations


class CommandError(Exception):
    """The command cannot do what was asked."""

    def __init__(self, happened: str, *, not_done: str, remedy: str) -> None:
        super().__init__(happened)
        self.not_done = not_done
        self.remedy = remedy

    def __str__(self) -> str:
        """Return the three parts, one a line."""
        return "\n".join([str(self.args[0]), self.not_done, self.remedy])
