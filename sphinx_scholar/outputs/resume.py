"""The records as JSON Resume, version 1.0.0 (https://jsonresume.org/schema).

Records in, text out. What the schema has no name for stands beside it under names of its own,
which the schema allows everywhere; nothing that a record does not say is written.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sphinx_scholar import wording
from sphinx_scholar.records.postal import postal_address

if TYPE_CHECKING:
    from sphinx_scholar.outputs.life import Life
    from sphinx_scholar.records.dates import Period
    from sphinx_scholar.records.entries import Entry
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
    sections: dict[str, list[Item]] = {}
    for kind in life.kinds.values():
        items = [_entry(entry, life) for entry in life.of_kind(kind.name)]
        sections.setdefault(kind.resume, []).extend(items)
    resume = {
        "$schema": SCHEMA,
        "basics": _basics(life.owner, life),
        "publications": [_publication(work, life) for work in life.works],
        **sections,
        "meta": {"version": "v1.0.0", "canonical": life.addresses.file(FILE)},
    }
    filled = _filled(resume)
    # The theme elegant stops where there is no place at all.
    filled.setdefault("basics", {}).setdefault("location", {})
    return json.dumps(filled, ensure_ascii=False, indent=2) + "\n"


def _filled(item: Item) -> Item:
    """Return an item without what is empty."""
    filled = {name: _filled(value) if isinstance(value, dict) else value for name, value in item.items()}
    return {name: value for name, value in filled.items() if value not in ("", [], {}, (), None)}


def _basics(owner: Person, life: Life) -> Item:
    return {
        "name": owner.name,
        "label": owner.roles[0].role if owner.roles else "",
        "image": life.portrait,
        "email": owner.email,
        "phone": owner.telephone,
        "otherEmails": list(owner.emails[1:]),
        "url": life.addresses.page(life.home),
        "summary": owner.vision,
        "location": _location(owner),
        "pronouns": owner.pronouns,
        "officeHours": owner.office_hours,
        "affiliation": owner.affiliation,
        "affiliations": [
            _filled(
                {
                    "position": affiliation.role,
                    "name": affiliation.organization,
                    "url": affiliation.url or life.links.get(affiliation.organization, ""),
                    "location": affiliation.place,
                }
            )
            for affiliation in (owner.roles if owner.affiliations else ())
        ],
        "advisors": list(owner.advisors),
        "profiles": [
            _filled(
                {
                    "network": wording.profile_text(profile),
                    "username": profile.account,
                    "url": profile.url,
                }
            )
            for profile in owner.profiles
        ],
    }


def _location(owner: Person) -> Item:
    """Return the postal address; a country is known by its code alone."""
    parts = postal_address(owner.address)
    return {
        "address": wording.address_text(replace(owner, address=parts.street)),
        "postalCode": parts.code,
        "city": parts.city,
        "region": parts.region,
        "countryCode": wording.country_code(parts.country),
    }


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


def _entry(entry: Entry, life: Life) -> Item:
    """Return an entry by the schema's names, its other fields by their own."""
    kind = life.kind_of(entry)
    names = dict(kind.resume_names)
    named = {*names.values(), "location"}
    body = _body(entry, life, title="" if "title" in named else entry.title)
    item = _filled(
        {
            **{name: _value(entry, field) for name, field in names.items()},
            "location": entry.location,
            "url": entry.url,
            **({} if "date" in named else _dates(entry.period)),
            **body,
            **{
                field.name: _value(entry, field.key)
                for field in kind.fields
                if field.key not in named and field.shown != "photo"
            },
        }
    )
    if kind.resume == "languages" and "fluency" not in item:
        item["fluency"] = item.pop("summary", "")
    return _filled(item)


def _value(entry: Entry, field: str) -> str | list[str]:
    if field == "date":
        date = entry.period.start or entry.period.end
        return date.iso if date else ""
    value = entry.value(field)
    return list(value) if isinstance(value, tuple) else value
