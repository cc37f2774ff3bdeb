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


class paper_list(placeholder):  # noqa: N801
    """A list of papers; ``selection`` is all that it shows, in every medium.

    For the web alone: ``summary``, whether it says how many there are; ``filtered_by``, the name of its
    filter, and ``split``, how it is split into pages, where it has such. A list that is not split is
    followed by the sections of its groups, which hold the cards of one that is grouped.
    """


class paper_group(nodes.section):  # noqa: N801
    """The section of a group of the list before it, of whose selection it is a part."""


class paper_cards(placeholder):  # noqa: N801
    """The cards of a group; ``keys``, ``style``, and ``filtered_by`` as its list has it."""


class entry_list(placeholder):  # noqa: N801
    """A list of positions, degrees or entries; ``query``, for which the domain has the selection."""


class entry_mentions(placeholder):  # noqa: N801
    """The sections elsewhere that refer to an entry; ``kind`` and ``name``."""


class contact_list(placeholder):  # noqa: N801
    """The owner's addresses or other pages; ``show``."""


class owner_fact(inline_placeholder):  # noqa: N801
    """One fact about the owner within a line; ``fact``."""


OTHERS = (placeholder, inline_placeholder, paper_group)
"""What nothing takes the place of, and Sphinx must know all the same."""
