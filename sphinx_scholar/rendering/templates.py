"""The templates that show records, and what they can ask of the page that they are part of.

A site's own ``scholar/<name>.html``, in one of its folders of templates, stands before the engine's.
Knows no records.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape
from sphinx.locale import _ as sphinx_text
from sphinx.locale import get_translation

from sphinx_scholar import wording
from sphinx_scholar.domain.scholar_domain import HTML_BUILDERS
from sphinx_scholar.domain.site_files import is_address
from sphinx_scholar.records.same_person import link_of_person
from sphinx_scholar.rendering.components import TEMPLATES
from sphinx_scholar.rendering.icons import icon
from sphinx_scholar.rendering.line_ends import keep_codes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jinja2 import Environment, Template

    from sphinx_scholar.domain.facets import Facets
    from sphinx_scholar.domain.scholar_domain import ScholarDomain
    from sphinx_scholar.records.publication import Author
    from sphinx_scholar.rendering.components import Component

OWN = Path(__file__).parent.parent / "templates"


def load_templates(folders: Iterable[Path]) -> Environment:
    """Return the templates of these folders, which stand before the engine's own.

    As in Sphinx's own templates a name that begins with ``!`` is that of the engine's.
    """
    from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader, StrictUndefined

    from sphinx_scholar.rendering.compiled_templates import CompiledTemplates
    from sphinx_scholar.rendering.printing import PageEnvironment, with_apostrophes

    own = PrefixLoader({"!scholar": FileSystemLoader(OWN / "scholar")})
    environment = PageEnvironment(
        loader=ChoiceLoader([FileSystemLoader([*folders, OWN]), own]),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=with_apostrophes,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    environment.bytecode_cache = CompiledTemplates(environment)
    environment.globals |= {
        "_": lru_cache(lambda message: str(get_translation(wording.CATALOG)(message))),
        "icon": icon,
        "keep_codes": keep_codes,
        "labeled": lru_cache(typed=True)(wording.labeled),
        "comma": lambda *texts: wording.punctuation(*texts).between_parts,
        "names_comma": lambda *texts: wording.punctuation(*texts).between_names,
        "stop": lambda *texts: wording.punctuation(*texts).stop,
        "stop_behind": wording.stop_behind,
        "link_to_heading": lru_cache(lambda: sphinx_text("Link to this heading")),
    }
    return environment


@lru_cache(maxsize=64)
def template_named(name: str, environment: Environment) -> Template:
    """Return a template, which can call the macros that all have in common."""
    if "link" not in environment.globals:
        environment.globals |= vars(environment.get_template("scholar/macros.html").module)
    template = environment.get_template(f"scholar/{name}.html")
    # Jinja keeps a chain of dictionaries, through which it goes in Python at each rendering.
    template.globals = dict(template.globals)
    return template


class Page:
    """A page that shows records: who owns the site, and where links lead from here."""

    def __init__(self, domain: ScholarDomain, docname: str) -> None:
        self.domain = domain
        self.docname = docname
        self.owner = domain.owner
        self.owner_forms = domain.owner_forms
        self.links = domain.links
        builder: Any = domain.builder
        config = domain.env.config
        self.is_xml = builder.name == "epub"
        self.is_single = builder.name == "singlehtml"
        """True where all pages are parts of one."""
        self.has_files = builder.name in HTML_BUILDERS
        """True where files stand beside pages: citations, downloads, scripts."""
        has_permalinks = config.html_permalinks and getattr(builder, "add_permalinks", False)
        # Sphinx lets a site write markup here.
        self.permalink = Markup(config.html_permalinks_icon) if has_permalinks else ""  # noqa: S704

    @property
    def own_url(self) -> str:
        """The address of the page as the page itself writes it."""
        uri: str = self.domain.builder.get_target_uri(self.docname)
        return uri.rpartition("/")[2] or "./"

    @property
    def has_microformats(self) -> bool:
        """Tell whether classes say to machines what is what."""
        return "microformats" not in self.domain.settings.without

    @property
    def facets(self) -> Facets:
        """What filters can ask of papers."""
        return self.domain.facets

    def url(self, kind: str, name: str, fragment: str | None = None) -> Markup:
        """Return the address of an object or file as this page links to it; empty where it has none."""
        return escape(self.domain.address(kind, name, fragment, seen_from=self.docname) or "")

    def url_of(self, link: str) -> Markup:
        """Return the address of a link that may also be a path in the output folder."""
        if not link or is_address(link):
            return escape(link)
        return self.url("file", link) if self.has_files else Markup()

    def link_of_person(self, name: str | Author) -> Markup:
        """Return the address of a person whom the site has named in any form of the name."""
        return escape(link_of_person(name, self.links))

    def link_of(self, name: str) -> Markup:
        """Return the address of a person or organization that the site has named."""
        return escape(self.links.get(name, ""))

    def uses(self, component: Component) -> None:
        """Note that the page shows something that has a style sheet or a script of its own."""
        self.domain.note_component(self.docname, component)

    def render(self, name: str, **values: object) -> Markup:
        """Return what a template makes of these values."""
        for component in TEMPLATES.get(name, ()):
            self.uses(component)
        template = template_named(name, self.domain.templates)
        return Markup(template.render(page=self, **values))  # noqa: S704 - templates escape
