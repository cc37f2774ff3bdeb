"""Settings of this homepage; its facts are in the pages."""

import os

project = author = html_title = "Ada Lovelace"
language = "en"
html_baseurl = os.environ.get("READTHEDOCS_CANONICAL_URL", "")  # the site's address, with a slash at its end
extensions = ["myst_parser", "sphinx_scholar"]
scholar_bibliography = "publications/publications.bib"
scholar_links = {}  # addresses of people and organizations by name
scholar_accent = "#00274c"
html_theme = "scholar"
