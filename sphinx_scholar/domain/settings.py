"""The engine's settings in ``conf.py``: each once, with its type, default and meaning.

Knows nothing of what the settings are used for.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from types import ModuleType
from typing import TYPE_CHECKING, Any, cast

from sphinx_scholar.diagnostics import warn
from sphinx_scholar.domain.conf_file import is_set, line_of
from sphinx_scholar.domain.cv_settings import CvFile, read_cvs
from sphinx_scholar.domain.partly_bad import PartlyBadError
from sphinx_scholar.domain.setting_values import (
    one_of,
    read_accent,
    read_choice,
    read_count,
    read_day,
    read_folder,
    read_folder_or_none,
    read_hosts,
    read_languages,
    read_links,
    read_names,
    read_number,
    read_redirects,
    read_text,
    read_texts,
    some_of,
)
from sphinx_scholar.domain.site_kinds import read_kinds
from sphinx_scholar.domain.site_profiles import read_profiles
from sphinx_scholar.records.kinds import KINDS
from sphinx_scholar.records.problems import Fault, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx
    from sphinx.config import Config

    from sphinx_scholar.records.kinds import Kind
    from sphinx_scholar.records.networks import Network

RETIRED = {
    "scholar_cv_accent": "set scholar_accent, which colors pages and PDFs",
    "scholar_cv_hairline": "lines follow scholar_accent",
}
"""Settings of earlier versions, with what to do instead."""


def _setting(default: Any, read: Callable[[object], Any], help: str, rebuild: str = "env") -> Any:
    metadata = {"read": read, "help": help, "rebuild": rebuild}
    if isinstance(default, dict):
        return field(default_factory=dict, metadata=metadata)
    return field(default=default, metadata=metadata)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScholarConfig:
    """All settings, each read and checked; ``conf.py`` puts ``scholar_`` before their names."""

    bibliography: str = _setting("", read_text, "The .bib file, as a path below the site's folder.")
    references: str = _setting(
        "", read_text, "A .bib file of papers of others to refer to, as a path below the site's folder."
    )
    publication_pages: str = _setting("publications", read_folder, "The folder of the pages of papers.")
    posts: str = _setting("posts", read_folder_or_none, "The folder of posts; empty for none.")
    links: dict[str, str] = _setting({}, read_links, "Addresses of people and organizations by name.")
    short_names: dict[str, str] = _setting(
        {}, read_names, "Short names of organizations and venues by name, by which search finds them."
    )
    topics: dict[str, str] = _setting(
        {},
        read_names,
        "Names of topics by keyword, in the order of lists; all keywords are topics without it.",
    )
    kinds: dict[str, Kind] = _setting(
        {}, read_kinds, "Kinds of entries of the site's own, by name, as docs/kinds.md describes."
    )
    profiles: dict[str, Network] = _setting(
        {}, read_profiles, "Networks of the site's own, by option of a person, as docs/people.md describes."
    )
    languages: tuple[str, ...] = _setting(
        (), read_languages, "The languages of the site, the first one first: see docs/languages.md."
    )
    status_note: str = _setting("", read_text, "When the facts were true, for the CV.", "html")
    cv: str = _setting(
        "cv", read_text, "The page whose outline the CV in PDF follows; empty for none.", "html"
    )
    cvs: dict[str, CvFile] = _setting(
        {}, read_cvs, "Several CVs in PDF by file, each with its page and more: see docs/cv.md.", "html"
    )
    cv_paper: str = _setting("a4", one_of("a4", "us-letter"), "The paper of CVs: a4 or us-letter.", "html")
    cv_fonts: tuple[str, ...] = _setting(
        (),
        read_texts,
        "Fonts of CVs and pictures to share, of the machine or of the site: see docs/cv.md.",
        "html",
    )
    accent: str = _setting(
        "#0a56a8",
        read_accent,
        "The color of links and headings, on pages and in PDFs: #rrggbb, or a palette.",
        "html",
    )
    allow: tuple[str, ...] = _setting(
        (),
        read_hosts,
        "Hosts from which pages may load scripts, frames and pictures: see docs/theme.md.",
        "html",
    )
    without: tuple[str, ...] = _setting(
        (),
        some_of(
            *("head", "json-ld", "item-list", "citation-tags", "coins", "microformats"),
            *("resume", "vcard", "feed", "sitemap", "robots", "llms", "share-pictures"),
            *("feed-papers", "feed-news", "feed-posts", "calendar"),
        ),
        "The forms for machines that are not made.",
        "html",
    )
    hide_former_names: bool = _setting(
        False, read_choice, "Whether papers show people's current names where they print :former-names:."
    )
    fold_authors: int = _setting(
        0, read_count, "After how many names cards fold the list of authors; 0 for never.", "html"
    )
    share_pictures: str = _setting(
        "selected",
        one_of("selected", "all"),
        "Which papers have a picture to share: those that are selected or have notes, or all.",
        "html",
    )
    redirects: dict[str, str] = _setting(
        {}, read_redirects, "Addresses that have moved, and the pages that they lead to.", "html"
    )
    filter_from: int = _setting(10, read_count, "From how many works on a list has a filter.")
    split_from: int = _setting(
        250, read_number, "Up to how many works stand on a page; a longer list is split by year."
    )
    fresh: bool = _setting(
        True, read_choice, "Whether a build makes everything anew; False is for previews alone.", ""
    )
    today: str = _setting(
        "", read_day, "The day on which staleness is judged; empty for the present day.", ""
    )

    @property
    def all_kinds(self) -> dict[str, Kind]:
        """The rows of the table of kinds, the engine's and the site's own."""
        return {**KINDS, **self.kinds}

    @property
    def cv_files(self) -> tuple[CvFile, ...]:
        """The CVs that are asked for: those of ``scholar_cvs``, or else that of ``scholar_cv``."""
        if self.cvs:
            return tuple(self.cvs.values())
        return (CvFile(name="cv.pdf", page=self.cv),) if self.cv else ()

    @classmethod
    def read(cls, config: Config, source: str = "") -> ScholarConfig:
        """Read Sphinx's configuration; a bad value is a warning and stands as its default.

        ``source`` is the text of ``conf.py``, in which the warning finds its line.
        """
        _report_retired(config, source)
        _report_unknown(config, source)
        values = {}
        for setting in dataclasses.fields(cls):
            name = f"scholar_{setting.name}"
            try:
                values[setting.name] = setting.metadata["read"](getattr(config, name))
            except ValueError as error:
                consequence = "the default stands instead"
                if isinstance(error, PartlyBadError):
                    values[setting.name] = error.rest
                    consequence = error.consequence
                warn(
                    Fault.CONFIGURATION,
                    "%s: %s; %s. It means: %s",
                    name,
                    error,
                    consequence,
                    setting.metadata["help"],
                    location=f"conf.py:{line_of(name, source)}",
                )
        return cls(**values)


def _report_retired(config: Config, source: str) -> None:
    for name, instead in RETIRED.items():
        if is_set(config, name):
            message = "%s is no setting of this version, and changes nothing: %s"
            warn(Fault.CONFIGURATION, message, name, instead, location=f"conf.py:{line_of(name, source)}")


def _report_unknown(config: Config, source: str) -> None:
    """Warn of unknown settings in ``conf.py``, as Sphinx does not; functions and modules are helpers."""
    known = [setting.name for setting in dataclasses.fields(ScholarConfig)]
    for name, value in config._raw_config.items():
        is_helper = callable(value) or isinstance(value, ModuleType)
        if name.startswith("scholar_") and not (is_helper or name in config or name in RETIRED):
            hint = did_you_mean(name.removeprefix("scholar_"), known).replace(" '", " 'scholar_")
            message = "%s is no setting, and changes nothing%s"
            warn(Fault.CONFIGURATION, message, name, hint, location=f"conf.py:{line_of(name, source)}")


def register(app: Sphinx) -> None:
    """Make every setting known to Sphinx."""
    defaults = ScholarConfig()
    for setting in dataclasses.fields(ScholarConfig):
        default = getattr(defaults, setting.name)
        app.add_config_value(
            f"scholar_{setting.name}",
            default,
            setting.metadata["rebuild"],
            # Any type reaches ``read``, whose message says what is meant.
            types=(cast("type", Any),),
            description=setting.metadata["help"],
        )
