"""Builds of small sites in quick succession, each in a process of its own: nothing is carried over.

A server imports everything once and forks for each build, which then runs as ``sphinx-build`` does.
A build can be stopped at any moment at which it changes the disk. Client and server are both here;
the server runs this file as a program.
"""

from __future__ import annotations

import errno
import fcntl
import importlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

ROOT = Path(__file__).resolve().parents[2]

How = Literal["kill", "full", "read-only"]
"""What happens at a change of the disk: the end of the process, no space, no right to write."""

ERRORS = {"full": errno.ENOSPC, "read-only": errno.EROFS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """Where a build is stopped."""

    how: How
    at: int = 1
    """The number of the change of the disk, from 1; every later one is refused too."""
    below: str = "/"
    """The folder whose changes count."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came of a build."""

    code: int
    """The exit code; -9 of a build that was killed."""
    output: str
    """What it wrote to standard error and output, without colors."""
    changes: int
    """How often it changed the disk below the folder that counts."""

    @property
    def warnings(self) -> list[str]:
        """The warnings, as whole lines."""
        return [
            line for line in self.output.splitlines() if ": WARNING: " in line or line.startswith("WARNING: ")
        ]


@dataclass(slots=True)
class BuildServer:
    """The side that asks."""

    process: subprocess.Popen[str] = field(init=False)

    def __post_init__(self) -> None:
        """Start the other side."""
        self.process = subprocess.Popen(
            [sys.executable, "-P", __file__],
            env={
                **os.environ,
                "PYTHONPATH": str(ROOT),
                "PYTHONWARNINGS": "ignore",
                "PYTHONHASHSEED": "random",
            },
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def build(
        self,
        source: Path,
        out: Path,
        doctrees: Path,
        *options: str,
        stop: Stop | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> Answer:
        """Build a site as ``sphinx-build`` does, quietly and without colors."""
        words = ["-q", "--no-color", "-d", str(doctrees), *options, str(source), str(out)]
        request = {
            "words": words,
            "stop": asdict(stop) if stop else None,
            "environment": dict(environment or {}),
        }
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        assert answer, "the build server has ended"
        report = json.loads(answer)
        return Answer(
            code=report["code"],
            output=report["output"].replace(f"{source}{os.sep}", ""),
            changes=report["changes"],
        )


@contextmanager
def build_server() -> Iterator[BuildServer]:
    """Run a build server for a while."""
    server = BuildServer()
    with server.process:
        yield server
        assert server.process.stdin
        server.process.stdin.close()


# -- the other side -----------------------------------------------------------------------------------

PACKAGES = (
    "babel docutils email_validator furo jinja2 math_core markdown_it mdit_py_plugins myst_parser"
    " notfound pybtex pygments pylatexenc snowballstemmer sphinx sphinx_design sphinx_scholar"
    " sphinxcontrib typst"
).split()
"""What is imported once for all builds, as far as any build has imported it."""


class DiskWatch:
    """Counts changes of the disk by Python's own audit events (PEP 578), and stops at one of them.

    The processes of a build count together, in a file that all of them have open.
    """

    CHANGES = frozenset(
        {"os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.truncate"}
    )
    FREEING = frozenset({"os.rename", "os.remove", "os.rmdir", "os.truncate"})
    """What a full disk still takes."""

    def __init__(self, stop: Mapping[str, Any] | None, count_file: int) -> None:
        self.stop = stop or {"how": None, "at": 0, "below": "/"}
        self.count_file = count_file

    def __call__(self, event: str, args: tuple[Any, ...]) -> None:
        """Look at one event."""
        if event == "open":
            path, _mode, flags = args
            if not isinstance(flags, int) or not flags & (os.O_CREAT | os.O_WRONLY | os.O_RDWR | os.O_TRUNC):
                return
        elif event in self.CHANGES:
            path = args[1] if event == "os.rename" else args[0]
        else:
            return
        if isinstance(path, bytes):
            path = os.fsdecode(path)
        if not isinstance(path, (str, os.PathLike)):
            return
        whole = os.path.abspath(path)  # noqa: PTH100 - links are not followed
        is_device = whole.startswith("/dev/") and not whole.startswith("/dev/shm/")
        if is_device or not whole.startswith(self.stop["below"]):
            return
        count = self._counted()
        if self.stop["at"] and count >= self.stop["at"]:
            if self.stop["how"] == "kill":
                os.killpg(0, signal.SIGKILL)
            if self.stop["how"] == "full" and event in self.FREEING:
                return
            code = ERRORS[self.stop["how"]]
            raise OSError(code, os.strerror(code), os.fspath(path))

    def _counted(self) -> int:
        """Count one more change, and return how many there were in all processes."""
        fcntl.lockf(self.count_file, fcntl.LOCK_EX)
        count = int(os.pread(self.count_file, 10, 0) or 0) + 1
        os.pwrite(self.count_file, b"%10d" % count, 0)
        fcntl.lockf(self.count_file, fcntl.LOCK_UN)
        return count


def run_build(request: Mapping[str, Any], output: int, count_file: int) -> int:
    """Build in this process, which was forked for it."""
    os.setsid()
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    os.dup2(output, 1)
    os.dup2(output, 2)
    os.environ.update(request["environment"])
    from sphinx.cmd.build import main

    sys.addaudithook(DiskWatch(request["stop"], count_file))
    return main(request["words"])


def fork_build(request: Mapping[str, Any]) -> dict[str, Any]:
    """Build in a process of its own and wait for its end."""
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as counted:
        child = os.fork()
        if child == 0:
            code = 70
            try:
                code = run_build(request, output.fileno(), counted.fileno())
            except SystemExit as error:
                code = error.code if isinstance(error.code, int) else 1
            except BaseException:  # noqa: BLE001 - it is printed, as Python prints it
                traceback.print_exc()
            finally:
                sys.stdout.flush()
                sys.stderr.flush()
                os._exit(code)
        _pid, status = os.waitpid(child, 0)
        for file in (output, counted):
            file.seek(0)
        return {
            "code": os.waitstatus_to_exitcode(status),
            "output": output.read().decode(errors="replace"),
            "changes": int(counted.read() or 0),
        }


def imported_by(words: Sequence[str]) -> list[str]:
    """Return the modules that a build imports."""
    code = "import sys\nfrom sphinx.cmd.build import main\nmain(sys.argv[1:])\nprint(*sys.modules, sep='\\n')"
    answer = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, check=False)
    return [name for name in answer.stdout.split() if name.partition(".")[0] in PACKAGES]


def serve() -> None:
    """Answer until nothing more is asked; the first build tells what to import for all others."""
    is_warm = False
    for line in sys.stdin:
        request = json.loads(line)
        if not is_warm:
            is_warm = True
            with tempfile.TemporaryDirectory() as folder:
                source = request["words"][-2]
                for name in imported_by(["-Q", "-d", f"{folder}/d", source, f"{folder}/out"]):
                    importlib.import_module(name)
        sys.stdout.write(json.dumps(fork_build(request)) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    serve()
