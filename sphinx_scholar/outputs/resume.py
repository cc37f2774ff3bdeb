"""The records as JSON Resume, version 1.0.0 (https://jsonresume.org/schema).

Records in, text out. What the schema has no name for stands beside it under names of its own,
which the schema allows everywhere; nothing that a record does not say is written.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_scholar.outputs.life import Life
    from sphinx_scholar.records.dates import Period
    from sphinx_scholar.records.entries import Degree, Entry, Position
    from sphinx_scholar.records.person import Person
    from sphinx_scholar.records.publication import Publication

FILE = "resume.json"
"""Its place in the output folder."""

SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"

Item = dict[str, Any]


def render_resume(life: Life) -> str:
    """Return the owner's records as JSON, or nothing where the site has no owner."""
    if life.owner is None:
        return ""
    kinds: dict[str, list[Item]] = {}
    for entry in life.entries:
        section, make = SECTIONS.get(entry.kind, ("projects", _project))
        kinds.setdefault(section, []).append(make(entry, life))
    resume = {
        "$schema": SCHEMA,
        "basics": _basics(life.owner, life),
        "work": [_work(position, life) for position in life.positions],
        "education": [_education(degree) for degree in life.degrees],
        "publications": [_publication(work, life) for work in life.works],
        **{section: kinds.get(section, []) for section in sorted({s for s, _ in SECTIONS.values()})},
        "projects": kinds.get("projects", []),
        "meta": {"version": "v1.0.0", "canonical": life.addresses.file(FILE)},
    }
    return json.dumps(_filled(resume), ensure_ascii=False, indent=2) + "\n"


def _filled(item: Item) -> Item:
    """Return an item without what is empty."""
    filled = {name: _filled(value) if isinstance(value, dict) else value for name, value in item.items()}
    return {name: value for name, value in filled.items() if value not in ("", [], {}, (), None)}


def _basics(owner: Person, life: Life) -> Item:
    return {
        "name": owner.name,
        "label": owner.position,
        "image": life.portrait,
        "email": owner.email,
        "otherEmails": list(owner.emails[1:]),
        "url": life.addresses.page(life.home),
        "summary": owner.vision,
        "affiliation": owner.affiliation,
        "advisors": list(owner.advisors),
        "profiles": [
            _filled({"network": NETWORKS[link.kind], "username": _account(owner, link.kind), "url": link.url})
            for link in owner.profiles
        ],
    }


NETWORKS = {
    "website": "Website",
    "github": "GitHub",
    "scholar": "Google Scholar",
    "orcid": "ORCID",
    "dblp": "DBLP",
}
"""Names of networks by the kind of profile; names are not translated."""


def _account(owner: Person, kind: str) -> str:
    return "" if kind == "website" else str(getattr(owner, kind))


def _dates(period: Period) -> Item:
    """Return a period as the schema has it: what goes on has no end."""
    return {
        "startDate": period.start.iso if period.start else "",
        "endDate": period.end.iso if period.end else "",
        "asOf": period.as_of if period.ongoing else "",
    }


def _body(entry: Entry, life: Life, *, title: str = "") -> Item:
    """Return what was done; a title that no other name of the schema holds leads the summary."""
    body = life.body(entry)
    summary = "\n".join(part for part in (title, body.summary) if part)
    papers = _keys(entry, life)
    return {"summary": summary, "highlights": list(body.highlights), "publications": papers}


def _keys(entry: Entry, life: Life) -> list[str]:
    """Return the keys of the papers that came of an entry, as the papers of this file have them."""
    named = set(entry.publications)
    return [work.key for work in life.works if named & {record.key for record in work.records}]


def _work(position: Position, life: Life) -> Item:
    return _filled(
        {
            "name": position.organization,
            "position": position.role,
            "department": position.group,
            "kind": position.kind,
            "location": position.location,
            "url": position.url,
            **_dates(position.period),
            **_body(position, life, title=position.title),
            "advisors": list(position.advisors),
            "mentors": list(position.mentors),
        }
    )


def _education(degree: Degree) -> Item:
    return _filled(
        {
            "institution": degree.organization,
            "studyType": degree.title,
            "url": degree.url,
            "location": degree.location,
            **_dates(degree.period),
            "score": degree.grade,
            "advisors": list(degree.advisors),
        }
    )


def _publication(work: Publication, life: Life) -> Item:
    """Return a paper; one that is not published yet names no publisher."""
    return _filled(
        {
            "name": work.title.plain,
            "publisher": work.venue.plain if work.is_published else "",
            "releaseDate": work.date.iso if work.date and work.is_published else "",
            "url": life.work_url(work) or _record_of(work),
            "summary": work.abstract.plain,
            "authors": [author.name for author in work.authors or work.editors],
            "status": work.status.value,
            "doi": work.doi,
            "arxiv": work.arxiv,
            "links": {link.kind: life.addresses.link(link.url) for link in work.links},
            "key": work.key,
        }
    )


def _record_of(work: Publication) -> str:
    """Return an address at which others keep a paper."""
    return next((link.url for link in work.links if link.kind != "code" and "://" in link.url), "")


# -- entries -----------------------------------------------------------------------------------------


def _entry(entry: Entry, life: Life, **names: str) -> Item:
    """Return what the schema calls the same in every section, and the section's own names."""
    return _filled({**names, "location": entry.location, "url": entry.url, **_body(entry, life)})


def _date(entry: Entry) -> str:
    date = entry.period.start or entry.period.end
    return date.iso if date else ""


def _award(entry: Entry, life: Life) -> Item:
    return _entry(entry, life, title=entry.title, date=_date(entry), awarder=entry.organization)


def _certificate(entry: Entry, life: Life) -> Item:
    return _entry(entry, life, name=entry.title, date=_date(entry), issuer=entry.organization)


def _volunteer(entry: Entry, life: Life) -> Item:
    names = {"organization": entry.organization, "position": entry.title}
    return _entry(entry, life, **names, **_dates(entry.period))


def _skill(entry: Entry, life: Life) -> Item:
    return _entry(entry, life, name=entry.title)


def _language(entry: Entry, life: Life) -> Item:
    item = _entry(entry, life, language=entry.title)
    fluency = item.pop("summary", "")
    return _filled({**item, "fluency": fluency})


def _project(entry: Entry, life: Life) -> Item:
    """Return an entry of any other kind; the schema's own examples of types include talks."""
    names = {"name": entry.title, "type": entry.kind, "entity": entry.organization}
    return _entry(entry, life, **names, **_dates(entry.period))


SECTIONS: dict[str, tuple[str, Callable[[Entry, Life], Item]]] = {
    "award": ("awards", _award),
    "certificate": ("certificates", _certificate),
    "service": ("volunteer", _volunteer),
    "skill": ("skills", _skill),
    "language": ("languages", _language),
    "interest": ("interests", _skill),
}
"""The section of each kind of entry that the schema has one for; all others are projects."""
