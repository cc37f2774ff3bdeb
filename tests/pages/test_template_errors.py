"""A fault in a template is reported with the template's file and line, however many processes write."""

from __future__ import annotations

from pathlib import Path

import pytest
from sphinx.errors import SphinxError

from sphinx_scholar.diagnostics import StoppedError
from sphinx_scholar.pages.template_errors import fault_in
from tests.engine import CONF, build, run_sphinx

SITE = Path("/site")

UNDEFINED = """\
Traceback (most recent call last):
  File "/lib/jinja2/environment.py", line 1295, in render
    self.environment.handle_exception()
  File "/site/_templates/page.html", line 1, in top-level template code
    {% extends "!page.html" %}
  File "/site/_templates/parts/foot.html", line 7, in block 'footer'
    {{ nothing.more }}
  File "/lib/jinja2/environment.py", line 487, in getattr
    return getattr(obj, attribute)
jinja2.exceptions.UndefinedError: 'nothing' is undefined

The above exception was the direct cause of the following exception:

Traceback (most recent call last):
  File "/lib/sphinx/builders.py", line 1, in handle_page
    raise ThemeError(msg) from exc
sphinx.errors.ThemeError: An error happened in rendering the page index.
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (UNDEFINED, "_templates/parts/foot.html:7: 'nothing' is undefined"),
        (
            UNDEFINED.replace(
                "jinja2.exceptions.UndefinedError: 'nothing' is undefined", "TypeError: no number"
            ),
            "_templates/parts/foot.html:7: TypeError: no number",
        ),
        (
            UNDEFINED.replace(
                "UndefinedError: 'nothing' is undefined", "TemplateNotFound: 'a' not found in ['/x']"
            ),
            "_templates/parts/foot.html:7: there is no template 'a'",
        ),
        (UNDEFINED.replace("/site/", "/theme/"), ""),
        ("", ""),
    ],
)
def test_the_last_template_in_a_traceback_is_named(text: str, expected: str) -> None:
    assert fault_in(text, SITE, ["_templates"]) == expected
    assert fault_in(text, SITE, ["other", "_templates"]) == expected
    assert fault_in(text, SITE, []) == ""


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        ("{{ nothing.more }}", "'nothing' is undefined"),
        ("{% if %}", "Expected an expression, got 'end of statement block'"),
        ("{{ 1 + 'one' }}", "TypeError: unsupported operand type(s) for +: 'int' and 'str'"),
        ("{% include 'none.html' %}", "there is no template 'none.html'"),
    ],
)
def test_a_build_stops_at_the_line_of_the_template(
    tmp_path: Path, jobs: int, fault: str, expected: str
) -> None:
    files = {f"page{number}.md": "# Page\n" for number in range(8)}
    layout = '{% extends "!layout.html" %}\n{% block footer %}\n' + fault + "\n{% endblock %}\n"
    files |= {"index.md": "# Home\n", "_templates/layout.html": layout}
    with pytest.raises(StoppedError) as caught:
        build(tmp_path / "site", files, jobs=jobs, templates_path=["_templates"])
    assert str(caught.value) == f"_templates/layout.html:3: {expected}"


def test_other_errors_stay_as_they_are(tmp_path: Path) -> None:
    assert "html_theme" in CONF
    with pytest.raises(SphinxError, match="no theme named 'none' found"):
        build(tmp_path / "site", {"index.md": "# Home\n"}, html_theme="none")


@pytest.mark.parametrize(
    ("files", "error"),
    [
        (
            {"index.md": b"# Home\n", "_templates/layout.html": b'{% extends "!layout.html" %}\n{% if %}'},
            "_templates/layout.html:2: Expected an expression, got 'end of statement block'",
        ),
        (
            {"index.md": "# À Lyon".encode("latin-1")},
            "index.md:1: the line is not UTF-8; save the file as UTF-8",
        ),
    ],
)
def test_the_command_tells_in_one_line_why_it_stops(
    tmp_path: Path, files: dict[str, bytes], error: str
) -> None:
    """Of other exceptions Sphinx makes a report for its developers."""
    site = tmp_path / "site"
    conf = {name: value for name, value in CONF.items() if name != "suppress_warnings"}
    lines = [f"{name} = {value!r}\n" for name, value in {**conf, "templates_path": ["_templates"]}.items()]
    for name, content in {"conf.py": "".join(lines).encode(), **files}.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_bytes(content)
    ended = run_sphinx(site, tmp_path / "out", "--no-color", doctrees=tmp_path / "d")
    assert (ended.code, ended.output, ended.errors) == (2, "", f"ERROR: {error}\n")
