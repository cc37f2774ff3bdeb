"""The nodes that show records: each holds an author's request, never a fact.

In HTML a node is its template; to all other builders, to the link checker and to Sphinx's own
search it is the docutils node that it is a kind of, with a ``fallback`` among its children.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from docutils.nodes import Node


class searched_node(nodes.Element):  # noqa: N801 - nodes are named as docutils names them
    """What a page may have a thousand of, with all that is below each.

    Some sixty transforms and handlers search every page for nodes of theirs. docutils searches by a
    generator for each node, through those of all its parents; this searches all below it by one.
    """

    def findall(  # type: ignore[override]  # the stubs have an overload for each sort of condition
        self,
        condition: Callable[[Node], bool] | type | tuple[type, ...] | None = None,
        include_self: bool = True,
        descend: bool = True,
        siblings: bool = False,
        ascend: bool = False,
    ) -> Iterator[Any]:
        """Yield this node and those below it that meet a condition; leave other searches to docutils."""
        if not include_self or not descend or siblings or ascend:
            return super().findall(condition, include_self, descend, siblings, ascend)
        if isinstance(condition, (type, tuple)):
            return self._fast_findall(condition)
        return filter(condition, self._superfast_findall()) if condition else self._superfast_findall()

    def _superfast_findall(self) -> Iterator[Any]:
        return self._fast_findall(object)

    def _fast_findall(self, wanted: type | tuple[type, ...]) -> Iterator[Any]:
        if isinstance(self, wanted):
            yield self
        above: list[Iterator[Node]] = []
        nodes_left = iter(self.children)
        while True:
            for node in nodes_left:
                if isinstance(node, wanted):
                    yield node
                if node.children:
                    above.append(nodes_left)
                    nodes_left = iter(node.children)
                    break
            else:
                if not above:
                    return
                nodes_left = above.pop()


class record_node(searched_node):  # noqa: N801
    """What all of them share; ``docname`` is the page that shows it, known when all is read."""


class paper_list(record_node, nodes.container):  # noqa: N801
    """A list of papers; ``selection`` is all that it shows, in every medium.

    For the web alone: ``summary``, whether it says how many there are; ``pictures``, whether cards have
    them; ``filtered_by``, the name of its filter, and ``split``, how it is split into pages, where it has
    such. A list that is not split is followed by the sections of its groups, which hold the cards of one
    that is grouped.
    """

    def cards(self, keys: Sequence[str]) -> paper_cards:
        """Return the cards of some of its papers, which look as the list asks."""
        return paper_cards(
            keys=keys,
            style=self["selection"].style,
            is_numbered=self["selection"].is_numbered,
            pictures=self["pictures"],
            filtered_by=self["filtered_by"],
        )


class paper_group(nodes.section):  # noqa: N801
    """The section of a group of the list before it, of whose selection it is a part."""


class paper_cards(record_node, nodes.bullet_list):  # noqa: N801
    """The cards of a group.

    ``keys``, ``style``, ``is_numbered``, ``pictures``, and ``filtered_by`` as its list has it.
    """


class paper_page(record_node, nodes.container):  # noqa: N801
    """What stands under the title of a paper's page; ``key``, and the author's notes as children."""


class entry_item(record_node, nodes.container):  # noqa: N801
    """What is known of a position, degree or other entry; ``kind``, ``name``, its ``body`` as a child.

    Below the title of its section, or an item of a list in a ``style``.
    """


class written_list(nodes.bullet_list):  # noqa: N801
    """Entries that are written as items of a list; each item has its anchor and holds an ``entry_item``."""


class entry_list(record_node, nodes.container):  # noqa: N801
    """A list of positions, degrees or entries; ``query``, for which the domain has the selection."""


class post_head(record_node, nodes.container):  # noqa: N801
    """What stands under the title of a post; ``name``, its page, and its picture as a child."""


class post_foot(record_node, nodes.container):  # noqa: N801
    """What stands at the end of a post; ``name``, its page."""


class post_list(record_node, nodes.container):  # noqa: N801
    """A list of posts; ``query``, for which the domain has the posts."""


class person_head(record_node, nodes.container):  # noqa: N801
    """The head of a person; ``name``, the ``body`` and the portrait as its children."""


class contact_list(record_node, nodes.container):  # noqa: N801
    """The owner's addresses or other pages; ``show``."""


class owner_fact(nodes.Inline, nodes.Element):  # noqa: N801
    """One fact about the owner within a line; ``fact``."""


class object_body(searched_node, nodes.container):  # noqa: N801
    """What an author wrote below an object."""


class listed_body(nodes.Invisible, nodes.Element):  # noqa: N801
    """Where the body of a listed entry comes, once nothing else of its page is to be resolved."""


class unbroken(nodes.inline):  # noqa: N801
    """A formula and the punctuation beside it."""


class fallback(nodes.container):  # noqa: N801
    """What a node says where it is not shown by its template."""
