"""What an entry says of itself beside title, dates and body, in the order of its kind's row.

Records in, words and addresses out; pages, fallbacks and the CV join them in their own ways.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_scholar import wording
from sphinx_scholar.records.kinds import KINDS, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sphinx_scholar.records.entries import Entry
    from sphinx_scholar.records.kinds import Field, Kind


class Part(NamedTuple):
    """A name within a fact."""

    before: str
    """What stands between it and the name before it."""
    text: str
    url: str = ""


class Fact(NamedTuple):
    """Something that an entry says, as it is shown."""

    field: str
    label: str
    """The word before it; empty where it needs none."""
    parts: tuple[Part, ...]
    is_link: bool = False
    """Whether it is the name of a link, such as "Slides"."""

    @property
    def text(self) -> str:
        """The fact in words."""
        words = "".join(part.before + part.text for part in self.parts)
        return wording.labeled(self.label, words)


def facts_of(
    entry: Entry, kinds: Mapping[str, Kind] = KINDS, links: Mapping[str, str] | None = None
) -> list[Fact]:
    """Return the facts of an entry beside its own words, which say all of them where it is a sentence.

    ``links`` are addresses of people and organizations by name.
    """
    if entry.is_sentence:
        return []
    return list(_facts(entry, kind_of(entry, kinds), links or {}))


def dates_of(entry: Entry, kinds: Mapping[str, Kind] = KINDS) -> str:
    """Return when it was, with the time of day where it has one."""
    fields = kind_of(entry, kinds).fields
    times = [entry.text(field.key) for field in fields if field.shown == "date"]
    return wording.timed_text(entry.period, [time for time in times if time])


def _facts(entry: Entry, kind: Kind, links: Mapping[str, str]) -> Iterator[Fact]:
    places = [field for field in kind.fields if field.shown == "place"]
    for field in kind.fields:
        names = entry.texts(field.key)
        if field.shown == "place":
            # All parts of the name of an organization are one fact, where the first of them stands.
            if field is places[0] and (names := tuple(n for one in places for n in entry.texts(one.key))):
                yield Fact(field.key, "", _listed(names, links))
        elif not names or field.shown in {"date", "photo"}:
            continue
        elif field.shown == "link":
            part = Part("", wording.translated(field.label), entry.text(field.key))
            yield Fact(field.key, "", (part,), is_link=True)
        elif field.shown == "people":
            yield Fact(field.key, _label(field, names), _enumerated(names, links))
        elif field.shown == "score":
            # A grade in words says by itself what it is.
            label = wording.translated(field.label) if names[0][0].isdigit() else ""
            yield Fact(field.key, label, _listed(names, {}))
        else:
            yield Fact(field.key, _label(field, names), _listed(names, {}))


def _label(field: Field, names: Sequence[str]) -> str:
    label = field.labels if field.labels and len(names) > 1 else field.label
    return wording.translated(label)


def _listed(names: Sequence[str], links: Mapping[str, str]) -> tuple[Part, ...]:
    comma = wording.punctuation(*names).between_names
    return tuple(Part(comma if place else "", name, links.get(name, "")) for place, name in enumerate(names))


def _enumerated(names: Sequence[str], links: Mapping[str, str]) -> tuple[Part, ...]:
    """Return names as a sentence lists them."""
    marker = "\0"
    before = wording.names_text([marker] * len(names)).split(marker)
    return tuple(Part(text, name, links.get(name, "")) for text, name in zip(before, names, strict=False))
