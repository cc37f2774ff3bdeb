"""Settings of this homepage; its facts are in the pages."""

project = author = html_title = "Ada Lovelace"
copyright = "2026, Ada Lovelace"
language = "en"
extensions = ["myst_parser", "sphinx_scholar"]
html_theme = "scholar"
scholar_accent = "#00274c"
scholar_bibliography = "publications/publications.bib"
scholar_links = {}  # addresses of people and organizations, by name
