"""A made-up site with every kind of entry and of paper, for what this project's own site has none of."""

project = author = "Nora Quill"
copyright = "2025, Nora Quill"
language = "en"
html_title = "Nora Quill"
html_baseurl = "https://quill.example/home/"

extensions = ["myst_parser", "sphinx_design", "sphinx_scholar"]
include_patterns = ["**.md"]
primary_domain = "scholar"
myst_enable_extensions = ["colon_fence"]
nitpicky = True

scholar_bibliography = "publications/papers.bib"
scholar_status_note = "As of June 2025."
scholar_links = {
    "University of Elbing": "https://elbing.example/",
    "Tidal Institute": "https://tidal.example/",
    "Otto Kahl": "https://kahl.example/",
}

html_theme = "furo"
html_math_renderer = "mathml"
html_copy_source = html_show_sourcelink = False
html_use_index = False
