"""The site of a made-up historian who writes Arabic, from right to left."""

project = author = "ليلى الحسن"
language = "ar"
html_baseurl = "https://layla.example/"

extensions = ["myst_parser", "sphinx_scholar"]
nitpicky = True
html_theme = "scholar"
scholar_bibliography = "papers.bib"
scholar_cv_fonts = ["Noto Naskh Arabic"]
