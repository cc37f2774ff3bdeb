"""Nodes that stand on a page, while it is read, for what only the whole site can tell.

They hold an author's request, never a fact; ``transforms`` puts the facts in their place.
"""

from __future__ import annotations

from docutils import nodes


class placeholder(nodes.General, nodes.Element):  # noqa: N801 - nodes are named as docutils names them
    """What all of them share."""


class inline_placeholder(nodes.Inline, nodes.Element):  # noqa: N801
    """One that stands within a line."""


class person_placeholder(placeholder):  # noqa: N801
    """The head of a person; ``name``, and the body as its child."""


class publication_head(placeholder):  # noqa: N801
    """What stands under the title of a paper's page; ``key``."""


class publication_tail(placeholder):  # noqa: N801
    """What stands below the notes on a paper's page; ``key``."""


class publication_cards(placeholder):  # noqa: N801
    """A list of papers; ``keys``, ``style``, and ``filtered_by``, the name of its filter if any."""


class publication_filter(placeholder):  # noqa: N801
    """The filter of a list, before its cards; ``name`` and ``keys``."""


class publication_years(placeholder):  # noqa: N801
    """A list that is split by year; ``split``."""


class publications_summary(placeholder):  # noqa: N801
    """How many papers a list holds, and how to read and download it; ``keys``."""


class entry_list(placeholder):  # noqa: N801
    """A list of positions, degrees or entries; ``kind`` and the options of the directive."""


class entry_mentions(placeholder):  # noqa: N801
    """The sections elsewhere that refer to an entry; ``kind`` and ``name``."""


class contact_list(placeholder):  # noqa: N801
    """The owner's addresses or other pages; ``show``."""


class owner_fact(inline_placeholder):  # noqa: N801
    """One fact about the owner within a line; ``fact``."""
