"""Measure some pages with Lighthouse, as a phone on a slow network meets them.

Accessibility, best practices and SEO must be 100, and of five runs the median of performance 99.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import quote

from tools.audit_table import AbsentError, Cell, served
from tools.browser import FLAGS, WHAT_TO_DO, find_browser

CLI = Path(__file__).resolve().parent.parent / "audit/node_modules/lighthouse/cli/index.js"
"""Lighthouse, where npm puts it."""

CHOSEN = ("index.html", "publications/index.html", "publications/duan2024muxserve.html", "cv.html")
"""The pages that are measured: home, the list of papers, a paper, and the CV."""

RUNS = 5
"""How often performance is measured: it depends on what else the machine does."""

LEAST = {"performance": 99, "accessibility": 100, "best-practices": 100, "seo": 100}
"""The score that each category must have."""


def measure_lighthouse(folder: Path, pages: Sequence[str]) -> dict[str, Cell]:
    """Return the scores of the chosen pages (https://developer.chrome.com/docs/lighthouse)."""
    if shutil.which("node") is None:
        raise AbsentError("node is not installed (Debian: apt install nodejs npm)")
    if not CLI.is_file():
        raise AbsentError("Lighthouse is not installed: it comes with npm (Debian: apt install npm)")
    browser = find_browser()
    if browser is None:
        raise AbsentError(WHAT_TO_DO.splitlines()[0])
    with served(folder, compressed=True) as address:
        return {
            name: lighthouse_cell(name, [run(address + quote(name), browser) for _run in range(RUNS)])
            for name in CHOSEN
            if name in pages
        }


def run(url: str, browser: str) -> dict[str, Any]:
    """Return Lighthouse's report of one visit; it measures a phone unless told otherwise."""
    options = ["--quiet", "--output=json", "--no-enable-error-reporting", "--disable-full-page-screenshot"]
    options += [f"--only-categories={','.join(LEAST)}", f"--chrome-flags=--headless=new {' '.join(FLAGS)}"]
    answer = subprocess.run(
        ["node", str(CLI), url, *options],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"CHROME_PATH": browser},
    )
    report: dict[str, Any] = json.loads(answer.stdout)
    return report


def lighthouse_cell(name: str, reports: Sequence[Mapping[str, Any]]) -> Cell:
    """Return a page's scores, the median of each category, and what keeps one below its least."""
    scores = {
        category: round(median(report["categories"][category]["score"] * 100 for report in reports))
        for category in LEAST
    }
    faults = []
    for category, least in LEAST.items():
        if scores[category] < least:
            why = ", ".join(sorted({title for report in reports for title in _below(report, category)}))
            faults.append(f"{name}: Lighthouse: {category} is {scores[category]}, not {least}: {why}")
    return Cell(text=" / ".join(map(str, scores.values())), faults=tuple(faults))


def _below(report: Mapping[str, Any], category: str) -> list[str]:
    parts = [part["id"] for part in report["categories"][category]["auditRefs"] if part["weight"]]
    audits = [report["audits"][part] for part in parts]
    return [audit["title"] for audit in audits if audit["score"] is not None and audit["score"] < 1]
