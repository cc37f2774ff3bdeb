"""Imports go one way: every module stands in one list and imports only from those above it."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ENGINE = Path(__file__).resolve().parent.parent / "sphinx_scholar"

ORDER = """
    model contact names diagnostics
    latexmacros latex
    years bibfields bibsyntax bibscanner bibparser bibdates bibnames biblinks bibreader bibvenues bibinherit
    bibrecords bibworks bibtex
    config lookup domain
    wording translation
    citations.facts citations.reference citations.bibtex citations.csl citations.ris citations
    facets widgets placeholders options rendering cards papers worklists bodies
    directives lists transforms markup collected mathematics shared pages stylesheets policy templating
    outputs.files outputs.life outputs.citation_tags outputs.structured outputs.head outputs.resume
    outputs.vcard outputs.feed outputs.sitemap outputs.citations outputs.cv_pdf outputs.cv_nodes outputs.cv
