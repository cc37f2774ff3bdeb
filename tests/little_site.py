"""A little site that is edited in every way in which an author edits one; ``KINDS`` names the ways.

It is kept as data and written to disk so that only what has changed is touched. Each kind of edit
takes a number that chooses among the ways in which it can be done, and always changes something.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

MARK = re.compile(r"zq\d+x")
"""A word that stands in one piece of text alone, so that it is nowhere once that is gone."""

CONF = """\
import os, sys
project = author = "Ada Lovelace"
extensions = ["myst_parser", "sphinx_scholar"]
primary_domain = "scholar"
myst_enable_extensions = ["colon_fence", "dollarmath"]
include_patterns = ["**.md"]
exclude_patterns = ["_build", "left/out.md"]
html_baseurl = "https://ada.example/"
html_static_path = ["_static"]
html_css_files = ["site.css"]
templates_path = ["_templates"]
locale_dirs = ["locale"]
html_math_renderer = "mathml"
scholar_bibliography = "papers.bib"
"""

CATALOG_HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'

SETTINGS = {
    "html_theme": ('"basic"', '"furo"'),
    "language": ('"en"', '"de"', '"zh_CN"'),
    "html_title": ('"Ada"', '"Countess"'),
    "scholar_links": ("{}", '{"Royal Society": "https://royalsociety.example/"}'),
    "scholar_filter_from": ("10", "1"),
    "scholar_without": ("[]", '["feed", "sitemap"]', '["head", "json-ld"]'),
    "scholar_publication_pages": ('"papers"', '"publications"'),
    "scholar_cv": ('"cv"', '""'),
    "html_copy_source": ("False", "True"),
    "suppress_warnings": ("[]", '["toc.not_included"]'),
}
"""Settings with the values that they may have, the first at the beginning."""

PAGE_NAMES = ("alpha", "beta", "sub/gamma", "sub/index", "delta", "papers/notes", "epsilon")
"""What pages may be called besides those that are always there."""

WORDS = ("engines", "looms", "notes", "numbers", "cards", "gears", "zebras", "tables")


def chosen(options: Sequence[T], number: int) -> T:
    """Return one of several, by a number."""
    return options[number % len(options)]


@dataclass(slots=True)
class LittleSite:
    """The site and the folder in which it stands."""

    folder: Path
    settings: dict[str, str] = field(
        default_factory=lambda: {name: values[0] for name, values in SETTINGS.items()}
    )
    pages: dict[str, str] = field(default_factory=dict)
    """What pages say, by name; without those that are made from what follows."""
    rows: list[str] = field(default_factory=list)
    """The rows of the toctree."""
    entries: dict[str, dict[str, str]] = field(default_factory=dict)
    """The fields of papers by key; ``type`` is the entry's."""
    statics: dict[str, str] = field(default_factory=dict)
    list_options: dict[str, str] = field(default_factory=dict)
    position_options: dict[str, str] = field(default_factory=dict)
    css: str = "p { color: black }"
    template: str = ""
    catalog: dict[str, str] = field(default_factory=dict)
    included: str = ""
    count: int = 0
    """How many edits there were; it makes texts new."""
    marks: int = 0
    """How many marks were given out."""

    def __post_init__(self) -> None:
        """Write the site as it is at the beginning."""
        for name in ("alpha", "beta", "sub/gamma"):
            self.pages[name] = self.text_of(name, 1)
            self.rows.append(name)
        self.pages["papers/lovelace1843"] = ":::{publication} lovelace1843\nOf notes.\n:::\n"
        self.entries = {
            "lovelace1843": {
                "type": "article",
                "title": f"Notes {self.mark()}",
                "year": "1843",
                "journal": "Memoirs",
            },
            "lovelace1850": {
                "type": "inproceedings",
                "title": f"On Looms {self.mark()}",
                "year": "1850",
                "booktitle": "Fair",
            },
            "lovelace1851": {
                "type": "unpublished",
                "title": f"Cards {self.mark()}",
                "date": "1851",
                "pubstate": "submitted",
            },
        }
        self.statics = {
            "notes.txt": f"Notes {self.mark()}.\n",
            "picture.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>\n',
        }
        self.list_options = {"style": "full", "group-by": "type"}
        self.position_options = {
            "role": f"Analyst {self.mark()}",
            "organization": "Royal Society",
            "start": "1842",
            "end": "present",
        }
        self.included = f"Included {self.mark()}.\n"
        self.catalog = {"In preparation": "Im Werden", "Article": "Aufsatz", "Journal articles": "Aufsätze"}
        self.sync()

    # -- words that must go with what they stand in ------------------------------------------------

    def mark(self) -> str:
        """Return a word that stands nowhere yet."""
        self.marks += 1
        return f"zq{self.marks}x"

    def hidden_marks(self) -> set[str]:
        """Return the marks that were given out and may stand in nothing that is published."""
        shown = [*self.pages.values(), *self.statics.values(), self.css, self.template, self.included]
        shown += [fields["title"] for fields in self.entries.values() if fields.get("hidden") != "true"]
        shown += [] if "hidden" in self.position_options else self.position_options.values()
        shown += self.catalog.values()
        return {f"zq{number + 1}x" for number in range(self.marks)} - set(MARK.findall(" ".join(shown)))

    # -- on disk --------------------------------------------------------------------------------

    def files(self) -> dict[str, str]:
        """Return what every file of the site says."""
        toctree = "\n".join(["cv", "experience", *self.rows])
        options = "".join(f":{name}: {value}\n" for name, value in self.list_options.items())
        position = "".join(f":{name}: {value}\n" for name, value in self.position_options.items())
        bib = "".join(self._entry(key, fields) for key, fields in self.entries.items())
        messages = "".join(f'msgid "{one}"\nmsgstr "{other}"\n\n' for one, other in self.catalog.items())
        found = {
            "conf.py": CONF + "".join(f"{name} = {value}\n" for name, value in self.settings.items()),
            "index.md": f"# Ada Lovelace\n\n:::{{person}}\n:email: ada@example.org\n\nEngines.\n:::\n\n"
            f":::{{positions}}\n:style: line\n:::\n\n[Notes](_static/notes.txt) and [more](alpha.md).\n\n"
            f":::{{toctree}}\n{toctree}\n:::\n",
            "cv.md": f"# CV\n\n## Papers\n\n:::{{publications}}\n{options}:::\n\n"
            "## Work\n\n:::{positions}\n:::\n",
            "experience.md": f"# Experience\n\n:::{{position}} Engines\n{position}\nMade with {{publication}}"
            "`lovelace1843`, see [there](sub/gamma.md).\n:::\n\n```{include} left/out.md\n```\n",
            "left/out.md": self.included,
            "papers.bib": bib,
            "_static/site.css": self.css + "\n",
            "_templates/layout.html": '{% extends "!layout.html" %}{% block footer %}'
            + self.template
            + "{% endblock %}\n",
            "locale/de/LC_MESSAGES/sphinx_scholar.po": CATALOG_HEAD + messages,
        }
        found |= {f"{name}.md": text for name, text in self.pages.items()}
        found |= {f"_static/{name}": text for name, text in self.statics.items()}
        return found

    @staticmethod
    def _entry(key: str, fields: dict[str, str]) -> str:
        lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if name != "type")
        return f"@{fields['type']}{{{key},\n  author = {{Lovelace, Ada}},\n{lines}}}\n\n"

    def sync(self) -> None:
        """Bring the disk to what the data say; files that are right already stay untouched."""
        files = self.files()
        for path in sorted(self.folder.rglob("*")):
            name = path.relative_to(self.folder).as_posix()
            is_built = name.startswith("_build/") or name.endswith(".mo")
            if path.is_file() and name not in files and not is_built:
                path.unlink()
        for name, text in files.items():
            path = self.folder / name
            if not path.is_file() or path.read_text(encoding="utf-8") != text:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")

    def text_of(self, name: str, number: int) -> str:
        """Return a text for a page: words, a paper, a formula, a page that may not be there."""
        word, other = chosen(WORDS, number), chosen(WORDS, number // 7)
        up = "../" * name.count("/")
        target = chosen(PAGE_NAMES, number)
        year = 1810 + number % 90
        parts = (
            f"# Of {word} {self.mark()}\n\nAbout {other}, $x^{number % 10}$.\n",
            f"\n## A section\n\nSee {{publication}}`{chosen(sorted(self.entries) or ['none'], number)}`.\n",
            f"\n[A page]({up}{target}.md) and {{doc}}`/{chosen(PAGE_NAMES, number + 1)}`.\n",
            f"\n:::{{entry}} Talk on {word}\n:name: talk-{name}\n:kind: talk\n:date: {year}\n:::\n",
            f"\n:::{{position}} {word.title()}\n:name: {name}\n:kind: industrial\n:start: {year}\n:::\n",
            f"\n![A picture]({up}_static/picture.svg)\n",
        )
        wanted = [parts[0], *(part for place, part in enumerate(parts[1:]) if (number >> place) & 1)]
        return "".join(wanted)

    # -- kinds of edits -----------------------------------------------------------------------------

    def change_page(self, number: int) -> None:
        name = chosen(
            [name for name in self.pages if name != "papers/lovelace1843"] or self._new_page(number), number
        )
        self.pages[name] = self.text_of(name, number + 3)

    def add_page(self, number: int) -> None:
        self._new_page(number)

    def _new_page(self, number: int) -> list[str]:
        free = [name for name in PAGE_NAMES if name not in self.pages] or [f"page{self.count}"]
        name = chosen(free, number)
        self.pages[name] = self.text_of(name, number)
        if number % 3:
            self.rows.append(name)
        return [name]

    def rename_page(self, number: int) -> None:
        """Rename a file, which keeps its time; the toctree may follow or not."""
        old = chosen(sorted(self.pages), number)
        new = chosen([name for name in PAGE_NAMES if name not in self.pages] or [f"page{self.count}"], number)
        self.pages[new] = self.pages.pop(old)
        (self.folder / new).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / f"{old}.md").rename(self.folder / f"{new}.md")
        if number % 3:
            self.rows = [new if row == old else row for row in self.rows]

    def exchange_pages(self, number: int) -> None:
        """Give two pages each other's names; both files keep their times."""
        if len(self.pages) < 2:
            self._new_page(number)
            self.sync()
        one, *others = sorted(self.pages, key=lambda name: (len(name) * (number + 1)) % 7)
        other = chosen(others, number)
        if self.pages[one] == self.pages[other]:
            self.pages[one] += "\nMore.\n"
            self.sync()
        self.pages[one], self.pages[other] = self.pages[other], self.pages[one]
        aside = self.folder / "aside"
        (self.folder / f"{one}.md").rename(aside)
        (self.folder / f"{other}.md").rename(self.folder / f"{one}.md")
        aside.rename(self.folder / f"{other}.md")

    def delete_page(self, number: int) -> None:
        name = chosen(sorted(self.pages) or self._new_page(number), number)
        del self.pages[name]
        if number % 3:
            self.rows = [row for row in self.rows if row != name]

    def restore_older_page(self, number: int) -> None:
        """Put a page there as a backup has it: another text, with a time long ago."""
        name = chosen(sorted(self.pages) or self._new_page(number), number)
        self.pages[name] = f"# An older text {self.mark()}\n"
        self.sync()
        os.utime(self.folder / f"{name}.md", (10**9, 10**9))

    def add_entry(self, number: int) -> None:
        key = f"ada{self.count}{chosen(('', ':x', '_Y', 'ü'), number)}"
        kind = chosen(("article", "book", "misc", "phdthesis"), number // 4)
        self.entries[key] = {"type": kind, "title": f"New {self.mark()}", "year": f"18{number % 90 + 10}"}
        if kind == "article":
            self.entries[key]["journal"] = "Memoirs"

    def change_entry(self, number: int) -> None:
        fields = self._an_entry(number)
        field_name, value = chosen(
            (
                ("title", f"Title {self.mark()} on $x^2$"),
                ("doi", f"10.1000/{self.count}"),
                ("abstract", f"Of {chosen(WORDS, number)}, {self.count}."),
                ("hidden", "true" if fields.get("hidden") != "true" else "false"),
                ("year", f"19{number % 90 + 10}-{self.count % 12 + 1:02d}"),
                ("related", "lovelace1843"),
                ("note", f"Note {self.count}"),
                ("x-mine", "private"),
            ),
            number,
        )
        if fields.get(field_name) == value:
            field_name, value = "note", f"Another {self.count}"
        fields[field_name] = value
        if field_name == "related":
            fields["relatedtype"] = "version"

    def _an_entry(self, number: int) -> dict[str, str]:
        if not self.entries:
            self.add_entry(number)
        return self.entries[chosen(sorted(self.entries), number)]

    def rename_entry(self, number: int) -> None:
        self._an_entry(number)
        old = chosen(sorted(self.entries), number)
        new = f"renamed{self.count}"
        self.entries = {new if key == old else key: fields for key, fields in self.entries.items()}

    def delete_entry(self, number: int) -> None:
        self._an_entry(number)
        del self.entries[chosen(sorted(self.entries), number)]

    def change_option(self, number: int) -> None:
        options = {
            "style": ("full", "compact", "line"),
            "group-by": ("type", "year", "status", "venue"),
            "limit": ("1", "2", "none"),
            "sort": ("oldest", "file", "newest"),
        }
        name = chosen(sorted(options), number)
        values = [value for value in options[name] if value != self.list_options.get(name)]
        self.list_options[name] = chosen(values, number // 4)

    def change_position(self, number: int) -> None:
        """Change an option of an object: hide it, show it, end it, move it."""
        name, value = chosen(
            (
                ("hidden", ""),
                ("end", f"18{number % 50 + 45}"),
                ("role", f"Analyst {self.mark()}"),
                ("kind", "academic"),
            ),
            number,
        )
        if self.position_options.get(name) == value:
            del self.position_options[name]
        else:
            self.position_options[name] = value

    def change_toctree(self, number: int) -> None:
        way = number % 3
        missing = [name for name in self.pages if name not in self.rows]
        if way == 0 and len(set(self.rows)) > 1:
            self.rows = self.rows[1:] + self.rows[:1]
        elif way == 1 and self.rows:
            self.rows.pop(number % len(self.rows))
        else:
            self.rows.append(chosen(missing or ["nowhere", "alpha"], number))

    def add_static(self, number: int) -> None:
        self.statics[f"file{self.count}.txt"] = f"{chosen(WORDS, number)} {self.mark()}\n"

    def change_static(self, number: int) -> None:
        name = chosen([*self.statics, "site.css"], number)
        if name == "site.css":
            self.css += f" /* {self.count} */"
        else:
            self.statics[name] += f"<!-- {self.count} -->\n"

    def rename_static(self, number: int) -> None:
        if not self.statics:
            self.add_static(number)
            self.sync()
        old, new = chosen(sorted(self.statics), number), f"renamed{self.count}.txt"
        self.statics[new] = self.statics.pop(old)
        (self.folder / "_static" / old).rename(self.folder / "_static" / new)

    def delete_static(self, number: int) -> None:
        if not self.statics:
            self.add_static(number)
            self.sync()
        del self.statics[chosen(sorted(self.statics), number)]

    def switch_language(self, number: int) -> None:
        self._switch("language", number)

    def change_setting(self, number: int) -> None:
        self._switch(chosen([name for name in SETTINGS if name != "language"], number), number // 9)

    def _switch(self, name: str, number: int) -> None:
        values = [value for value in SETTINGS[name] if value != self.settings[name]]
        self.settings[name] = chosen(values, number)

    def change_template(self, number: int) -> None:
        self.template = f"<p>{chosen(WORDS, number)} {self.mark()}</p>"

    def change_catalog(self, number: int) -> None:
        """Change what the engine's words are in German."""
        self.settings["language"] = '"de"'
        message = chosen(sorted(self.catalog), number)
        self.catalog[message] = f"Wort {self.mark()}"

    def change_included(self, number: int) -> None:
        """Change a file that is no page, but part of one."""
        self.included = f"Included, {chosen(WORDS, number)} {self.mark()}.\n"

    def touch(self, number: int) -> None:
        """Make a file look new, its content unchanged."""
        os.utime(self.folder / chosen(sorted(self.files()), number))

    def copy_all(self, number: int) -> None:
        """Make all files look new, as a fresh checkout does."""
        copy = self.folder.with_name("copy")
        shutil.copytree(self.folder, copy, copy_function=shutil.copyfile)
        shutil.rmtree(self.folder)
        copy.rename(self.folder)


def _is_kind(name: str) -> bool:
    return re.match(r"(change|add|rename|exchange|delete|restore|switch|touch|copy)_?", name) is not None


KINDS: dict[str, Callable[[LittleSite, int], None]] = {
    name: method for name, method in vars(LittleSite).items() if callable(method) and _is_kind(name)
}
"""The kinds of edits by name."""

WITHOUT_EFFECT = frozenset({"touch", "copy_all"})
"""Kinds that change no content, and so nothing on the site."""


def edit(site: LittleSite, kind: str, number: int) -> None:
    """Edit the site in one way."""
    site.count += 1
    KINDS[kind](site, number)
    site.sync()
