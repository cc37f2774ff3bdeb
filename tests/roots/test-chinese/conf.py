"""The site of a made-up linguist who writes Chinese."""

project = author = "林晓云"
language = "zh_CN"
html_baseurl = "https://lin.example/"

extensions = ["myst_parser", "sphinx_scholar"]
nitpicky = True
html_theme = "scholar"
scholar_bibliography = "papers.bib"
scholar_cv_fonts = ["Noto Serif CJK SC"]
