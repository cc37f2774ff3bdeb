"""The engine's settings in ``conf.py``: each once, with its type, default and meaning.

Knows nothing of what the settings are used for.
"""

from __future__ import annotations

import dataclasses
import re
import tokenize
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import unquote

from sphinx_scholar.diagnostics import warn
from sphinx_scholar.domain.accent import LEAST_CONTRAST, light_shades, read_color
from sphinx_scholar.domain.cv_settings import CvFile, read_cvs
from sphinx_scholar.domain.partly_bad import PartlyBadError
from sphinx_scholar.domain.site_kinds import read_kinds
from sphinx_scholar.domain.site_profiles import read_profiles
from sphinx_scholar.records.dates import PartialDate
from sphinx_scholar.records.identifiers import normalize_url
from sphinx_scholar.records.kinds import KINDS
from sphinx_scholar.records.languages import check_language
from sphinx_scholar.records.problems import Fault

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

HOST = re.compile(r"https://(\*\.)?[\w-]+(\.[\w-]+)*(:\d+)?/?", re.ASCII)
"""A host source of a policy (CSP Level 3, 2.3.1), by HTTPS alone."""


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is not text")
    return value


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, str) or not isinstance(value, Collection):
        raise ValueError(f"{value!r} is not a list of names")
    return tuple(_text(name) for name in value)


def _folder(value: object) -> str:
    path = _text(value).removesuffix("/")
    if not all(re.fullmatch(r"[\w-][\w.-]*", part) for part in path.split("/")):
        raise ValueError(f"{value!r} is not a folder below the site's, such as publications")
    if re.search(r"(^|/)years(-\d+)?$", path):
        raise ValueError(f"{value!r} is a folder for the years of lists; name another, such as publications")
    return path


def _folder_or_none(value: object) -> str:
    return _folder(value) if value != "" else ""


def _redirects(value: object) -> dict[str, str]:
    """Read old addresses and what they lead to; each old one becomes the path of a file."""
    if not isinstance(value, dict):
        raise ValueError(f"{value!r} is not a mapping of old addresses to new ones")
    good, faults = {}, []
    for old, new in value.items():
        try:
            good[old_file(_text(old))] = _text(new)
        except ValueError as error:
            faults.append(str(error))
    if faults:
        raise PartlyBadError("; ".join(faults), good, "it is left out")
    return good


def old_file(address: str) -> str:
    """Return the file that answers for an old address: ``pubs/`` and ``pubs`` are ``pubs/index.html``."""
    path = unquote(address).removeprefix("/")
    *folders, name = path.split("/")
    is_file = name.endswith((".html", ".htm"))
    if not is_file and "." in name:
        raise ValueError(f"{address!r} cannot lead on: only pages can, such as people.html or pubs/")
    if not path or re.search(r"[?#:\\\x00-\x1f]", path) or {"", ".", ".."} & set(folders):
        raise ValueError(f"{address!r} is no address below the site's, such as people.html or pubs/")
    return path if is_file else f"{path.rstrip('/')}/index.html"


def _day(value: object) -> str:
    day = _text(value)
    if day and not re.fullmatch(r"\d{4}-\d\d-\d\d", day):
        raise ValueError(f"{value!r} is not a day such as 2024-06-30")
    return PartialDate.parse(day).iso if day else ""


def _count(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise ValueError(f"{value!r} is not a number of 0 or more")
    return value


def _number(value: object) -> int:
    if _count(value) == 0:
        raise ValueError(f"{value!r} is not a number of 1 or more")
    return _count(value)


def _links(value: object) -> dict[str, str]:
    if not isinstance(value, dict):
        raise ValueError(f"{value!r} is not a mapping of names to addresses")
    good, faults = {}, []
    for name, url in value.items():
        try:
            good[_text(name)] = normalize_url(_text(url))
        except ValueError as error:
            faults.append(str(error))
    if faults:
        raise PartlyBadError("; ".join(faults), good)
    return good


def _names(value: object) -> dict[str, str]:
    if not isinstance(value, dict):
        raise ValueError(f"{value!r} is not a mapping of names to other names")
    return {_text(name): _text(short) for name, short in value.items()}


def _one_of(*allowed: str) -> Callable[[object], str]:
    def choose(value: object) -> str:
        if value not in allowed:
            raise ValueError(f"{value!r} is none of {', '.join(allowed)}")
        return str(value)

    choose.__doc__ = f"One of {', '.join(map(repr, allowed))}."
    return choose


def _some_of(*allowed: str) -> Callable[[object], tuple[str, ...]]:
    def choose(value: object) -> tuple[str, ...]:
        if isinstance(value, str) or not isinstance(value, Collection):
            raise ValueError(f"{value!r} is not a list of names")
        return tuple(_one_of(*allowed)(name) for name in value)

    choose.__doc__ = f"Any of {', '.join(map(repr, allowed))}."
    return choose


def _choice(value: object) -> bool:
    if value not in (True, False):
        raise ValueError(f"{value!r} is neither True nor False")
    return bool(value)


def _accent(value: object) -> str:
    color = read_color(_text(value))
    readable = light_shades(color).link
    if readable != color:
        message = f"{value!r} has less than {LEAST_CONTRAST}:1 of contrast on a white page"
        raise PartlyBadError(message, readable, f"{readable}, the nearest color that has it, stands instead")
    return color


def _languages(value: object) -> tuple[str, ...]:
    if isinstance(value, str) or not isinstance(value, Collection):
        raise ValueError(f"{value!r} is not a list of languages such as ['en', 'de']")
    return tuple(dict.fromkeys(check_language(_text(language)) for language in value))


def _hosts(value: object) -> tuple[str, ...]:
    if isinstance(value, str) or not isinstance(value, Collection):
        raise ValueError(f"{value!r} is not a list of hosts")
    good = tuple(host.rstrip("/") for host in value if isinstance(host, str) and HOST.fullmatch(host))
    bad = [host for host in value if not (isinstance(host, str) and HOST.fullmatch(host))]
    if bad:
        raise PartlyBadError(f"{bad[0]!r} is not a host such as https://video.example.org", good)
    return good


def _setting(default: Any, read: Callable[[object], Any], help: str, rebuild: str = "env") -> Any:
    metadata = {"read": read, "help": help, "rebuild": rebuild}
    if isinstance(default, dict):
        return field(default_factory=dict, metadata=metadata)
    return field(default=default, metadata=metadata)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScholarConfig:
    """All settings, each read and checked; ``conf.py`` puts ``scholar_`` before their names."""

    bibliography: str = _setting("", _text, "The .bib file, as a path below the site's folder.")
    references: str = _setting(
        "", _text, "A .bib file of papers of others to refer to, as a path below the site's folder."
    )
    publication_pages: str = _setting("publications", _folder, "The folder of the pages of papers.")
    posts: str = _setting("posts", _folder_or_none, "The folder of posts; empty for none.")
    links: dict[str, str] = _setting({}, _links, "Addresses of people and organizations by name.")
    short_names: dict[str, str] = _setting(
        {}, _names, "Short names of organizations and venues by name, by which search finds them."
    )
    topics: dict[str, str] = _setting(
        {}, _names, "Names of topics by keyword, in the order of lists; all keywords are topics without it."
    )
    kinds: dict[str, Kind] = _setting(
        {}, read_kinds, "Kinds of entries of the site's own, by name, as docs/kinds.md describes."
    )
    profiles: dict[str, Network] = _setting(
        {}, read_profiles, "Networks of the site's own, by option of a person, as docs/people.md describes."
    )
    languages: tuple[str, ...] = _setting(
        (), _languages, "The languages of the site, the first one first: see docs/languages.md."
    )
    status_note: str = _setting("", _text, "When the facts were true, for the CV.", "html")
    cv: str = _setting("cv", _text, "The page whose outline the CV in PDF follows; empty for none.", "html")
    cvs: dict[str, CvFile] = _setting(
        {}, read_cvs, "Several CVs in PDF by file, each with its page and more: see docs/cv.md.", "html"
    )
    cv_paper: str = _setting("a4", _one_of("a4", "us-letter"), "The paper of CVs: a4 or us-letter.", "html")
    cv_fonts: tuple[str, ...] = _setting(
        (),
        _texts,
        "Fonts of CVs and pictures to share, of the machine or of the site: see docs/cv.md.",
        "html",
    )
    accent: str = _setting(
        "#0a56a8",
        _accent,
        "The color of links and headings, on pages and in PDFs: #rrggbb, or a palette.",
        "html",
    )
    allow: tuple[str, ...] = _setting(
        (), _hosts, "Hosts from which pages may load scripts, frames and pictures: see docs/theme.md.", "html"
    )
    without: tuple[str, ...] = _setting(
        (),
        _some_of(
            *("head", "json-ld", "item-list", "citation-tags", "coins", "microformats"),
            *("resume", "vcard", "feed", "sitemap", "robots", "llms", "share-pictures"),
            *("feed-papers", "feed-news", "feed-posts", "calendar"),
        ),
        "The forms for machines that are not made.",
        "html",
    )
    hide_former_names: bool = _setting(
        False, _choice, "Whether papers show people's current names where they print :former-names:."
    )
    fold_authors: int = _setting(
        0, _count, "After how many names cards fold the list of authors; 0 for never.", "html"
    )
    share_pictures: str = _setting(
        "selected",
        _one_of("selected", "all"),
        "Which papers have a picture to share: those that are selected or have notes, or all.",
        "html",
    )
    redirects: dict[str, str] = _setting(
        {}, _redirects, "Addresses that have moved, and the pages that they lead to.", "html"
    )
    filter_from: int = _setting(10, _count, "From how many works on a list has a filter.")
    split_from: int = _setting(
        250, _number, "Up to how many works stand on a page; a longer list is split by year."
    )
    fresh: bool = _setting(
        True, _choice, "Whether a build makes everything anew; False is for previews alone.", ""
    )
    today: str = _setting("", _day, "The day on which staleness is judged; empty for the present day.", "")

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


def conf_source(folder: str | Path) -> str:
    """Return the text of ``conf.py`` in the encoding that it names (PEP 263); nothing without one."""
    conf = Path(folder) / "conf.py"
    if not conf.is_file():
        return ""
    with tokenize.open(conf) as file:
        return file.read()


def is_set(config: Config, name: str) -> bool:
    """Tell whether a site sets a value, in ``conf.py`` or when it is built."""
    return name in config._raw_config or name in config.overrides


def _report_retired(config: Config, source: str) -> None:
    for name, instead in RETIRED.items():
        if is_set(config, name):
            message = "%s is no setting of this version, and changes nothing: %s"
            warn(Fault.CONFIGURATION, message, name, instead, location=f"conf.py:{line_of(name, source)}")


def line_of(name: str, source: str) -> int:
    """Return the first line of ``conf.py`` that sets a value; the first line of all for none."""
    lines = enumerate(source.splitlines(), 1)
    return next((number for number, line in lines if re.match(rf"{name}\b", line)), 1)


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
