"""Registration, in the order in which a build runs what is registered."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.domains import ObjType

from sphinx_scholar.directives import (
    equation_labels,
    file_names,
    heading_anchors,
    heading_directives,
    lists,
    mentions,
    nested_fences,
    objects,
    posts,
    transforms,
    untranslated_parts,
)
from sphinx_scholar.directives.kinds import directives_of
from sphinx_scholar.directives.objects import ScholarDirective
from sphinx_scholar.directives.translated_options import with_languages
from sphinx_scholar.domain import hidden_objects, settings
from sphinx_scholar.domain.bibliography_files import read_papers
from sphinx_scholar.domain.conf_file import conf_source
from sphinx_scholar.domain.objects import object_role
from sphinx_scholar.domain.partly_bad import what_stands
from sphinx_scholar.domain.scholar_domain import HTML_BUILDERS, ScholarDomain
from sphinx_scholar.domain.site_kinds import read_kinds
from sphinx_scholar.domain.site_profiles import read_profiles
from sphinx_scholar.domain.site_templates import template_folders
from sphinx_scholar.domain.topics import Topics
from sphinx_scholar.outputs import citation_files, pictures, redirects, site_files
from sphinx_scholar.outputs.cv.files import CvFiles
from sphinx_scholar.outputs.exports import Exports, exported
from sphinx_scholar.outputs.search import filter_index, scripts
from sphinx_scholar.outputs.search.index import SearchIndex
from sphinx_scholar.outputs.staleness import StalenessBuilder
from sphinx_scholar.pages import (
    assets,
    collected,
    former_names,
    garbage,
    hidden_posts,
    known_faults,
    language_builds,
    languages,
    left_out,
    output_folder,
    preview,
    raw_addresses,
    shared_names,
    shared_parts,
    site_defaults,
    stylesheets,
    template_context,
    template_errors,
    translation,
)
from sphinx_scholar.records.kinds import KINDS
from sphinx_scholar.records.networks import NETWORKS
from sphinx_scholar.rendering import mathematics, visitors
from sphinx_scholar.rendering.formula_ends import KeepFormulaEnds
from sphinx_scholar.rendering.templates import load_templates
from sphinx_scholar.theme import scholar_theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.typing import ExtensionMetadata

    from sphinx_scholar.rendering.shared_cards import ListCards

HERE = Path(__file__).parent
STYLE_SHEET = "scholar.css"

DIRECTIVES: dict[str, type[ScholarDirective]] = {
    "person": objects.PersonDirective,
    "publication": objects.PublicationDirective,
    "publications": lists.PublicationsDirective,
    "contact": lists.ContactDirective,
    "posts": posts.PostsDirective,
    **{name: made for kind in KINDS.values() for name, made in directives_of(kind).items()},
}


def add_kinds(app: Sphinx, config: Config) -> None:
    """Make the kinds of the site's own known to Sphinx, before the domain is made."""
    kinds = what_stands(read_kinds, config.scholar_kinds)
    objects_of_site = app.registry.domain_object_types.setdefault(ScholarDomain.name, {})
    for kind in kinds.values():
        for name, directive in directives_of(kind).items():
            app.add_directive_to_domain(ScholarDomain.name, name, directive)
        app.add_role_to_domain(ScholarDomain.name, kind.name, object_role())
        objects_of_site[kind.name] = ObjType(kind.name, kind.name)


def add_profiles(app: Sphinx, config: Config) -> None:
    """Give a person an option for each network of the site's own."""
    if networks := what_stands(read_profiles, config.scholar_profiles):
        directive = objects.person_directive({**NETWORKS, **networks})
        app.add_directive_to_domain(ScholarDomain.name, "person", directive, override=True)


def add_languages(app: Sphinx, config: Config) -> None:
    """Give options a form for each further language of the site; bad ones are reported with the settings."""
    languages = config.scholar_languages
    if isinstance(languages, (list, tuple)) and len(languages) > 1:
        directives = app.registry.domain_directives[ScholarDomain.name]
        for name, directive in list(directives.items()):
            several = with_languages(directive, [str(language) for language in languages])
            app.add_directive_to_domain(ScholarDomain.name, name, several, override=True)


def prepare_domain(app: Sphinx) -> None:
    """Give the domain its settings and the papers, before any page is read."""
    domain = ScholarDomain.of(app.env)
    domain.builder = app.builder
    domain.templates = load_templates(template_folders(app))
    source = conf_source(app.confdir)
    # docutils would write ``mailto:ada%40example.org``, which RFC 6068 does not allow.
    app.env.settings["cloak_email_addresses"] = False
    domain.settings = settings.ScholarConfig.read(app.config, source)
    domain.files = site_files.site_files(app, domain.settings)
    domain.bibliography = read_papers(domain.settings, domain.files, source, owner=app.config.author)
    domain.topics = Topics.read(domain.settings.topics, domain.bibliography.publications)
    if app.builder.name in HTML_BUILDERS and domain.bibliography.publications:
        domain.all_citations = citation_files.all_file(domain)


def add_assets(app: Sphinx) -> None:
    """Add the engine's style and scripts behind the site's own files, which come first."""
    if app.builder.format != "html":
        return
    # At this time and not earlier: these paths would make ``.buildinfo`` differ by folder.
    app.config.html_static_path.append(str(HERE / "static"))
    several = (languages.STYLE_SHEET,) if len(app.config.scholar_languages) > 1 else ()
    for style_sheet in (STYLE_SHEET, *several, *assets.STYLE_SHEETS):
        app.add_css_file(style_sheet, priority=550)
    if app.builder.name not in HTML_BUILDERS:
        return
    for script in assets.SCRIPTS:
        attributes: dict[str, Any] = (
            {"data-v": scripts.version_of(app.config.language)} if script == scripts.FILTER else {}
        )
        app.add_js_file(script, loading_method="defer", **attributes)


def collect_pages(
    app: Sphinx, search: SearchIndex, cards_of: dict[str, ListCards]
) -> Iterator[collected.CollectedPage]:
    """Give Sphinx the pages that have no document, and write the citations that they show."""
    if app.builder.name not in HTML_BUILDERS:
        return
    domain = ScholarDomain.of(app.env)
    outdir = Path(app.outdir)
    with citation_files.joined_files(domain, outdir) as joined:
        files = citation_files.CitationFiles(outdir, joined)
        yield from collected.collect_pages(app, (files.write, search.note_citations), cards_of)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the engine with Sphinx."""
    known_faults.register(app)
    settings.register(app)
    scholar_theme.register(app)
    translation.load_catalog(app)
    app.add_domain(ScholarDomain)
    app.add_builder(StalenessBuilder)
    for name, directive in DIRECTIVES.items():
        app.add_directive_to_domain(ScholarDomain.name, name, directive)
    app.add_role_to_domain(ScholarDomain.name, "owner", lists.OwnerRole())
    visitors.add_nodes(app)
    app.add_html_math_renderer(
        mathematics.RENDERER,
        (mathematics.visit_math_html, None),
        (mathematics.visit_math_block_html, None),
    )
    lasting = garbage.LastingObjects()
    app.connect("config-inited", lasting.begin, priority=50)
    app.connect("config-inited", add_kinds)
    app.connect("config-inited", add_profiles)
    app.connect("config-inited", add_languages)
    output = output_folder.OutputFolder()
    app.connect("config-inited", output.prepare, priority=100)  # before others write
    app.connect("config-inited", site_defaults.set_defaults)
    app.connect("config-inited", nested_fences.keep_lines)
    app.connect("config-inited", heading_directives.read_directives)
    app.connect("config-inited", left_out.leave_out)
    app.connect("config-inited", languages.leave_out_translations)
    app.connect("config-inited", hidden_posts.leave_out_hidden)
    app.connect("builder-inited", output.begin, priority=100)
    app.connect("builder-inited", lasting.spare, priority=900)
    parts = shared_parts.SharedParts()
    app.connect("builder-inited", site_defaults.set_edition, priority=400)
    app.connect("builder-inited", parts.begin)
    app.connect("builder-inited", left_out.report_missing_parser)
    app.connect("builder-inited", prepare_domain, priority=200)
    app.connect("builder-inited", languages.check_language)
    app.connect("builder-inited", add_assets)
    search = SearchIndex()
    app.connect("builder-inited", search.begin)
    app.connect("builder-inited", translation.install_translations)
    live = preview.Preview()
    app.connect("env-get-outdated", languages.read_translations, priority=100)
    app.connect("env-get-outdated", live.begin)
    app.connect("env-before-read-docs", template_errors.check_encoding)
    app.connect("env-before-read-docs", left_out.report_left_out_pages)
    app.connect("env-before-read-docs", hidden_posts.forget_names, priority=900)
    app.connect("source-read", posts.prepare_post)
    app.connect("doctree-read", equation_labels.steady_labels, priority=100)
    app.connect("doctree-read", mentions.collect_mentions)
    app.connect("doctree-read", preview.note_records)
    app.connect("doctree-read", hidden_objects.forget_messages)
    names = former_names.FormerNames()
    app.connect("env-updated", names.hide)
    app.connect("env-get-updated", live.pages)
    app.connect("env-check-consistency", hidden_objects.refuse_sources)
    app.connect("warn-missing-reference", mentions.warn_of_unknown)
    app.add_transform(untranslated_parts.FillUntranslatedParts)
    app.add_transform(file_names.FindFiles)
    app.add_transform(heading_anchors.NameAnchors)
    app.add_transform(posts.FindPosts)
    app.add_post_transform(transforms.FillRecordNodes)
    app.add_post_transform(KeepFormulaEnds)
    app.add_post_transform(transforms.ShowBodies)
    exports = Exports()
    app.connect("builder-inited", exports.contents.begin)
    names_of_others = shared_names.SharedNames(output, exported)
    app.connect("write-started", names_of_others.look_before, priority=100)
    app.connect("write-started", scripts.write_scripts)
    app.connect("write-started", CvFiles(translation.in_language).write)
    app.connect("write-started", transforms.fill_titles)
    app.connect("write-started", exports.write_files)
    app.connect("write-started", site_files.write_files)
    app.connect("write-started", pictures.write_pictures)
    app.connect("doctree-resolved", pictures.show_small_photos)
    cards_of: dict[str, ListCards] = {}
    app.connect("write-started", partial(filter_index.write_filter_indexes, cards_of=cards_of))
    app.connect("html-collect-pages", partial(collect_pages, search=search, cards_of=cards_of))
    app.connect("write-started", names_of_others.look_after, priority=900)
    app.connect("write-started", lasting.spare, priority=900)
    app.connect("html-page-context", names_of_others.note_page)
    app.connect("html-page-context", parts.share, priority=100)
    app.connect("html-page-context", exports.add_head, priority=650)  # after other extensions
    app.connect("html-page-context", template_context.add_owner)
    app.connect("html-page-context", languages.add_other_pages)
    app.connect("doctree-resolved", names.rename_title)
    app.connect("doctree-resolved", search.note, priority=900)
    raw = raw_addresses.RawAddresses()
    app.connect("doctree-resolved", raw.note, priority=900)
    app.connect("build-finished", raw.end, priority=880)
    app.connect("doctree-resolved", exports.contents.note, priority=900)
    write_contents = partial(exports.write_contents, note=names_of_others.note_written)
    app.connect("html-collect-pages", write_contents, priority=900)
    app.connect("html-page-context", search.note_collected)
    app.connect("html-collect-pages", search.write, priority=900)
    app.connect("html-page-context", assets.leave_unused_assets, priority=900)
    app.connect("build-finished", stylesheets.compact_style_sheets)
    app.connect("build-finished", names.finish)
    app.connect("build-finished", template_errors.name_template)
    app.connect("build-finished", redirects.write_redirects, priority=800)
    app.connect("build-finished", names_of_others.end, priority=890)  # after other extensions
    language_builds.register(app)
    app.connect("build-finished", output.end, priority=900)
    app.connect("build-finished", lasting.end, priority=900)
    return {
        "version": _version(),
        "env_version": ScholarDomain.data_version,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }


def _version() -> str:
    from sphinx_scholar import __version__

    return __version__
