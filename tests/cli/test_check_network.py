"""``check --network``: what is said of a link by what its host answers, and what is a fault of the site."""

from __future__ import annotations

import socket
import ssl
import urllib.error
from pathlib import Path

import pytest

from sphinx_scholar.cli import client
from sphinx_scholar.cli.check import network
from sphinx_scholar.cli.check.network import Judgment, judge
from sphinx_scholar.cli.check.tree import BuiltTree
from tests.cli.commands import run
from tests.cli.services import Canned, play


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "WAITS", (0.0, 0.0))
    monkeypatch.setattr(client, "SECONDS", 0.5)


def leads(status: int, location: str) -> Canned:
    return Canned(status=status, headers={"Location": location})


OK = Canned(media_type="text/html")
FAULT, REMARK = True, False


@pytest.mark.parametrize(
    ("answers", "methods", "message", "is_fault"),
    [
        ([OK], "HEAD", "", REMARK),
        ([Canned(status=405), OK], "HEAD GET", "", REMARK),
        ([Canned(status=501), OK], "HEAD GET", "", REMARK),
        ([Canned(status=404), OK], "HEAD GET", "", REMARK),
        ([Canned(status=404)], "HEAD GET", "is dead: HOST answered 404 Not Found", FAULT),
        ([Canned(status=410)], "HEAD GET", "is dead: HOST answered 410 Gone", FAULT),
        ([Canned(status=403)], "HEAD GET", "could not be judged: HOST answered 403 Forbidden", REMARK),
        ([Canned(status=401)], "HEAD GET", "could not be judged: HOST answered 401 Unauthorized", REMARK),
        ([Canned(status=503), Canned(status=503), OK], "HEAD GET GET", "", REMARK),
        (
            [Canned(status=500)],
            "HEAD GET GET GET",
            "could not be judged: HOST answered 500 Internal Server Error, 3 times",
            REMARK,
        ),
        (
            [Canned(status=429, headers={"Retry-After": "0"}), Canned(status=429), OK],
            "HEAD GET GET",
            "",
            REMARK,
        ),
        (
            [Canned(status=429, headers={"Retry-After": "3600"})],
            "HEAD GET",
            "could not be judged: HOST answered 429 Too Many Requests, and asks to wait 3600 seconds",
            REMARK,
        ),
        (
            [Canned(slow=1)],
            "HEAD GET GET GET",
            "could not be judged: HOST did not answer: nothing came within 0.5 seconds, 3 times",
            REMARK,
        ),
        ([leads(301, "/b"), OK], "HEAD HEAD", "has moved to http://HOST/b", REMARK),
        ([leads(308, "b"), leads(301, "c#d"), OK], "HEAD HEAD HEAD", "has moved to http://HOST/c", REMARK),
        ([leads(301, "/b"), leads(302, "/c"), OK], "HEAD HEAD HEAD", "has moved to http://HOST/b", REMARK),
        ([leads(302, "/b"), leads(301, "/c"), OK], "HEAD HEAD HEAD", "", REMARK),
        ([leads(303, "/b"), OK], "HEAD HEAD", "", REMARK),
        (
            [leads(301, "/b"), Canned(status=404)],
            "HEAD HEAD GET",
            "is dead: HOST answered 404 Not Found",
            FAULT,
        ),
        ([leads(302, "/a")], "HEAD", "is dead: it leads in a circle, by http://HOST/a", FAULT),
        (
            [leads(302, f"/{number}") for number in range(12)],
            "HEAD " * 10 + "HEAD",
            "is dead: it leads in a circle, by http://HOST/10",
            FAULT,
        ),
        ([leads(302, "file:///etc/passwd")], "HEAD", "is dead: it leads on to 'file:///etc/passwd'", FAULT),
        (
            [Canned(status=302)],
            "HEAD",
            "could not be judged: HOST answered 302 Found",
            REMARK,
        ),
    ],
)
def test_what_is_said_of_an_answer(answers: list[Canned], methods: str, message: str, is_fault: bool) -> None:
    with play(*answers) as played:
        said = judge(f"{played.address}a")
        host = played.address.split("/")[2]
    assert said == Judgment(message=message.replace("HOST", host), is_fault=is_fault)
    assert " ".join(played.methods) == methods


def test_nobody_listens() -> None:
    said = judge("http://127.0.0.1:9/")
    assert said == Judgment(
        message="could not be judged: 127.0.0.1:9 did not answer: Connection refused, 3 times"
    )


@pytest.mark.parametrize(
    ("cause", "message"),
    [
        (socket.gaierror(socket.EAI_NONAME, "Name or service not known"), "there is no host a.example"),
        (
            ssl.SSLCertVerificationError("certificate verify failed"),
            "a.example has no valid certificate: not valid for 'a.example'",
        ),
    ],
)
def test_a_host_that_is_none_is_a_fault(
    monkeypatch: pytest.MonkeyPatch, cause: OSError, message: str
) -> None:
    if isinstance(cause, ssl.SSLCertVerificationError):
        cause.verify_message = "not valid for 'a.example'"
    asked = []

    def fail(_url: str, method: str) -> tuple[int, str, str]:
        asked.append(method)
        raise urllib.error.URLError(cause)

    monkeypatch.setattr(client, "_look", fail)
    assert judge("https://a.example/") == Judgment(message=f"is dead: {message}", is_fault=True)
    assert asked == ["HEAD", "GET"]


def test_a_resolver_that_leads_on_knows_its_identifier(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def answer(url: str) -> tuple[int, str, str]:
        asked.append(url)
        return 302, "Found", "https://publisher.example/"

    monkeypatch.setattr(network, "look", answer)
    assert judge("https://doi.org/10.1000/182") == Judgment()
    assert asked == ["https://doi.org/10.1000/182"]


def test_each_address_is_asked_for_once(tmp_path: Path) -> None:
    with play(OK) as played:
        link = f'<a href="{played.address}ä?b=c#{{}}">A</a>'
        for name in ("index.html", "other.html"):
            (tmp_path / name).write_text(link.format(1) + link.format(2), encoding="utf-8")
        assert network.network_findings(BuiltTree(folder=tmp_path)) == ([], [])
    assert [path for path, _headers in played.asked] == ["/%C3%A4?b=c"]
    assert "sphinx-scholar/" in played.asked[0][1]["user-agent"]


def test_a_dead_link_is_reported_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "conf.py").write_text(
        'project = author = "Ada"\nextensions = ["myst_parser", "sphinx_scholar"]\n', encoding="utf-8"
    )
    with play(Canned(status=410)) as played:
        text = f"# Home\n\nWords, and [a link]({played.address}a).\n"
        (tmp_path / "index.md").write_text(text, encoding="utf-8")
        said = run("check", tmp_path, "--network", code=1)
        host = played.address.split("/")[2]
    dead = f"index.md:3: [a link]({played.address}a): is dead: {host} answered 410 Gone"
    assert dead in said.splitlines()
