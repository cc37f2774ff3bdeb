"""A build needs no network and asks for none; a site that would is found out."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.engine import ROOT, tree
from tests.offline import build, namespace
from tests.site.sites import BuiltSite


def test_the_site_is_built_without_a_network(tmp_path: Path, local_site: BuiltSite) -> None:
    answer = build(ROOT, tmp_path, "-j", "2")
    assert (answer.code, answer.output, answer.tries) == (0, "", [])
    offline, built = tree(tmp_path / "out"), tree(local_site.folder)
    assert {path for path in offline.keys() | built.keys() if offline.get(path) != built.get(path)} == set()


@pytest.fixture
def listening() -> Iterator[str]:
    """The address of a server on this machine."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"{server.getsockname()[0]}:{server.getsockname()[1]}"


REACHING = {
    "by Python": "socket.create_connection(('127.0.0.1', {port}), 5)",
    "by a name": "socket.getaddrinfo('homepage.example', 443)",
    "by a datagram": "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', {port}))",
}


@pytest.mark.parametrize("way", REACHING)
@pytest.mark.parametrize("before", [None, ()], ids=["in a namespace", "by Python alone"])
def test_a_site_that_reaches_out_is_found(
    tmp_path: Path, listening: str, way: str, before: tuple[str, ...] | None
) -> None:
    site = tmp_path / "site"
    site.mkdir()
    call = REACHING[way].format(port=listening.rpartition(":")[2])
    (site / "conf.py").write_text(f"import socket\n{call}\n", encoding="utf-8")
    (site / "index.rst").write_text("Home\n====\n", encoding="utf-8")
    answer = build(site, tmp_path / "built", before=before)
    assert answer.code
    assert "the network is not to be used" in answer.output
    assert len(answer.tries) == 1


def test_what_is_not_python_reaches_nothing_either(listening: str) -> None:
    """Asked of a program that no hook of Python's sees, where the system has namespaces."""
    host, _colon, port = listening.partition(":")
    code = f"import socket; socket.create_connection(({host!r}, {port}), 5)"
    connect = [sys.executable, "-I", "-c", code]
    assert subprocess.run(connect, capture_output=True, check=False).returncode == 0
    if namespace():
        assert subprocess.run([*namespace(), *connect], capture_output=True, check=False).returncode != 0
