"""The person whose site it is, and the page that presents them, in the vocabulary of schema.org."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sphinx_scholar import wording
from sphinx_scholar.outputs.json_ld.things import filled, identity, organization
from sphinx_scholar.records.postal import postal_address

if TYPE_CHECKING:
    from sphinx_scholar.outputs.json_ld.things import Thing
    from sphinx_scholar.outputs.life import Life
    from sphinx_scholar.records.person import Person


def profile_page(life: Life) -> Thing:
    """Return the page that presents the owner (Google's "Profile page" asks for both)."""
    owner = life.owner
    assert owner is not None
    return filled(
        {
            "@type": "ProfilePage",
            "url": life.addresses.page(owner.docname),
            "name": life.title,
            "inLanguage": life.language.replace("_", "-"),
            "mainEntity": _person(owner, life),
        }
    )


def _person(owner: Person, life: Life) -> Thing:
    schools = dict.fromkeys(degree.organization for degree in life.of_kind("degree") if degree.period.end)
    of_owner: dict[str, list[str]] = {}
    for entry in life.entries:
        if name := life.kind_of(entry).person_property:
            of_owner.setdefault(name, []).append(entry.title)
    return filled(
        {
            "@type": "Person",
            "@id": identity(life),
            "name": owner.name,
            "alternateName": list(owner.names),
            "pronouns": owner.pronouns,
            "jobTitle": _one_or_all([affiliation.role for affiliation in owner.roles if affiliation.role]),
            "affiliation": _one_or_all(_organizations(owner, life)),
            "worksFor": _organizations(owner, life)[:1] if owner.affiliations else [],
            "alumniOf": [organization(school, life) for school in schools if school],
            "description": owner.vision,
            "email": list(owner.emails),
            "telephone": owner.telephone,
            "address": _postal_address(owner),
            "image": life.portrait,
            "sameAs": [link.url for link in owner.profiles],
            **of_owner,
        }
    )


def _one_or_all(values: list[Any]) -> Any:
    """Return one value by itself, as most readers expect it."""
    return values[0] if len(values) == 1 else values


def _organizations(owner: Person, life: Life) -> list[Thing]:
    """Return where the owner works, the main place first."""
    roles = [affiliation for affiliation in owner.roles if affiliation.organization]
    return [
        filled(
            {**organization(affiliation.organization, life, affiliation.url), "address": affiliation.place}
        )
        for affiliation in roles
    ]


def _postal_address(owner: Person) -> Thing:
    if not owner.address:
        return {}
    parts = postal_address(owner.address)
    return filled(
        {
            "@type": "PostalAddress",
            "streetAddress": wording.address_text(replace(owner, address=parts.street)),
            "postalCode": parts.code,
            "addressLocality": parts.city,
            "addressRegion": parts.region,
            "addressCountry": parts.country,
        }
    )
