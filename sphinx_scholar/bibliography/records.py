"""One raw entry becomes one :class:`Publication`: what each field means, and what is wrong in it.

Knows nothing of other records of the same work, nor of how an entry leaves the site.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from sphinx_scholar.bibliography.dates import find_date
from sphinx_scholar.bibliography.field_names import nearest
from sphinx_scholar.bibliography.fields import (
    ENTRY_TYPES,
    RELATED_TYPES,
    TYPE_ALIASES,
)
from sphinx_scholar.bibliography.inheritance import NO
from sphinx_scholar.bibliography.latex import to_text
from sphinx_scholar.bibliography.latex_commands import bare_address
from sphinx_scholar.bibliography.links import file_path, read_identifiers, read_links
from sphinx_scholar.bibliography.people import read_people
from sphinx_scholar.bibliography.placeholders import is_of_texmed, known, of_issue, plain_isbn
from sphinx_scholar.bibliography.states import adds_to_state, state_alone
from sphinx_scholar.bibliography.venues import (
    ON_ARXIV,
    PREPRINT,
    Venue,
    is_data,
    read_short_venue,
    read_status,
    read_venue,
    with_subtitle,
)
from sphinx_scholar.bibliography.where_read import repeats
from sphinx_scholar.records.problems import Fault
from sphinx_scholar.records.publication import Publication, Status
from sphinx_scholar.records.text import Span, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_scholar.bibliography.entry_fields import EntryFields

SAME_WORK = frozenset({"version", "origpubas", "origpubin", "preprint"})
"""Values of ``relatedtype`` that tie two records of one work together."""


def read_record(entry: EntryFields) -> Publication:
    """Return the record that an entry is, and report what is wrong in it."""
    type = read_type(entry)
    sources = {name: field.value for name, field in entry.fields.items()}
    report_identifier = partial(entry.report, Fault.MALFORMED_IDENTIFIER)
    identifiers = read_identifiers(sources, report_identifier)
    people = read_people(entry, type)
    venue = read_venue(entry, type, identifiers)
    if venue.kind == "organization" and people.are(venue.name.plain):
        venue = Venue()
    status = read_status(entry, type, venue)
    if is_data(entry, type, venue, identifiers.doi):
        type = "dataset"
    publisher = known(entry.plain("publisher"))
    if publisher == "Google Patents":
        type, publisher, venue = "patent", "", Venue()
    if venue.kind == "publisher" and not publisher:
        venue = Venue()
    on_server = venue.kind == "eprinttype"
    if not entry.name_of("title"):
        entry.report(Fault.MISSING_FIELD, "", "the title is missing; the key stands in its place")
    links = read_links(sources, identifiers, report_identifier, published=status is Status.PUBLISHED)
    found = [number for number in (identifiers.doi, identifiers.arxiv) if number]
    pages = _pages(entry.number("pages", "page"))
    article_number = "" if on_server else entry.number(*ARTICLE_NUMBERS)
    if not article_number and (numbered := ARTICLE.fullmatch(pages)):
        article_number = pages = numbered[1]
    if venue.kind == "howpublished" and ":" in article_number and article_number in venue.name.plain:
        article_number = pages = ""
    volume = _without_its_name(entry.number("volume"))
    number = _without_its_name(entry.number("number", "issue"))
    volume, number, pages = of_issue(volume, number, pages)
    series = entry.plain("series", "collection")
    if series and volume and re.fullmatch(rf"{re.escape(series)}\W*{re.escape(volume)}", venue.name.plain):
        series = volume = ""
    return Publication(
        key=entry.entry.key,
        type=type,
        kind=_kind_in_words(entry, type),
        title=_title(entry) or Text.of(entry.entry.key),
        title_addon=entry.plain("titleaddon"),
        main_title=_main_title(entry, venue),
        status=status,
        authors=people.authors,
        more_authors=people.more,
        collaboration=people.collaboration,
        editors=people.editors,
        translators=people.translators,
        contributors=people.contributors,
        date=find_date(sources, partial(entry.report, Fault.MALFORMED_DATE)),
        venue=venue.name,
        venue_kind=venue.kind,
        venue_short=read_short_venue(entry, type),
        venue_addon=entry.plain("eventtitleaddon", "booktitleaddon", "journaltitleaddon"),
        series=series,
        volume="" if on_server else volume,
        number="" if on_server else number,
        pages="" if on_server or pages == article_number else pages,
        article_number=article_number,
        publisher="" if on_server else publisher,
        location=known(entry.plain("location", "address", "place")),
        institution=entry.plain("institution", "school"),
        edition=entry.plain("edition"),
        chapter=entry.plain("chapter"),
        version=entry.plain("version"),
        note=_note(entry, status, [*(link.url for link in links), *found], on_server=on_server),
        remark=_remark(_markdown(entry)),
        award=entry.plain("award_name", "award"),
        abstract=entry.text("abstract"),
        keywords=_words(entry.plain("keywords", "keyword")),
        tags=_words(entry.plain("tags")),
        isbn=plain_isbn(entry.plain("isbn")),
        doi=identifiers.doi,
        arxiv=identifiers.arxiv,
        arxiv_class=identifiers.arxiv_class,
        links=links,
        preview=_preview(entry),
        preview_alt=entry.text("preview_alt").plain,
        selected=_flag(entry, "selected"),
        hidden=_flag(entry, "hidden"),
        related=_related(entry),
        related_string=entry.plain("relatedstring"),
        source=entry.reader.source(entry.entry.start),
    )


def read_type(entry: EntryFields) -> str:
    """Return BibLaTeX's name of an entry's type; report one that nobody knows."""
    kind = entry.entry.type
    if kind not in ENTRY_TYPES:
        near = nearest(kind, ENTRY_TYPES, alike=0.6)
        hint = f"; did you mean @{near}?" if near else ""
        entry.report(Fault.UNKNOWN_TYPE, "", f"the entry type {kind!r} is not known, read as 'misc'{hint}")
        return "misc"
    if kind == "thesis":
        written = re.sub(r"\\bibl?s?string\s*", "", entry.word("type")).strip("{}")
        kind = {"phdthesis": "phdthesis", "mathesis": "mastersthesis"}.get(written, kind)
    return TYPE_ALIASES.get(kind, kind)


OF_VENUES = frozenset(
    "article suppperiodical periodical book mvbook inbook bookinbook suppbook collection mvcollection"
    " incollection suppcollection reference mvreference inreference proceedings mvproceedings"
    " inproceedings".split()
)
"""Entry types whose venue says what they are; ``type`` there is such as ``chapter``."""

TYPE_KEYS = re.compile(r"(ba|ma|phd|cand)thesis|(tech|res)report|software|(data|audio)cd|pat(ent|req)\w*")
"""What ``type`` holds where it is no text but a key (BibLaTeX's manual, 4.9.2.13)."""


def _kind_in_words(entry: EntryFields, type: str) -> str:
    text = entry.plain("type")
    return "" if type in OF_VENUES or TYPE_KEYS.fullmatch(text) else text


def _title(entry: EntryFields) -> Text:
    """Return the title, with its subtitle behind a colon."""
    return with_subtitle(entry.text("title"), entry.text("subtitle"))


def _main_title(entry: EntryFields, venue: Venue) -> str:
    """Return the title of the whole work in volumes; nothing where the venue is that already."""
    title = with_subtitle(entry.text("maintitle"), entry.text("mainsubtitle")).plain
    if title in {"", venue.name.plain, entry.plain("title")}:
        return ""
    return ", ".join(part for part in (title, entry.plain("maintitleaddon")) if part)


def _flag(entry: EntryFields, name: str) -> bool:
    """Return the value of a field that is true or false."""
    value = entry.word(name)
    if value in NO:
        return False
    if value not in {"true", "yes", "1"}:
        instead = "The entry is hidden" if name == "hidden" else "It was left out"
        message = f"{name} is {value!r}; allowed are true and false. {instead}"
        entry.report(Fault.MALFORMED_VALUE, name, message)
        return name == "hidden"
    return True


def _preview(entry: EntryFields) -> str:
    """Return the path of the picture."""
    source = bare_address(entry.raw("preview"))
    try:
        return file_path(source) if source else ""
    except ValueError as error:
        entry.report(Fault.MALFORMED_VALUE, "preview", f"{error}; the picture was left out")
        return ""


def related_keys(entry: EntryFields) -> tuple[str, ...]:
    """Return the keys that ``related`` names, of whatever kind."""
    return _words(entry.raw("related"))


def _related(entry: EntryFields) -> tuple[str, ...]:
    """Return the keys of other records of this work."""
    kind = entry.word("relatedtype")
    if kind and kind not in RELATED_TYPES:
        allowed = ", ".join(sorted(SAME_WORK))
        entry.report(
            Fault.MALFORMED_VALUE,
            "relatedtype",
            f"relatedtype is {kind!r}; allowed for records of one work are {allowed}",
        )
    return related_keys(entry) if kind in SAME_WORK else ()


def _markdown(entry: EntryFields) -> Text:
    """Return what al-folio's users write in Markdown into ``additional_info``."""
    source = entry.raw("additional_info")
    if not source:
        return Text()
    if not re.search(r"\*|\]\(", source):
        return entry.text("additional_info")
    source = re.sub(r"\[([^][]+)\]\((https?://[^\s()]+)\)", r"\1 (\\url{\2})", source)
    source = re.sub(r"\*\*([^*]+)\*\*", r"\\textbf{\1}", source)
    text, _unknown = to_text(re.sub(r"\*([^*\s][^*]*)\*", r"\\emph{\1}", source))
    return text


def _remark(text: Text) -> Text:
    """Return a remark without the full stop by which al-folio's users tie it to what stands before."""
    if not text or text.spans[0].math:
        return text
    first = text.spans[0].text.lstrip(" .,;")
    return Text(tuple(span for span in (Span(text=first), *text.spans[1:]) if span.text))


def _words(text: str) -> tuple[str, ...]:
    return tuple(word for part in text.replace(";", ",").split(",") if (word := part.strip()))


ARTICLE_NUMBERS = ("eid", "articleno", "article-number", "article_number", "elocation-id", "elocationid")
"""BibLaTeX's field for the number of an article, and what ACM, MDPI, AAAS and others call it."""

ARTICLE = re.compile(r"(?:article|art\.|paper|id)\s*(?:no\.?|number|id)?\s*([A-Z]?\d+)", re.IGNORECASE)
"""An article's number where its pages would stand."""

CITED = re.compile(
    r"\W*(?:cited by|times cited|citations?)\W*\d+\W*(?:(?:\w+ ){1,2}open access\W*)*", re.IGNORECASE
)
"""What Scopus and others count, and write into ``note``."""


def _note(entry: EntryFields, status: Status, places: Sequence[str], *, on_server: bool) -> Text:
    """Return what a note says beyond what other fields say."""
    source = entry.raw("note")
    if (on_server and ON_ARXIV.match(source)) or CITED.fullmatch(source) or is_of_texmed(source):
        return Text()
    note = _joined(entry.text("note"), entry.text("addendum"))
    if not note:
        return note
    is_preprint = status is Status.PREPRINT and PREPRINT.fullmatch(note.plain)
    is_said = is_preprint or state_alone(note.plain) is status
    return Text() if (is_said and not adds_to_state(note.plain)) or repeats(note.plain, places) else note


def _joined(first: Text, second: Text) -> Text:
    """Return two texts as two sentences, or the one that there is."""
    if not first or not second:
        return first or second
    between = " " if first.plain.endswith((".", "!", "?")) else ". "
    return Text((*first.spans, Span(text=between), *second.spans))


_NUMBERED = re.compile(
    r"(?:vol(?:ume)?|no|nr|num(?:ber)?|issue|n[°º]|№)(?:\b|(?<=\W))\.?\s*(?=\d)(.+)|[제第](\d+)[권호卷期号號巻]",
    re.IGNORECASE,
)


def _without_its_name(number: str) -> str:
    """Return a number without ``Vol.`` or ``No.``, which the citation puts before it."""
    if not number or number[0].isdigit():
        return number
    found = _NUMBERED.fullmatch(number)
    return (found[1] or found[2]) if found else number.replace("_", " ")


_NO_PAGES = re.compile(r"|\d+\s*(pages?|pp?\.?|Seiten|S\.)|(n/?a|no)\W*(n/?a|no)?")
"""What says how many pages there are, or that there are none."""


def _pages(text: str) -> str:
    """Return ranges with an en dash: ``1--10``, ``1-10`` and ``1 – 10`` are one.

    ``842-+`` of the Web of Science is where an article begins; ``12 pages`` is how long it is.
    """
    if _NO_PAGES.fullmatch(text):
        return ""
    text = re.sub(r"^(?:pp?|SS?|[СсCc])\.\s*|^[-–—]+$|(?<=\d)\+$", "", text)
    text = re.sub(r"(?<=\w)\s*[-–—]+\s*\+?$", "", text)
    return re.sub(r"(?<=\w)\s*[-–—]+\s*(?=\w)", "–", text)
