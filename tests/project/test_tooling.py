"""The pinned environments, the hosting and the commands: what no page shows, and every build needs."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ("requirements.txt", "requirements-dev.txt")
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))


def run(*command: str | Path, **options: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(word) for word in command], capture_output=True, text=True, check=False, **options
    )


def text_of(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


# --- pinned environments ---


def pins(lock: str) -> dict[str, tuple[Requirement, list[str]]]:
    """Return each requirement of a lock with its hashes, by name."""
    logical = re.sub(r"\\\n", " ", lock)
    found: dict[str, tuple[Requirement, list[str]]] = {}
    for line in logical.splitlines():
        if line.strip() and not line.strip().startswith("#"):
            requirement = Requirement(line.split("--hash")[0].strip())
            assert requirement.name not in found, f"{requirement.name} is pinned twice"
            found[requirement.name] = (requirement, re.findall(r"--hash=sha256:([0-9a-f]{64})(?=\s|$)", line))
    return found


def loose(source: str) -> dict[str, Requirement]:
    """Return the requirements of a loose list, by name."""
    lines = (line.split("#")[0].strip() for line in source.splitlines())
    requirements = [Requirement(line) for line in lines if line and not line.startswith("-")]
    return {canonicalize_name(requirement.name): requirement for requirement in requirements}


@pytest.mark.parametrize("path", LOCKS)
def test_every_requirement_is_one_version_with_hashes(path: str) -> None:
    locked = pins(text_of(path))
    assert len(locked) > 40
    for name, (requirement, hashes) in locked.items():
        assert re.fullmatch(r"==[^,*]+", str(requirement.specifier)), name
        assert hashes, f"{name} has no hash"


@pytest.mark.parametrize("path", LOCKS)
def test_a_lock_names_no_address_and_no_folder(path: str) -> None:
    options = [line for line in text_of(path).splitlines() if line.lstrip().startswith("-")]
    assert all(line.lstrip().startswith("--hash=sha256:") for line in options)
    assert not re.search(r"://|index-url|find-links|@ |\bfile:|(?:^|\s)/", text_of(path))


@pytest.mark.parametrize("path", LOCKS)
def test_compiled_packages_have_files_for_each_python(path: str) -> None:
    """A lock made for one machine alone would hold one or two files of MarkupSafe."""
    assert len(pins(text_of(path))["markupsafe"][1]) > 30


def test_the_tests_run_with_the_versions_that_the_site_is_built_with() -> None:
    site, tests = (pins(text_of(path)) for path in LOCKS)
    assert {name: tests.get(name) for name in site} == site


@pytest.mark.parametrize(
    ("source", "lock"), [("requirements.in", LOCKS[0]), ("requirements-dev.in", LOCKS[1])]
)
def test_a_lock_is_made_from_its_list(source: str, lock: str) -> None:
    locked = pins(text_of(lock))
    for name, requirement in loose(text_of(source)).items():
        version = next(iter(locked[name][0].specifier)).version
        assert requirement.specifier.contains(version), f"{requirement}, but {version} is pinned"


def test_what_the_tests_import_is_on_their_list() -> None:
    owners = packages_distributions()
    listed = loose(text_of("requirements.in")) | loose(text_of("requirements-dev.in"))
    own = {"sphinx_scholar", "tests", "tools", "benchmarks", *sys.stdlib_module_names}
    programs = [*(ROOT / "tests").rglob("*.py"), *(ROOT / "tools").glob("*.py")]
    imported = {word for path in programs for word in imported_words(path)} - own
    assert {"pytest", "bs4", "playwright"} <= imported
    unlisted = {word for word in imported if canonicalize_name(owners[word][0]) not in listed}
    assert not unlisted, f"add the distributions of {sorted(unlisted)} to requirements-dev.in"


def imported_words(path: Path) -> set[str]:
    """Return the first word of each module that a module imports."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    found = plain | {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}
    return {name.partition(".")[0] for name in found}


def test_the_distribution_asks_for_what_the_site_asks_for() -> None:
    site = loose(text_of("requirements.in"))
    project = tomllib.loads(text_of("pyproject.toml"))["project"]
    extras = project["optional-dependencies"].values()
    lines = [*project["dependencies"], *(line for lines in extras for line in lines)]
    engine = {Requirement(line).name: Requirement(line) for line in lines}
    assert engine
    assert {name: str(site[name].specifier) for name in engine} == {
        name: str(requirement.specifier) for name, requirement in engine.items()
    }


def without(entry: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in entry.items() if key != name}


def test_the_audit_is_pinned_without_addresses() -> None:
    package, lock = json.loads(text_of("audit/package.json")), json.loads(text_of("audit/package-lock.json"))
    assert "resolved" not in text_of("audit/package-lock.json")
    # npm writes down where a package's authors take gifts, which is no address to install from.
    assert "://" not in json.dumps([without(entry, "funding") for entry in lock["packages"].values()])
    assert "omit-lockfile-registry-resolved=true" in text_of("audit/.npmrc").splitlines()
    installed = {path: entry for path, entry in lock["packages"].items() if path}
    assert installed
    assert all(entry["integrity"].startswith("sha512-") for entry in installed.values())
    for name, version in package["devDependencies"].items():
        assert installed[f"node_modules/{name}"]["version"] == version


# --- hosting ---


def test_read_the_docs_accepts_its_configuration() -> None:
    check = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.readthedocs"]
    answer = run(*check, ROOT / ".readthedocs.yaml")
    assert answer.returncode == 0, answer.stdout + answer.stderr


def test_read_the_docs_builds_what_make_html_builds() -> None:
    settings = yaml.safe_load(text_of(".readthedocs.yaml"))
    assert settings["python"]["install"] == [{"requirements": "requirements.txt"}]
    assert settings["sphinx"] == {"configuration": "conf.py", "builder": "html", "fail_on_warning": True}


def test_github_accepts_the_workflows() -> None:
    assert [path.name for path in WORKFLOWS] == ["ci.yml", "linkcheck.yml", "pages.yml", "weaknesses.yml"]
    check = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows"]
    answer = run(*check, *WORKFLOWS)
    assert answer.returncode == 0, answer.stdout + answer.stderr


def workflow(name: str) -> dict[str, Any]:
    """Return a workflow; YAML 1.1 reads its key ``on`` as true."""
    content = yaml.safe_load(text_of(f".github/workflows/{name}.yml"))
    content["on"] = content.pop(True)
    return dict(content)


@pytest.mark.parametrize(
    ("name", "events"),
    [
        ("ci", {"push", "pull_request"}),
        ("pages", {"workflow_dispatch"}),
        ("linkcheck", {"schedule", "workflow_dispatch"}),
        ("weaknesses", {"schedule", "workflow_dispatch"}),
    ],
)
def test_a_workflow_runs_on_these_events_alone(name: str, events: set[str]) -> None:
    assert set(workflow(name)["on"]) == events


@pytest.mark.parametrize("name", ["linkcheck", "weaknesses"])
def test_what_asks_the_network_runs_once_a_week(name: str) -> None:
    (schedule,) = workflow(name)["on"]["schedule"]
    assert re.fullmatch(r"\d+ \d+ \* \* [0-6]", schedule["cron"])
    (job,) = workflow(name)["jobs"].values()
    assert f"make {name}" in [step.get("run") for step in job["steps"]]


def command_of(target: str) -> str:
    """Return the commands of a target as make would run them."""
    return run("make", "-n", "-C", ROOT, target, "VENV=none", "GH_TOKEN=x").stdout


def test_weaknesses_of_packages_and_workflows_are_asked_for() -> None:
    assert "pip_audit --require-hashes --disable-pip -r requirements-dev.txt" in command_of("weaknesses")
    assert "zizmor --no-progress  .github" in command_of("weaknesses")
    assert "zizmor --offline --quiet --no-progress .github" in command_of("lint")


CARELESS = {
    "an action that can be moved": (
        "uses: actions/checkout@[0-9a-f]{40} # v[0-9.]+",
        "uses: actions/checkout@main",
    ),
    "credentials that stay": ("persist-credentials: false", "fetch-depth: 1"),
    "a command that a title can write": ("bash .ci/run", "echo ${{ github.event.pull_request.title }}"),
    "an event by which strangers get rights": ("pull_request:", "pull_request_target:"),
}


@pytest.mark.parametrize("name", CARELESS)
def test_a_careless_workflow_is_found(tmp_path: Path, name: str) -> None:
    found, put = CARELESS[name]
    careless, count = re.subn(found, put, text_of(".github/workflows/ci.yml"))
    assert count
    codes = []
    for text in (text_of(".github/workflows/ci.yml"), careless):
        (tmp_path / "ci.yml").write_text(text, encoding="utf-8")
        zizmor = Path(sys.executable).parent / "zizmor"
        codes.append(run(zizmor, "--offline", "--quiet", "--no-progress", tmp_path / "ci.yml").returncode)
    assert codes[0] == 0
    assert codes[1] > 0


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_may_do_no_more_than_it_needs(path: Path) -> None:
    content = workflow(path.stem)
    assert content["permissions"] == {"contents": "read"}
    written = {
        (job, scope)
        for job, settings in content["jobs"].items()
        for scope, access in settings.get("permissions", {}).items()
        if access != "read"
    }
    assert written == ({("deploy", "pages"), ("deploy", "id-token")} if path.stem == "pages" else set())


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_actions_are_pinned_and_leave_no_credentials(path: Path) -> None:
    uses = re.findall(r"^\s*(?:- )?uses: (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert uses
    for action in uses:
        assert re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action), action
    for job in workflow(path.stem)["jobs"].values():
        for step in job["steps"]:
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False


def test_no_command_of_a_workflow_is_written_by_an_expression() -> None:
    commands = [
        step["run"]
        for path in WORKFLOWS
        for job in workflow(path.stem)["jobs"].values()
        for step in job["steps"]
        if "run" in step
    ]
    assert commands
    assert not [command for command in commands if "${{" in command]


# --- commands ---


def targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):.*##", text_of("Makefile"), re.MULTILINE))


def test_every_target_is_phony_and_has_its_line_of_help() -> None:
    phony = re.search(r"^\.PHONY: ((?:.*\\\n)*.*)", text_of("Makefile"), re.MULTILINE)
    assert phony
    assert set(phony[1].replace("\\\n", " ").split()) == targets()
    listed = run("make", "-s", "-C", ROOT, "help").stdout
    assert {line.split()[0] for line in listed.splitlines()[1:]} == targets()


@pytest.mark.parametrize("path", ["README.md", "CONTRIBUTING.md"])
def test_the_commands_that_a_document_names_exist(path: str) -> None:
    code = re.findall(r"```.*?```|`[^`\n]+`", text_of(path), re.DOTALL)
    named = {word for span in code for word in re.findall(r"\bmake ([a-z]+)", span)}
    assert {"html", "test"} <= named <= targets()


def test_ci_runs_the_tests_and_then_the_audit() -> None:
    script = ROOT / ".ci/run"
    assert run("bash", "-n", script).returncode == 0
    lines = script.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "#!/usr/bin/env bash"
    assert "set -euo pipefail" in lines
    assert [line for line in lines if line.startswith("make ")] == ["make test", "make audit"]
