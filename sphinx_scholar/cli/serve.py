"""``sphinx-scholar serve``: a preview that follows every change, by sphinx-autobuild."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

from sphinx_scholar.cli.errors import CommandError
from sphinx_scholar.cli.site import Site
from sphinx_scholar.cli.terminal import echo

if TYPE_CHECKING:
    import argparse

FIRST_PORT = 8000
PORTS = 100
"""How many ports are tried."""


def run(arguments: argparse.Namespace) -> int:
    """Show a site until Ctrl-C."""
    site = Site.at(arguments.folder, not_done="Nothing is served.")
    try:
        from sphinx_autobuild.__main__ import main
    except ImportError as error:
        raise CommandError(
            f"the preview needs sphinx-autobuild: {error}.",
            not_done="Nothing is served.",
            remedy="Install it: pip install sphinx-autobuild",
        ) from error
    port = free_port(arguments.port)
    echo(f"Serving at http://127.0.0.1:{port}/ (Ctrl-C stops). The first build may take a moment.")
    main(options(site, port, open_browser=arguments.open))
    return 0


def options(site: Site, port: int, *, open_browser: bool) -> list[str]:
    """Return sphinx-autobuild's arguments; the preview is kept apart from what is published."""
    browser = ["--open-browser"] if open_browser else []
    sphinx = site.sphinx_options("html", "preview")
    quick = ["-D", "scholar_fresh=0"]
    return ["--port", str(port), *browser, "--ignore", "*/_build/*", "-q", *quick, *sphinx]


def free_port(wanted: int) -> int:
    """Return the port that was asked for, or the first free one."""
    if wanted and not 0 < wanted < 65536:
        raise CommandError(
            f"{wanted} is not a port.",
            not_done="Nothing is served.",
            remedy="Give a number from 1 to 65535, or leave --port out.",
        )
    ports = [wanted] if wanted else range(FIRST_PORT, FIRST_PORT + PORTS)
    for port in ports:
        if is_free(port):
            return port
    taken = f"port {wanted} is" if wanted else f"ports {FIRST_PORT} to {FIRST_PORT + PORTS - 1} are"
    raise CommandError(
        f"{taken} in use, or not yours to use.",
        not_done="Nothing is served.",
        remedy="Name another one: --port 9000" if wanted else "Name one that is free: --port 9000",
    )


def is_free(port: int) -> bool:
    """Tell whether a server could listen on a port of this machine."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        # As the server itself does; otherwise a port that was used a minute ago looks taken.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
