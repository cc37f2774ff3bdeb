"""What this site promises of its links beyond what any site must: hosts, reasons for http, fixed words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from html import unescape
from urllib.parse import unquote

from sphinx_scholar.cli.check import link_forms
from sphinx_scholar.cli.check.links import links_of
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
"""Hosts that the site links to; one slip away from them somebody else may live."""


def external_faults(site: BuiltSite, http_reasons: Mapping[str, str]) -> list[str]:
    """Return what is wrong with the form of links that leave the site.

    ``http_reasons`` says of each address that is not ``https`` why; a reason for an address
    that no page has is a fault too.
    """
    faults = [str(finding) for finding in link_forms.external_faults(site, KNOWN_HOSTS)]
    faults += map(str, link_forms.unplain_links(site))
    unencrypted = link_forms.unencrypted_links(site)
    for finding in unencrypted:
        faults += [f"{finding}, and no reason is given"] if finding.clue not in http_reasons else []
    stale = sorted(set(http_reasons) - {finding.clue for finding in unencrypted})
    return faults + [f"{address}: a reason for http that no link needs" for address in stale]


def canonical_faults(site: BuiltSite) -> list[str]:
    """Return the addresses of DOIs and arXiv numbers, in pages and files, in a form not their own."""
    return [
        f"{where}: {fault}"
        for where, text in site.texts
        for url in re.findall(r"https?://[^\s\"'<>{}\\]+", unescape(text))
        if (fault := link_forms.canonical_fault(url))
    ]


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
    faults = [str(finding) for finding in link_forms.name_faults(site)]
    meant: dict[tuple[str, str], set[str]] = defaultdict(set)
    for link in links_of(site):
        for words, address in PROMISES.items():
            if re.match(words, link.name) and not re.match(address, link.url):
                faults.append(str(link.finding("does not lead where its name says")))
        if link.in_main:
            inside = link.url.startswith(site.root)
            meant[link.page if inside else "any page", link.name].add(link.url)
    return faults + [
        f"{where}: {name!r} leads to {' and '.join(sorted(urls))}"
        for (where, name), urls in meant.items()
        if len(urls) > 1
    ]


def unreachable_pages(site: BuiltSite, start: str = "index.html") -> set[str]:
    """Return the pages that no chain of links leads to."""
    leads = defaultdict(set)
    for link in links_of(site):
        path = unquote(link.url[len(site.root) :].partition("#")[0].partition("?")[0])
        if link.url.startswith(site.root):
            leads[link.page].add(path if path and not path.endswith("/") else f"{path}index.html")
    seen, waiting = set(), [start]
    while waiting:
        page = waiting.pop()
        if page not in seen:
            seen.add(page)
            waiting += leads[page]
    return set(site.pages) - seen
