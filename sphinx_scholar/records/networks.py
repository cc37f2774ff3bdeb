"""The networks on which people have profiles, a row each: option, title, account, address.

The options of ``{person}``, the files for machines and the reference in ``docs`` come from this table;
a site adds rows of its own by ``scholar_profiles``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from sphinx_scholar.records.identifiers import normalize_orcid, normalize_url

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

FIELD = re.compile(r"\{(\w*)\}")
"""A part of an address that the account fills: ``{}`` all of it, ``{host}`` a named group."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A person's page on a network, or elsewhere on the web."""

    kind: str
    """The name of the network."""
    title: str
    account: str = ""
    """What the network calls the person; empty for a website."""
    url: str
    icon: str = ""
    """One or two letters, or the outline of a picture of 16 by 16 (SVG 2, 9.3), of a site's own network."""
    asks_for_rel_me: bool = False
    """Whether the link must say ``rel="me"``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """A place on the web where people have pages."""

    name: str
    """The option of ``{person}``."""
    title: str
    """Its own name, which is not translated."""
    example: str
    """An account, for hints and the reference."""
    pattern: str
    """What all accounts look like, as a regular expression."""
    address: str
    """The address of a profile, with ``{}`` for the account."""
    icon: str = ""
    """One or two letters, or the outline of a picture of 16 by 16 (SVG 2, 9.3), if a site adds it."""
    asks_for_rel_me: bool = False
    """Whether it calls a page its owner's only if it links back with ``rel="me"``."""
    other_addresses: str = ""
    """How else its addresses look, without ``https://www.``, as a regular expression."""
    check: Callable[[str], str] | None = None
    """Returns the canonical account or raises ``ValueError``, where a pattern cannot tell."""

    def profile(self, written: str) -> Profile:
        """Return a profile by its account or its address, or raise ``ValueError`` with a hint."""
        account, url = "", ""
        if self.address == "{}":
            url = normalize_url(written)
        else:
            account = self.check(written) if self.check else self._account(written)
            match = re.fullmatch(self.pattern, account, re.ASCII)
            url = self.address.format(quote(account, safe="/@:~"), **match.groupdict() if match else {})
        return Profile(
            kind=self.name,
            title=self.title,
            account=account,
            url=url,
            icon=self.icon,
            asks_for_rel_me=self.asks_for_rel_me,
        )

    def _account(self, written: str) -> str:
        account = unquote(written.strip())
        # Browsers show addresses without https://.
        whole = f"https://{account}" if re.match(r"[\w-]+(\.[\w-]+)+/", account) else account
        match = re.fullmatch(self._written_address, whole, re.ASCII) if "://" in whole else None
        if match:
            groups = match.groupdict()
            account = groups.get("account") or groups.get("other") or "@{user}@{host}".format(**groups)
        for form in (account, account.removeprefix("@"), f"@{account}"):
            if "://" not in form and re.fullmatch(self.pattern, form, re.ASCII):
                return form
        raise ValueError(f"{written!r} is no account at {self.title}; write it as {self.example}")

    @property
    def _written_address(self) -> str:
        """Return how its addresses look, as people copy them from their browsers."""
        start, *rest = FIELD.split(self.address)
        made = r"https?://(?:www\.|[a-z]{2}\.)?" + re.escape(re.sub(r"^https://(www\.)?", "", start))
        for name, literal in zip(rest[::2], [*rest[1:-1:2], ""], strict=True):
            made += rf"(?P<{name or 'account'}>{'[^/?#]+' if name else self.pattern})" + re.escape(literal)
        if self.other_addresses:
            made = rf"(?:{made}|https?://(?:www\.)?(?:{self.other_addresses}))"
        return made + r"(?:[/?&#.].*)?"


def _isni(written: str) -> str:
    """Return an ISNI in its groups of four, whose check digit is that of an ORCID iD (ISO 27729)."""
    bare = re.sub(r"^(https?://)?(www\.)?isni\.org/(isni/)?|[\s-]", "", written.strip())
    try:
        return normalize_orcid("-".join(re.findall(".{4}", bare)) if len(bare) == 16 else bare).replace(
            "-", ""
        )
    except ValueError as error:
        message = f"{written!r} is not an ISNI whose check digit is right; write it as 0000000121032683"
        raise ValueError(message) from error


OTHER_ADDRESSES: Mapping[str, str] = MappingProxyType(
    {
        "scholar": r"scholar\.google\.[a-z.]+/citations\?(?:.*&)?user=(?P<other>[\w-]+)",
        "dblp": r"dblp\.[a-z.-]+/pid/(?P<other>[a-z0-9]+/[\w-]+)",
        "semantic-scholar": r"semanticscholar\.org/author/[^/]+/(?P<other>\d+)",
        "scopus": r"scopus\.com/authid/detail\.ur[il]\?(?:.*&)?authorId=(?P<other>\d+)",
        "wos": r"researcherid\.com/rid/(?P<other>[A-Z]+-\d+-\d+)",
        "ssrn": r"ssrn\.com/author=(?P<other>\d+)",
        "repec": r"ideas\.repec\.org/f/(?P<other>\w+)",
        "mathscinet": r"mathscinet\.ams\.org/.*(?:MRAuthorID/|mrauthid=)(?P<other>\d+)",
        "zbmath": r"zbmath\.org/authors/\?q=ai:(?P<other>[a-z0-9.-]+)",
        "wikidata": r"wikidata\.org/entity/(?P<other>Q\d+)",
        "huggingface": r"hf\.co/(?P<other>[\w.-]+)",
        "x": r"twitter\.com/(?P<other>\w+)",
        "threads": r"threads\.com/@(?P<other>[\w.]+)",
    }
)
"""Addresses at national hosts, at mirrors, under earlier names, or with their parts in another order."""

CHECKS: Mapping[str, Callable[[str], str]] = MappingProxyType({"orcid": normalize_orcid, "isni": _isni})
"""Rules for accounts with a check digit."""

ASKING_FOR_REL_ME = frozenset({"mastodon", "threads"})
"""Networks that call a page its owner's only if it links back with ``rel="me"``."""

_TABLE = r"""
website           Website              https://example.org     https?://\S+           {}
github            GitHub               ada                     [\w-]+                 https://github.com/{}
scholar           Google Scholar       abcDEF12345J            [\w-]{8,16}            https://scholar.google.com/citations?user={}
orcid             ORCID                0000-0002-1825-0097     (\d{4}-){3}\d{3}[\dX]  https://orcid.org/{}
dblp              DBLP                 12/3456                 [a-z0-9]+/[\w-]+       https://dblp.org/pid/{}.html
semantic-scholar  Semantic Scholar     1741101                 \d+                    https://www.semanticscholar.org/author/{}
openreview        OpenReview           ~Ada_Lovelace1          ~\S+\d                 https://openreview.net/profile?id={}
arxiv             arXiv                lovelace_a_1  [a-z][a-z-]*(_[a-z]+)*_\d+|[\dX-]{19}  https://arxiv.org/a/{}
researchgate      ResearchGate         Ada-Lovelace            [\w.-]+                https://www.researchgate.net/profile/{}
scopus            Scopus               7004212771              \d{8,12}               https://www.scopus.com/authid/detail.uri?authorId={}
wos               Web of Science       A-1234-2008             [A-Z]{1,3}-\d{4}-\d{4}  https://www.webofscience.com/wos/author/record/{}
acm               ACM Digital Library  81100164930             \d{11,}                https://dl.acm.org/profile/{}
ieee              IEEE Xplore          37085395631             \d{6,}                 https://ieeexplore.ieee.org/author/{}
zenodo            Zenodo               seagrass                [\w-]+                 https://zenodo.org/communities/{}
osf               OSF                  ab1cd                   [a-z0-9]{5}            https://osf.io/{}
figshare          Figshare             Ada_Lovelace/123456     [\w-]+/\d+             https://figshare.com/authors/{}
hal               HAL                  ada-lovelace            [\w.-]+                https://cv.hal.science/{}
inspire           INSPIRE              1012345                 \d+                    https://inspirehep.net/authors/{}
ads               ADS                  q5XvT1yEQ8KzR2wLmB7c9A  [\w-]{22}              https://ui.adsabs.harvard.edu/public-libraries/{}
ssrn              SSRN                 123456                  \d+                    https://papers.ssrn.com/sol3/cf_dev/AbsByAuth.cfm?per_id={}
repec             RePEc                plo123                  [a-z]+\d+              https://ideas.repec.org/e/{}.html
pubmed            PubMed               ada.lovelace.1          [\w.-]+                https://www.ncbi.nlm.nih.gov/myncbi/{}/bibliography/public/
mathscinet        MathSciNet           123456                  \d+                    https://mathscinet.ams.org/mathscinet/author?authorId={}
zbmath            zbMATH               lovelace.ada            [a-z][a-z0-9.-]*       https://zbmath.org/authors/{}
philpeople        PhilPeople           ada-lovelace            [\w-]+                 https://philpeople.org/profiles/{}
wikidata          Wikidata             Q7259                   Q[1-9]\d*              https://www.wikidata.org/wiki/{}
viaf              VIAF                 51961450                \d{4,22}               https://viaf.org/viaf/{}
isni              ISNI                 0000000121032683        \d{15}[\dX]            https://isni.org/isni/{}
gitlab            GitLab               ada                     [\w.-]+                https://gitlab.com/{}
codeberg          Codeberg             ada                     [\w.-]+                https://codeberg.org/{}
stackoverflow     Stack Overflow       123456                  \d+                    https://stackoverflow.com/users/{}
huggingface       Hugging Face         ada                     [\w.-]+                https://huggingface.co/{}
kaggle            Kaggle               ada                     [\w-]+                 https://www.kaggle.com/{}
zotero            Zotero               ada_lovelace            [\w.-]+                https://www.zotero.org/{}
linkedin          LinkedIn             ada-lovelace            [^\s/?#%]+            https://www.linkedin.com/in/{}
mastodon          Mastodon             @ada@example.social  @(?P<user>[\w.-]+)@(?P<host>[\w-]+\.[\w.-]+)  https://{host}/@{user}
bluesky           Bluesky              ada.bsky.social         [\w-]+(\.[\w-]+)+      https://bsky.app/profile/{}
x                 X                    ada                     \w{1,15}               https://x.com/{}
threads           Threads              ada                     [\w.]+                 https://www.threads.net/@{}
instagram         Instagram            ada                     [\w.]{1,30}            https://www.instagram.com/{}
youtube           YouTube              @ada                    @[\w.-]{3,30}          https://www.youtube.com/{}
matrix            Matrix               @ada:example.org        @[\w.=/+-]+:[\w.:-]+   https://matrix.to/#/{}
"""
"""Option, title, example and pattern of an account, address, in the order of pages."""


def _networks() -> dict[str, Network]:
    found = {}
    for line in _TABLE.strip().splitlines():
        name, title, example, pattern, address = re.split(r" {2,}", line)
        found[name] = Network(
            name=name,
            title=title,
            example=example,
            pattern=pattern,
            address=address,
            other_addresses=OTHER_ADDRESSES.get(name, ""),
            check=CHECKS.get(name),
            asks_for_rel_me=name in ASKING_FOR_REL_ME,
        )
    return found


NETWORKS: Mapping[str, Network] = MappingProxyType(_networks())
"""The engine's own networks by option, in the order in which profiles are shown."""
