"""What the options of the directives may hold: from the author's words to checked values.

Each converter returns a value or raises ``ValueError`` with a hint, which is then reported
with the option's file and line.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_scholar import wording
from sphinx_scholar.directives.page_outline import FENCE
from sphinx_scholar.domain.site_files import is_address
from sphinx_scholar.records.identifiers import normalize_email, normalize_telephone, normalize_url
from sphinx_scholar.records.moments import read_time
from sphinx_scholar.records.person import Affiliation
from sphinx_scholar.records.problems import did_you_mean
from sphinx_scholar.records.written_dates import read_date, read_period

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator

    from sphinx_scholar.records.dates import PartialDate
    from sphinx_scholar.records.written_dates import WrittenDates

COMMAS, SEMICOLONS = "[,，、،]", "[;；؛]"
"""What stands between texts, in Latin, East Asian and Arabic writing."""

BETWEEN_ROLES = rf"{SEMICOLONS}(?![^\[\]]*\]\(|[^\s()]*\))"
"""What stands between affiliations; a semicolon within a link is part of it."""

PRESENT = "present"
"""What stands as the end of something that goes on."""


def text(argument: str | None) -> str:
    """Any text, not empty."""
    value = " ".join((argument or "").split())
    if not value:
        raise ValueError("it is empty; leave the option out or give it a value")
    return value


def texts(argument: str | None) -> tuple[str, ...]:
    """Texts with semicolons or, where there are none, commas between them."""
    value = text(argument)
    separators = SEMICOLONS if re.search(SEMICOLONS, value) else COMMAS
    parts = tuple(part.strip() for part in re.split(separators, value) if part.strip())
    text("".join(parts))
    return parts


def date(argument: str | None) -> PartialDate:
    """A date: ``2024``, ``2024-06`` or ``2024-06-30``, ``May 2024`` or ``12 May 2024``."""
    return read_date(text(argument), wording.written_languages())


def dates(argument: str | None) -> WrittenDates:
    """A date, or a period such as ``2018–2022``, ``Oct. 2004 – present``, ``since 2019``."""
    return read_period(text(argument), wording.written_languages())


def end(argument: str | None) -> PartialDate | None:
    """A date, or ``present``."""
    return None if text(argument).casefold() == PRESENT else date(argument)


def time(argument: str | None) -> str:
    """A time of day, with its zone where it has one: ``9:30``, ``14:00 Europe/Rome``, ``14:00 UTC``."""
    return read_time(text(argument))


def emails(argument: str | None) -> tuple[str, ...]:
    """E-mail addresses, the preferred one first."""
    return tuple(normalize_email(address) for address in texts(argument))


def telephone(argument: str | None) -> str:
    """A telephone number."""
    return normalize_telephone(text(argument))


def affiliations(argument: str | None) -> tuple[Affiliation, ...]:
    """Roles and institutions with semicolons between two."""
    return tuple(
        Affiliation.parse(part.strip()) for part in re.split(BETWEEN_ROLES, text(argument)) if part.strip()
    )


def url(argument: str | None) -> str:
    """An address on the web."""
    return normalize_url(text(argument))


def address(argument: str | None) -> str:
    """An address on the web, or the path of a file of the site."""
    value = text(argument)
    # A host without its scheme is no folder.
    is_host = re.match(r"www\.|[\w-]+(\.[\w-]+)*\.[a-z]{2,}/", value, re.IGNORECASE) is not None
    return normalize_url(value) if is_host or is_address(value) else value


def count(argument: str | None) -> int:
    """A whole number of at least 1."""
    value = text(argument)
    if not value.isdecimal() or int(value) < 1:
        raise ValueError(f"{value!r} is not a whole number of 1 or more")
    return int(value)


def year(argument: str | None) -> int:
    """A year in four digits."""
    value = text(argument)
    if not (value.isdecimal() and len(value) == 4):
        raise ValueError(f"{value!r} is not a year in four digits")
    return int(value)


def one_of(allowed: Iterable[str]) -> Callable[[str | None], str]:
    """Return a converter that takes one of these words."""
    words = list(allowed)

    def choose(argument: str | None) -> str:
        value = text(argument).casefold()
        if value not in words:
            raise ValueError(f"{value!r} is none of {', '.join(words)}{did_you_mean(value, words)}")
        return value

    choose.__doc__ = f"One of {_quoted(words)}."
    return choose


def some_of(allowed: Iterable[str]) -> Callable[[str | None], tuple[str, ...]]:
    """Return a converter that takes any of these words, as :func:`texts` takes texts."""
    words = list(allowed)
    choose = one_of(words)

    def choose_all(argument: str | None) -> tuple[str, ...]:
        return tuple(choose(word) for word in texts(argument))

    choose_all.__doc__ = f"Any of {_quoted(words)}."
    return choose_all


def _quoted(words: Iterable[str]) -> str:
    """Return words as the converters' docstrings name them, from which their reference is made."""
    return ", ".join(f"``{word}``" for word in words)


# -- what the author wrote, before Markdown's reader took it apart ---------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenOption:
    """An option as it stands in the page."""

    offset: int
    """How many lines it stands below the first line of its directive."""
    name: str
    value: str
    is_read: bool = True
    """False where it stands below a line that is no option, and so became text."""


def written(block: str) -> list[WrittenOption]:
    """Return the options in the source text of a directive of Markdown, read or not.

    They end at the first empty line, or where a directive within begins; between lines of ``---`` they
    are written as in YAML.
    """
    first, *lines = block.splitlines() or [""]
    if not first.lstrip().startswith((":", "`", "~")):
        return []
    is_yaml = lines[:1] == ["---"]
    pattern = r"([\w-]+):(?:\s+(.*?))?\s*" if is_yaml else r"\s*:([\w-]+):(?:\s+(.*?))?\s*"
    found, is_read = [], True
    for offset, line in enumerate(lines[is_yaml:], 1 + is_yaml):
        if _ends_options(line, is_yaml):
            break
        is_read = is_read and (is_yaml or line.lstrip().startswith(":"))
        match = re.fullmatch(pattern, line)
        if match:
            name, value = match[1], match[2] or ""
            found.append(WrittenOption(offset=offset, name=name, value=value, is_read=is_read))
    return found


def _ends_options(line: str, is_yaml: bool) -> bool:
    """Tell whether a line is behind all options: an empty one, or one that begins another directive."""
    return line.startswith("---") if is_yaml else not line.strip() or FENCE.match(line) is not None


def wants_hidden(block: str, known: Container[str]) -> bool:
    """Tell whether the source text of a directive of Markdown asks to hide its object, however badly.

    ``:hidden`` without its colon, ``:Hidden:`` and ``:hiden:`` are wishes too, unless ``known`` has an
    option of that name: what was not meant to be hidden is easily shown, and not the other way round.
    """
    first, *lines = block.splitlines() or [""]
    if not first.lstrip().startswith((":", "`", "~")):
        return False
    is_yaml = lines[:1] == ["---"]
    for line in lines[is_yaml:]:
        if _ends_options(line, is_yaml):
            return False
        match = re.match(r"\s*:?\s*([\w-]+)\s*(?::|$)" if is_yaml else r"\s*:\s*([\w-]+)", line)
        name = match[1].casefold() if match else ""
        is_near = name not in known and difflib.get_close_matches(name, ["hidden"], cutoff=0.75)
        if name == "hidden" or is_near:
            return True
    return False


def dropped(
    given: Iterable[WrittenOption], known: Container[str]
) -> Iterator[tuple[int, str, tuple[object, ...]]]:
    """Find what MyST drops in silence: the offset of its line, the message, its arguments."""
    seen = set()
    for option in given:
        if not option.is_read:
            if option.name in known:
                message = ":%s: stands below a line that is no option and so is text; write each in one line"
                yield option.offset, message, (option.name,)
        elif option.name in seen:
            message = ":%s: is given twice; the last one stands. Write all of it in one line"
            yield option.offset, message, (option.name,)
        elif re.search(r"(^|\s)#", option.value) and not option.value.startswith(("'", '"')):
            message = ":%s: %r ends before its '#', which begins a comment; put the value in quotes"
            yield option.offset, message, (option.name, option.value)
        seen.add(option.name)
