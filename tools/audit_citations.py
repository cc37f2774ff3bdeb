"""Have other people's readers, BibTeX itself, biber and pandoc, read the citations that this engine writes.

These are the ``.bib`` files of the built site, and what the engine makes of the files in ``tests/data/bib``,
which are of the kinds that people keep. Each reader must find every entry. Where one is absent the program
says so, and fails with ``CI`` set in the environment.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from sphinx_scholar.bibliography.fields import KNOWN_FIELDS
from sphinx_scholar.bibliography.reader import decode, export_bibtex, read_bibliography
from sphinx_scholar.records.dates import MONTHS
from tests.real_files import real_file

ROOT = Path(__file__).resolve().parent.parent
"""The project's folder."""

SAMPLES = ROOT / "tests/data/bib"
"""Files as people keep them."""

REAL_FILES = 500
"""How many files of mixed styles and faults are made and joined."""

ENTRY = re.compile(r"(?mi)^@(?!string\b|preamble\b|comment\b|xdata\b)\w+\s*[{(]\s*([^\s,]+)")
"""An entry with its key. What gives its fields to other entries, ``@xdata``, is none."""


def keys_in(text: str) -> set[str]:
    """Return the keys of the entries in a text whose entries begin lines."""
    return set(ENTRY.findall(text))


def gather(site: Path) -> dict[str, str]:
    """Return the citations of a built site, and those made of the samples, by name."""
    texts = {
        path.relative_to(site).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(site.rglob("*.bib"))
    }
    for path in sorted(SAMPLES.glob("*.bib")):
        text, _ = decode(path.read_bytes())
        name = path.relative_to(ROOT).as_posix()
        texts[name] = export_bibtex(read_bibliography(text, name).publications)
    files = (real_file(seed) for seed in range(REAL_FILES))
    works = [work for file in files for work in read_bibliography(file.text, "real.bib").publications]
    texts[f"{REAL_FILES} made files"] = export_bibtex(works)
    return texts


def _answer(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, check=False)


def read_with_biber(path: Path) -> tuple[set[str], list[str]]:
    """Return the keys that biber finds in a file, and what is wrong in its grammar.

    Of what it says of values, such as an ISBN, the file's author is told elsewhere.
    """
    out = path.with_suffix(".biber")
    answer = _answer(["biber", "--tool", "--nolog", "--output-file", str(out), str(path)])
    faults = re.findall(r"(?m)^(?:ERROR - |WARN - BibTeX subsystem: ).*", answer.stdout)
    if answer.returncode and not faults:
        faults = [answer.stderr.strip() or f"ended with {answer.returncode}"]
    return (keys_in(out.read_text(encoding="utf-8")) if out.is_file() else set()), faults


def read_with_pandoc(path: Path) -> tuple[set[str], list[str]]:
    """Return the keys that pandoc finds in a file, read as BibTeX and as BibLaTeX, and what it says."""
    found: list[set[str]] = []
    faults: list[str] = []
    for form in ("bibtex", "biblatex"):
        answer = _answer(["pandoc", "--from", form, "--to", "csljson", str(path)])
        faults += answer.stderr.splitlines()
        found.append({str(entry["id"]) for entry in json.loads(answer.stdout or "[]")})
    return set.intersection(*found), faults


STYLE = """\
ENTRY {{ {fields} }} {{ }} {{ }}
{months}
FUNCTION {{default.type}} {{ cite$ write$ newline$ }}
READ
ITERATE {{call.type$}}
"""
"""A style that writes the keys of all entries, and has a field and a text for each that it may ask for."""

CAPACITY = {"max_strings": "400000", "hash_size": "400000"}
"""Room for large files (Kpathsea's ``texmf.cnf``), of which BibTeX alone has little."""

OF_STYLE = re.compile(r"Warning--entry type for .* isn't style-file defined")
"""What BibTeX says of a style, and not of a file."""


def read_with_bibtex(path: Path) -> tuple[set[str], list[str]]:
    """Return the keys that BibTeX 0.99d finds in a file, and what it says of its grammar."""
    months = "\n".join(f'MACRO {{{month[:3].lower()}}} {{"{month}"}}' for month in MONTHS)
    fields = " ".join(sorted(field for field in KNOWN_FIELDS if field.isalpha() and field != "crossref"))
    path.with_name("keys.bst").write_text(STYLE.format(fields=fields, months=months), encoding="utf-8")
    commands = f"\\citation{{*}}\n\\bibdata{{{path.stem}}}\n\\bibstyle{{keys}}\n"
    path.with_suffix(".aux").write_text(commands, encoding="utf-8")
    answer = subprocess.run(
        ["bibtex", path.stem],
        capture_output=True,
        check=False,
        cwd=path.parent,
        env={**os.environ, "BIBINPUTS": ".", "BSTINPUTS": ".", **CAPACITY},
    )
    lines = answer.stdout.decode(errors="replace").splitlines()
    faults = [line for line in lines if re.match("Warning--|Sorry---|.*---line [0-9]+ of file", line)]
    faults = [line for line in faults if not OF_STYLE.match(line)]
    if answer.returncode > 1 and not faults:
        faults = [lines[-1] if lines else f"ended with {answer.returncode}"]
    found = path.with_suffix(".bbl")
    return (set(found.read_text(encoding="utf-8").split()) if found.is_file() else set()), faults


BROKEN = {
    "a brace that is never closed": "@article{a, title = {T, author = {A}, year = 2024}\n",
}
"""Text that no reader may take for whole; else its silence about the rest says nothing."""

Reader = Callable[[Path], tuple[set[str], list[str]]]
READERS: dict[str, Reader] = {
    "bibtex": read_with_bibtex,
    "biber": read_with_biber,
    "pandoc": read_with_pandoc,
}
"""The programs, each with how it is asked."""

PACKAGES = {"bibtex": "texlive-binaries"}
"""The packages of Debian in which a program is that are not called after it."""


def faults_of(texts: Mapping[str, str], name: str, read: Reader) -> list[str]:
    """Return what a reader refuses in these files, or does not find."""
    faults: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "citations.bib"
        for file, text in texts.items():
            path.write_text(text, encoding="utf-8")
            found, lines = read(path)
            faults += [f"{file}: {name}: {message}" for message in lines]
            faults += [f"{file}: {name} finds no {key!r}" for key in sorted(keys_in(text) - found)]
    return faults


def unseen(name: str, read: Reader) -> list[str]:
    """Return what is broken and a reader takes for whole."""
    return [what for what, text in BROKEN.items() if not faults_of({what: text}, name, read)]


def main(arguments: Sequence[str] | None = None) -> int:
    """Have each reader read everything, print what it finds, and return 1 for any fault."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("site", type=Path, help="the folder of a built site")
    texts = gather(parser.parse_args(arguments).site.resolve())
    entries = sum(len(keys_in(text)) for text in texts.values())
    has_failed = False
    for name, read in READERS.items():
        if shutil.which(name) is None:
            print(f"absent: {name} is not installed (Debian: apt install {PACKAGES.get(name, name)})")
            has_failed = has_failed or bool(os.environ.get("CI"))
            continue
        faults = faults_of(texts, name, read)
        faults += [f"{name} finds nothing wrong in {what}" for what in unseen(name, read)]
        print("\n".join([*faults, f"{name}: {len(texts)} files, {entries} entries, {len(faults)} faults"]))
        has_failed = has_failed or bool(faults)
    return int(has_failed)


if __name__ == "__main__":
    sys.exit(main())
