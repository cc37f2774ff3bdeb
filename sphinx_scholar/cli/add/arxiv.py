"""arXiv's answer, an Atom feed (https://info.arxiv.org/help/api/user-manual.html), as an entry."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from sphinx_scholar.cli.add.csl import month_name
from sphinx_scholar.cli.add.entry import NewEntry, escaped, key_of, protected
from sphinx_scholar.cli.client import NotFoundError, ServiceError

NAMESPACES = {"atom": "http://www.w3.org/2005/Atom", "arxiv": "http://arxiv.org/schemas/atom"}


def read_arxiv(text: str, number: str) -> NewEntry:
    """Return the entry of a preprint."""
    try:
        feed = ET.fromstring(text)  # noqa: S314  # Expat limits entities, and reads none from outside
    except ET.ParseError as error:
        raise ServiceError(f"the answer for arXiv:{number} is not a feed") from error
    entry = feed.find("atom:entry", NAMESPACES)
    title = _text(entry, "atom:title") if entry is not None else ""
    if entry is None or title in {"", "Error"}:
        raise NotFoundError(f"arXiv knows no preprint {number}")
    names = [
        " ".join((name.text or "").split()) for name in entry.findall("atom:author/atom:name", NAMESPACES)
    ]
    published = _text(entry, "atom:published")
    category = entry.find("arxiv:primary_category", NAMESPACES)
    fields = {
        "title": protected(title),
        "author": " and ".join(_name(name) for name in names),
        "year": published[:4],
        "month": month_name(int(published[5:7])) if published[5:7].isdecimal() else "",
        "eprint": number,
        "eprinttype": "arxiv",
        "eprintclass": "" if category is None else category.get("term", ""),
    }
    doi = _text(entry, "arxiv:doi")
    return NewEntry(
        type="misc",
        key=key_of(names[0].split()[-1] if names else "", published[:4], title),
        fields=tuple((name, value) for name, value in fields.items() if value),
        is_preprint=True,
        hint=f"It has been published: sphinx-scholar add {doi}" if doi else "",
    )


def _name(name: str) -> str:
    """Return a name with the family name first, as far as one can tell: particles belong to it."""
    words = name.split()
    first = next((place for place, word in enumerate(words[:-1]) if place and word.islower()), len(words) - 1)
    given, family = words[:first], words[first:]
    return escaped(f"{' '.join(family)}, {' '.join(given)}" if given else name)


def _text(entry: ET.Element, path: str) -> str:
    return " ".join((entry.findtext(path, "", NAMESPACES) or "").split())
