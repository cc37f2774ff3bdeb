"""Settings of Runyu Lu's homepage. What they do is in README.md; the content is in the pages."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))  # the engine stands beside the site

# Who
project = author = html_title = "Runyu Lu"
copyright = "2024, Runyu Lu"
status_note = "Positions and status as in the CV of early 2024; publication records checked since."

# What is built
extensions = ["myst_parser", "sphinx_scholar"]
exclude_patterns = ["docs", "audit"]  # of the engine
myst_enable_extensions = ["substitution"]
myst_substitutions = {"status_note": status_note}
nitpicky = True

# How it looks
html_theme = "scholar"
html_theme_options = {"light_css_variables": {"scholar-rule": "#ffcb05"}}
html_static_path = ["_static"]
html_favicon = "_static/icon.svg"

# The engine
scholar_bibliography = "publications/publications.bib"
scholar_status_note = status_note
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
