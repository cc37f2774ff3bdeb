"""Every fact of the curriculum vitae stands on its pages, and nothing that it does not say."""

from __future__ import annotations

import re
from collections import defaultdict
from urllib.parse import urlsplit

import pytest

from sphinx_scholar.citations import FORMS
from sphinx_scholar.cli.check.links import links_of
from tests.site.addresses import pdf_readings
from tests.site.facts import (
    CONTACT,
    CV,
    EXPERIENCE,
    FACTS,
    HOME,
    LINKS,
    MUXSERVE,
    REMAPPING,
    REQUEST,
    RESEARCH,
    STATUS,
    VISION,
    WHITEFOX,
)
from tests.site.sites import BuiltSite

EXACT = {
    VISION,
    REQUEST,
    STATUS,
    *(fact for fact in FACTS if re.search(r"\d\d|\d\+|15x", fact)),
}
"""Facts that stand on no other page: numbers, dates, and what is said once."""


@pytest.mark.parametrize("fact", FACTS)
def test_a_fact_stands_where_it_is_looked_for(site: BuiltSite, fact: str) -> None:
    having = {page for page in site.pages if fact in seen(site, page)}
    assert FACTS[fact] <= having
    if fact in EXACT:
        assert having == FACTS[fact]


def seen(site: BuiltSite, page: str) -> str:
    """Return the words of a page as the eye sees them, without those for screen readers alone."""
    main = site.soup(page).select_one("[role=main]")
    assert main
    hidden = main.select(".scholar-visually-hidden, .headerlink")
    words = "".join(string for string in main.strings if not any(one in string.parents for one in hidden))
    return " ".join(words.replace("’", "'").split())


NUMBERS = ("3.95/4.00", "96", "15x", "4000+", "6k+", "18k+", "302", "Top 20")
"""The numbers of the CV, as it writes them."""


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_of_the_cv_is_written_as_there(site: BuiltSite, number: str) -> None:
    assert re.search(rf"(?<![\w.,]){re.escape(number)}(?![\w,]*\d)", seen(site, CV))


@pytest.mark.parametrize(
    "claim", ["96 bugs", "15x", "4000+", "6k+", "18k+", "Profiled", "Improved", "Remapped"]
)
def test_a_result_stands_at_its_position_alone(site: BuiltSite, claim: str) -> None:
    assert {page for page in site.pages if claim in seen(site, page)} == {EXPERIENCE, CV}


def test_present_is_said_with_its_date(site: BuiltSite) -> None:
    dated = "Aug. 2023 – present (as of early 2024)"
    for page in site.pages:
        assert seen(site, page).count("Aug. 2023 – present") == seen(site, page).count(dated), page


# -- the CV as a file ------------------------------------------------------------------------------


def packed(text: str) -> str:
    """Return a text without white space, hyphens and brackets: a page breaks its lines where it must."""
    return re.sub(r"[\s\u00ad\u2010()-]+", "", text.replace("’", "'"))


PARTS = {part for fact in FACTS if CV in FACTS[fact] for part in re.split(r" · | \(\*|(?<=Submitted) ", fact)}
"""What stands together in the file; its layout puts some facts apart."""


@pytest.mark.parametrize("part", sorted(PARTS))
def test_a_fact_of_the_cv_stands_in_its_file(site: BuiltSite, part: str) -> None:
    words = "".join(pdf_readings(site.folder / "cv.pdf"))
    assert packed(part) in packed(words), part


# -- what must not be said -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "wrong",
    [
        r"I work on",
        r"\bB\.? ?Sc\b|Bachelor of",
        r"Department",
        r"handcraft",
        r"I will respon",
        r"31th",
        r"ZHANG|Pytorch|TensorFlowLite|\bvllm\b|\bNCNN\b|Sensetime|\bX86\b|\bARM\b|RISCV|MLsys",
        r"\bGithub\b",
        r"20xx",
        r"\bPhD of\b",
        r"[Ff]ive works",
        r":\)",
        r"my website|Prof\.",
        r"[Aa]bstract",
        r"[Pp]hone|\+\d{2}",
        r"\b(novel|cutting-edge|passionate|renowned|prestigious|leading|excellent)\b",
        r"[一-鿿]",
    ],
)
def test_what_the_cv_does_not_say_is_not_said(site: BuiltSite, wrong: str) -> None:
    assert {page: found[0] for page in site.pages if (found := re.search(wrong, site.text(page)))} == {}


def test_wrong_words_would_be_found() -> None:
    assert re.search(r"\bB\.? ?Sc\b|Bachelor of", "B.Sc. in Computer Science")
    assert re.search(r"[一-鿿]", "张三")


@pytest.mark.parametrize("page", [RESEARCH, EXPERIENCE, MUXSERVE, WHITEFOX, REMAPPING])
def test_the_first_person_speaks_at_home_and_of_contact_alone(site: BuiltSite, page: str) -> None:
    assert not re.search(r"\b(I|my|me|mine)\b(?!')", seen(site, page))


def test_the_unpublished_paper_names_no_journal_in_its_citations(site: BuiltSite) -> None:
    suffixes = {f".{form.suffix}" for form in FORMS}
    files = [path for path in site.files if path.stem == "gao2024remapping" and path.suffix in suffixes]
    assert {path.suffix for path in files} == suffixes
    for path in files:
        text = path.read_text(encoding="utf-8")
        assert not re.search(
            r"(?i)\b(journal|journaltitle|booktitle|volume)\b|container-title|^(JO|JF|T2|VL) ", text
        )
        assert "joint" not in text
        assert "*" not in text


def test_the_unpublished_paper_tells_machines_of_no_publication(site: BuiltSite) -> None:
    assert not site.soup(REMAPPING).select('meta[name^="citation_"]')


def test_the_three_works_are_never_five(site: BuiltSite) -> None:
    names = {path.name for path in site.files}
    assert not {name for name in names if re.search("flexsm|whitebox", name)}
    for path, text in site.texts:
        if path.endswith(".bib"):
            assert not re.search(r"@\w+\{duan2024flexsm|@\w+\{yang2024whitebox", text)


# -- links -----------------------------------------------------------------------------------------


def test_people_and_organizations_lead_where_they_should_and_nowhere_else(site: BuiltSite) -> None:
    found = defaultdict(set)
    for link in links_of(site):
        if link.in_main and urlsplit(link.url).scheme != "mailto" and not link.url.startswith(site.root):
            found[link.name].add(link.url)
    assert found == {name: {url} for name, url in LINKS.items()}


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("Ang Chen", HOME),
        ("Ang Chen", CV),
        ("University of Michigan", HOME),
        ("Hao Zhang", EXPERIENCE),
        ("Hao Zhang", MUXSERVE),
        ("Jiangfei Duan", MUXSERVE),
        ("Lingming Zhang", EXPERIENCE),
        ("Lingming Zhang", WHITEFOX),
        ("Yinlin Deng", WHITEFOX),
        ("Hongru Gao", REMAPPING),
        ("LMSYS Lab", EXPERIENCE),
        ("CGCL Lab", EXPERIENCE),
        ("nihui", EXPERIENCE),
        ("ncnn", EXPERIENCE),
        ("GitHub", HOME),
        ("GitHub", CONTACT),
    ],
)
def test_a_name_is_a_link_where_it_matters(site: BuiltSite, name: str, page: str) -> None:
    assert LINKS[name] in {link.url for link in links_of(site) if link.page == page and link.name == name}
