"""Faults as Sphinx warnings, and the one way to stop a build."""

from __future__ import annotations

from bdb import BdbQuit
from typing import TYPE_CHECKING, cast

from sphinx.errors import SphinxError
from sphinx.util import logging

if TYPE_CHECKING:
    from docutils import nodes

    from sphinx_scholar.records.problems import Fault, Problem


logger = logging.getLogger(__name__)


def warn(
    fault: Fault, message: str, *args: object, location: str | nodes.Node | None, once: bool = False
) -> None:
    """Warn of a fault at ``path:line``, at a node or on a page; fatal under ``-W``.

    ``once`` is for what is met again wherever a text is shown: it warns a single time of each place.
    """
    if once:
        # Sphinx compares messages and arguments, not places: the place is an argument that prints nothing.
        is_text = location is None or isinstance(location, str)
        place = location if is_text else logging.get_node_location(cast("nodes.Node", location))
        texts = (str(arg) if isinstance(arg, Exception) else arg for arg in args)  # no two errors are equal
        message, args = f"{message}%.0s", (*texts, str(place))
    logger.warning(message, *args, location=location, type="scholar", subtype=fault.value, once=once)


def report(problem: Problem) -> None:
    """Warn of a fault that a reader found."""
    warn(problem.fault, problem.message, *problem.args, location=str(problem.source))


class StoppedError(SphinxError, BdbQuit):
    """A build cannot go on, and the reason has been reported."""

    # Sphinx 9 follows every exception but this one of the debugger by a crash report, with a traceback
    # and the request to tell its developers (sphinx._cli.util.errors.handle_exception).


def stopped(message: str) -> StoppedError:
    """Tell in one line why the build stops, and return what to raise."""
    logger.error("%s", message)
    return StoppedError(message)
