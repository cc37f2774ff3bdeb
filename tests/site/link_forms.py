"""The gates of what links say: their form, the host that they name, the words that they bear.

Like the gates of where links lead, they take a built tree and ask no network.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from html import unescape
from urllib.parse import unquote, urlsplit

from sphinx_scholar.records.identifiers import (
    arxiv_url,
    doi_url,
    is_one_slip,
    normalize_arxiv,
    normalize_doi,
    normalize_url,
)
from tests.site.links import links_of, root_of, texts_of
from tests.site.sites import BuiltSite

KNOWN_HOSTS = (
    "acm.org",
    "arxiv.org",
    "doi.org",
    "dblp.org",
    "github.com",
    "github.io",
    "google.com",
    "hust.edu.cn",
    "illinois.edu",
    "lmsys.org",
    "mlr.press",
    "mosharaf.com",
    "openreview.net",
    "orcid.org",
    "sensetime.com",
    "sphinx-doc.org",
    "tencent.com",
    "ucsd.edu",
    "umich.edu",
)
"""Hosts that scholars link to; one slip away from them somebody else may live."""


def external_faults(site: BuiltSite, http_reasons: Mapping[str, str]) -> list[str]:
    """Return what is wrong with the form of links that leave the site.

    ``http_reasons`` says of each address that is not ``https`` why; a reason for an address
    that no page has is a fault too.
    """
    faults = []
    unencrypted = set()
    for link in links_of(site):
        parts = urlsplit(link.url)
        if parts.scheme == "mailto" or link.url.startswith(root_of(site)):
            continue
        try:
            normalize_url(link.href)
        except ValueError as error:
            faults.append(f"{link}: {error}")
            continue
        if parts.scheme == "http":
            unencrypted.add(link.url)
            faults += [f"{link}: not https, and no reason is given"] if link.url not in http_reasons else []
        if parts.netloc != (parts.hostname or "") or re.search(r"https?:|//|[?&]utm_", link.url[8:]):
            faults.append(f"{link}: not the plain address")
        meant = misspelt_host(parts.hostname or "")
        faults += [f"{link}: one slip away from {meant}"] if meant else []
    stale = sorted(set(http_reasons) - unencrypted)
    return faults + [f"{address}: a reason for http that no link needs" for address in stale]


def misspelt_host(host: str) -> str:
    """Return the known host that a host, or a part of its end, is one slip away from."""
    labels = host.split(".")
    ends = {".".join(labels[start:]) for start in range(len(labels) - 1)}
    if ends & set(KNOWN_HOSTS):
        return ""
    return next((known for known in KNOWN_HOSTS for end in sorted(ends) if is_one_slip(end, known)), "")


def canonical_faults(site: BuiltSite) -> list[str]:
    """Return the addresses of DOIs and arXiv numbers, in pages and files, in a form not their own."""
    faults = []
    for path, text in texts_of(site):
        where = path.relative_to(site.folder).as_posix()
        for url in re.findall(r"https?://[^\s\"'<>{}\\]+", unescape(text)):
            host = (urlsplit(url).hostname or "").lower()
            try:
                if host.endswith("doi.org"):
                    meant = doi_url(normalize_doi(url))
                elif host.endswith("arxiv.org"):
                    meant = arxiv_url(normalize_arxiv(url))
                else:
                    continue
            except ValueError as error:
                faults.append(f"{where}: {error}")
                continue
            if url.rstrip(".,;)") != meant:
                faults.append(f"{where}: {url} should be {meant}")
    return faults


# -- what links say --------------------------------------------------------------------------------

VAGUE = {"", "#", "here", "click here", "click", "link", "this", "this page", "more", "read more", "details"}
"""Names that do not say where a link goes."""

PROMISES = {
    r"DOI\b": r"https://doi\.org/",
    r"arXiv\b": r"https://arxiv\.org/",
    r"OpenReview\b": r"https://openreview\.net/",
    r"GitHub\b": r"https://github\.com/",
    r"Google Scholar\b": r"https://scholar\.google\.",
    r"ORCID\b": r"https://orcid\.org/",
    r"DBLP\b": r"https://dblp\.org/",
    r"(.*\()?PDF\b": r".*\.pdf$",
    r"BibTeX\b": r".*\.bib$",
    r"RIS\b": r".*\.ris$",
    r"CSL-JSON\b": r".*\.json$",
    r"JSON Resume\b": r".*/resume\.json$",
    r"(.*\()?vCard\b": r".*\.vcf$",
    r"Proceedings\b": r"https://",
    r"Cite\b": r".*#cite$",
    r"Ask for a copy\b": r"mailto:",
}
"""Words that a link may begin with, and where they then lead."""


def name_faults(site: BuiltSite) -> list[str]:
    """Return the links whose names say nothing, or something else than where they lead."""
    faults = []
    meant: dict[tuple[str, str], set[str]] = defaultdict(set)
    for link in links_of(site):
        if link.name.lower() in VAGUE:
            faults.append(f"{link}: does not say where it goes")
        for words, address in PROMISES.items():
            if re.match(words, link.name) and not re.match(address, link.url):
                faults.append(f"{link}: does not lead where its name says")
        numbers = re.findall(r"(?:arXiv:|doi:)(\S+)", link.name)
        if any(number not in link.url for number in numbers):
            faults.append(f"{link}: leads to another number")
        if re.fullmatch(r"\S+@\S+\.\S+", link.name) and unquote(link.url) != f"mailto:{link.name}":
            faults.append(f"{link}: leads to another address")
        if re.match(r"(https?://|www\.)", link.name) and link.url != link.name:
            faults.append(f"{link}: shows one address and leads to another")
        if link.in_main:
            inside = link.url.startswith(root_of(site))
            meant[link.page if inside else "any page", link.name].add(link.url)
    return faults + [
        f"{where}: {name!r} leads to {' and '.join(sorted(urls))}"
        for (where, name), urls in meant.items()
        if len(urls) > 1
    ]
