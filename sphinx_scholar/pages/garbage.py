"""Keeps Python from looking for garbage, again and again, among what lasts until a build is done.

A page of a thousand entries makes millions of objects, nearly all of which last: the search for cycles
that nothing needs took a quarter of such a build. What a process had set is set again at the end.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

NEW_OBJECTS = 10_000
"""After how many new objects Python looks at these, in place of 700 (https://docs.python.org/3/library/gc.html)."""


class LastingObjects:
    """Spares what one build keeps."""

    def __init__(self) -> None:
        self._threshold = gc.get_threshold()

    def begin(self, app: Sphinx, config: Config) -> None:
        """Spare what all extensions brought along, and look more rarely from here on."""
        self._threshold = gc.get_threshold()
        gc.set_threshold(NEW_OBJECTS, *self._threshold[1:])
        gc.freeze()

    def spare(self, app: Sphinx, *_arguments: object) -> None:
        """Spare what is there now too: before pages are read, and as soon as all are."""
        gc.freeze()

    def end(self, app: Sphinx, exception: Exception | None) -> None:
        """Look through everything as before."""
        gc.set_threshold(*self._threshold)
        gc.unfreeze()
