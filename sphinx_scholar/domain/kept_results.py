"""Results of pure functions, kept between builds under the digest of all that went into them.

They lie beside what Sphinx remembers of the pages, never in the output folder, and what a build
does not ask for is removed at its end: a page that is gone leaves nothing behind.
"""

from __future__ import annotations

import contextlib
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_scholar.domain.output_files import write_whole
from sphinx_scholar.domain.sealed import sealed, unsealed

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx


def digest(*parts: bytes) -> str:
    """Return one name for some bytes; where one part ends counts."""
    made = hashlib.sha256()
    for part in parts:
        made.update(len(part).to_bytes(8, "big"))
        made.update(part)
    return made.hexdigest()[:32]


class KeptResults:
    """The results of one kind, such as pictures to share."""

    def __init__(self, app: Sphinx, kind: str) -> None:
        self.folder = Path(app.doctreedir) / f"scholar-{kind}"
        self.asked: set[str] = set()

    def get(self, name: str) -> bytes | None:
        """Return what an earlier build has kept under a digest; nothing where it is missing or damaged."""
        self.asked.add(name)
        try:
            return unsealed((self.folder / name).read_bytes())
        except OSError:
            return None

    def keep(self, name: str, result: bytes) -> None:
        """Keep a result for later builds, where the folder can be written."""
        self.asked.add(name)
        with contextlib.suppress(OSError):
            write_whole(self.folder / name, sealed(result))

    def get_or_make(self, name: str, make: Callable[[], bytes]) -> bytes:
        """Return a result, which is made where no earlier build has kept it."""
        kept = self.get(name)
        if kept is None:
            kept = make()
            self.keep(name, kept)
        return kept

    def forget_others(self) -> None:
        """Remove what this build has not asked for."""
        if self.folder.is_dir():
            for path in self.folder.iterdir():
                if path.name not in self.asked:
                    path.unlink()
