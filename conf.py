"""Settings of Runyu Lu's homepage. What they do is in README.md; the content is in the pages."""

import os
import sys
from pathlib import Path
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).resolve().parent))  # the engine stands beside the site

# Who and where
project = author = "Runyu Lu"
copyright = "2024, Runyu Lu"
language = "en"
html_baseurl = os.environ.get("READTHEDOCS_CANONICAL_URL", "")
html_baseurl = f"{html_baseurl.rstrip('/')}/" if html_baseurl else ""
status_note = "Positions and status as in the CV of early 2024; publication records checked since."

# What is built
extensions = ["myst_parser", "sphinx_design", "notfound.extension", "sphinx_scholar"]
exclude_patterns = ["docs", "audit"]  # of the engine
primary_domain = "scholar"
myst_enable_extensions = ["substitution"]
myst_substitutions = {"status_note": status_note}
nitpicky = True

# The engine
scholar_bibliography = "publications/publications.bib"
scholar_status_note = status_note
scholar_cv_accent = "#00274c"
scholar_cv_hairline = "#ffcb05"
scholar_links = {
    "Ang Chen": "https://web.eecs.umich.edu/~chenang/",
    "Mosharaf Chowdhury": "https://www.mosharaf.com/",
    "Hao Zhang": "https://cseweb.ucsd.edu/~haozhang/",
    "Lingming Zhang": "https://lingming.cs.illinois.edu/",
    "LMSYS Lab": "https://lmsys.org/",
    "CGCL Lab": "http://grid.hust.edu.cn/",
    "Huazhong University of Science and Technology": "http://english.hust.edu.cn/",
    "University of Michigan": "https://umich.edu/",
    "SenseTime": "https://www.sensetime.com/en",
    "Tencent": "https://www.tencent.com/en-us/",
    "nihui": "https://github.com/nihui",
    "Jiangfei Duan": "https://jf-d.github.io/",
    "Chenyuan Yang": "https://yangchenyuan.github.io/",
    "Yinlin Deng": "https://dengyinlin.github.io/",
    "Jiawei Liu": "https://jiawei-site.github.io/",
    "Hongru Gao": "https://github.com/hongrugao",
}

# How it looks
html_theme = "furo"
html_title = "Runyu Lu"
html_static_path = ["_static"]
templates_path = ["_templates"]
html_css_files = ["site.css"]
html_favicon = "_static/icon.svg"
html_copy_source = html_show_sourcelink = False
html_use_index = False
html_domain_indices = False
html_permalinks = False  # what shows only under a pointer is hidden from a keyboard
html_theme_options = {"top_of_page_buttons": [], "enable_search_shortcuts": False}
notfound_template = "404.html"
notfound_urls_prefix = urlsplit(html_baseurl).path or "/"
