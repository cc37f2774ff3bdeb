"""Works that stand in a file twice without being tied together.

Works in, problems out; ``versions`` folds records that are tied.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_scholar.records.problems import Fault
from sphinx_scholar.records.publication import Status
from sphinx_scholar.records.same_person import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_scholar.bibliography.entry_fields import Reader
    from sphinx_scholar.records.publication import Publication

MESSAGE = (
    "%s: %s has the same %s, %s; if they are one work, tie them by related = {%s}, relatedtype = {version}"
)


def report_doubles(works: Iterable[Publication], reader: Reader) -> None:
    """Report works that share a DOI or an arXiv number, and preprints with the title of what appeared."""
    seen: dict[tuple[str, str], list[Publication]] = {}
    for work in works:
        title = re.sub(r"\W+", " ", fold(work.title.plain)).strip()
        for name, value in (("DOI", work.doi), ("arXiv number", work.arxiv), ("title", title)):
            earlier = seen.setdefault((name, value), []) if value else []
            same = [one for one in earlier if name != "title" or _is_preprint_of_other(one, work)]
            earlier.append(work)
            if not same:
                continue
            first = same[0]
            start = reader.entries[work.key].start
            shown = repr(work.title.plain) if name == "title" else value
            reader.report(Fault.DUPLICATE_WORK, start, MESSAGE, work.key, first.key, name, shown, first.key)
            break


def _is_preprint_of_other(first: Publication, second: Publication) -> bool:
    """Tell whether one of two works of one title is probably a preprint of the other."""
    pairs = ((first, second), (second, first))
    is_one = any(one.status is Status.PREPRINT and other.has_appeared for one, other in pairs)
    return is_one and not {fold(author.family) for author in first.authors}.isdisjoint(
        fold(author.family) for author in second.authors
    )
