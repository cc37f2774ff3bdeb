"""A server on loopback that plays the services, with answers in their documented forms and with faults."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

CSL = "application/vnd.citationstyles.csl+json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Canned:
    """One answer."""

    body: bytes = b""
    media_type: str = CSL
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    slow: float = 0
    """Seconds before the first byte."""
    cut: bool = False
    """Whether the line breaks half-way."""


def csl(**item: Any) -> Canned:
    """Return an answer in CSL-JSON."""
    return Canned(body=json.dumps(item).encode(), media_type=f"{CSL}; charset=utf-8")


@dataclass(slots=True)
class Played:
    """A server that is asked."""

    address: str
    answers: list[Canned]
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    """The path of each request with its headers."""
    methods: list[str] = field(default_factory=list)


@contextmanager
def play(*answers: Canned) -> Iterator[Played]:
    """Give these answers, one for each request, the last one for all that follow."""
    played = Played(address="", answers=list(answers))
    stopped = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            self.do_GET()

        def do_GET(self) -> None:
            played.methods.append(self.command)
            played.asked.append((self.path, {name.lower(): text for name, text in self.headers.items()}))
            answer = played.answers.pop(0) if len(played.answers) > 1 else played.answers[0]
            stopped.wait(answer.slow)
            self.send_response(answer.status)
            self.send_header("Content-Type", answer.media_type)
            self.send_header("Content-Length", str(len(answer.body) + 100 * answer.cut))
            for name, text in answer.headers.items():
                self.send_header(name, text)
            with suppress(ConnectionError):  # who waited too long is gone
                self.end_headers()
                if self.command != "HEAD":
                    self.wfile.write(answer.body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = False  # closing waits for them
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    played.address = f"http://127.0.0.1:{server.server_port}/"
    try:
        yield played
    finally:
        stopped.set()
        server.shutdown()
        server.server_close()
        thread.join()
