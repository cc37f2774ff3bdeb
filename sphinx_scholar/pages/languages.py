"""A site in several languages: which pages each of them reads, and what leads from one to another.

Of a page ``x.md`` a file ``x.de.md`` beside it is the German text; a page that has none stands in
the first language. The other languages stand in folders of the output, such as ``de/``, with their
own search, CV and files for machines.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util.osutil import relative_uri

from sphinx_scholar.diagnostics import warn
from sphinx_scholar.domain.conf_file import conf_source, line_of
from sphinx_scholar.domain.scholar_domain import HTML_BUILDERS, ScholarDomain
from sphinx_scholar.records.identifiers import without_index
from sphinx_scholar.records.languages import folder_in, name_of, tag_of
from sphinx_scholar.records.problems import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

STYLE_SHEET = "languages.css"
"""The style of the links to other languages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherPage:
    """The same page in another language."""

    tag: str
    """The language's tag (BCP 47): ``zh-CN``."""
    name: str
    """The language's own name: ``Deutsch``."""
    url: str
    """Its address, relative to this page."""
    whole_url: str
    """Its address on the web; empty while the site has none."""
    is_this: bool
    """True for the language of this page."""


def check_language(app: Sphinx) -> None:
    """Warn where the site's own language is not the first of those that it names."""
    domain = ScholarDomain.of(app.env)
    languages = domain.settings.languages
    given = app.config.language
    is_chosen = "language" in app.config.overrides and given in languages  # for one build
    if languages and given != languages[0] and not is_chosen:
        message = "language is %r, which is not the first of scholar_languages; set language = %r"
        line = line_of("scholar_languages", conf_source(app.confdir))
        warn(Fault.CONFIGURATION, message, given, languages[0], location=f"conf.py:{line}")


# -- what is read ------------------------------------------------------------------------------------


def leave_out_translations(app: Sphinx, config: Config) -> None:
    """Have Sphinx take no translation for a page of its own, when the configuration is read."""
    languages = config.scholar_languages
    for language in languages[1:] if isinstance(languages, (list, tuple)) else ():
        # Suffixes of extensions come into the configuration later.
        suffixes = {*config.source_suffix, *app.registry.source_suffix}
        endings = [f".{language}{suffix}" for suffix in sorted(suffixes)]
        patterns = [pattern for end in endings for pattern in (f"*{end}", f"**/*{end}")]
        config.exclude_patterns = [*config.exclude_patterns, *patterns]


def read_translations(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> Sequence[str]:
    """Have Sphinx read the translations of pages in place of the pages; report those of no page."""
    languages = ScholarDomain.of(env).settings.languages
    paths = env.project._docname_to_path
    for language, name in _translations(app, env, languages[1:]):
        page = name.with_name(name.name.replace(f".{language}.", ".", 1))
        docname = env.project.path2doc(page)
        if docname not in env.found_docs and app.config.language == languages[0]:
            message = "%s translates no page: there is no %s"
            warn(Fault.LEFT_OUT_PAGE, message, name.as_posix(), page.as_posix(), location=f"{name}:1")
        elif docname in env.found_docs and language == app.config.language:
            paths[docname] = name
    return ()


def _translations(app: Sphinx, env: BuildEnvironment, languages: Sequence[str]) -> Iterator[tuple[str, Path]]:
    """Yield the language and the path of each translation in the folders of pages."""
    folders = sorted({Path(docname).parent for docname in env.found_docs})
    for language in languages:
        for folder in folders:
            for path in sorted(Path(app.srcdir, folder).glob(f"*.{language}.*")):
                if path.suffix in app.config.source_suffix:
                    yield language, path.relative_to(app.srcdir)


# -- what is shown -----------------------------------------------------------------------------------


def add_other_pages(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Give a page's template the same page in all languages, as ``scholar_languages``."""
    settings = ScholarDomain.of(app.env).settings
    if app.config.language in settings.languages and app.builder.name in HTML_BUILDERS:
        context["scholar_languages"] = tuple(_other_pages(app, settings.languages, pagename))


def _other_pages(app: Sphinx, languages: Sequence[str], pagename: str) -> Iterator[OtherPage]:
    """Yield the page in each language, or home where a page is made for one language alone."""
    here = app.builder.get_target_uri(pagename)
    is_everywhere = pagename in app.env.found_docs
    there = here if is_everywhere else app.builder.get_target_uri(app.config.root_doc)
    own = folder_in(app.config.language, languages)
    base = app.config.html_baseurl.removesuffix(own)
    for language in languages:
        folder = folder_in(language, languages)
        is_this = language == app.config.language
        yield OtherPage(
            tag=tag_of(language),
            name=name_of(language, languages),
            url="#" if is_this else relative_uri(own + here, folder + there),
            whole_url=base + folder + without_index(there) if base and is_everywhere else "",
            is_this=is_this,
        )
