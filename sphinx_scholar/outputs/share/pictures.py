"""Decides which pages have a picture to share, and writes each into the output folder.

A picture is kept between builds by the digest of all that is drawn. A site without an address has
none: who shows a page elsewhere asks for its picture by a whole address.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_scholar.diagnostics import warn
from sphinx_scholar.domain.kept_results import KeptResults, digest
from sphinx_scholar.domain.output_files import write_output
from sphinx_scholar.domain.scholar_domain import ScholarDomain
from sphinx_scholar.domain.site_templates import site_template
from sphinx_scholar.outputs.fonts import advice, named_fonts
from sphinx_scholar.outputs.lacking_letters import stand_ins, with_stand_ins
from sphinx_scholar.outputs.life import plain_text
from sphinx_scholar.outputs.share.cards import card_of_owner, card_of_page, card_of_paper
from sphinx_scholar.outputs.share.drawing import Look, ShareError, draw, letters_missing
from sphinx_scholar.records.problems import Fault

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.application import Sphinx

    from sphinx_scholar.outputs.fonts import NamedFonts
    from sphinx_scholar.outputs.life import Life
    from sphinx_scholar.outputs.share.cards import ShareCard

FOLDER = "_share"
"""Where the pictures stand in the output folder."""
TEMPLATE = "share.typ"
"""The name under which a site may put a template of its own into a folder of templates."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareImage:
    """A picture that a page names."""

    url: str
    alt: str


def write_pictures(app: Sphinx, life: Life) -> dict[str, ShareImage]:
    """Draw the pictures, and return that of each page by its name."""
    if not life.addresses.base:
        return {}
    domain = ScholarDomain.of(app.env)
    cards = _cards(app, domain, life)
    pictures = _pictures(app, domain, cards)
    return {
        page: ShareImage(url=life.addresses.file(_path(page)), alt=cards[page].alternative_text)
        for page, picture in pictures.items()
        if write_output(Path(app.outdir, _path(page)), picture)
    }


def _path(page: str) -> str:
    return f"{FOLDER}/{page}.png"


def _cards(app: Sphinx, domain: ScholarDomain, life: Life) -> dict[str, ShareCard]:
    """Return what the picture of each page says, by the page's name."""
    env = app.env
    about = {page: work for work in life.works if (page := life.work_pages.get(work.key))}
    cards = {}
    for page in sorted(env.found_docs):
        if page in about or "nosearch" in env.metadata.get(page, {}):
            continue
        if life.owner and page == life.owner.docname:
            cards[page] = card_of_owner(life, _portrait(app, life))
        elif page in env.titles:
            cards[page] = card_of_page(plain_text(env.titles[page]), life, post=life.post_on(page))
    wants_all = domain.settings.share_pictures == "all"
    for page, work in about.items():
        if wants_all or work.selected or page in env.found_docs:
            cards[page] = card_of_paper(work, life)
    return cards


def _portrait(app: Sphinx, life: Life) -> str:
    """Return the path of the owner's portrait below the site's folder, or nothing."""
    owner = life.owner
    if owner is None or not owner.portrait or "://" in owner.portrait:
        return ""
    path, absolute = app.env.relfn2path(owner.portrait, owner.docname)
    return f"/{path}" if Path(absolute).is_file() else ""


def _look(app: Sphinx, domain: ScholarDomain, fonts: NamedFonts) -> Look:
    own = site_template(app, TEMPLATE)
    return Look(
        accent=domain.settings.accent,
        language=app.config.language,
        fonts=fonts,
        template=own.read_text(encoding="utf-8") if own else "",
        root=str(app.srcdir),
    )


def _pictures(app: Sphinx, domain: ScholarDomain, cards: Mapping[str, ShareCard]) -> dict[str, bytes]:
    """Return the picture of each page; only those that no build has drawn before are drawn."""
    with named_fonts(domain.settings.cv_fonts, Path(app.srcdir)) as fonts:
        return _drawn(cards, _look(app, domain, fonts), KeptResults(app, "share"))


def _drawn(cards: Mapping[str, ShareCard], look: Look, kept: KeptResults) -> dict[str, bytes]:
    fonts = _digest_of_fonts(look)
    names = {page: _digest(card, look, fonts) for page, card in cards.items()}
    pictures = {page: picture for page, name in names.items() if (picture := kept.get(name)) is not None}
    wanted = {page: card for page, card in cards.items() if page not in pictures}
    try:
        wanted = _readable(wanted, look)
        drawn = draw(list(wanted.values()), look)
    except ShareError as error:
        warn(Fault.OUTPUT, "no pictures to share were drawn: %s", " ".join(str(error).split()), location=None)
        return pictures
    for page, picture in zip(wanted, drawn, strict=True):
        kept.keep(names[page], picture)
        pictures[page] = picture
    kept.forget_others()
    return pictures


def _digest_of_fonts(look: Look) -> bytes:
    """Return the digest of the files of the fonts that a site names."""
    made = hashlib.sha256()
    for path in sorted(path for folder in look.fonts.paths for path in folder.rglob("*") if path.is_file()):
        with path.open("rb") as file:
            made.update(hashlib.file_digest(file, "sha256").digest())
    return made.digest()


def _digest(card: ShareCard, look: Look, fonts: bytes) -> str:
    """Return the digest of all that a picture is made of."""
    version = importlib.metadata.version("typst")
    portrait = Path(look.root, card.portrait.lstrip("/")).read_bytes() if card.portrait else b""
    inputs = json.dumps([asdict(card), look.inputs(()), version], ensure_ascii=False)
    return digest(inputs.encode(), look.source, portrait, fonts)


def _readable(cards: Mapping[str, ShareCard], look: Look) -> dict[str, ShareCard]:
    """Return the cards whose letters all have a font; the others are reported and have no picture.

    A pictograph that no font has is left out.
    """
    missing = letters_missing(list(cards.values()), look)
    others = stand_ins(missing)
    cards = {page: type(card)(**with_stand_ins(asdict(card), others)) for page, card in cards.items()}
    missing = [letter for letter in missing if letter not in others]
    good, bad = {}, []
    for page, card in cards.items():
        texts = (card.title, card.label, card.people, card.site, card.address)
        if any(letter in text for letter in missing for text in texts):
            bad.append(page)
        else:
            good[page] = card
    if bad:
        warn(
            Fault.OUTPUT,
            "no font can show %s; the pictures to share of these pages were not drawn: %s; %s",
            "".join(missing[:20]),
            ", ".join(bad[:5]) + (", …" if len(bad) > 5 else ""),
            advice(missing, look.language, look.fonts),
            location=None,
        )
    return good
