"""What nodes say where no template shows them: titles, people, where it appeared, links.

Text, LaTeX, manuals, the link checker and Sphinx's own search see this, and nothing else of a record.
"""

from __future__ import annotations

from sphinx_scholar.rendering.fallbacks.entries import about_nodes, entry_head, entry_tail
from sphinx_scholar.rendering.fallbacks.papers import paper_head, paper_items, paper_tail, summary
from sphinx_scholar.rendering.fallbacks.parts import email_link, reference_to, text
from sphinx_scholar.rendering.fallbacks.people import contact_items, cv_link, person_head, person_tail
from sphinx_scholar.rendering.fallbacks.posts import post_foot, post_head, post_items
