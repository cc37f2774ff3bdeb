"""The command line itself: help without waiting, and messages that say what to do."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from sphinx_scholar import __version__
from sphinx_scholar.cli import serve
from sphinx_scholar.cli.errors import CommandError
from sphinx_scholar.cli.main import main
from sphinx_scholar.cli.site import Site
from tests.cli.commands import run
from tests.engine import ROOT


def test_help_loads_nothing_that_is_slow() -> None:
    code = (
        "import sys; from sphinx_scholar.cli.main import parser; parser().format_help();"
        "print(sorted({'sphinx', 'docutils', 'jinja2', 'pybtex'} & set(sys.modules)))"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == "[]"


def test_the_version_is_the_engines() -> None:
    assert run("--version") == f"sphinx-scholar {__version__}\n"


NO_SITE = "Name the folder of your site, or make one: sphinx-scholar new me"
CORRECT = "Correct it, and try again."
PICTURES = ".jpg, .jpeg, .png, .webp, .gif, .svg"
CONTRAST = "less than 4.5:1 of contrast on a white page"
NOTHING_WRITTEN = "Nothing was written."
HEAD = ["--yes", "--name", "A. B."]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["build", "empty"], ["empty has no conf.py, and so is not a site.", "Nothing was built.", NO_SITE]),
        (["build"], ["this folder has no conf.py, and so is not a site.", "Nothing was built.", NO_SITE]),
        (["build", "gone"], ["gone is not a folder.", "Nothing was built.", NO_SITE]),
        (["serve", "gone"], ["gone is not a folder.", "Nothing is served.", NO_SITE]),
        *(
            ([command, "unread"], ["conf.py, line 2: '(' was never closed.", not_done, CORRECT])
            for command, not_done in (
                ("build", "Nothing was built."),
                ("serve", "Nothing is served."),
                ("check", "Nothing was checked."),
                ("coauthors", "No table was made."),
            )
        ),
        (
            ["serve", "site", "--port", "99999"],
            [
                "99999 is not a port.",
                "Nothing is served.",
                "Give a number from 1 to 65535, or leave --port out.",
            ],
        ),
        (
            ["new", "file.txt", "--yes"],
            ["file.txt is a file.", NOTHING_WRITTEN, "Name a folder: sphinx-scholar new me"],
        ),
        (
            ["new", "full", "--yes"],
            [
                "full is not empty: it has .hidden, notes/, page.md.",
                NOTHING_WRITTEN,
                "Name another folder, or add only the files that are missing with --into.",
            ],
        ),
        (
            ["new", "many", "--yes"],
            [
                f"many is not empty: it has {', '.join(f'{n:02}.md' for n in range(10))} and 2 others.",
                NOTHING_WRITTEN,
                "Name another folder, or add only the files that are missing with --into.",
            ],
        ),
        (
            ["new", "me", *HEAD, "--email", "me@gmial.com"],
            [
                "--email: 'me@gmial.com' is at 'gmial.com', one slip away from 'gmail.com'.",
                NOTHING_WRITTEN,
                "Correct the value, or leave --email out.",
            ],
        ),
        (
            ["new", "me", *HEAD, "--orcid", "0000-0002-1825-0098"],
            [
                "--orcid: '0000-0002-1825-0098' is not an ORCID iD: its check digit is wrong.",
                NOTHING_WRITTEN,
                "Correct the value, or leave --orcid out.",
            ],
        ),
        (
            ["new", "me", *HEAD, "--accent", "azure"],
            [
                "--accent: 'azure' is not a color such as #00274c, nor one of blue, pine, wine, plum.",
                NOTHING_WRITTEN,
                "Correct the value, or leave --accent out.",
            ],
        ),
        (
            ["new", "me", *HEAD, "--accent", "#ffcb05"],
            [
                f"--accent: '#ffcb05' has {CONTRAST}; the nearest color that has it is #8c6f00.",
                NOTHING_WRITTEN,
                "Correct the value, or leave --accent out.",
            ],
        ),
        (
            ["new", "me", *HEAD, "--language", "english"],
            [
                "--language: 'english' is not a language; write its code, such as en, de or pt_BR.",
                NOTHING_WRITTEN,
                "Correct the value, or leave --language out.",
            ],
        ),
        (
            ["new", "me", *HEAD, "--portrait", "file.txt"],
            [
                f"--portrait: 'file.txt' is not a picture; its name should end in one of {PICTURES}.",
                NOTHING_WRITTEN,
                "Correct the value, or leave --portrait out.",
            ],
        ),
        (
            ["new", "me", *HEAD, "--portrait", "gone.jpg"],
            [
                "--portrait: 'gone.jpg' is not a file.",
                NOTHING_WRITTEN,
                "Correct the value, or leave --portrait out.",
            ],
        ),
        (
            ["new", "me", *HEAD, "--bib", "gone.bib"],
            ["--bib: 'gone.bib' is not a file.", NOTHING_WRITTEN, "Correct the value, or leave --bib out."],
        ),
        (
            ["new", "me", *HEAD, "--bib", "file.txt"],
            [
                "--bib: file.txt has no entry of BibTeX or BibLaTeX.",
                NOTHING_WRITTEN,
                "Name a .bib file, or leave --bib out and add your papers later.",
            ],
        ),
        (
            ["new", "me", *HEAD, "--engine", "gone.whl"],
            [
                "--engine: 'gone.whl' is not a file.",
                NOTHING_WRITTEN,
                "Name a wheel, or the address of a repository: git+https://…",
            ],
        ),
        (
            ["new", "me", *HEAD, "--engine", "sphinx-scholar"],
            [
                "--engine: 'sphinx-scholar' is neither a wheel nor an address.",
                NOTHING_WRITTEN,
                "Name a wheel, or the address of a repository: git+https://…",
            ],
        ),
    ],
)
def test_a_message_says_what_happened_what_was_not_done_and_what_to_do(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    message: list[str],
) -> None:
    for name in ("empty", "site", "unread", "full/notes", "many"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "unread/conf.py").write_text("\nproject = (\n", encoding="utf-8")
    for name in ("site/conf.py", "full/page.md", "full/.hidden", *(f"many/{n:02}.md" for n in range(12))):
        (tmp_path / name).touch()
    (tmp_path / "file.txt").write_text("Words.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    assert main(words) == 1
    said = capsys.readouterr()
    assert (said.err.splitlines(), said.out) == ([f"sphinx-scholar: {message[0]}", *message[1:]], "")
    assert sorted(tmp_path.rglob("*")) == before


def test_a_build_with_a_fault_fails_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "conf.py").write_text("project = 'A'\n", encoding="utf-8")
    (tmp_path / "index.rst").write_text("A\n=\n\n:doc:`gone`\n", encoding="utf-8")
    said = run("build", tmp_path, code=1)
    assert f"{tmp_path}/index.rst:4: WARNING: unknown document: 'gone'" in said
    assert said.endswith(
        "sphinx-scholar: the build found faults, which are listed above.\n"
        f"What is in {tmp_path}/_build/html is not for publishing.\n"
        "Correct them, and build again.\n"
    )


# -- the preview -------------------------------------------------------------------------------------


def test_the_preview_takes_the_first_free_port() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert not serve.is_free(port)
        with pytest.raises(CommandError, match=f"port {port} is in use"):
            serve.free_port(port)
        free = serve.free_port(0)
        assert free != port
    assert serve.is_free(free)


def test_the_preview_is_kept_apart_from_what_is_published() -> None:
    site = Site(folder=Path("me"))
    preview = set(serve.options(site, 8000, open_browser=False))
    published = site.sphinx_options("html", "html")
    assert preview & set(published) == {"-b", "html", "-d", "me"}
    assert "scholar_fresh=0" in preview


def test_the_preview_follows_a_change(tmp_path: Path, browser: Browser) -> None:
    settings = (
        "extensions = ['myst_parser', 'sphinx_scholar']\nhtml_theme = 'scholar'\nauthor = 'Ada Lovelace'\n"
    )
    (tmp_path / "conf.py").write_text(settings, encoding="utf-8")
    (tmp_path / "index.md").write_text("# Before\n", encoding="utf-8")
    port = serve.free_port(0)
    command = [sys.executable, "-m", "sphinx_scholar", "serve", str(tmp_path), "--port", str(port)]
    with (
        subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process,
        browser.new_page() as page,
    ):
        try:
            assert process.stdout is not None
            assert f"http://127.0.0.1:{port}/" in process.stdout.readline().decode()
            wait_for_server(port)
            with page.expect_websocket():
                page.goto(f"http://127.0.0.1:{port}/")
            assert page.inner_text("h1").startswith("Before")
            (tmp_path / "index.md").write_text("# Behind\n", encoding="utf-8")
            page.get_by_role("heading", name="Behind").wait_for()
        finally:
            process.terminate()
    assert not (tmp_path / "_build/html").exists()


def wait_for_server(port: int, *, seconds: float = 60) -> None:
    """Wait until a server takes connections."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=5):
            return
        time.sleep(0.2)
    raise AssertionError(f"nothing listens on port {port}")
