"""Words on buttons and links, and the names of files and forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_scholar.wording.catalog import _, in_each_language

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_scholar.records.networks import Profile

FILES = ("vcard", "resume", "feed")
"""Files for machines that people may want too, in the order in which a page names them."""


@in_each_language
def _link_texts() -> Mapping[str, str]:
    return {
        "proceedings": _("Proceedings"),
        "openreview": "OpenReview",
        "pdf": "PDF",
        "doi": "DOI",
        "arxiv": "arXiv",
        "hal": "HAL",
        "pubmed": "PubMed",
        "pmc": "PMC",
        "ads": "ADS",
        "mathscinet": "MathSciNet",
        "zbmath": "zbMATH",
        "code": _("Code"),
        "data": _("Data"),
        "slides": _("Slides"),
        "poster": _("Poster"),
        "video": _("Video"),
        "website": _("Website"),
        "supp": _("Supplement"),
        "blog": _("Blog"),
        "github": "GitHub",
    }


def link_text(kind: str) -> str:
    """Return the words on the button of a link."""
    return _link_texts().get(kind, kind)


def profile_text(profile: Profile) -> str:
    """Return the words of the link to a person's profile; names of networks are not translated."""
    return link_text("website") if profile.kind == "website" else profile.title


def work_link_text(kind: str, type: str) -> str:
    """Return the words on the button of a paper's link; where its ``url`` leads depends on its type."""
    if kind != "proceedings" or type in {"inproceedings", "proceedings"}:
        return link_text(kind)
    return str(_("Journal")) if type == "article" else str(_("Link"))


def file_text(form: str) -> str:
    """Return what a file for machines is, by the name of its form."""
    return str({"vcard": _("Contact card (vCard)"), "resume": "JSON Resume", "feed": _("Atom feed")}[form])
