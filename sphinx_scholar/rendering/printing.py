"""How the engine's templates print values: as HTML, text of pages with the apostrophes that pages have.

Jinja escapes each ``{{ value }}`` by four calls of Python, and the page of a paper prints some two
hundred; here it is one call.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import Environment
from jinja2.compiler import CodeGenerator
from markupsafe import Markup, escape

if TYPE_CHECKING:
    from jinja2 import nodes
    from jinja2.compiler import Frame


def as_html(value: Any) -> str:
    """Return a value as :func:`markupsafe.escape` does, but text as a plain string."""
    kind = type(value)
    if kind is str:
        text: str = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return text.replace("'", "&#39;").replace('"', "&#34;")
    return value if kind is Markup else escape(value)


def with_apostrophes(value: object) -> object:
    """Return text with apostrophes as ``smartquotes`` prints those of pages; markup stays as it is."""
    return value.replace("'", "’") if type(value) is str else value


class _OneCall(CodeGenerator):
    """Compiles what escapes a value into a call of ``environment.printed``."""

    def _output_child_pre(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        if self._escapes(frame):
            self.write("environment.printed(")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        if self._escapes(frame):
            self.write(")")
        else:
            super()._output_child_post(node, frame, finalize)

    @staticmethod
    def _escapes(frame: Frame) -> bool:
        return frame.eval_ctx.autoescape and not frame.eval_ctx.volatile


class HtmlEnvironment(Environment):
    """Templates of HTML."""

    code_generator_class = _OneCall
    printed = staticmethod(as_html)


class PageEnvironment(HtmlEnvironment):
    """Templates of what readers see; what is not escaped passes through ``finalize``."""

    @staticmethod
    def printed(value: Any) -> str:
        """Return a value as HTML."""
        return as_html(with_apostrophes(value))
