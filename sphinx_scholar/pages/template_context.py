"""What page templates know of the site beyond what Sphinx gives them.

Does not know which templates there are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinxcontrib.serializinghtml import SerializingHTMLBuilder

from sphinx_scholar.domain.scholar_domain import ScholarDomain

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx


def add_owner(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Give a page's template the owner of the site, as ``scholar_owner``, or nothing.

    Builders without templates write the context itself, as JSON for example.
    """
    if isinstance(app.builder, SerializingHTMLBuilder):
        return
    domain = ScholarDomain.of(app.env)
    context["scholar_owner"] = domain.owner
