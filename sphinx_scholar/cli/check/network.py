"""External links as their hosts answer: which are dead, have moved, or cannot be judged.

A host that is down, or that refuses programs, is no fault of the site.
"""

from __future__ import annotations

from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin, urlsplit

from sphinx.util import encode_uri

from sphinx_scholar.cli.check.link_forms import external_links
from sphinx_scholar.cli.client import REDIRECTS, ServiceError, WrongHostError, look

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_scholar.cli.check.links import PageLink
    from sphinx_scholar.cli.check.tree import BuiltTree, Finding

HOSTS_AT_ONCE = 8
"""How many hosts are asked at a time; the addresses of one host are asked for one by one."""

MOST_REDIRECTS = 10
"""How many redirects in a row are followed."""

RESOLVERS = frozenset({"doi.org", "dx.doi.org", "hdl.handle.net"})
"""Hosts that redirect every identifier they know; its target may change without the site."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgment:
    """The verdict on an address."""

    message: str = ""
    """Empty where the address answers."""
    is_fault: bool = False
    """Whether it must be corrected."""


def judge(url: str) -> Judgment:
    """Ask for an address, and follow its redirects."""
    seen, moved, is_lasting = [url], "", True
    while True:
        try:
            status, reason, location = look(encode_uri(seen[-1]))
        except WrongHostError as error:
            return Judgment(message=f"is dead: {error}", is_fault=True)
        except ServiceError as error:
            return Judgment(message=f"could not be judged: {error}")
        if status not in REDIRECTS or not location:
            break
        if urlsplit(url).hostname in RESOLVERS:
            return Judgment()
        address = urldefrag(urljoin(seen[-1], location)).url
        if urlsplit(address).scheme not in {"http", "https"}:
            return Judgment(message=f"is dead: it leads on to {address!r}", is_fault=True)
        if address in seen or len(seen) > MOST_REDIRECTS:
            return Judgment(message=f"is dead: it leads in a circle, by {address}", is_fault=True)
        is_lasting = is_lasting and status in {301, 308}
        moved = address if is_lasting else moved
        seen.append(address)
    host = urlsplit(seen[-1]).netloc
    if status in {404, 410}:
        return Judgment(message=f"is dead: {host} answered {status} {reason}", is_fault=True)
    if status >= 300:
        return Judgment(message=f"could not be judged: {host} answered {status} {reason}")
    return Judgment(message=f"has moved to {moved}" if moved else "")


def network_findings(site: BuiltTree) -> tuple[list[Finding], list[Finding]]:
    """Ask for every linked address once; return what must be corrected, and what is worth a look."""
    links: dict[str, PageLink] = {}
    hosts: dict[str, list[str]] = defaultdict(list)
    for link in external_links(site):
        url = urldefrag(link.url).url
        if urlsplit(url).scheme in {"http", "https"} and url not in links:
            links[url] = link
            hosts[urlsplit(url).netloc].append(url)
    with ThreadPoolExecutor(HOSTS_AT_ONCE) as pool:
        judged = [pair for pairs in pool.map(_judge_all, hosts.values()) for pair in pairs]
    faults: list[Finding] = []
    remarks: list[Finding] = []
    for url, judgment in judged:
        if judgment.message:
            (faults if judgment.is_fault else remarks).append(links[url].finding(judgment.message))
    return faults, remarks


def _judge_all(urls: Sequence[str]) -> list[tuple[str, Judgment]]:
    return [(url, judge(url)) for url in urls]
