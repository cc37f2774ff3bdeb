"""The files of a site, made from the templates in ``starter/`` and the answers; nothing is written here.

The templates use ``<< >>`` and ``<% %>``, since Markdown, YAML and BibTeX use braces and percent signs.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from sphinx_scholar.cli.new.papers import BIBLIOGRAPHY
from sphinx_scholar.outputs.fonts import family_for, package_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_scholar.cli.new.answers import Answers
    from sphinx_scholar.cli.new.engine import Engine
    from sphinx_scholar.cli.new.papers import Papers

STARTER = Path(__file__).parents[1] / "starter"

TEMPLATES = (
    "conf.py",
    "index.md",
    "publications/index.md",
    BIBLIOGRAPHY,
    "research.md",
    "experience.md",
    "cv.md",
    "contact.md",
    "README.md",
    "requirements.txt",
    ".gitignore",
)
"""The files of every site, in the order in which they are listed."""

HOST_FILES = {"github": (".github/workflows/pages.yml",), "readthedocs": (".readthedocs.yaml",), "none": ()}
"""What each host asks for."""

LAST_OF_OWN_FONTS = 0x08FF
"""The last of the letters that fonts of the CV's own have: Latin, Greek, Cyrillic, Hebrew, Arabic."""

FEW = 5
"""How many papers home shows."""


def starter_files(
    answers: Answers,
    engine: Engine,
    papers: Papers,
    *,
    year: int,
    links: Mapping[str, str] = MappingProxyType({}),
    redirects: Mapping[str, str] = MappingProxyType({}),
    extra: str = "",
    references: str = "",
    imported: bool = False,
    texts: Iterable[str] = (),
) -> dict[str, bytes]:
    """Return every file of a site by its path; ``extra`` is a folder of files to publish as they are.

    ``references`` is a ``.bib`` file of papers of others; ``texts`` are pages that the CV shows.
    """
    fonts = fonts_for(answers, papers, texts)
    portrait = f"portrait{answers.portrait.suffix.lower()}" if answers.portrait else ""
    values = {
        "name": answers.name,
        "answers": answers,
        "copyright": f"{year}, {answers.name}" if answers.name else str(year),
        "requirement": engine.requirement,
        "bibliography": papers.place,
        "has_more_papers": len(papers.works) > FEW,
        "few": FEW,
        "portrait": portrait,
        "links": links,
        "redirects": redirects,
        "extra": extra,
        "fonts": fonts,
        "packages": list(dict.fromkeys(package_of(font) for font in fonts)),
        "references": references,
        "imported": imported,
    }
    names = (*TEMPLATES, *HOST_FILES[answers.host])
    files = {name: render(name, values).encode() for name in names if name != BIBLIOGRAPHY}
    files[papers.place] = papers.content or render(BIBLIOGRAPHY, values).encode()
    files |= {name: path.read_bytes() for name, path in papers.files.items()}
    if answers.portrait:
        files[portrait] = answers.portrait.read_bytes()
    if engine.wheel:
        files[f"wheels/{engine.wheel.name}"] = engine.wheel.read_bytes()
    return files


def fonts_for(answers: Answers, papers: Papers, pages: Iterable[str] = ()) -> list[str]:
    """Return the families of fonts that the CV needs beside its own, by the letters of all that it shows."""
    texts = [answers.name, answers.affiliation, answers.position, *pages]
    for work in papers.works:
        texts += [work.title.plain, work.venue.plain, *(author.name for author in work.authors)]
    letters = sorted({letter for text in texts for letter in text if ord(letter) > LAST_OF_OWN_FONTS})
    families = (family_for(letter, answers.language) for letter in letters)
    return [family for family in dict.fromkeys(families) if family not in {"", "Noto Serif"}]


def render(name: str, values: dict[str, Any]) -> str:
    """Return one file of the starter; the folder of the templates is flat, and hides none of them."""
    environment = Environment(
        loader=FileSystemLoader(STARTER),
        autoescape=select_autoescape(()),
        undefined=StrictUndefined,
        variable_start_string="<<",
        variable_end_string=">>",
        block_start_string="<%",
        block_end_string="%>",
        comment_start_string="<#",
        comment_end_string="#>",
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"python": python, "option": option, "options": options, "markdown": markdown}
    template = f"{name.lstrip('.').replace('/', '-')}.jinja"
    return environment.get_template(template).render(values)


def python(value: str) -> str:
    """Return a text as Python writes it, in double quotes."""
    return json.dumps(value, ensure_ascii=False)


def option(value: str) -> str:
    """Return a value as an option of a directive takes it: in quotes where it would be read as YAML."""
    is_plain = re.fullmatch(r"[^\s#:'\"\[\]{}&*!|>%@`?,-](?:[^#:]|:(?=\S)|(?<=\S)#)*", value)
    return value if is_plain else json.dumps(value, ensure_ascii=False)


def options(values: tuple[str, ...]) -> str:
    """Return several names as an option takes them."""
    separator = "; " if any("," in value for value in values) else ", "
    joined = separator.join(values)
    return option(f"{joined};" if len(values) == 1 and "," in joined else joined)


def markdown(value: str) -> str:
    """Return a text that Markdown shows as it is."""
    return re.sub(r"([\\`*_\[\]<>&$#{}~|])", r"\\\1", value)
