"""The HTTP client of all commands: time limits, a user agent, retries, and errors in plain words."""

from __future__ import annotations

import http.client
import socket
import ssl
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

from sphinx_scholar import __version__

if TYPE_CHECKING:
    from collections.abc import Callable

Answer = TypeVar("Answer")

USER_AGENT = f"sphinx-scholar/{__version__} (a command for the homepages of academics)"

SECONDS = 15.0
"""How long to wait for the next bytes of an answer."""

LONGEST = 5_000_000
"""The most bytes that an answer may have; no record of a paper comes near."""

WAITS = (1.0, 3.0)
"""Seconds before a second and a third try."""

LONGEST_WAIT = 10.0
"""The longest pause that a service may ask for; the command gives up rather than wait longer."""

REDIRECTS = frozenset({301, 302, 303, 307, 308})
"""Statuses of redirects (RFC 9110, section 15.4)."""

BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Statuses after which another try makes sense (RFC 9110, section 15)."""


class ServiceError(Exception):
    """A service gave no usable answer."""


class NotFoundError(ServiceError):
    """The service knows nothing of what was asked for."""


class WrongHostError(ServiceError):
    """There is no host of that name, or its certificate is not valid for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """The answer of a service."""

    text: str
    media_type: str
    """In lower case, without parameters."""


def fetch(url: str, accept: str) -> Reply:
    """Return the answer of an address; a busy service or a broken connection is tried again."""
    host = urlsplit(url).netloc
    try:
        return _with_retries(host, lambda: _read(url, accept))
    except urllib.error.HTTPError as error:
        if error.code in {404, 410}:
            raise NotFoundError(f"{host} knows nothing of it") from error
        raise ServiceError(f"{host} answered {error.code} {error.reason}") from error


def look(url: str) -> tuple[int, str, str]:
    """Return the status of an address, its reason phrase, and its ``Location``; follow no redirect.

    Many hosts refuse ``HEAD`` alone: after any fault, the page itself is asked for.
    """
    try:
        try:
            return _look(url, "HEAD")
        except urllib.error.HTTPError as error:
            if error.code in REDIRECTS:
                raise
            error.close()
        except (OSError, http.client.HTTPException):
            pass
        return _with_retries(urlsplit(url).netloc, lambda: _look(url, "GET"))
    except urllib.error.HTTPError as error:
        error.close()
        return error.code, str(error.reason), str(error.headers.get("Location") or "")


def _with_retries(host: str, ask: Callable[[], Answer]) -> Answer:
    """Return the answer; ask again where the host is busy or the connection breaks."""
    for wait in (*WAITS, None):
        try:
            return ask()
        except urllib.error.HTTPError as error:
            error.close()
            if error.code not in BUSY:
                raise
            reason, asked_wait = f"{host} answered {error.code} {error.reason}", error.headers["Retry-After"]
        except (OSError, http.client.HTTPException) as error:
            _raise_if_final(host, error)
            reason, asked_wait = f"{host} did not answer: {_reason(error)}", None
        if wait is None:
            break
        pause = float(asked_wait) if asked_wait and asked_wait.isdecimal() else wait
        if pause > LONGEST_WAIT:
            raise ServiceError(f"{reason}, and asks to wait {pause:.0f} seconds")
        time.sleep(pause)
    raise ServiceError(f"{reason}, {len(WAITS) + 1} times")


def _raise_if_final(host: str, error: Exception) -> None:
    """Raise an error where another try cannot help: the name is unknown, or the certificate not valid."""
    cause = error.reason if isinstance(error, urllib.error.URLError) else error
    if isinstance(cause, ssl.SSLCertVerificationError):
        raise WrongHostError(f"{host} has no valid certificate: {cause.verify_message}") from error
    if isinstance(cause, socket.gaierror) and cause.errno == socket.EAI_NONAME:
        raise WrongHostError(f"there is no host {host}") from error


def _request(url: str, accept: str, method: str = "GET") -> urllib.request.Request:
    if urlsplit(url).scheme not in {"http", "https"}:
        raise ServiceError(f"{url!r} is not an address of the web")
    headers = {"Accept": accept, "User-Agent": USER_AGENT}
    return urllib.request.Request(url, headers=headers, method=method)  # noqa: S310  # the scheme is checked


def _read(url: str, accept: str) -> Reply:
    with urllib.request.build_opener().open(_request(url, accept), timeout=SECONDS) as answer:
        content = answer.read(LONGEST + 1)
        if len(content) > LONGEST:
            raise ServiceError(f"{urlsplit(url).netloc} answered with more than {LONGEST // 1_000_000} MB")
        length = answer.headers["Content-Length"]
        if length and length.isdecimal() and len(content) < int(length):
            raise http.client.IncompleteRead(content, int(length) - len(content))
        charset = answer.headers.get_content_charset() or "utf-8"
        media_type = answer.headers.get_content_type()
    try:
        return Reply(text=content.decode(charset), media_type=media_type)
    except (UnicodeDecodeError, LookupError) as error:
        raise ServiceError(f"{urlsplit(url).netloc} answered with text that is not {charset}") from error


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """Raises redirects as errors, so that the caller sees each."""

    def redirect_request(self, *_args: object) -> None:
        """Return no request to follow."""


def _look(url: str, method: str) -> tuple[int, str, str]:
    request = _request(url, "text/html,*/*;q=0.8", method)
    with urllib.request.build_opener(_NoRedirects).open(request, timeout=SECONDS) as answer:
        return answer.status, str(answer.reason), ""


def _reason(error: Exception) -> str:
    """Return the cause of a failure in a few words."""
    cause = error.reason if isinstance(error, urllib.error.URLError) else error
    if isinstance(cause, TimeoutError):
        return f"nothing came within {SECONDS:g} seconds"
    if isinstance(cause, http.client.IncompleteRead):
        return "its answer was cut off"
    return str(getattr(cause, "strerror", "") or cause or type(cause).__name__)
