"""Settings of a site that knows of the engine only what its wheel holds."""

project = author = "Ada Lovelace"
copyright = "1852, Ada Lovelace"
html_baseurl = "https://ada.example.org/"
extensions = ["myst_parser", "sphinx_scholar"]
exclude_patterns = ["_build"]
primary_domain = "scholar"
myst_enable_extensions = ["colon_fence"]
html_theme = "alabaster"
html_math_renderer = "mathml"
scholar_bibliography = "work/papers.bib"
scholar_publication_pages = "work"
scholar_links = {"Charles Babbage": "https://babbage.example.org/"}
