from __future__ import annotations

from string import ascii_lowercase, digits
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from email_validator import validate_email
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_scholar.records.identifiers import (
    LONGEST_PART,
    PLAIN_ADDRESS,
    WELL_KNOWN_MAIL_DOMAINS,
    arxiv_url,
    doi_url,
    is_one_slip,
    mailto,
    misspelt_domain,
    normalize_arxiv,
    normalize_doi,
    normalize_email,
    normalize_orcid,
    normalize_url,
)

EMAILS = {
    "ada@example.org": "ada@example.org",
    " ada@example.org ": "ada@example.org",
    "ada@EXAMPLE.org": "ada@example.org",
    "a.b+c@cs.example.edu": "a.b+c@cs.example.edu",
    "ada@gmail.com": "ada@gmail.com",
    "ada@mail.com": "ada@mail.com",
    "ada@email.com": "ada@email.com",
    "ada@qq.com": "ada@qq.com",
    "ada@163.com": "ada@163.com",
    "ada@m\u00fcnchen.example.de": "ada@m\u00fcnchen.example.de",
}


@pytest.mark.parametrize(("text", "address"), EMAILS.items())
def test_an_address_has_one_form(text: str, address: str) -> None:
    assert normalize_email(text) == address


WORDS = st.text(ascii_lowercase + digits, min_size=1, max_size=8)


def joined(separators: str) -> st.SearchStrategy[str]:
    """Return words of letters and digits with separators between them."""
    rest = st.lists(st.tuples(st.sampled_from(separators), WORDS), max_size=2)
    return st.builds(lambda first, others: first + "".join(a + b for a, b in others), WORDS, rest)


TOP_DOMAINS = st.sampled_from(["com", "edu", "gov", "net", "org"]) | st.text(
    ascii_lowercase, min_size=2, max_size=2
)


@settings(max_examples=200, deadline=None)
@given(st.builds("{}@{}.{}".format, joined("._+-"), joined("-."), TOP_DOMAINS))
def test_a_plain_address_is_one_by_all_rules(address: str) -> None:
    assert PLAIN_ADDRESS.fullmatch(address)
    assert len(address) <= LONGEST_PART
    assert validate_email(address, check_deliverability=False).normalized == address


@pytest.mark.parametrize(
    "text",
    ["", "ada", "ada@", "@example.org", "a b@example.org", "ada@example", "ada@@example.org", "a@.org"],
)
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not an e-mail address"):
        normalize_email(text)


SLIPS = {
    "gamil.com": "gmail.com",
    "gmial.com": "gmail.com",
    "gmai.com": "gmail.com",
    "gmaill.com": "gmail.com",
    "gnail.com": "gmail.com",
    "gmail.con": "gmail.com",
    "gmail.co": "gmail.com",
    "GAMIL.COM": "gmail.com",
    "hotmial.com": "hotmail.com",
    "outlok.com": "outlook.com",
    "yaho.com": "yahoo.com",
    "iclud.com": "icloud.com",
}


@pytest.mark.parametrize(("domain", "meant"), SLIPS.items())
def test_a_domain_one_slip_away_is_suspected(domain: str, meant: str) -> None:
    assert misspelt_domain(domain) == meant
    with pytest.raises(ValueError, match=f"one slip away from '{meant}'"):
        normalize_email(f"ada@{domain}")


@pytest.mark.parametrize(
    "domain",
    [*WELL_KNOWN_MAIL_DOMAINS, "umich.edu", "hust.edu.cn", "gmx.de", "example.org", "gmal.co", "googl.com"],
)
def test_honest_domains_are_not_suspected(domain: str) -> None:
    assert misspelt_domain(domain) == ""


@settings(max_examples=100, deadline=None)
@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_one_slip_is_the_same_in_both_directions(left: str, right: str) -> None:
    assert is_one_slip(left, right) == is_one_slip(right, left)
    near = {left[:place] + left[place + 1 :] for place in range(len(left))}
    near |= {left[:place] + letter + left[place:] for place in range(len(left) + 1) for letter in "abc"}
    near |= {left[:place] + letter + left[place + 1 :] for place in range(len(left)) for letter in "abc"}
    near |= {left[:p] + left[p + 1] + left[p] + left[p + 2 :] for p in range(len(left) - 1)}
    assert is_one_slip(left, right) == (right in near - {left})


DOIS = {
    "10.1145/3689736": "10.1145/3689736",
    " 10.1145/ABC ": "10.1145/abc",
    "doi:10.1145/3689736": "10.1145/3689736",
    "DOI: 10.1145/3689736": "10.1145/3689736",
    "https://doi.org/10.1145/3689736": "10.1145/3689736",
    "http://dx.doi.org/10.1145/3689736": "10.1145/3689736",
    "10.1000.10/x": "10.1000.10/x",
    "https://doi.org/10.1002/16%3C1661::AID-SIM968%3E3.0": "10.1002/16<1661::aid-sim968>3.0",
    "10.1002/16%3c1661": "10.1002/16<1661",
}


@pytest.mark.parametrize(("text", "doi"), DOIS.items())
def test_a_doi_has_one_form(text: str, doi: str) -> None:
    assert normalize_doi(text) == doi


@pytest.mark.parametrize(
    "text", ["", "10.1145", "10.1145/", "11.1145/1", "10.12/x", "10.1145/a b", "x10.1145/1"]
)
def test_what_is_no_doi_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a DOI"):
        normalize_doi(text)


def test_the_address_of_a_doi_is_escaped() -> None:
    assert doi_url("10.1145/3689736") == "https://doi.org/10.1145/3689736"
    assert doi_url('10.1000/a<b>"c?d#e%') == "https://doi.org/10.1000/a%3Cb%3E%22c%3Fd%23e%25"


ARXIV = {
    "2404.02015": "2404.02015",
    "0704.0001": "0704.0001",
    "arXiv:2404.02015": "2404.02015",
    "ARXIV: 2404.02015v3": "2404.02015",
    "https://arxiv.org/abs/2404.02015v1": "2404.02015",
    "http://www.arxiv.org/pdf/2404.02015.pdf": "2404.02015",
    "https://arxiv.org/pdf/2404.02015v2.pdf": "2404.02015",
    "https://arxiv.org/abs/2404.02015?context=cs": "2404.02015",
    "hep-th/9901001": "hep-th/9901001",
    "arXiv:math.GT/0309136v1": "math.GT/0309136",
}


@pytest.mark.parametrize(("text", "number"), ARXIV.items())
def test_an_arxiv_number_has_one_form(text: str, number: str) -> None:
    assert normalize_arxiv(text) == number
    assert arxiv_url(number) == f"https://arxiv.org/abs/{number}"


@pytest.mark.parametrize(
    "text",
    ["", "2404", "2413.02015", "2400.02015", "2404.020156", "240402015", "9901001", "2404.02015/../x", "x/1"],
)
def test_what_is_no_arxiv_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not an arXiv number"):
        normalize_arxiv(text)


def test_an_orcid_has_one_form() -> None:
    for text in ("0000-0002-1825-0097", " https://orcid.org/0000-0002-1825-0097 "):
        assert normalize_orcid(text) == "0000-0002-1825-0097"
    assert normalize_orcid("0000-0002-1694-233x") == "0000-0002-1694-233X"


@pytest.mark.parametrize("text", ["", "0000-0002-1825-0098", "0000-0002-1694-2330"])
def test_an_orcid_with_a_wrong_digit_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not an ORCID iD"):
        normalize_orcid(text)


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org",
        "http://example.org:8080/a?b=c#d",
        "HTTPS://example.org/~ada/x_y(1);z",
        "https://例え.jp/",
        "https://example.org/?q=a@b.c",
    ],
)
def test_an_address_on_the_web_stays_as_it_is(url: str) -> None:
    assert normalize_url(f" {url} ") == url


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.org",
        "www.example.org",
        "ftp://example.org/",
        "javascript:alert(1)",
        "javascript://example.org/%0aalert(1)",
        "data:text/html,x",
        "//example.org/",
        "https:///x",
        "https://localhost/",
        "https://example..org",
        "https://[::1",
        "https://example.org:port/",
        "https://example.org/a b",
        "https://example.org/\x00",
        "https://example.org/\x1b[31m",
        "https://example.org/\x7f",
        'https://example.org/"x',
        "https://example.org/<b>",
        "https://example.org\\@evil.example/",
        "https://example.org@evil.example/",
        "https://ada:secret@example.org/",
        "java\nscript:alert(1)",
        "ht\ttps://example.org/",
    ],
)
def test_what_leads_nowhere_safe_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="is not an address"):
        normalize_url(url)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_a_prepared_message_says_what_it_was_given(subject: str, body: str) -> None:
    address = mailto("a.b+c@example.org", subject=subject, body=body)
    parts = urlsplit(address)
    assert (parts.scheme, unquote(parts.path)) == ("mailto", "a.b+c@example.org")
    fields = parse_qs(parts.query.replace("+", "%2B"), keep_blank_values=True)
    assert fields == {name: [text] for name, text in (("subject", subject), ("body", body)) if text}
    assert not set(address) & set(" <>\"'\n")
