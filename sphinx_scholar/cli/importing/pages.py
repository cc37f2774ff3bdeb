"""The pages of the new site, written as a person would write them; nothing is written to disk here."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from sphinx_scholar.cli.importing.life import kind_of_heading
from sphinx_scholar.cli.new.starter import markdown, option, options
from sphinx_scholar.records.kinds import KINDS
from sphinx_scholar.records.written_dates import read_dates

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx_scholar.cli.importing.draft import Draft, DraftEntry, DraftPage

KIND_PAGES = {
    "talk": ("talks", "Talks"),
    "course": ("teaching", "Teaching"),
    "project": ("projects", "Projects"),
    "news": ("news", "News"),
    "member": ("people", "People"),
}
"""Kinds that have a page of their own, with its name and title."""

LIFE = ("position", "degree")
"""Kinds that stand on the page Experience."""

FEW = 5
"""How many papers and news home shows."""


def site_pages(draft: Draft, aliases: Sequence[str], bibliography: str) -> dict[str, str]:
    """Return the pages of the site by their paths; ``aliases`` are other names of the owner on papers."""
    pages = {
        "index.md": _home(draft, aliases, bibliography),
        "cv.md": _cv(draft),
        "contact.md": _contact(draft),
    }
    pages["publications/index.md"] = _page("Publications", [_list("publications", {"group-by": "year"})])
    life = {kind: _of_kind(draft, kind) for kind in LIFE}
    if any(life.values()):
        pages["experience.md"] = _page("Experience", [text for kind in LIFE for text in _entries(life[kind])])
    for kind, (name, title) in KIND_PAGES.items():
        if entries := _of_kind(draft, kind):
            pages[f"{name}.md"] = _page(title, _entries(entries))
    for page in draft.pages:
        pages[f"{page.name}.md"] = _page(_heading(page.title), [page.body])
    for post in draft.posts:
        pages[f"{post.name}.md"] = _post(post)
    if draft.posts:
        pages["posts/index.md"] = _page("Posts", [_list("posts", {"group-by": "year"})])
    for key, notes in draft.notes.items():
        pages[f"publications/{file_name(key)}.md"] = directive("publication", key, {}, notes) + "\n"
    return pages


def file_name(key: str) -> str:
    """Return the name of the file for the page of a paper."""
    return re.sub(r"[^\w.-]+", "-", key).strip("-.").lower() or "paper"


def _of_kind(draft: Draft, kind: str) -> list[DraftEntry]:
    return [entry for entry in draft.entries if entry.kind == kind]


# -- forms -------------------------------------------------------------------------------------------


def directive(name: str, title: str, given: dict[str, str], body: str = "") -> str:
    """Return a directive between colons, more of them than any in its body."""
    longest = max((len(run) for run in re.findall(r"(?m)^\s*(:{3,})", body)), default=2)
    fence = ":" * (longest + 1)
    head = f"{fence}{{{name}}} {title}".rstrip()
    lines = [head, *(_option(key, value) for key, value in given.items())]
    return "\n".join([*lines, *(["", body.strip(), fence] if body.strip() else [fence])])


def _option(name: str, value: str) -> str:
    words = " ".join(value.split())
    return f":{name}: {option(words)}" if words else f":{name}:"


def _list(name: str, given: dict[str, str] | None = None) -> str:
    return directive(name, "", given or {})


def _section(title: str, name: str, given: dict[str, str] | None = None) -> str:
    """Return a heading with a list behind it."""
    options = (f"{option}={value}" for option, value in (given or {}).items())
    return " ".join([f"## {title}: {{{name}}}", *options])


def _toctree(names: Iterable[str]) -> str:
    return directive("toctree", "", {"hidden": "", "titlesonly": ""}, "\n".join(names))


def _page(title: str, parts: Iterable[str]) -> str:
    return (
        "---\nhide-toc: true\n---\n\n" + "\n\n".join([f"# {title}", *(part for part in parts if part)]) + "\n"
    )


def _heading(title: str) -> str:
    return title.strip().lstrip("#").strip() or "Untitled"


def _post(post: DraftPage) -> str:
    lines = [f"{name}: {value}" for name, value in post.front_matter.items()]
    return "\n".join(["---", *lines, "---", "", f"# {_heading(post.title)}", "", post.body]).rstrip() + "\n"


def yaml_text(value: str) -> str:
    """Return a text as YAML takes it."""
    return value if re.fullmatch(r"[A-Za-z][\w ,.()/'–-]*", value) else json.dumps(value, ensure_ascii=False)


def _entries(entries: Sequence[DraftEntry]) -> list[str]:
    """Return entries as they are written most briefly: items of a list, or directives."""
    made: list[str] = []
    names: dict[str, int] = {}
    items: list[str] = []
    is_people = any(KINDS[entry.kind].is_people for entry in entries)
    for entry in entries:
        if not is_people and (item := _item(entry)):
            items.append(item)
            continue
        made.append(_directive(entry, names))
    if is_people:
        return [directive(KINDS[entries[0].kind].plural, "", {}, "\n".join(made))]
    if items:
        plural = KINDS[entries[0].kind].plural
        made.insert(0, directive(plural, "", {}, "\n".join(items)).replace("\n\n", "\n", 1))
    return made


def _item(entry: DraftEntry) -> str:
    """Return an entry as an item of a list, or nothing where it says more than a list takes."""
    kind = KINDS[entry.kind]
    if kind.is_grouped or entry.options or (kind.is_dated and not entry.start):
        return ""
    if entry.body and (entry.kind != "news" or entry.title):
        return ""
    words = entry.title or entry.body
    if entry.end == "present":
        date = f"since {entry.start}" if entry.start else ""
    else:
        date = " – ".join(dict.fromkeys(part for part in (entry.start, entry.end) if part))
    if date.count("-") and " – " in date:
        date = date.replace(" – ", " to ")
    first, *others = f"{date}: {words}".split("\n") if date else words.split("\n")
    if not _reads_back(first, has_date=bool(date)):
        return ""
    return "\n".join([f"- {first}", *(f"  {line}".rstrip() for line in others)])


def _reads_back(line: str, *, has_date: bool) -> bool:
    """Tell whether the engine finds the date of an item, and no date where there is none."""
    try:
        return (read_dates(line) is not None) == has_date
    except ValueError:
        return False


def _directive(entry: DraftEntry, names: dict[str, int]) -> str:
    given = {}
    title = entry.title or " ".join(re.sub(r"[*_`\[\]]|\(\S+\)", "", entry.body).split()[:8])
    simple = re.sub(r"\W+", "-", title.casefold()).strip("-") or entry.kind
    names[simple] = names.get(simple, 0) + 1
    if names[simple] > 1:
        given["name"] = f"{simple[:60]}-{names[simple]}"
    if entry.start and entry.start == entry.end:
        given["date"] = entry.start
    else:
        given |= {"start": entry.start} if entry.start else {}
        given |= {"end": entry.end} if entry.end else {}
    given |= {name: value for name, value in entry.options.items() if value}
    return directive(entry.kind, title, given, entry.body)


# -- pages -------------------------------------------------------------------------------------------


def _home(draft: Draft, aliases: Sequence[str], bibliography: str) -> str:
    profile = draft.profile
    given = {name: value for name, value in profile.options.items() if name in {"position", "affiliation"}}
    given |= {"email": ", ".join(profile.emails)} if profile.emails else {}
    given |= {name: value for name, value in profile.options.items() if name not in given}
    vision, rest = _first_paragraph(profile.biography)
    lines = directive("person", "", given, vision).split("\n")
    if aliases:
        lines.insert(1 + len(given), f":aliases: {options(tuple(aliases))}")
    if profile.portrait:
        lines.insert(1 + len(given) + bool(aliases), f":portrait: portrait{profile.portrait.suffix.lower()}")
    named = {entry.kind for entry in draft.entries}
    names = ["publications/index", *(name for kind, (name, _) in KIND_PAGES.items() if kind in named)]
    names += ["posts/index"] if draft.posts else []
    names += ["experience"] if named & set(LIFE) else []
    names += [page.name for page in draft.pages]
    parts = ["\n".join(lines), _toctree([*names, "CV <cv>", "contact"]), rest]
    if "news" in named:
        few = {"limit": str(FEW)} if len(_of_kind(draft, "news")) > FEW else {}
        parts += [_section("News", "news", few), *(["[All news](news.md)"] if few else [])]
    if bibliography.strip():
        is_chosen = re.search(r"(?im)^\s*selected\s*=\s*[{\"]?\s*true", bibliography)
        chosen = {"select": "selected"} if is_chosen else {"limit": str(FEW)}
        parts += [_section("Publications", "publications", {**chosen, "style": "compact"})]
        parts += ["[All publications](publications/index.md)"]
    title = markdown(profile.name) if profile.name else "Home"
    return _page(title, parts)


def _first_paragraph(text: str) -> tuple[str, str]:
    """Return the paragraph that stands beside the picture, and the rest."""
    first, _, rest = text.partition("\n\n")
    if re.match(r"[#>|:`!-]|\d+\. |\$\$", first):
        return "", text
    return first, rest


def _cv(draft: Draft) -> str:
    early = [section for section in draft.sections if kind_of_heading(section[0]) in LIFE]
    parts = ["{owner}`cv`", *(text for title, body in early for text in (f"## {title}", body))]
    named = dict.fromkeys(entry.kind for entry in draft.entries)
    lists = {"degree": "Education", "position": "Experience"}
    parts += [_section(title, KINDS[kind].plural) for kind, title in lists.items() if kind in named]
    if draft.bibliography.strip():
        parts.append(_section("Publications", "publications"))
    for kind in KINDS:
        if kind not in named or kind in {*LIFE, "news"}:
            continue
        if kind == "member":
            continue
        title = KIND_PAGES[kind][1] if kind in KIND_PAGES else KINDS[kind].heading
        if kind in KIND_PAGES:
            parts.append(_section(title, KINDS[kind].plural))
        else:
            parts += [f"## {title}", *_entries(_of_kind(draft, kind))]
    late = [section for section in draft.sections if kind_of_heading(section[0]) not in LIFE]
    parts += [text for title, body in late for text in (f"## {title}", body)]
    return _page("Curriculum vitae", parts)


def _contact(draft: Draft) -> str:
    lines = [f"- {name}: {markdown(value)}" for name, value in draft.profile.facts]
    lines += [f"- [{name}]({url})" for name, url in dict.fromkeys(draft.profile.links)]
    return _page("Contact", [_list("contact"), "\n".join(lines)])
