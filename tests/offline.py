"""A build that cannot reach any other machine, and tells of every try.

Where the system allows it, the build has a network namespace of its own, in which there is no interface
but the loopback's, which is down. Elsewhere, and there too, Python itself refuses each connection and
each question for an address, and notes it (PEP 578).
"""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.engine import ROOT, run_sphinx

GUARD = """\
import os, sys

EVENTS = {"socket.connect", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo", "socket.gethostbyname"}

def guard(event, args):
    if event in EVENTS and not (event == "socket.connect" and isinstance(args[1], (str, bytes))):
        with open(os.environ["NETWORK_LOG"], "a", encoding="utf-8") as log:
            log.write(f"{event} {args[1:]}\\n")
        raise OSError(101, "the network is not to be used")

sys.addaudithook(guard)
"""
"""What Python runs before the build, in each of its processes; sockets of this machine's files are free."""

NAMESPACES = (("unshare", "-n"), ("unshare", "-rn"))
"""How to leave the network: as the administrator, and as anybody who may be one in a place of his own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came of a build."""

    code: int
    output: str
    tries: list[str]
    """The connections that Python was asked for."""


@functools.cache
def namespace() -> tuple[str, ...]:
    """Return the words before a command that leave it without a network, or none where that is forbidden."""
    for words in NAMESPACES:
        if (
            shutil.which(words[0])
            and not subprocess.run([*words, "true"], capture_output=True, check=False).returncode
        ):
            return words
    return ()


def build(site: Path, folder: Path, *options: str, before: Sequence[str] | None = None) -> Answer:
    """Build a site into ``folder`` without a network; ``before`` replaces the words that take it away."""
    guard = folder / "guard"
    guard.mkdir(parents=True)
    (guard / "sitecustomize.py").write_text(GUARD, encoding="utf-8")
    log = folder / "tries.txt"
    words = namespace() if before is None else before
    ended = run_sphinx(
        *(site, folder / "out", "-E", "-W", "--keep-going", "--no-color", *options),
        doctrees=folder / "doctrees",
        cwd=folder,
        before=words,
        environment={"PYTHONPATH": f"{guard}{os.pathsep}{ROOT}", "NETWORK_LOG": str(log)},
    )
    tries = log.read_text(encoding="utf-8").splitlines() if log.is_file() else []
    return Answer(code=ended.code, output=ended.output + ended.errors, tries=tries)
