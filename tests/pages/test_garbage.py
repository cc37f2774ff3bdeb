"""What a build keeps is not looked through for garbage, and afterwards Python does as it did before."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import cast

from sphinx.application import Sphinx
from sphinx.config import Config

from sphinx_scholar.pages.garbage import NEW_OBJECTS, LastingObjects
from tests.engine import build


def test_what_lasts_is_spared_until_the_end() -> None:
    app, config = cast("Sphinx", None), cast("Config", None)
    before = gc.get_threshold()
    lasting = LastingObjects()
    lasting.begin(app, config)
    try:
        spared = gc.get_freeze_count()
        kept: list[list[str]] = [[] for _place in range(1000)]
        lasting.spare(app)
        assert gc.get_freeze_count() >= spared + len(kept)
        assert gc.get_threshold() == (NEW_OBJECTS, *before[1:])
    finally:
        lasting.end(app, None)
    assert gc.get_freeze_count() == 0
    assert gc.get_threshold() == before


def test_a_build_leaves_python_as_it_was(tmp_path: Path) -> None:
    before = gc.get_threshold()
    build(tmp_path / "site", {"index.md": "# Ada\n"})
    assert (gc.get_threshold(), gc.get_freeze_count()) == (before, 0)
