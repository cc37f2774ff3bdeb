"""Every link of the built site leads somewhere, says where, and is written in its own form."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_scholar.cli.check import letters, links, pages
from tests.site import link_forms
from tests.site.sites import BuiltSite

HTTP_REASONS = {
    "http://english.hust.edu.cn/": "the host has no certificate",
    "http://grid.hust.edu.cn/": "the host has no certificate",
}
"""Links that are not https, and why."""


def test_every_address_inside_the_site_leads_to_its_file_and_anchor(each_site: BuiltSite) -> None:
    assert links.internal_faults(each_site) == []


def test_every_page_is_reached_from_home(each_site: BuiltSite) -> None:
    assert link_forms.unreachable_pages(each_site) <= {"404.html", "404/index.html"}


def test_links_that_leave_the_site_are_well_formed(each_site: BuiltSite) -> None:
    assert link_forms.external_faults(each_site, HTTP_REASONS) == []


def test_dois_and_arxiv_numbers_are_canonical(each_site: BuiltSite) -> None:
    assert link_forms.canonical_faults(each_site) == []


def test_links_say_where_they_go(each_site: BuiltSite) -> None:
    assert link_forms.name_faults(each_site) == []


def test_what_any_site_is_checked_for_is_right_here(each_site: BuiltSite) -> None:
    """As ``sphinx-scholar check`` looks at it, beside the stricter gates of this site."""
    checks = (letters.contact_faults, pages.picture_faults, pages.empty_pages, pages.heavy_pages)
    assert [finding for check in checks for finding in check(each_site)] == []


def test_the_site_has_links_to_look_at(each_site: BuiltSite) -> None:
    found = list(links.links_of(each_site))
    assert len({link.url for link in found if link.url.startswith("https://")}) > 25
    assert {link.page for link in found} == set(each_site.pages)


# -- the gates can fail -----------------------------------------------------------------------------


def tree(folder: Path, body: str, base_url: str = "", **files: str) -> BuiltSite:
    """Return a built tree of one page and other files."""
    page = f"<!doctype html><html lang=en><title>t</title><div role=main id=here>{body}</div></html>"
    (folder / "index.html").write_text(page, encoding="utf-8")
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return BuiltSite(folder=folder, base_url=base_url)


@pytest.mark.parametrize(
    ("body", "faults"),
    [
        ('<a href="#here">x</a> <a href="index.html#here">x</a> <a href="sub/">x</a>', []),
        ('<a href="gone.html">x</a>', ["index.html: 'gone.html' leads to no file"]),
        ('<a href="#gone">x</a>', ["index.html: '#gone' leads to no anchor"]),
        ('<a href="sub/index.html#gone">x</a>', ["index.html: 'sub/index.html#gone' leads to no anchor"]),
        ('<a href="sub">x</a>', ["index.html: 'sub' leads to a folder without the slash at its end"]),
        ('<a href="empty/">x</a>', ["index.html: 'empty/' leads to no file"]),
        ('<img src="gone.png" alt="x">', ["index.html: 'gone.png' leads to no file"]),
        ('<form action="gone.html"></form>', ["index.html: 'gone.html' leads to no file"]),
        ('<script src="gone.js"></script>', ["index.html: 'gone.js' leads to no file"]),
        ('<link rel="stylesheet" href="gone.css">', ["index.html: 'gone.css' leads to no file"]),
        ('<svg><use href="#gone"></use></svg>', ["index.html: '#gone' leads to no anchor"]),
    ],
)
def test_an_internal_link_that_leads_nowhere_is_found(tmp_path: Path, body: str, faults: list[str]) -> None:
    built = tree(tmp_path, body, sub__index_html="<p>", empty__x_txt="")
    assert list(map(str, links.internal_faults(built))) == faults


def test_addresses_in_full_are_followed(tmp_path: Path) -> None:
    base = "https://a.example/x/"
    body = '<a href="https://a.example/y/">x</a><a href="https://a.example/x/">x</a>'
    built = tree(tmp_path, body, base, sitemap_xml=f"<loc>{base}</loc><loc>{base}gone.html</loc>")
    assert list(map(str, links.internal_faults(built))) == [
        "index.html: 'https://a.example/y/' leaves the site",
        "sitemap.xml: 'https://a.example/x/gone.html' leads to no file",
    ]


def test_what_a_style_sheet_loads_is_followed(tmp_path: Path) -> None:
    built = tree(
        tmp_path, "", a_css="p { background: url(gone.png) } b { mask: url('data:,') } /* url(no) */"
    )
    assert list(map(str, links.internal_faults(built))) == ["a.css: 'gone.png' leads to no file"]


def test_an_address_on_two_lines_of_a_calendar_is_whole(tmp_path: Path) -> None:
    right, wrong = (f"URL:https://ada.example/index.html#{end}\r\n" for end in ("h\r\n ere", "go\r\n ne"))
    built = tree(tmp_path, "", "https://ada.example/", a_ics=right, b_ics=wrong)
    assert list(map(str, links.internal_faults(built))) == [
        "b.ics: 'https://ada.example/index.html#gone' leads to no anchor"
    ]


def test_an_entry_of_the_inventory_that_leads_nowhere_is_found(site: BuiltSite, tmp_path: Path) -> None:
    (tmp_path / "objects.inv").write_bytes((site.folder / "objects.inv").read_bytes())
    found = [str(finding) for finding in links.internal_faults(tree(tmp_path, ""))]
    assert "objects.inv: scholar:position 'lmsys' leads to no file" in found


def test_a_page_that_nothing_leads_to_is_found(tmp_path: Path) -> None:
    built = tree(tmp_path, '<a href="a.html">x</a>', a_html='<a href="index.html">x</a>', b_html="<p>")
    assert link_forms.unreachable_pages(built) == {"b.html"}


@pytest.mark.parametrize(
    ("href", "fault"),
    [
        ("https://umich.edu/", ""),
        ("http://umich.edu/", "not https, and no reason is given"),
        ("https://uimch.edu/", "one slip away from umich.edu"),
        ("https://web.gihtub.com/x", "one slip away from github.com"),
        ("https://umich.edu:443/", "not the plain address: it names the usual port"),
        ("https://umich.edu:8443/", ""),
        ("https://umich.edu/?q=a&utm_source=x", "not the plain address: 'utm_source' in it counts visits"),
        ("https://umich.edu/a//b?utm=1", ""),
        (
            "https://proxy.umich.edu/login?url=https://acm.org/1",
            "not the plain address: it holds another address",
        ),
        ("https://web.archive.org/web/2020/https://umich.edu/", ""),
        (
            "https://https://umich.edu/",
            "'https://https://umich.edu/' is not an address that starts with https://",
        ),
        ("ftp://umich.edu/", "'ftp://umich.edu/' is not an address that starts with https://"),
        ("javascript:void(0)", "'javascript:void(0)' is not an address that starts with https://"),
        (
            "https://umich.edu/a b",
            "'https://umich.edu/a b' is not an address: it holds a character that must be escaped",
        ),
    ],
)
def test_an_external_link_in_bad_form_is_found(tmp_path: Path, href: str, fault: str) -> None:
    built = tree(tmp_path, f'<a href="{href}">x</a>')
    assert link_forms.external_faults(built, {}) == ([f"index.html: [x]({href}): {fault}"] if fault else [])


def test_a_reason_for_http_must_be_needed(tmp_path: Path) -> None:
    reasons = {"http://a.example/": "old", "http://b.example/": "old"}
    built = tree(tmp_path, '<a href="http://a.example/">x</a>')
    assert link_forms.external_faults(built, reasons) == [
        "http://b.example/: a reason for http that no link needs"
    ]


@pytest.mark.parametrize(
    ("url", "meant"),
    [
        ("https://doi.org/10.1145/3689736", ""),
        ("https://arxiv.org/abs/2404.02015", ""),
        ("https://doi.org/10.1002/16%3C1661::aid-sim968%3E3", ""),
        ("http://doi.org/10.1145/3689736", "https://doi.org/10.1145/3689736"),
        ("https://dx.doi.org/10.1145/3689736", "https://doi.org/10.1145/3689736"),
        ("https://doi.org/10.1145/ABC", "https://doi.org/10.1145/abc"),
        ("https://arxiv.org/pdf/2404.02015", "https://arxiv.org/abs/2404.02015"),
        ("https://arxiv.org/abs/2404.02015v2", "https://arxiv.org/abs/2404.02015"),
        ("https://www.arxiv.org/abs/2404.02015", "https://arxiv.org/abs/2404.02015"),
    ],
)
def test_an_address_of_a_paper_in_another_form_is_found(tmp_path: Path, url: str, meant: str) -> None:
    built = tree(tmp_path, f'<a href="{url}">x</a>')
    assert list(map(str, link_forms.canonical_faults(built))) == (
        [f"index.html: {url} should be {meant}"] if meant else []
    )


def test_a_doi_that_is_none_is_found(tmp_path: Path) -> None:
    found = link_forms.canonical_faults(tree(tmp_path, "", a_bib="url = {https://doi.org/3689736}"))
    assert list(map(str, found)) == [
        "a.bib: 'https://doi.org/3689736' is not a DOI; write it as 10.1145/3689736"
    ]


@pytest.mark.parametrize(
    ("link", "fault"),
    [
        ('<a href="https://arxiv.org/abs/2404.02015">arXiv:2404.02015</a>', ""),
        ('<a href="https://a.example/" aria-label="A page">here</a>', ""),
        ('<a href="https://a.example/"><img src="x" alt="A page"></a>', ""),
        ('<a href="mailto:a@b.example">a@b.example</a>', ""),
        ('<a href="https://a.example/">Here</a>', "does not say where it goes"),
        ('<a href="https://a.example/"> </a>', "does not say where it goes"),
        ('<a href="https://a.example/">DOI: A paper</a>', "does not lead where its name says"),
        ('<a href="https://a.example/">CV (PDF)</a>', "does not lead where its name says"),
        ('<a href="https://arxiv.org/abs/2404.02016">arXiv:2404.02015</a>', "leads to another number"),
        ('<a href="mailto:c@b.example">a@b.example</a>', "leads to another address"),
        ('<a href="https://a.example/">https://b.example/</a>', "shows one address and leads to another"),
    ],
)
def test_a_link_that_does_not_say_where_it_goes_is_found(tmp_path: Path, link: str, fault: str) -> None:
    found = link_forms.name_faults(tree(tmp_path, link))
    assert [line.rpartition("): ")[2] for line in found] == ([fault] if fault else [])


def test_one_name_for_two_targets_is_found(tmp_path: Path) -> None:
    built = tree(
        tmp_path, '<a href="https://a.example/">Hao Zhang</a> <a href="https://b.example/">Hao Zhang</a>'
    )
    assert link_forms.name_faults(built) == [
        "any page: 'Hao Zhang' leads to https://a.example/ and https://b.example/"
    ]
