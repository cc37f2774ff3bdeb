"""What of a paper has an address: identifiers, links and files, each checked by its rule.

Fields in, :class:`Link` records and messages out. Knows nothing of the file that they stand in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from sphinx_scholar.bibliography.archives import NUMBER_FIELDS, address_in, archive_link
from sphinx_scholar.bibliography.latex_commands import bare_address
from sphinx_scholar.bibliography.placeholders import doi_of_texmed
from sphinx_scholar.bibliography.where_read import address_alone
from sphinx_scholar.records.identifiers import (
    Link,
    arxiv_url,
    doi_url,
    normalize_arxiv,
    normalize_doi,
    normalize_url,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

FILE_FIELDS = frozenset({"pdf", "slides", "poster", "supp"})
"""Fields that may also name a file below the site's folder."""

ADDRESS_FIELDS = ("pdf", "code", "data", "slides", "poster", "video", "website", "supp", "blog")
"""Fields that are links by themselves."""

LINK_ORDER = (
    "proceedings",
    "openreview",
    "pdf",
    "doi",
    "arxiv",
    "hal",
    "pubmed",
    "pmc",
    "ads",
    "mathscinet",
    "zbmath",
    "code",
    "data",
    "slides",
    "poster",
    "video",
    "website",
    "supp",
    "blog",
)
"""The order in which buttons show links."""

ARXIV_NAME = re.compile(r"(?<![a-z])(?:arxiv|corr)", re.IGNORECASE)

_ARXIV_NUMBER = re.compile(
    r"(?:arxiv\s*:\s*|arxiv preprint\s+|abs/|arxiv\.org/(?:abs|pdf|html)/|^)"
    r"(\d{4}\.\d{4,5}|[a-z][a-z-]*(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?(?!\d)",
    re.IGNORECASE,
)
_DOI_PREFIX = re.compile(r"^(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi:?\s*)+(?=10\.)", re.IGNORECASE)
_HOST_PREFIX = re.compile(r"^https?://(www\.|dx\.)?", re.IGNORECASE)
SERVER_FIELDS = ("journal", "journaltitle", "howpublished", "note", "publisher")
"""Fields in which exports name a preprint server, with a number there."""

_ARXIV_PAGE = re.compile(r"^arxiv\.org/abs/(.+?)(v\d+)?$")
_ARXIV_CLASS = re.compile(r"\[([a-z-]+(?:\.[A-Za-z-]{2,})?)\]")


def is_path(text: str) -> bool:
    """Tell whether an address is a path from the top of the site, as al-folio's users write it."""
    return text.startswith("/") and not text.startswith("//")


def file_path(text: str) -> str:
    """Return a path below the site's folder.

    Raises ``ValueError`` for one that leaves the folder, or has a host or a scheme.
    """
    path = text.strip()
    path = path[1:] if is_path(path) else path
    plain = unquote(path)
    if (
        not plain
        or plain.startswith("/")
        or ".." in re.split(r"[/\\?#]", plain)
        or re.search(r"[:\\<>\"`{}|^\x00-\x1f]", plain)
    ):
        raise ValueError(f"{text!r} is neither an address that starts with https:// nor a path in the site")
    return path


def normalize_openreview(text: str) -> str:
    """Return the address of a paper's forum at OpenReview, from its identifier or address."""
    if re.fullmatch(r"[A-Za-z0-9_-]{6,}", text):
        return f"https://openreview.net/forum?id={text}"
    url = normalize_url(text)
    if not re.match(r"https?://(www\.)?openreview\.net/", url):
        raise ValueError(f"{text!r} is no paper at OpenReview; write its identifier")
    return url


def find_doi(text: str) -> str:
    """Return the DOI in a field that holds one, also within an address or behind ``doi:``."""
    bare = _DOI_PREFIX.sub("", bare_address(text)).rstrip(".,; ")
    match = re.match(r"https?://[^/\s]+/(?:doi/)?(?:abs/|full/|pdf/|epdf/|pdfdirect/)?(10\.\d{4,9}/.+)", bare)
    return normalize_doi(match[1] if match else bare)


def is_repeated(url: str, doi: str, arxiv: str) -> bool:
    """Tell whether an address leads where the DOI or the arXiv number leads already."""
    bare = _HOST_PREFIX.sub("", unquote(url)).rstrip("/").lower()
    if doi and bare.endswith(f"/{doi}") and (bare == f"doi.org/{doi}" or "/doi/" in bare):
        return True
    number = _ARXIV_PAGE.sub(r"\1", bare)
    return bool(arxiv) and number == arxiv.lower()


@dataclass(frozen=True, slots=True)
class Identifiers:
    """The numbers by which a paper is found."""

    doi: str = ""
    arxiv: str = ""
    arxiv_class: str = ""


def read_identifiers(fields: Mapping[str, str], report: Callable[[str, str], None]) -> Identifiers:
    """Find DOI and arXiv number; ``report`` is called with a field and what is wrong in it."""
    doi = arxiv = ""
    if fields.get("doi", "").strip():
        first, others = _first_of(fields["doi"], _NEXT_DOI)
        if others:
            report("doi", f"there is more than one DOI; the first was taken, {others!r} was left out")
        try:
            doi = "" if _OF_ARCHIVES.match(first) else find_doi(first)
        except ValueError as error:
            report("doi", f"{error}; it was left out")
    doi = doi or doi_of_texmed(fields.get("note", "")).lower()
    for name in ("eprint", "arxiv", "arxivid", *(["doi"] if _is_of_arxiv(fields) else [])):
        text = bare_address(fields[name]) if name in fields else ""
        kind = fields.get("eprinttype") or fields.get("archiveprefix") or ""
        is_arxiv = name != "eprint" or ARXIV_NAME.search(kind) is not None
        if not text or arxiv or not (is_arxiv or (not kind and _ARXIV_NUMBER.match(text))):
            continue
        try:
            arxiv = normalize_arxiv(_old_number(_ARXIV_CLASS.sub("", text).strip(), fields))
        except ValueError as error:
            report(name, f"{error}; it was left out")
    arxiv = arxiv or _arxiv_elsewhere(fields, doi)
    classes = (fields.get("eprintclass"), fields.get("primaryclass"), _class_in(fields))
    arxiv_class = next((text.strip() for text in classes if text), "") if arxiv else ""
    return Identifiers(doi, arxiv, arxiv_class)


_OF_ARCHIVES = re.compile(r"\{*(?:arxiv\s*[:/]|[a-z]+-\d{8}\b)", re.IGNORECASE)
"""Numbers of arXiv and HAL, which people write into the field of the DOI."""
_NEXT_DOI = re.compile(r"(?<![:\s])[\s,;]+(?:and\s+)?(?=10\.\d{4,9}/|https?://|doi:)", re.IGNORECASE)
_NEXT_ADDRESS = re.compile(r"[\s,;|]+(?:and\s+)?(?=https?://)|\s+(?=\()", re.IGNORECASE)
_ANGLES = re.compile(r"^<(?:url:)?\s*(https?://[^<>\s]+)\s*>$", re.IGNORECASE)
"""How an address stands in prose (RFC 3986, appendix C)."""


def _is_of_arxiv(fields: Mapping[str, str]) -> bool:
    """Tell whether an arXiv number stands where a DOI would."""
    return re.match(r"\s*\{*arxiv\s*[:/]", fields.get("doi", ""), re.IGNORECASE) is not None


def _first_of(text: str, pattern: re.Pattern[str]) -> tuple[str, str]:
    """Return the first of several values in one field, and the rest."""
    first, *others = pattern.split(text.strip(), maxsplit=1)
    return first, others[0] if others else ""


def _old_number(text: str, fields: Mapping[str, str]) -> str:
    """Return an old arXiv number with its archive, which ``primaryClass`` may hold alone."""
    archive = (fields.get("primaryclass") or fields.get("eprintclass") or "").strip(" {}")
    if re.fullmatch(r"\d{7}(v\d+)?", text) and re.fullmatch(r"[a-z-]+(\.[A-Za-z-]+)?", archive):
        return f"{archive.partition('.')[0]}/{text}"
    return text


def _class_in(fields: Mapping[str, str]) -> str:
    written = " ".join(fields.get(name, "") for name in ("eprint", "arxiv", "journal", "note"))
    match = _ARXIV_CLASS.search(written)
    return match[1] if match else ""


def _arxiv_elsewhere(fields: Mapping[str, str], doi: str) -> str:
    """Find an arXiv number where exports hide it: journal, volume, note, address or DOI."""
    if doi.startswith("10.48550/arxiv."):
        return _arxiv_or_nothing(doi.removeprefix("10.48550/arxiv."))
    for name in ("journal", "journaltitle", "volume", "howpublished", "note", "url", "number", "eprint"):
        text = bare_address(fields.get(name, ""))
        match = _ARXIV_NUMBER.search(text) if "/" in text or ":" in text else None
        if match and ("arxiv" in text.lower() or ARXIV_NAME.search(fields.get("journal", ""))):
            return _arxiv_or_nothing(match[1])
    return ""


def _arxiv_or_nothing(text: str) -> str:
    try:
        return normalize_arxiv(text)
    except ValueError:
        return ""


def read_links(
    fields: Mapping[str, str],
    identifiers: Identifiers,
    report: Callable[[str, str], None],
    *,
    published: bool,
) -> tuple[Link, ...]:
    """Return all links, in the order in which buttons show them, none of them twice."""
    doi, arxiv = identifiers.doi, identifiers.arxiv
    found: dict[str, str] = {}
    for name in ("openreview", *ADDRESS_FIELDS, "html", "url", "adsurl", "howpublished", "eprint", "note"):
        url = _address_in_field(name, fields.get(name, ""), report)
        if not url or is_repeated(url, doi, arxiv) or url in found.values():
            continue
        kind = _kind(name, url, published=published)
        if kind == "proceedings" and kind in found:
            kind = "website"
        found.setdefault(kind, url)
    for name in SERVER_FIELDS:
        url = address_in(bare_address(fields[name])) if name in fields else ""
        if url and not is_repeated(url, doi, arxiv) and url not in found.values():
            found.setdefault("website", url)
    for kind, number in _numbers(fields):
        link = archive_link(kind, number)
        if link:
            found = {other: url for other, url in found.items() if url != link[1]}
            found.setdefault(*link)
    if arxiv:
        found["arxiv"] = arxiv_url(arxiv)
    if doi and doi != f"10.48550/arxiv.{arxiv.lower()}":
        found["doi"] = doi_url(doi)
    return tuple(Link(kind=kind, url=found[kind]) for kind in LINK_ORDER if kind in found)


_WITHOUT_SCHEME = re.compile(
    r"www\.[\w-]+\.\w|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|edu|gov|int|io|dev|app|ai|[a-z]{2})/", re.IGNORECASE
)
"""An address as people say it; a browser reads it so too."""


def _address_in_field(name: str, source: str, report: Callable[[str, str], None]) -> str:
    """Return the first address that a field holds; nothing where it holds none that can be read."""
    text = address_alone(source) if name == "note" else _ANGLES.sub(r"\1", bare_address(source))
    if not text or (name in {"howpublished", "eprint"} and not re.match(r"https?://\S+$", text)):
        return ""
    text, others = _first_of(text, _NEXT_ADDRESS)
    if others:
        several = "there is more than one address; the first was taken, %r was left out"
        report(name, (several if "://" in others else "%r behind the address was left out") % others)
    try:
        return _address(name, text)
    except ValueError as error:
        report(name, f"{error}; it was left out")
        return ""


def _address(name: str, text: str) -> str:
    if name == "openreview":
        return normalize_openreview(text)
    if is_path(text) or (name in FILE_FIELDS and not re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", text)):
        return file_path(text)
    return normalize_url(f"https://{text}" if _WITHOUT_SCHEME.match(text) else text)


def _numbers(fields: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the archives in which a paper has a number, with the number."""
    for name, kind in NUMBER_FIELDS.items():
        if fields.get(name, "").strip():
            yield kind, bare_address(fields[name])
    if re.fullmatch(r"\s*[a-z]+-\d{8}(?:v\d+)?\s*", fields.get("doi", "")):
        yield "hal", fields["doi"].strip()
    kind = (fields.get("eprinttype") or fields.get("archiveprefix") or "").strip(" {}")
    if kind and fields.get("eprint"):
        yield kind, bare_address(fields["eprint"])


def _kind(name: str, url: str, *, published: bool) -> str:
    if name == "adsurl" or re.match(r"https?://(ui\.)?adsabs\.", url):
        return "ads"
    if not re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", url):
        return name if name in ADDRESS_FIELDS else "website"
    if name == "eprint" and re.search(r"\.pdf$|/pdf/", url):
        return "pdf"
    if name not in {"html", "url", "howpublished", "eprint", "note"}:
        return name
    if re.match(r"https?://(www\.)?openreview\.net/", url):
        return "openreview"
    if re.match(r"https?://((dx\.)?doi\.org|(www\.)?arxiv\.org)/", url, re.IGNORECASE):
        return "website"
    return "proceedings" if published and name in {"html", "url"} else "website"
