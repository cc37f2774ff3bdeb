"""What links say: their form, the host that they name, the words that they bear.

Like where links lead, it is read from a built tree, without the network.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from sphinx_scholar.cli.check.links import links_of
from sphinx_scholar.cli.check.tree import Finding
from sphinx_scholar.records.identifiers import (
    arxiv_url,
    doi_url,
    is_one_slip,
    normalize_arxiv,
    normalize_doi,
    normalize_url,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_scholar.cli.check.links import PageLink
    from sphinx_scholar.cli.check.tree import BuiltTree

KNOWN_HOSTS = (
    "arxiv.org",
    "github.com",
    "github.io",
    "gitlab.com",
    "google.com",
    "huggingface.co",
    "linkedin.com",
    "openreview.net",
    "researchgate.net",
    "semanticscholar.org",
    "springer.com",
    "wikipedia.org",
    "youtube.com",
    "zenodo.org",
)
"""Hosts that scholars link to, with names so long that a host one slip away is hardly an honest one."""


def external_links(site: BuiltTree) -> Iterator[PageLink]:
    """Yield the links that leave the site for another address of the web."""
    for link in links_of(site):
        if urlsplit(link.url).scheme not in {"mailto", "tel"} and not link.url.startswith(site.root):
            yield link


def external_faults(site: BuiltTree, known_hosts: Iterable[str] = KNOWN_HOSTS) -> list[Finding]:
    """Return what is wrong with the form of links that leave the site."""
    faults = []
    for link in external_links(site):
        parts = urlsplit(link.url)
        try:
            normalize_url(link.href)
        except ValueError as error:
            faults.append(link.finding(str(error)))
            continue
        likely = misspelt_host(parts.hostname or "", known_hosts)
        faults += [link.finding(f"one slip away from {likely}")] if likely else []
    return faults


def unplain_links(site: BuiltTree) -> list[Finding]:
    """Return the links that hold more than they need."""
    found = ((link, unplain(link.url)) for link in external_links(site))
    return [link.finding(f"not the plain address: {reason}") for link, reason in found if reason]


def unplain(url: str) -> str:
    """Return what an address holds that it does not need, or nothing; archives keep pages by address."""
    parts = urlsplit(url)
    counted = re.search(r"(?:^|&)(utm_\w+|fbclid|gclid)=", parts.query)
    if counted:
        return f"{counted[1]!r} in it counts visits"
    if re.search(r":(?:80|443)$", parts.netloc):
        return "it names the usual port"
    if re.search(r"https?:", parts.path + parts.query) and not re.match(r"(?:web\.)?archive\.", parts.netloc):
        return "it holds another address"
    return ""


def unencrypted_links(site: BuiltTree) -> list[Finding]:
    """Return the links to hosts that are asked without encryption."""
    return [link.finding("not https") for link in external_links(site) if urlsplit(link.url).scheme == "http"]


def misspelt_host(host: str, known_hosts: Iterable[str]) -> str:
    """Return the known host that a host, or a part of its end, is one slip away from."""
    labels = host.split(".")
    ends = {".".join(labels[start:]) for start in range(len(labels) - 1)}
    known = list(known_hosts)
    if ends & set(known):
        return ""
    return next((name for name in known for end in sorted(ends) if is_one_slip(end, name)), "")


def canonical_faults(site: BuiltTree) -> list[Finding]:
    """Return the links to DOIs and arXiv numbers in a form not their own."""
    return [
        Finding(where=link.page, message=message, clue=link.href)
        for link in external_links(site)
        if (message := canonical_fault(link.href))
    ]


def canonical_fault(url: str) -> str:
    """Return what is wrong with the address of a DOI or of an arXiv number, or nothing."""
    host = (urlsplit(url).hostname or "").lower()
    try:
        if host.endswith("doi.org"):
            likely = doi_url(normalize_doi(url))
        elif host.endswith("arxiv.org"):
            likely = arxiv_url(normalize_arxiv(url))
        else:
            return ""
    except ValueError as error:
        return str(error)
    return f"{url} should be {likely}" if url.rstrip(".,;)") != likely else ""


VAGUE = {"", "#", "here", "click here", "click", "link", "this", "this page", "more", "read more", "details"}
"""Names that do not say where a link goes."""


def name_faults(site: BuiltTree) -> list[Finding]:
    """Return the links whose names say nothing, or something else than where they lead."""
    return [link.finding(fault) for link in links_of(site) for fault in _name_faults(link)]


def _name_faults(link: PageLink) -> Iterator[str]:
    if link.name.lower() in VAGUE:
        yield "does not say where it goes"
    numbers = re.findall(r"(?:arXiv:|doi:)(\S+)", link.name)
    if any(number not in link.url for number in numbers):
        yield "leads to another number"
    if re.fullmatch(r"\S+@\S+\.\S+", link.name) and unquote(link.url) != f"mailto:{link.name}":
        yield "leads to another address"
    if re.match(r"(https?://|www\.)", link.name) and link.url != link.name:
        yield "shows one address and leads to another"
