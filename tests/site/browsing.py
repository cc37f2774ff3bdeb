"""Empty pages of the browser, each for a visitor who comes for the first time, with some kind of device."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

NO_WISHES: dict[str, Any] = {
    "media": "null",
    "color_scheme": "light",
    "reduced_motion": "no-preference",
    "forced_colors": "none",
    "contrast": "no-preference",
}
"""What a visitor prefers of whom nothing is known."""


NEXT_FRAME = "new Promise(next => requestAnimationFrame(() => requestAnimationFrame(next)))"
"""Comes true when a frame has been drawn; scripts have seen by then that the page was scrolled or resized."""


@contextmanager
def open_page(browser: Browser, *, width: int = 1440, height: int = 900, **device: Any) -> Iterator[Page]:
    """Open a page in a window; ``device`` holds what else ``Browser.new_context`` takes.

    Whoever changes more of the device than its page (its network, its clock) makes a context instead.
    """
    page = _context(browser, tuple(sorted(device.items()))).new_page()
    page.set_viewport_size({"width": width, "height": height})
    try:
        yield page
    finally:
        _forget(page)
        page.close()


@contextmanager
def borrow_page(browser: Browser, *, width: int = 1440, height: int = 900, **device: Any) -> Iterator[Page]:
    """Open a page as ``open_page`` does, of those that others have used: a new one takes a quarter second.

    It differs from a new one by its history alone. Whoever listens to its events stops before it is given
    back. Whoever adds a script to its documents or speaks to it beside Playwright opens a page instead, and
    so does whose device prefers something: what is emulated on a page is taken back.
    """
    key = tuple(sorted(device.items()))
    idle = _idle_pages(browser, key)
    page = idle.pop() if idle else _context(browser, key).new_page()
    page.set_viewport_size({"width": width, "height": height})
    try:
        yield page
    except BaseException:
        page.close()
        raise
    _forget(page)
    page.unroute_all()
    page.emulate_media(**NO_WISHES)
    page.mouse.move(-1, -1)
    page.goto("about:blank")
    idle.append(page)


@functools.cache
def _context(browser: Browser, device: tuple[tuple[str, Any], ...]) -> BrowserContext:
    """Return what all visitors with one kind of device share: a new one takes the browser half a second.

    It keeps nothing of them: their storage is cleared, and the server lets nothing be cached. One page stays
    open, since a window closes with its last page, and a new window takes half a second too.
    """
    context = browser.new_context(**dict(device))
    context.new_page()
    return context


@functools.cache
def _idle_pages(browser: Browser, device: tuple[tuple[str, Any], ...]) -> list[Page]:
    """Return the pages that nobody uses; they show nothing."""
    return []


def _forget(page: Page) -> None:
    if not page.url.startswith(("about:", "chrome")):
        page.evaluate("try { localStorage.clear(); sessionStorage.clear() } catch {}")
