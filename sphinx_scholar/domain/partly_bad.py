"""What readers of settings raise where some of a value can stand."""

from __future__ import annotations


class PartlyBadError(ValueError):
    """Some of a setting is wrong; ``rest`` is what stands all the same."""

    def __init__(self, message: str, rest: object, consequence: str = "the rest stands") -> None:
        super().__init__(message)
        self.rest = rest
        self.consequence = consequence
