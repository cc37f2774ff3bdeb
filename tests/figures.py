"""Figures that tests have measured, kept for ``docs/trust.md``, which ``tools/trust.py`` writes."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from tools.trust import DOCUMENT, row


def keep_figures(name: str, figures: Mapping[str, int | str], *, is_fixed: bool = False) -> None:
    """Print what was measured, and keep it where ``SCHOLAR_FIGURES`` names a folder.

    ``is_fixed`` is for what every run measures alike: elsewhere the document must say the same.
    """
    sys.stdout.write(f"{name}: {json.dumps(dict(figures), ensure_ascii=False)}\n")
    folder = os.environ.get("SCHOLAR_FIGURES")
    if folder:
        path = Path(folder, f"{name}.json")
        path.write_text(json.dumps(dict(figures), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    elif is_fixed:
        lines = DOCUMENT.read_text(encoding="utf-8").splitlines()
        missing = [row(label, value) for label, value in figures.items() if row(label, value) not in lines]
        assert missing == [], "run make docs"
