"""The addresses of the built tree are the owner's, all of them right, and letters go where they should."""

from __future__ import annotations

import gzip
import json
import zlib
from pathlib import Path
from urllib.parse import unquote

import pikepdf
import pytest

from sphinx_scholar.cli.check.letters import ADDRESS, Letter, letters_of, validity_fault
from tests.site import addresses
from tests.site.sites import BuiltSite

PREFERRED = "runyulu@umich.edu"
OWN = [PREFERRED, "lry89757@gmail.com", "runyulu@hust.edu.cn"]
"""The owner's addresses, in the order in which they are shown."""

SLIP = "gamil"
"""The misspelt word of the CV: mail to that domain reaches strangers."""


def shown(site: BuiltSite, page: str) -> list[str]:
    """Return the addresses that a page shows, in order, each once."""
    return list(dict.fromkeys(ADDRESS.findall(site.text(page))))


def test_the_tree_holds_exactly_the_owners_addresses(each_site: BuiltSite) -> None:
    held = {
        path.relative_to(each_site.folder).as_posix(): addresses.addresses_in(path)
        for path in each_site.files
    }
    others = {name: found - set(OWN) for name, found in held.items() if found - set(OWN)}
    assert others == {}
    assert set().union(*held.values()) == set(OWN)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("index.html", [PREFERRED]),
        ("publications/index.html", [PREFERRED]),
        ("publications/gao2024remapping.html", [PREFERRED]),
        ("publications/duan2024muxserve.html", []),
        ("publications/yang2024whitefox.html", []),
        ("research/index.html", []),
        ("experience/index.html", []),
        ("cv.html", OWN),
        ("contact.html", OWN),
        ("404.html", []),
    ],
)
def test_a_page_shows_the_addresses_meant_for_it(site: BuiltSite, page: str, expected: list[str]) -> None:
    assert shown(site, page) == expected


def test_the_cv_in_pdf_holds_the_owners_addresses(site: BuiltSite) -> None:
    assert addresses.addresses_in(site.folder / "cv.pdf") == set(OWN)


@pytest.mark.parametrize("address", OWN)
def test_an_address_is_valid_and_at_no_likely_slip(address: str) -> None:
    assert validity_fault(address) == ""


def test_the_misspelt_domain_stands_nowhere(each_site: BuiltSite) -> None:
    assert addresses.places_of(each_site, SLIP) == []


def test_letters_go_to_the_preferred_address(each_site: BuiltSite) -> None:
    letters = list(letters_of(each_site))
    assert len(letters) > 10
    assert [
        (letter, fault) for letter in letters if (fault := addresses.letter_fault(letter, PREFERRED))
    ] == []


def test_a_prepared_letter_asks_for_the_paper_without_a_public_text(site: BuiltSite) -> None:
    prepared = [letter for letter in letters_of(site) if letter.fields]
    assert {letter.page for letter in prepared} == {
        "index.html",
        "cv.html",
        "publications/index.html",
        "publications/gao2024remapping.html",
    }
    title = "Accelerating the Reconstruction of Dynamic Graph with Page Remapping"
    for letter in prepared:
        assert [name for name, _text in letter.fields] == ["subject", "body"]
        assert all(title in unquote(text) for _name, text in letter.fields)


# -- the gates can fail -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.html", "<p>Write to x@slip.example</p>"),
        ("a.html", "<p>Write to x<span>&#64;</span>slip<b>.</b>example</p>"),
        ("a.html", '<a href="mailto:x&#37;&#52;&#48;slip&#46;example">write</a>'),
        ("a.html", '<a href="mailto:x%40slip.example?subject=y">write</a>'),
        ("a.html", '<p title="x@slip.example">write</p>'),
        ("a.html", "<!-- x@slip.example -->"),
        ("a.html", '<script>{"email": "mailto:x@slip.example"}</script>'),
        ("a.json", json.dumps({"email": "x@slip.example"})),
        ("a.json", '"x\\u0040slip.example"'),
        ("a.vcf", "EMAIL;PREF=1:x@slip.example"),
        ("a.js", 'var to = "x\\x40slip.example"'),
        ("a.xml", "<a><b>x</b>@slip.example</a>"),
        ("x@slip.example", ""),
    ],
)
def test_an_address_is_found_however_it_is_written(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert addresses.addresses_in(tmp_path / name) == {"x@slip.example"}


def test_an_address_is_found_in_what_is_packed(tmp_path: Path) -> None:
    (tmp_path / "a.json.gz").write_bytes(gzip.compress(b'"x@slip.example"'))
    (tmp_path / "objects.inv").write_bytes(b"#\n#\n#\n#\n" + zlib.compress(b"x@slip.example py:x 1 a -"))
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page()
        action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="mailto:x%40slip.example")
        page.Annots = pikepdf.Array([pikepdf.Dictionary(Subtype=pikepdf.Name.Link, A=action)])
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary())
        pdf.save(tmp_path / "a.pdf")
    for name in ("a.json.gz", "objects.inv", "a.pdf"):
        assert addresses.addresses_in(tmp_path / name) == {"x@slip.example"}, name


def test_words_shown_in_a_pdf_are_read_by_the_table_of_their_font(site: BuiltSite) -> None:
    words = "".join(addresses.pdf_readings(site.folder / "cv.pdf"))
    assert "Machine Learning" in words
    assert "\ufffd" not in words


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("x@gmial.com", "'x@gmial.com' is at 'gmial.com', one slip away from 'gmail.com'"),
        ("x@gmail.co", "'x@gmail.co' is at 'gmail.co', one slip away from 'gmail.com'"),
        ("x@outlok.com", "'x@outlok.com' is at 'outlok.com', one slip away from 'outlook.com'"),
    ],
)
def test_an_address_at_a_likely_slip_is_found(address: str, fault: str) -> None:
    assert validity_fault(address) == fault


def test_an_address_that_is_none_is_found() -> None:
    assert validity_fault("x..y@umich.edu").startswith("'x..y@umich.edu' is not valid: ")


@pytest.mark.parametrize(
    "text", ["gamil", "G a m\nil", "<b>ga</b>mil", "g&#97;mil", "g%61mil", "limag", "tnzvy"]
)
def test_a_forbidden_word_is_found(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.html").write_text(f"<p>x@{text}.com</p>", encoding="utf-8")
    (tmp_path / "b.html").write_text("<p>x@gmail.com</p>", encoding="utf-8")
    assert addresses.places_of(BuiltSite(folder=tmp_path), SLIP) == ["a.html"]


@pytest.mark.parametrize(
    ("name", "href", "fault"),
    [
        ("a@b.example", "mailto:a@b.example", ""),
        ("other@b.example", "mailto:other@b.example", ""),
        ("Ask", "mailto:a@b.example?subject=A%20copy&body=Please%0D%0Athanks", ""),
        ("Ask", "mailto:a%40b.example", "does not name one address, written plainly"),
        ("Ask", "MAILTO:a@b.example", "does not name one address, written plainly"),
        ("Ask", "mailto:", "does not name one address, written plainly"),
        ("Ask", "mailto:a@b.example,c@b.example", "does not name one address, written plainly"),
        ("Ask", "mailto:other@b.example", "goes to other@b.example"),
        ("other@b.example", "mailto:other@b.example?subject=x", "goes to other@b.example"),
        ("other@b.example", "mailto:a@b.example", "shows other@b.example, and goes to a@b.example"),
        ("Ask", "mailto:a@b.example?cc=c@b.example", "prepares ['cc']"),
        ("Ask", "mailto:a@b.example?subject=x&subject=y", "prepares ['subject', 'subject']"),
        ("Ask", "mailto:a@b.example?subject=A copy", "holds signs that must be escaped: 'A copy'"),
        ("Ask", "mailto:a@b.example?subject=A+copy", "holds signs that must be escaped: 'A+copy'"),
        ("Ask", "mailto:a@b.example?subject=“x”", "holds signs that must be escaped: '“x”'"),
        ("Ask", "mailto:a@b.example?subject=", "holds signs that must be escaped: ''"),
        ("Ask", "mailto:a@b.example?subject=%93x", "holds text that a reader of mail cannot show"),
        ("Ask", "mailto:a@b.example?body=x%0Ay", "holds text that a reader of mail cannot show"),
    ],
)
def test_a_letter_that_goes_wrong_is_found(tmp_path: Path, name: str, href: str, fault: str) -> None:
    (tmp_path / "index.html").write_text(f'<a href="{href}">{name}</a>', encoding="utf-8")
    (letter,) = letters_of(BuiltSite(folder=tmp_path))
    assert letter == Letter(page="index.html", name=name, href=href)
    assert addresses.letter_fault(letter, "a@b.example") == fault
