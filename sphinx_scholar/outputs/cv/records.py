"""Papers and entries as a CV prints them: records in, lines of text out.

Knows neither pages nor nodes; what an author wrote below an entry comes in as blocks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sphinx.locale import get_translation

from sphinx_scholar import wording
from sphinx_scholar.outputs.cv.document import CvAuthor, CvEntry, CvPublication, Paragraph, Run, plain
from sphinx_scholar.records.kinds import kind_of
from sphinx_scholar.records.same_person import is_same_person
from sphinx_scholar.records.scripts import is_right_to_left
from sphinx_scholar.records.text import Text, TextMark, with_marks
from sphinx_scholar.rendering.entry_facts import dates_of, facts_of
from sphinx_scholar.rendering.paper_words import badge_text, signs_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from sphinx_scholar.outputs.cv.document import Block, Runs
    from sphinx_scholar.outputs.life import Addresses
    from sphinx_scholar.records.entries import Entry
    from sphinx_scholar.records.kinds import Kind
    from sphinx_scholar.records.publication import Publication
    from sphinx_scholar.records.text import Span
    from sphinx_scholar.rendering.entry_facts import Fact

_ = get_translation(wording.CATALOG)

BETWEEN = " · "
"""What stands between the parts of a line."""


def in_print(text: str) -> str:
    """Return text with the apostrophes that pages have."""
    return text.replace("'", "’")


def text_runs(text: Text, *, emph: bool = False) -> Runs:
    """Return text with its marks, formulas in their nearest plain form; ``emph`` stresses all of it."""
    return tuple(_span_run(span, emph=emph) for span in text.spans)


def _span_run(span: Span, *, emph: bool) -> Run:
    marks = span.marks
    script: Literal["", "sub", "super"] = "sub" if TextMark.SUBSCRIPT in marks else ""
    if TextMark.SUPERSCRIPT in marks:
        script = "super"
    return Run(
        text=in_print(span.text),
        strong=TextMark.STRONG in marks,
        code=TextMark.CODE in marks,
        emph=bool(span.math) or emph != (TextMark.EMPHASIS in marks),
        small_capitals=TextMark.SMALL_CAPITALS in marks,
        script=script,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class CvRecords:
    """Prints the records of one site."""

    own_names: tuple[str, ...] = ()
    """The names that the owner goes by."""
    links: Mapping[str, str]
    """Addresses of people and organizations by name."""
    kinds: Mapping[str, Kind]
    """The rows of the table of kinds, the site's own too."""
    addresses: Addresses
    paper_of: Callable[[str], tuple[str, str] | None]
    """Returns a paper's short title and the address of its page, by the key of any of its records."""

    # -- papers --------------------------------------------------------------------------------

    def paper(
        self, work: Publication, style: str, heading: str = "", number: str = ""
    ) -> CvPublication | CvEntry:
        """Return a paper as a style of list shows it; its badge does not repeat the group's ``heading``."""
        badge = badge_text(work)
        dates = in_print(badge) if badge != heading else ""
        if style == "line":
            rest = (*plain(wording.stop_behind(work.title.plain)), *self._standing(work, brief=True))
            return CvEntry(title=(*text_runs(work.title), *rest), dates=dates, number=number)
        is_full = style == "full"
        return CvPublication(
            title=text_runs(work.title),
            authors=self._authors(work),
            comma=wording.names_comma(work),
            et_al=_behind_names(work),
            dates=dates,
            number=number,
            venue=self._standing(work, brief=not is_full),
            history=tuple(_record_line(record) for record in work.history) if is_full else (),
            links=tuple(self._paper_links(work)) if is_full else (),
        )

    def _authors(self, work: Publication) -> tuple[CvAuthor, ...]:
        signs = signs_of(work)
        people = work.authors or work.editors
        isolated = wording.is_right_to_left() or any(is_right_to_left(person.name) for person in people)
        return tuple(
            CvAuthor(
                name=in_print(f"\u2068{person.name}\u2069" if isolated else person.name),
                own=is_same_person(person, self.own_names),
                signs="".join(signs[mark] for mark in person.marks),
            )
            for person in people
        )

    @staticmethod
    def _standing(work: Publication, *, brief: bool) -> Runs:
        return _phrase(wording.sentence(wording.standing(work, brief=brief)), work)

    def _paper_links(self, work: Publication) -> Iterator[Run]:
        for link in work.links:
            url = self.addresses.link(link.url)
            if url:
                yield Run(text=wording.work_link_text(link.kind, work.type), url=url)

    # -- entries -------------------------------------------------------------------------------

    def entry(self, entry: Entry, style: str, body: Sequence[Block] = ()) -> CvEntry:
        """Return an entry as a style of list shows it."""
        as_of = wording.as_of_text(entry.period)
        dates = " ".join(part for part in (dates_of(entry, self.kinds), as_of) if part)
        if entry.is_sentence and body and isinstance(body[0], Paragraph):
            return CvEntry(title=body[0].runs, dates=dates, body=tuple(body[1:]))
        if style == "line":
            return CvEntry(title=self._in_brief(entry), dates=dates)
        lines = [self._about(entry)]
        if style == "full":
            lines.append(self._papers(entry))
        return CvEntry(
            title=_title(entry),
            dates=dates,
            meta=tuple(line for line in lines if line),
            body=tuple(body) if style == "full" else (),
        )

    def _in_brief(self, entry: Entry) -> Runs:
        kind = kind_of(entry, self.kinds)
        has_lead = kind.lead != "title" and entry.text(kind.lead)
        lead = plain(in_print(entry.text(kind.lead))) if has_lead else _title(entry)
        aside = next((text for name in kind.aside if (text := entry.text(name))), "")
        comma = wording.punctuation(*(run.text for run in lead), entry.organization).between_parts
        leading = joined((lead, plain(in_print(entry.organization))), comma)
        return joined((leading, plain(in_print(aside))), BETWEEN)

    def _about(self, entry: Entry) -> Runs:
        """Return the line under an entry's title: what the fields of its kind say."""
        facts = facts_of(entry, self.kinds, self.links)
        return joined((self._fact(fact) for fact in facts), BETWEEN)

    def _fact(self, fact: Fact) -> Runs:
        runs = list(plain(wording.labeled(fact.label)))
        for part in fact.parts:
            url = self.addresses.link(part.url) if part.url else ""
            runs += (*plain(part.before), *plain(in_print(part.text), url=url))
        return tuple(runs)

    def _papers(self, entry: Entry) -> Runs:
        found = [paper for key in entry.publications if (paper := self.paper_of(key))]
        if not found:
            return ()
        label = _("Paper") if len(found) == 1 else _("Papers")
        comma = wording.punctuation(*(title for title, _url in found)).between_names
        return (
            *plain(wording.labeled(str(label))),
            *joined((plain(in_print(title), url=url) for title, url in found), comma),
        )


def _title(entry: Entry) -> Runs:
    return text_runs(entry.marked_title) if entry.marked_title else plain(in_print(entry.title))


def _behind_names(work: Publication) -> str:
    """Return what stands behind the names of a paper: that there are others, and for whom they wrote."""
    others = wording.others_text(len(work.authors)) if work.more_authors else ""
    return f"{others} ({work.collaboration})" if work.collaboration else others


def _record_line(record: Publication) -> Runs:
    """Return one earlier record of a work: what introduces it, its title, its state."""
    introduction = in_print(record.related_string or str(_("Earlier version")))
    phrase = wording.standing(record)
    return (
        *plain(wording.labeled(introduction)),
        *text_runs(record.title, emph=True),
        *_phrase(wording.continued(record.title.plain, phrase), record),
    )


def _phrase(phrase: str, work: Publication) -> Runs:
    """Return what a phrase says of a paper, with the marks of the paper's own texts."""
    return text_runs(with_marks(phrase, (work.venue, work.note, work.remark)))


def joined(parts: Iterable[Runs], between: str) -> Runs:
    """Return all of these parts that are not empty, with a separator between two."""
    runs: list[Run] = []
    for part in parts:
        if part and runs:
            runs.append(Run(text=between))
        runs.extend(part)
    return tuple(runs)
