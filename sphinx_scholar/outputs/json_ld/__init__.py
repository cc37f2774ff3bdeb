"""Records in the vocabulary of schema.org, written as JSON-LD for the head of a page.

Records in, text out; knows nothing of pages, nor of the other forms in which a head says things.
"""

from __future__ import annotations

from sphinx_scholar.outputs.json_ld.entries import blog_posting, things_on
from sphinx_scholar.outputs.json_ld.papers import article, item_list
from sphinx_scholar.outputs.json_ld.people import profile_page
from sphinx_scholar.outputs.json_ld.things import Thing, breadcrumbs, render_json_ld
