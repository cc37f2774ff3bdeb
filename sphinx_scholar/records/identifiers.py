"""The rules for e-mail addresses, DOIs, arXiv numbers, ORCID iDs and addresses on the web.

Each rule takes what an author wrote and returns the one canonical form, or raises
``ValueError`` with a hint. Nothing here knows of Sphinx, and nothing asks the network.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Something of a paper that has an address of its own."""

    kind: str
    """The field that named it: ``pdf``, ``code``, ``slides``, ``doi``, ``arxiv``, ``url``, …"""
    url: str


WELL_KNOWN_MAIL_DOMAINS = (
    "gmail.com",
    "googlemail.com",
    "outlook.com",
    "hotmail.com",
    "yahoo.com",
    "ymail.com",
    "mail.com",
    "email.com",
    "icloud.com",
    "proton.me",
    "protonmail.com",
    "fastmail.com",
    "foxmail.com",
)
"""Providers whose misspellings tend to belong to strangers; names of three letters are left
out, since too many honest domains are one slip away from them."""


PLAIN_ADDRESS = re.compile(
    r"[a-z0-9]+(?:[._+-][a-z0-9]+)*@(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+(?:[a-z]{2}|com|edu|gov|net|org)"
)
"""An address that no rule can refuse or change, as nearly all are: it needs no slow import."""
LONGEST_PART = 64
"""How many characters may stand before the ``@`` (RFC 5321, 4.5.3.1.1)."""


def normalize_email(text: str) -> str:
    """Return the address, valid by RFC 5321 and 5322, at a domain that is not a likely slip."""
    address = text.strip()
    if len(address) > LONGEST_PART or not PLAIN_ADDRESS.fullmatch(address):
        address = _validated(address, text)
    domain = address.rpartition("@")[2]
    likely = misspelt_domain(domain)
    if likely:
        raise ValueError(f"{address!r} is at {domain!r}, one slip away from {likely!r}")
    return address


def _validated(address: str, text: str) -> str:
    from email_validator import EmailNotValidError, validate_email

    try:
        return validate_email(address, check_deliverability=False).normalized
    except EmailNotValidError as error:
        raise ValueError(f"{text!r} is not an e-mail address: {str(error).rstrip('.')}") from error


def misspelt_domain(domain: str) -> str:
    """Return the well-known domain that this one is one slip away from, or nothing.

    A slip is one letter more, less or other, or two neighbours exchanged
    (Damerau and Levenshtein's distance of one).
    """
    domain = domain.lower()
    if domain in WELL_KNOWN_MAIL_DOMAINS:
        return ""
    return next((known for known in WELL_KNOWN_MAIL_DOMAINS if is_one_slip(domain, known)), "")


def is_one_slip(left: str, right: str) -> bool:
    """Tell whether two words differ by exactly one insertion, deletion, change or exchange."""
    if left == right or abs(len(left) - len(right)) > 1:
        return False
    start = 0
    while start < min(len(left), len(right)) and left[start] == right[start]:
        start += 1
    left, right = left[start:], right[start:]
    if len(left) == len(right):
        exchanged = left[:2] == right[:2][::-1] and left[2:] == right[2:]
        return left[1:] == right[1:] or exchanged
    return left[1:] == right or left == right[1:]


def normalize_telephone(text: str) -> str:
    """Return a telephone number as it was written, which must have digits and few other signs."""
    number = " ".join(text.split())
    extension = r"(?:(?:,|;)?\s*(?:ext\.?|x|extension)\s*\d{1,6})?"
    if not re.fullmatch(rf"\+?[\d\s()./\u2010-\u2013-]*\d{extension}", number, re.IGNORECASE) or len(
        re.findall(r"\d", number)
    ) not in range(3, 22):
        raise ValueError(f"{text!r} is not a telephone number; write it as +49 431 880 0000")
    return number


def telephone_uri(number: str) -> str:
    """Return the address that dials a number (RFC 3966)."""
    main, *extension = re.split(r"[,;]?\s*[a-zA-Z.]+\s*", number, maxsplit=1)
    # A zero in brackets is dialed only within the country.
    bare = re.sub(r"\(0\)", "", main) if main.startswith("+") else main
    dialed = ("+" if bare.startswith("+") else "") + re.sub(r"\D", "", bare)
    return f"tel:{dialed}" + "".join(f";ext={digits}" for digits in extension if digits)


def normalize_doi(text: str) -> str:
    """Return a bare DOI in lower case (the DOI handbook, 2.4: DOIs do not depend on case)."""
    doi = re.sub(r"^(https?://(dx\.)?doi\.org/|doi:)\s*", "", text.strip(), flags=re.IGNORECASE)
    doi = unquote(doi)
    if not re.fullmatch(r"10\.\d{4,9}(\.\d+)*/\S+", doi):
        raise ValueError(f"{text!r} is not a DOI; write it as 10.1145/3689736")
    return doi.lower()


def doi_url(doi: str) -> str:
    """Return the canonical address of a bare DOI."""
    return "https://doi.org/" + quote(doi, safe="/:;()._-")


ARXIV_NEW = r"\d{4}\.\d{4,5}"
ARXIV_OLD = r"[a-z][a-z-]*(?:\.[A-Z]{2})?/\d{7}"


def normalize_arxiv(text: str) -> str:
    """Return a bare arXiv number without its version, in either of arXiv's two schemes."""
    number = re.sub(
        r"^(https?://(www\.)?arxiv\.org/(abs|pdf|html)/|arxiv:)\s*",
        "",
        text.strip(),
        flags=re.IGNORECASE,
    )
    number = re.sub(r"(\.pdf)?([?#].*)?$", "", number)
    match = re.fullmatch(rf"({ARXIV_NEW}|{ARXIV_OLD})(v\d+)?", number)
    if not match or (number[:4].isdigit() and not 1 <= int(number[2:4]) <= 12):
        raise ValueError(f"{text!r} is not an arXiv number; write it as 2404.02015")
    return match[1]


def arxiv_url(number: str) -> str:
    """Return the canonical address of a bare arXiv number."""
    return f"https://arxiv.org/abs/{number}"


def normalize_orcid(text: str) -> str:
    """Return a bare ORCID iD whose check digit is right (ISO 7064, MOD 11-2)."""
    orcid = re.sub(r"^(https?://)?(www\.)?orcid\.org/|[/?#].*$", "", text.strip(), flags=re.IGNORECASE)
    orcid = orcid.upper()
    if not re.fullmatch(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]", orcid):
        raise ValueError(f"{text!r} is not an ORCID iD; write it as 0000-0002-1825-0097")
    total = 0
    for digit in orcid.replace("-", "")[:-1]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    if orcid[-1] != ("X" if check == 10 else str(check)):
        raise ValueError(f"{text!r} is not an ORCID iD: its check digit is wrong")
    return orcid


def normalize_url(text: str) -> str:
    """Return an absolute ``http`` or ``https`` address; no other scheme leads out of a page."""
    url = text.strip()
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError as error:
        raise ValueError(f"{text!r} is not an address: {error}") from error
    if "@" in parts.netloc:
        raise ValueError(f"{text!r} is not an address to publish: it names a user before its host")
    if parts.scheme.lower() not in {"http", "https"} or not re.search(r"[^.]\.[^.]", host):
        raise ValueError(f"{text!r} is not an address that starts with https://")
    if re.search(r"[\s<>\"`{}|\\^\x00-\x1f\x7f]", url):
        raise ValueError(f"{text!r} is not an address: it holds a character that must be escaped")
    return url


def mailto(address: str, *, subject: str = "", body: str = "") -> str:
    """Return a ``mailto:`` address, escaped as RFC 6068 asks."""
    fields = [
        f"{name}={quote(text, safe='')}" for name, text in (("subject", subject), ("body", body)) if text
    ]
    return f"mailto:{quote(address, safe='@')}" + ("?" + "&".join(fields) if fields else "")


def without_index(path: str) -> str:
    """Return ``publications/index.html`` as ``publications/``, as every web server gives it out."""
    folder, slash, name = path.rpartition("/")
    return folder + slash if name == "index.html" else path
