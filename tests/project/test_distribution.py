"""The engine as a distribution of its own, without the site around it."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from email import message_from_string
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from packaging.utils import canonicalize_name

import sphinx_scholar

ROOT = Path(__file__).resolve().parents[2]


def run(*command: str | Path, **options: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(word) for word in command], capture_output=True, text=True, check=False, **options
    )


def engine_files() -> set[str]:
    return {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "sphinx_scholar").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def imported_modules() -> set[str]:
    """Return the packages that the engine imports, wherever in a module it does so."""
    found: set[str] = set()
    for path in (ROOT / "sphinx_scholar").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                assert not node.level and node.module, f"{path} imports by a relative name"
                first, _, rest = node.module.partition(".")
                # A namespace of many distributions, each of which is named after its package.
                found.add(f"{first}-{rest}" if first == "sphinxcontrib" else first)
    return found - set(sys.stdlib_module_names) - {"sphinx_scholar"}


def test_the_distribution_depends_on_what_it_imports_and_on_nothing_else() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {name_in(line) for line in project["dependencies"]}
    # What only the command imports, and what a site names in conf.py, comes with the extra.
    extra = {name_in(line) for lines in project["optional-dependencies"].values() for line in lines}
    owners = packages_distributions()
    imported = {canonicalize_name(owners.get(module, [module])[0]) for module in imported_modules()}
    named = {"furo", "sphinx-notfound-page"}  # by the theme: as its parent, and as an extension
    assert (imported | named) - extra == needed - extra
    assert not needed & extra


def name_in(line: str) -> str:
    return canonicalize_name(re.split(r"[<>=]", line)[0])


@pytest.fixture(scope="module")
def distributions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    answer = run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT)
    assert answer.returncode == 0, answer.stdout + answer.stderr
    return folder


def test_the_wheel_holds_the_engine_and_nothing_of_the_site(distributions: Path) -> None:
    (wheel,) = distributions.glob("sphinx_scholar-*-py3-none-any.whl")
    names = {name for name in zipfile.ZipFile(wheel).namelist() if not name.endswith("/")}
    metadata = {name for name in names if name.split("/")[0].endswith(".dist-info")}
    assert names - metadata == engine_files()
    assert {name.partition("/")[2] for name in metadata} == {
        "METADATA",
        "entry_points.txt",
        "RECORD",
        "WHEEL",
        "licenses/LICENSE",
    }
    assert any("/static/" in name for name in names)
    assert any("/templates/" in name for name in names)


def test_an_index_would_take_both(distributions: Path) -> None:
    answer = run(sys.executable, "-m", "twine", "check", "--strict", *distributions.iterdir())
    assert answer.returncode == 0, answer.stdout + answer.stderr
    assert answer.stdout.count("PASSED") == 2


def test_the_metadata_say_what_the_readme_says(distributions: Path) -> None:
    (wheel,) = distributions.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith("/METADATA"))
        metadata = message_from_string(archive.read(name).decode())
    assert str(metadata.get_payload()).rstrip() == (ROOT / "README.md").read_text(encoding="utf-8").rstrip()
    assert metadata["Description-Content-Type"] == "text/markdown"
    assert metadata["Version"] == sphinx_scholar.__version__
    assert re.fullmatch(r"\d+\.\d+\.\d+", metadata["Version"])
    classifiers = metadata.get_all("Classifier", [])
    pythons = [f"Programming Language :: Python :: 3.{minor}" for minor in range(11, 15)]
    assert [
        line for line in classifiers if line.startswith("Programming Language :: Python :: 3.")
    ] == pythons


def test_the_source_distribution_holds_nothing_of_the_site(distributions: Path) -> None:
    (sdist,) = distributions.glob("sphinx_scholar-*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert names == engine_files() | {"LICENSE", "PKG-INFO", "README.md", "pyproject.toml"}


def test_the_wheel_works_away_from_the_site(distributions: Path, tmp_path: Path) -> None:
    (wheel,) = distributions.glob("*.whl")
    target, site = tmp_path / "lib", tmp_path / "site"
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    installed = run(*pip, "--no-deps", "--no-index", "--target", target, wheel)
    assert installed.returncode == 0, installed.stderr
    site.mkdir()
    (site / "conf.py").write_text(
        "project = author = 'A. Lovelace'\nextensions = ['myst_parser', 'sphinx_scholar']\n"
        "myst_enable_extensions = ['colon_fence']\n",
        encoding="utf-8",
    )
    page = "# Home\n\n:::{scholar:person} A. Lovelace\n:email: ada@example.org\n\nEngines.\n:::\n"
    (site / "index.md").write_text(page, encoding="utf-8")
    code = (
        "import sys, sphinx_scholar, sphinx.cmd.build as build;"
        "print(sphinx_scholar.__file__); sys.exit(build.main())"
    )
    command = [sys.executable, "-c", code, "-b", "html", "-W", "--keep-going", ".", "_build"]
    built = run(*command, cwd=site, env={"PYTHONPATH": str(target), "PATH": ""})
    assert built.returncode == 0, built.stdout + built.stderr
    assert built.stdout.splitlines()[0] == str(target / "sphinx_scholar" / "__init__.py")
    page = (site / "_build/index.html").read_text(encoding="utf-8")
    (address,) = BeautifulSoup(page, "html.parser").select(".scholar-person a[href^='mailto:']")
    assert address.get_text() == "ada@example.org"
