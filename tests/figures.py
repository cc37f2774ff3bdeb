"""Figures that tests have measured, kept for ``docs/trust.md``, which ``tools/trust.py`` writes."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path


def keep_figures(name: str, figures: Mapping[str, int | str]) -> None:
    """Print what was measured, and keep it where ``SCHOLAR_FIGURES`` names a folder."""
    sys.stdout.write(f"{name}: {json.dumps(dict(figures), ensure_ascii=False)}\n")
    folder = os.environ.get("SCHOLAR_FIGURES")
    if folder:
        path = Path(folder, f"{name}.json")
        path.write_text(json.dumps(dict(figures), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
