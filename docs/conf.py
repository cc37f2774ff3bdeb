"""Settings of the engine's manual, which `make manual` builds from the pages of this folder."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # the engine stands beside its manual

project = html_title = "sphinx-scholar"
author = copyright = "The sphinx-scholar authors"
extensions = ["myst_parser", "sphinx_scholar"]
nitpicky = True
html_theme = "scholar"
html_static_path = ["_static"]
html_css_files = ["manual.css"]
html_favicon = "../_static/icon.svg"
scholar_accent = "pine"
scholar_cv = ""  # cv.md is about CVs
scholar_without = ["resume", "vcard", "feed"]
suppress_warnings = ["misc.highlighting_failure"]  # examples of faults are shown as they are written
