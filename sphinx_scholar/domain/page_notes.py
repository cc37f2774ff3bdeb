"""What each page says, noted while it is read: the objects on it, its lists, what it refers to.

Knows nothing of what follows from it for other pages.
"""

from __future__ import annotations

import dataclasses
import zlib
from abc import abstractmethod
from typing import TYPE_CHECKING, Any, ClassVar

from sphinx.domains import Domain

from sphinx_scholar.domain.consistency import report_duplicate
from sphinx_scholar.domain.entry_selections import EntryQuery
from sphinx_scholar.domain.objects import Mention, PublicationPage
from sphinx_scholar.domain.paper_selections import PaperGroup, PaperSelection
from sphinx_scholar.domain.posts import PostQuery
from sphinx_scholar.domain.split_lists import SplitList
from sphinx_scholar.records.dates import PartialDate, Period
from sphinx_scholar.records.entries import Entry
from sphinx_scholar.records.networks import Profile
from sphinx_scholar.records.person import Affiliation, Person
from sphinx_scholar.records.posts import Post
from sphinx_scholar.records.problems import Source
from sphinx_scholar.records.text import Span, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Set
    from pathlib import Path

    from sphinx_scholar.domain.objects import Record
    from sphinx_scholar.domain.site_files import SiteFiles


def shape_version(*records: type) -> int:
    """Return a number that changes whenever a field of one of these dataclasses does.

    Pickled records of slots classes are positional, so older pickles must not be read.
    """
    shape = [(record.__name__, [f.name for f in dataclasses.fields(record)]) for record in records]
    return zlib.crc32(repr(shape).encode())


class NotingDomain(Domain):
    """A domain that keeps what pages say, by their names."""

    initial_data: ClassVar[dict[str, Any]] = {
        "records": {},
        "mentions": {},
        "lists": {},
        "queries": {},
        "posts": {},
        "post_lists": {},
        "files": {},
    }
    data_version = shape_version(
        *(Person, Affiliation, Profile, Entry, PublicationPage, Mention, SplitList, Period),
        *(PartialDate, Source, Text, Span, PaperSelection, PaperGroup, EntryQuery, Post, PostQuery),
    )

    files: SiteFiles
    """Set when the builder is ready; never pickled."""

    @abstractmethod
    def forget_answers(self) -> None:
        """Forget what was worked out from all pages."""

    def note(self, kind: str, record: Record) -> None:
        """Keep a record of the page that is being read; a second of one name is a warning."""
        self.forget_answers()
        page = self.data["records"].setdefault(record.docname, {})
        if (kind, record.name) in page:
            report_duplicate(kind, record, page[kind, record.name])
        page.setdefault((kind, record.name), record)

    def note_mention(self, mention: Mention) -> None:
        """Keep that a section refers to an object."""
        self.forget_answers()
        self.data["mentions"].setdefault(mention.docname, []).append(mention)

    def note_list(self, split: SplitList) -> None:
        """Keep a list of papers that is split by year."""
        self.data["lists"].setdefault(split.docname, []).append(split)

    def note_files(self, docname: str, files: SiteFiles) -> None:
        """Keep the files to publish that a page names."""
        found = {address: path.relative_to(files.top) for address, path in files.published.items()}
        self.data["files"].setdefault(docname, {}).update(found)

    def published_files(self) -> dict[str, Path]:
        """All files of the site to publish, by their paths in the output folder."""
        found = dict(self.files.published)
        for _docname, files in sorted(self.data["files"].items()):
            found |= {address: self.files.top / path for address, path in files.items()}
        return found

    def note_query(self, docname: str, query: EntryQuery) -> None:
        """Keep what a list of entries asks for."""
        self.data["queries"].setdefault(docname, []).append(query)

    def note_post(self, post: Post) -> None:
        """Keep what the page that is being read says as a post."""
        self.forget_answers()
        self.data["posts"][post.docname] = post

    def note_post_list(self, docname: str, query: PostQuery) -> None:
        """Keep what a list of posts asks for."""
        self.data["post_lists"].setdefault(docname, []).append(query)

    def clear_doc(self, docname: str) -> None:
        """Forget a page that is read again or gone."""
        self.forget_answers()
        for pages in self.data.values():
            if isinstance(pages, dict):
                pages.pop(docname, None)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Take over the pages that another process has read."""
        self.forget_answers()
        for table in self.initial_data:
            for docname in docnames & otherdata[table].keys():
                self.data[table][docname] = otherdata[table][docname]

    def split_lists(self) -> list[SplitList]:
        """All lists that are split by year: pages in order of name, on a page in order of writing."""
        return [split for _docname, lists in sorted(self.data["lists"].items()) for split in lists]

    def records(self, kind: str) -> Iterator[Record]:
        """All records of one kind: pages in order of name, on a page in order of writing."""
        for docname in sorted(self.data["records"]):
            for (its_kind, _name), record in self.data["records"][docname].items():
                if its_kind == kind:
                    yield record
