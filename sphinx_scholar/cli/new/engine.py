"""What a site installs the engine from: the wheel or repository that it was installed from here."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from urllib.parse import unquote, urlsplit

from sphinx_scholar import __version__
from sphinx_scholar.cli.errors import CommandError

NAME = "sphinx-scholar[site]"
"""The distribution, with the extra that a homepage needs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """Where the engine comes from."""

    requirement: str
    """The line of ``requirements.txt``."""
    wheel: Path | None = None
    """A wheel that the site keeps a copy of, since its host cannot reach this machine."""


def engine_from(option: str) -> Engine:
    """Return what ``--engine`` names, or what this engine was installed from."""
    return _named(option) if option else _from_record(_record())


def _named(option: str) -> Engine:
    if option.endswith(".whl"):
        path = Path(option).expanduser()
        if not path.is_file():
            raise CommandError(
                f"--engine: {option!r} is not a file.",
                not_done="Nothing was written.",
                remedy="Name a wheel, or the address of a repository: git+https://…",
            )
        return _wheel(path)
    if "://" not in option:
        raise CommandError(
            f"--engine: {option!r} is neither a wheel nor an address.",
            not_done="Nothing was written.",
            remedy="Name a wheel, or the address of a repository: git+https://…",
        )
    return Engine(requirement=f"{NAME} @ {option}")


def _record() -> str:
    """Return what pip wrote down of the installation (PEP 610), or nothing."""
    try:
        return distribution("sphinx-scholar").read_text("direct_url.json") or "{}"
    except PackageNotFoundError:
        return "{}"


def _from_record(record: str) -> Engine:
    source = json.loads(record)
    url = str(source.get("url", ""))
    if "vcs_info" in source:
        vcs = source["vcs_info"]
        return Engine(requirement=f"{NAME} @ {vcs['vcs']}+{url}@{vcs['commit_id']}")
    if url.startswith("file:") and url.endswith(".whl"):
        path = Path(unquote(urlsplit(url).path))
        return _wheel(path) if path.is_file() else _released()
    if url.startswith("https:"):
        return Engine(requirement=f"{NAME} @ {url}")
    return _released()


def _wheel(path: Path) -> Engine:
    return Engine(requirement=f"./wheels/{path.name}[site]", wheel=path)


def _released() -> Engine:
    """Return the versions that a site made by this one builds with, unchanged."""
    major, minor, *_ = __version__.split(".")
    above = f"{major}.{int(minor) + 1}" if major == "0" else str(int(major) + 1)
    return Engine(requirement=f"{NAME}>={__version__},<{above}")
