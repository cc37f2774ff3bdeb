"""Pages of the browser, each for a visitor who comes for the first time, with a device of some kind."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page


@contextmanager
def open_page(browser: Browser, *, width: int = 1440, height: int = 900, **device: Any) -> Iterator[Page]:
    """Open an empty page in a window; ``device`` holds what else ``Browser.new_context`` takes.

    Whoever changes more of the device than its pages' own (its network, its clock) makes a context instead.
    """
    context = _context(browser, tuple(sorted(device.items())))
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": height})
    try:
        yield page
    finally:
        if not page.url.startswith(("about:", "chrome")):
            page.evaluate("try { localStorage.clear() } catch {}")
        page.close()


@functools.cache
def _context(browser: Browser, device: tuple[tuple[str, Any], ...]) -> BrowserContext:
    """Return what all visitors with one kind of device share: a new one takes the browser half a second.

    It keeps nothing of them: their storage is cleared, and the server lets nothing be cached.
    """
    return browser.new_context(**dict(device))
