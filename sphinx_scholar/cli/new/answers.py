"""What ``new`` knows of the owner and the site: read from options, or asked on the terminal."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_scholar.cli.errors import CommandError
from sphinx_scholar.cli.terminal import ask
from sphinx_scholar.records.identifiers import normalize_email, normalize_orcid

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".svg")
"""Endings of files that a browser shows as pictures."""

HOSTS = ("github", "readthedocs", "none")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """The facts that the starter is filled with; empty where nothing is known."""

    name: str = ""
    aliases: tuple[str, ...] = ()
    """Other names of the owner on papers."""
    email: str = ""
    affiliation: str = ""
    position: str = ""
    orcid: str = ""
    bib: Path | None = None
    portrait: Path | None = None
    accent: str = ""
    language: str = "en"
    host: str = "github"


def _text(value: str) -> str:
    return " ".join(value.split())


def _file(value: str) -> str:
    if not Path(value).expanduser().is_file():
        raise ValueError(f"{value!r} is not a file")
    return str(Path(value).expanduser())


def _picture(value: str) -> str:
    if Path(value).suffix.lower() not in PICTURES:
        raise ValueError(f"{value!r} is not a picture; its name should end in one of {', '.join(PICTURES)}")
    return _file(value)


def _color(value: str) -> str:
    from sphinx_scholar.domain.accent import LEAST_CONTRAST, light_shades, read_color

    color = read_color(value)
    readable = light_shades(color).link
    if readable != color:
        contrast = f"less than {LEAST_CONTRAST}:1 of contrast on a white page"
        raise ValueError(f"{value!r} has {contrast}; the nearest color that has it is {readable}")
    return value


def read_language(value: str) -> str:
    """Return a language as Sphinx writes it."""
    from babel.core import Locale, UnknownLocaleError

    try:
        return str(Locale.parse(value.replace("-", "_")))
    except (ValueError, UnknownLocaleError) as error:
        raise ValueError(f"{value!r} is not a language; write its code, such as en, de or pt_BR") from error


def _host(value: str) -> str:
    if value.casefold() not in HOSTS:
        raise ValueError(f"{value!r} is none of {', '.join(HOSTS)}")
    return value.casefold()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One thing that can be given or asked."""

    field: str
    """The name of the field, and of the option."""
    text: str
    read: Callable[[str], str]
    """Returns the value, or raises ``ValueError`` with a hint."""


BIB = Question(field="bib", text="Your papers, a .bib file", read=_file)
NAME = Question(field="name", text="Your name", read=_text)
OTHERS = (
    Question(field="position", text="What you are, such as PhD student in Biology", read=_text),
    Question(field="affiliation", text="Where: university or company", read=_text),
    Question(field="email", text="E-mail address", read=normalize_email),
    Question(field="orcid", text="ORCID iD", read=normalize_orcid),
    Question(field="portrait", text="A picture of you, a file", read=_picture),
    Question(field="host", text="Who publishes it: github, readthedocs or none", read=_host),
)
UNASKED = (
    Question(field="accent", text="", read=_color),
    Question(field="language", text="", read=read_language),
)
"""What few want to choose; it is given as an option."""


def given(arguments: argparse.Namespace) -> Answers:
    """Return what the options say; a bad value stops the command."""
    values: dict[str, Any] = {}
    for question in (BIB, NAME, *OTHERS, *UNASKED):
        value = getattr(arguments, question.field)
        if value is None or not str(value).strip():
            continue
        try:
            values[question.field] = _typed(question, question.read(str(value)))
        except ValueError as error:
            raise CommandError(
                f"--{question.field}: {error}.",
                not_done="Nothing was written.",
                remedy=f"Correct the value, or leave --{question.field} out.",
            ) from error
    return Answers(**values)


def asked(answers: Answers, question: Question, taken: argparse.Namespace, default: str = "") -> Answers:
    """Return the answers with one more, unless an option has given it."""
    if getattr(taken, question.field) is not None:
        return answers
    value = ask(question.text, question.read, default)
    new: dict[str, Any] = {question.field: _typed(question, value)}
    return replace(answers, **new) if value else answers


def _typed(question: Question, value: str) -> str | Path:
    return Path(value) if question.field in {"bib", "portrait"} else value
