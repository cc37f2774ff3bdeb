"""What all directives share, and those of people and of papers' own pages.

Entries and lists have modules of their own; what is shown of a paper is made when all pages are read.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst.directives import flag
from sphinx.util.docutils import SphinxDirective

from sphinx_scholar.diagnostics import warn
from sphinx_scholar.directives import options
from sphinx_scholar.directives.heading_anchors import object_anchor
from sphinx_scholar.directives.translated_options import take_language
from sphinx_scholar.domain.hidden_objects import note_hidden
from sphinx_scholar.domain.objects import PublicationPage
from sphinx_scholar.domain.scholar_domain import ScholarDomain
from sphinx_scholar.records.networks import NETWORKS
from sphinx_scholar.records.person import Person
from sphinx_scholar.records.problems import Fault, Source, did_you_mean
from sphinx_scholar.rendering.nodes import object_body, paper_page, person_head
from sphinx_scholar.rendering.rich_text import text_nodes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from docutils.nodes import Node
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import OptionSpec

    from sphinx_scholar.records.networks import Network, Profile


def picture(uri: str, env: BuildEnvironment, line: int = 0, **attributes: Any) -> nodes.image:
    """Return a picture that Sphinx finds and copies while the page is read."""
    image = nodes.image(uri=uri, **attributes)
    # Without a source Sphinx would write the node as XML, for its log.
    image.source, image.line = str(env.doc2path(env.current_document.docname)), line
    if Path(env.relfn2path(uri)[1]).is_file():
        # Asks for the size of the picture, so that the text below does not jump.
        image["scale"] = 100
    return image


def photo_of(entry_title: str, uri: str, env: BuildEnvironment, line: int = 0) -> nodes.image:
    """Return the photo of a person who has an entry."""
    classes = ["scholar-photo", "no-scaled-link"]
    return picture(uri, env, line, alt=entry_title, classes=classes, loading="lazy")


class ScholarDirective(SphinxDirective):
    """What all directives of the engine share: hidden objects, and lines of options."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    kind = ""
    """The kind of object, which is also the directive's name."""

    def run(self) -> list[Node]:
        """Return the object's nodes; nothing at all of a hidden one, which no output may leak."""
        self._written = options.written(self.block_text)
        self._report_dropped()
        # A fault among the options loses them all, but never the wish to be hidden.
        if "hidden" in self.options or options.wants_hidden(self.block_text, self.option_spec or ()):
            note_hidden(self.env)
            return []
        languages = self.scholar.settings.languages
        take_language(self.options, self.arguments, self.option_spec or {}, languages, self.config.language)
        return self.run_visible()

    def run_visible(self) -> list[Node]:
        """Return the nodes of an object that is not hidden."""
        raise NotImplementedError

    @property
    def scholar(self) -> ScholarDomain:
        """The domain of this build."""
        return ScholarDomain.of(self.env)

    @property
    def source(self) -> Source:
        """Where the directive stands."""
        path, line = self.get_source_info()
        return Source(path=path, line=line)

    def note_bibliography(self) -> None:
        """Have the page read again whenever the ``.bib`` file changes."""
        self.env.note_dependency(self.scholar.settings.bibliography)

    def body(self) -> list[Node]:
        """Return what the author wrote below the object, or nothing."""
        written = self.parse_content_to_nodes()
        return [object_body("", *written)] if written else []

    def warn(self, fault: Fault, message: str, *args: object, option: str = "") -> None:
        """Warn of a fault at the line of an option, or of the directive."""
        path, line = self.get_source_info()
        line += next((written.offset for written in self._written if written.name == option), 0)
        warn(fault, message, *args, location=f"{path}:{line}")

    def warn_of_key(self, key: str, outcome: str, *, option: str = "") -> None:
        """Warn that no paper has a key; ``outcome`` says what was done instead."""
        hint = did_you_mean(key, (work.key for work in self.scholar.bibliography.publications))
        message = "no publication has the key %r; %s%s"
        self.warn(Fault.UNKNOWN_KEY, message, key, outcome, hint, option=option)

    def _report_dropped(self) -> None:
        """Warn of what MyST drops in silence."""
        path, line = self.get_source_info()
        for offset, message, args in options.dropped(self._written, self.option_spec or ()):
            warn(Fault.DROPPED_OPTION, message, *args, location=f"{path}:{line + offset}")


PERSON_OPTIONS: OptionSpec = {
    "position": options.text,
    "affiliation": options.text,
    "affiliations": options.affiliations,
    "advisors": options.texts,
    "email": options.emails,
    "telephone": options.telephone,
    "address": options.text,
    "room": options.text,
    "office-hours": options.text,
    "pronouns": options.text,
    "native-name": options.text,
    "aliases": options.texts,
    "former-names": options.texts,
    "portrait": options.text,
    "hidden": flag,
}
"""The options of a person beside those of profiles."""

PERSON_FIELDS = {option: option.replace("-", "_") for option in PERSON_OPTIONS if option != "hidden"} | {
    "email": "emails"
}
"""The field of the record that an option fills."""


def _profile_options(networks: Mapping[str, Network]) -> OptionSpec:
    def reader(network: Network) -> Callable[[str | None], Profile]:
        return lambda argument: network.profile(options.text(argument))

    return {name: reader(network) for name, network in networks.items()}


def person_directive(networks: Mapping[str, Network]) -> type[ScholarDirective]:
    """Return the directive of a person with an option for each of these networks."""
    members = {"networks": networks, "option_spec": {**PERSON_OPTIONS, **_profile_options(networks)}}
    return type("PersonDirective", (PersonDirective,), members)


class PersonDirective(ScholarDirective):
    """A person: position, affiliation, ways to write; the body is the vision."""

    kind = "person"
    networks: ClassVar[Mapping[str, Network]] = NETWORKS
    """The networks of whose profiles there is an option."""
    option_spec: ClassVar[OptionSpec] = {**PERSON_OPTIONS, **_profile_options(NETWORKS)}

    def run_visible(self) -> list[Node]:
        """Keep the record and return a place for the head, which is made when all is read."""
        name = " ".join(" ".join(self.arguments).split()) or self.config.author
        body = self.body()
        anchor = object_anchor(self.env, self.state.document, self.kind, name)
        former, given = self._former_names(), self.options
        person = Person(
            name=name,
            profiles=tuple(given[option] for option in self.networks if option in given),
            vision=body[0].astext() if body else "",
            docname=self.env.current_document.docname,
            anchor=anchor,
            source=self.source,
            **{
                **{field: given[option] for option, field in PERSON_FIELDS.items() if option in given},
                "former_names": former,
            },
        )
        self.scholar.note(self.kind, person)
        if former:
            note_hidden(self.env)
        return [person_head("", *body, *self._portrait(name), ids=[anchor], name=name)]

    def _former_names(self) -> tuple[str, ...]:
        """Return names that nothing may print, be they lost to a fault in another option."""
        lost = next((one.value for one in self._written if one.name == "former-names" and one.value), "")
        return self.options.get("former-names") or (options.texts(lost) if lost else ())

    def _portrait(self, name: str) -> list[Node]:
        """Return the picture, for Sphinx to find and copy while the page is read."""
        if "portrait" not in self.options:
            return []
        classes = ["scholar-portrait"]
        return [
            picture(
                self.options["portrait"],
                self.env,
                self.source.line,
                alt=name,
                classes=classes,
                loading="lazy",
            )
        ]


class PublicationDirective(ScholarDirective):
    """A paper's own page; the body holds notes. The page need not be in a toctree."""

    kind = "publication"
    required_arguments = 1
    optional_arguments = 0
    option_spec: ClassVar[OptionSpec] = {"hidden": flag}

    def run_visible(self) -> list[Node]:
        """Return a section headed by the paper's title."""
        key = self.arguments[0].strip()
        work = self.scholar.bibliography.get(key)
        if work is None:
            self.warn_of_key(key, "nothing is shown")
            return []
        docname = self.env.current_document.docname
        self.note_bibliography()
        self.env.metadata[docname]["orphan"] = True
        anchor = object_anchor(self.env, self.state.document, self.kind, work.key)
        self.scholar.note(
            self.kind, PublicationPage(name=work.key, docname=docname, anchor=anchor, source=self.source)
        )
        section = nodes.section(ids=[anchor], classes=["scholar-publication-page"])
        if "microformats" not in self.scholar.settings.without:
            section["classes"].append("h-entry")
        section += [
            nodes.title("", "", *text_nodes(work.title, work.source)),
            paper_page("", *self.body(), key=work.key),
        ]
        self.set_source_info(section)
        return [section]
