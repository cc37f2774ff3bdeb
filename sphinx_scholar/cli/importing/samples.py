"""What templates come with, by which it is known: none of it is anybody's.

A title or the beginning of a sentence is enough; a page that somebody has rewritten has neither.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_scholar.cli.importing.markup import plain

if TYPE_CHECKING:
    from sphinx_scholar.cli.importing.report import Report
    from sphinx_scholar.cli.importing.source import Page

TITLES = frozenset(
    # al-folio
    "a long announcement with details|a distill-style blog post"
    "|displaying external posts on your al-folio blog"
    "|albert einstein|the godfather|data science fundamentals|introduction to machine learning"
    "|you r. name|you name"
    # academicpages
    "|future blog post|jupyter notebook markdown generator|your name|your name / site title|your sidebar name"
    "|markdown|archive layout with content|page not in menu|terms and privacy policy"
    # JSON Resume and RenderCV
    "|richard hendriks|john doe|welcome to rendercv|welcome to rendercv!"
    # HugoBlox
    "|nelson bighetti|吳恩達|dr. alex johnson|alex johnson|an example preprint / working paper"
    "|an example journal article|an example conference paper|example talk|example event|example project"
    "|external project|internal project|slides|display jupyter notebooks with academic"
    "|academic: the website builder for hugo|introducing wowchemy, the website builder for hugo"
    "|welcome to wowchemy, the website builder for hugo|writing technical content in academic"
    "|writing technical content in markdown|sample talk|pandas|pytorch|scikit-learn|learn python"
    "|learn javascript"
    "|hello r markdown|easily create your own simple yet highly customizable blog"
    "|📈 communicate your results effectively with the best data visualizations"
    "|👩🏼‍🏫 teach academic courses|✅ manage your projects|🧠 sharpen your thinking with a second brain"
    "|🎉 easily create your own simple yet highly customizable blog".split("|")
)
"""Titles that templates alone have, in small letters."""

TITLE_PATTERNS = re.compile(
    r"a post with .*|project \d+|paper title number \d+.*|talk \d+ on relevant topic in your field"
    r"|tutorial \d+ on relevant topic in your field"
    r"|conference proceeding talk \d+ on relevant topic in your field"
    r"|.* wowchemy (?:prize|2020)"
    r"|teaching experience \d+|portfolio item number \d+|blog post number \d+|talk \d+"
)

SENTENCES = (
    "A simple inline announcement",
    "Announcements and news can be much longer than just quick inline posts",
    "Write your biography here. Tell the world about yourself",
    "Every project has a beautiful feature showcase",
    "This is the front page of a website that is powered by the",
    "This is a sample blog post. Lorem ipsum",
    "This post will show up by default",
    "This is an item in your portfolio",
    "This is a description of a teaching experience",
    "This is a description of your talk, which is a markdown file",
    "This is a description of your tutorial",
    "This is a description of your conference proceedings talk",
    "Nelson Bighetti is a professor of artificial intelligence",
    "吳恩達 is a professor",
    "Slides can be added in a few ways",
    "Click on the **Slides** button above",
    "Click the *Cite* button above",
    "Create your slides in Markdown",
    "This work is driven by the results in my",
    "Your biography goes here",
)
"""How the texts of samples begin; a text that somebody began anew begins otherwise."""

BIB_KEYS = frozenset(
    "einstein1950meaning einstein1905electrodynamics einstein1905molekularkinetischen"
    " einstein1905photoelectriceffect"
    " einstein1905movement einstein1920relativity einstein1956investigations einstein1935can physrev.47.777"
    " przibram1967letters brownian1905 einstein1905photons".split()
)
"""Keys of al-folio's papers."""

PEOPLE = frozenset(
    {"adams", "bach", "przibram", "schrödinger", "schrodinger", "lorentz", "planck", "podolsky", "rosen"}
)
"""Co-authors of Einstein, in al-folio's list."""

VALUES = frozenset(
    "you@example.com|none@example.org|test@example.org|richard.hendriks@mail.com|john.doe@email.com"
    "|qc6cjjyaaaaj|ps_cx0aaaaaj|https://orcid.org/yourorcidurl|http://orcid.org/yourorcidurl|yourprofile"
    "|https://www.alberteinstein.com/|red brick university|earth"
    "|https://www.ncbi.nlm.nih.gov/pubmed/?term=john+snow"
    "|555 your office number|123 your address street|your city, state 12345"
    "|short biography for the left-hand sidebar"
    "|https://pubmed.ncbi.nlm.nih.gov/?term=john+snow|stanford university"
    "|professor of artificial intelligence"
    "|affiliations. address. contacts. motto. etc.|your first name|example_pdf.pdf"
    "|/assets/pdf/example_pdf.pdf"
    "|https://scholar.google.com/citations?user=ps_cx0aaaaaj|https://www.researchgate.net/profile/yourprofile"
    "|publications by categories in reversed chronological order. generated by jekyll-scholar."
    "|publications by categories in reversed chronological order."
    "|a growing collection of your cool projects."
    "|materials for courses you taught. replace this text with your description."
    "|this is a description of the page. you can modify it in '_pages/cv.md'. you can also change or"
    " remove the top pdf download button."
    "|this is a description of the page. you can modify it in '_pages/cv.md'."
    "|edit the `_data/repositories.yml` and change the `github_users` and `github_repos` lists to"
    " include your own github profile and repositories.|members of the lab or group"
    "|paper1.pdf|paper2.pdf|paper3.pdf|slides1.pdf|slides2.pdf|slides3.pdf|bibtex1.bib|demo_resume.pdf"
    "|your location|https://twitter.com/georgecushen|https://github.com/gcushen|https://www.linkedin.com/"
    "|https://scholar.google.co.uk/citations?user=siwtmaaaaj|https://x.com/georgecushen"
    "|https://example.com".split("|")
)
"""Other facts that stand in templates, in small letters."""


def is_sample(title: str, text: str) -> bool:
    """Tell whether a page is one of a template: by its title, or by its text where it has no title."""
    name = " ".join(title.casefold().split())
    return name in TITLES or bool(TITLE_PATTERNS.fullmatch(name)) or (not name and is_sample_text(text))


def is_sample_text(text: str) -> bool:
    """Tell whether a text is that of a sample, whose title somebody may have written anew."""
    start = " ".join(re.sub(r"<!--.*?-->|\{\{.*?\}\}", "", text, flags=re.DOTALL).split())[:200].casefold()
    return "lorem ipsum dolor sit amet" in start or any(
        start.startswith(sentence.casefold()) for sentence in (*SENTENCES, "lorem ipsum")
    )


def is_sample_name(name: str) -> bool:
    """Tell whether a name is that of a template's person."""
    return " ".join(name.casefold().split()) in TITLES


def is_sample_value(value: str) -> bool:
    """Tell whether a fact is one of a template."""
    return " ".join(value.casefold().split()) in VALUES


def own_page(page: Page, report: Report, unpublished: str = "") -> Page | None:
    """Return a page with what its owner wrote, or nothing where that is nothing; report what is left out.

    ``unpublished`` says why no reader saw the page; empty where readers did.
    """
    title = plain(str(page.facts.values.get("title") or ""))
    if is_sample(title, page.body):
        report.skip(page.path, f"a sample of the template: {title or 'its text'}")
    elif unpublished:
        report.skip(page.path, unpublished)
    elif is_sample_text(page.body):
        report.skip(page.path, "its text, a sample of the template", page.line)
        return replace(page, body="")
    else:
        return page
    return None
