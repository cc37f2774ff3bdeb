"""What pages show that has a style sheet or a script of its own, noted where it is rendered.

Knows nothing of the files; ``pages.assets`` has one for each.
"""

from __future__ import annotations

from enum import StrEnum


class Component(StrEnum):
    """Something that not every page shows."""

    DETAILS = "details"
    """What only cards, entries and people in full have, pages of papers and what stands around lists."""
    ENTRIES = "entries"
    """Entries with the words of their authors, or with papers."""
    CITATIONS = "citations"
    """Citations to open and copy."""
    MEMBERS = "members"
    """Members of a group, and photos of people."""
    FILTER = "filter"
    """The filter of a list."""
    FOLD = "fold"
    """Long lists of authors that are folded."""
    PICTURES = "pictures"
    """Pictures of papers."""
    POSTS = "posts"
    """Posts, and lists of them."""
    NUMBERS = "numbers"
    """Numbers before papers that take a line."""
    FORMULAS = "formulas"
    """Formulas, readable or not."""


TEMPLATES: dict[str, tuple[Component, ...]] = {
    "contact_list": (Component.DETAILS,),
    "member_list": (Component.MEMBERS,),
    "paper_filter": (Component.FILTER,),
    "paper_page": (Component.DETAILS, Component.CITATIONS),
    "paper_summary": (Component.DETAILS,),
    "post_foot": (Component.POSTS,),
    "post_head": (Component.POSTS,),
    "post_list": (Component.POSTS,),
}
"""What each template always shows."""
