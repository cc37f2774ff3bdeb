"""Profiles on the web, by the names and in the forms in which other systems have them.

The engine's own table of networks, and those that only other systems know.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sphinx_scholar.records.identifiers import normalize_url
from sphinx_scholar.records.networks import NETWORKS

_TABLE = """
academia     Academia.edu  https://independent.academia.edu/{}
bitbucket    Bitbucket     https://bitbucket.org/{}
blogger      Blogger       https://{}.blogspot.com
codepen      CodePen       https://codepen.io/{}
dribbble     Dribbble      https://dribbble.com/{}
facebook     Facebook      https://www.facebook.com/{}
flickr       Flickr        https://www.flickr.com/people/{}
goodreads    Goodreads     https://www.goodreads.com/{}
imdb         IMDb          https://www.imdb.com/name/{}
impactstory  Impactstory   https://profiles.impactstory.org/u/{}
keybase      Keybase       https://keybase.io/{}
lastfm       Last.fm       https://www.last.fm/user/{}
lattes       Lattes        http://lattes.cnpq.br/{}
leetcode     LeetCode      https://leetcode.com/u/{}
mastodon     Mastodon      https://{}
medium       Medium        https://medium.com/@{}
pinterest    Pinterest     https://www.pinterest.com/{}
publons      Publons       https://publons.com/a/{}
pubmed       PubMed        https://pubmed.ncbi.nlm.nih.gov/?term={}
quora        Quora         https://www.quora.com/profile/{}
reddit       Reddit        https://www.reddit.com/user/{}
soundcloud   SoundCloud    https://soundcloud.com/{}
spotify      Spotify       https://open.spotify.com/user/{}
strava       Strava        https://www.strava.com/athletes/{}
telegram     Telegram      https://t.me/{}
tumblr       Tumblr        https://{}.tumblr.com
unsplash     Unsplash      https://unsplash.com/@{}
weibo        Weibo         https://weibo.com/{}
whatsapp     WhatsApp      https://wa.me/{}
wikipedia    Wikipedia     https://en.wikipedia.org/wiki/User:{}
xing         XING          https://www.xing.com/profile/{}
youtube      YouTube       https://www.youtube.com/@{}
zhihu        Zhihu         https://www.zhihu.com/people/{}
"""
"""Networks for which ``{person}`` has no option, or to which other systems give another address:
a short name, the network's own name, and the address of a profile."""

ADDRESSES = {network.name: (network.title, network.address) for network in NETWORKS.values()} | {
    name: (title, address)
    for name, title, address in re.findall(r"^(\S+) +(\S.*?) +(\S+)$", _TABLE, re.MULTILINE)
}
"""The name and the address of a profile of every network, by its option or short name."""

OTHER_NAMES = {
    "academiaedu": "academia",
    "googlescholar": "scholar",
    "inspirehep": "inspire",
    "semanticscholar": "semantic-scholar",
    "semantic": "semantic-scholar",
    "twitter": "x",
    "xtwitter": "x",
    "work": "website",
    "homepage": "website",
    "uri": "website",
    "stack": "stackoverflow",
}
"""What else systems call them, letters and digits alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A profile on a network."""

    option: str
    title: str
    account: str
    """Empty where only the address is known."""
    url: str


def is_network(name: str) -> bool:
    """Tell whether a name is that of a network."""
    return _option(name) in ADDRESSES


def account_of(name: str, value: str) -> Account | None:
    """Return a profile from the name that a system gives it, and its account or address."""
    option = _option(name)
    title, pattern = ADDRESSES.get(option, (name.strip().replace("_", " ").title(), "{}"))
    value = value.strip()
    if re.match(r"https?://|www\.", value):
        url = value if "://" in value else f"https://{value}"
        account = _account_in(url, pattern)
    elif option == "mastodon" and (
        found := re.fullmatch(r"@?(?P<user>[^@/]+)@(?P<host>[^@/]+)", value)
        or re.fullmatch(r"(?P<host>[^@/]+)/@(?P<user>[^@/]+)", value)
    ):
        host, user = found["host"], found["user"]
        url, account = f"https://{host}/@{user}", f"@{user}@{host}"
    else:
        account = value.removeprefix("@")
        url = pattern.format(account)
    try:
        return Account(option=option, title=title, account=account, url=normalize_url(url))
    except ValueError:
        return None


def _option(name: str) -> str:
    bare = re.sub(r"_(username|userid|id|url|profile|number|user)$", "", name.strip().lower())
    letters = re.sub(r"[^a-z0-9]", "", bare)
    return OTHER_NAMES.get(letters, bare if bare in ADDRESSES else letters)


def _account_in(url: str, pattern: str) -> str:
    """Return the account that an address names, or nothing."""
    if pattern == "{}":
        return url
    start, _, end = re.sub(r"^https?://(www\.)?", "", pattern).partition("{}")
    bare = re.sub(r"^https?://(www\.)?", "", url).replace("twitter.com/", "x.com/")
    bare = re.sub(r"[?&](hl|ev|lang|trk|oi)=[^&]*", "", bare).rstrip("/")
    match = re.search(r"[?&](?:user|authorId|id)=([\w-]+)", url) if "?" in pattern else None
    if match:
        return match[1]
    found = re.fullmatch(
        rf"{re.escape(start)}([^/?#]+(?:/[^/?#]+)?){re.escape(end.removesuffix('.html'))}",
        bare.removesuffix(".html"),
    )
    return found[1] if found and ("/" not in found[1] or "dblp" in pattern) else ""
