"""Write ``docs/settings.md``: the settings of ``conf.py``, from the dataclass that reads them.

Run as ``python -m tools.setting_reference``.
"""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

from sphinx_scholar.domain.settings import RETIRED, ScholarConfig

REFERENCE = Path(__file__).resolve().parent.parent / "docs/settings.md"

HEAD = """\
# Settings

<!-- Made by `make docs` from sphinx_scholar/domain/settings.py. -->

Settings stand in `conf.py`, as Python.
These are enough for a site:

```python
project = author = "Ada Lovelace"  # the owner: whose name is set in bold
extensions = ["myst_parser", "sphinx_scholar"]
html_theme = "scholar"  # or any other
scholar_bibliography = "papers.bib"  # papers; al-folio's file works as it is
scholar_links = {"Charles Babbage": "https://example.org/babbage"}
```

A value that cannot be read is a warning with its line, and the default stands instead.

"""

TAIL = """
## Settings of Sphinx that matter

| setting | what it does here |
|---|---|
| `author` | The owner of the site: the `{person}` of this name, and whose name is set in bold. |
| `project`, `html_title` | The name of the site. |
| `language` | The language of dates and of the engine's own words: see [languages.md](languages.md). |
| `html_baseurl` | The address of the site, ending in a slash; without it, `READTHEDOCS_CANONICAL_URL` of \
the environment. Feeds, the sitemap, canonical links and pictures to share need it. |
| `html_theme_options` | What the theme offers: see [theme.md](theme.md). |
| `templates_path` | Folders of templates of your own: see [templates.md](templates.md). |
| `exclude_patterns` | Files that are no pages. Hidden folders, environments, `node_modules`, Python \
packages, build output and files such as `README.md` at the top are none already. |
| `suppress_warnings` | Warnings to publish in spite of: see [warnings.md](warnings.md). |
"""


def render_reference() -> str:
    """Return the reference as Markdown."""
    rows = [_row(setting) for setting in dataclasses.fields(ScholarConfig)]
    retired = [f"| `{name}` | {instead} |" for name, instead in RETIRED.items()]
    return "\n".join(
        [
            f"{HEAD}| setting | default | what it means |",
            "|---|---|---|",
            *rows,
            TAIL,
            "## Settings of earlier versions",
            "",
            "| setting | instead |",
            "|---|---|",
            *retired,
            "",
        ]
    )


def _row(setting: dataclasses.Field[object]) -> str:
    default = getattr(ScholarConfig(), setting.name)
    text = re.sub(r"docs/([a-z]+\.md)", r"[\1](\1)", setting.metadata["help"])
    choices = setting.metadata["read"].__doc__ or ""
    if choices.startswith(("One of", "Any of")):
        text += " " + re.sub(r"'([^']*)'", r"`\1`", choices)
    return f"| `scholar_{setting.name}` | `{_shown(default)}` | {text} |"


def _shown(default: object) -> str:
    return f'"{default}"' if isinstance(default, str) else repr(default)


def main() -> None:
    """Write the reference."""
    REFERENCE.write_text(render_reference(), encoding="utf-8")


if __name__ == "__main__":
    main()
