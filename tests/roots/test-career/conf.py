"""The site of a career of twenty-five years, all of it made up."""

project = author = "Ingrid Weißhaupt"
html_baseurl = "https://weisshaupt.example/"

extensions = ["myst_parser", "sphinx_scholar"]
nitpicky = True

html_theme = "scholar"
html_favicon = "_static/icon.svg"
html_js_files = ["https://stats.example/count.js"]
scholar_allow = ["https://stats.example", "https://www.youtube-nocookie.com"]
scholar_accent = "#006e64"

scholar_bibliography = "papers.bib"
scholar_topics = {word: word.title() for word in ("seagrass", "heatwaves", "evolution", "methods")}
scholar_languages = ["en", "de"]
scholar_cvs = {"cv.pdf": "cv", "cv-short.pdf": {"page": "cv-short", "pages": 2}}
scholar_redirects = {"people.html": "group", "pubs/": "publications/index"}
