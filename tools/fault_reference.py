"""Write ``docs/warnings.md``: what each warning of the engine means, an example, how to mend it.

Meaning and mending stand in the docstrings of ``sphinx_scholar.records.problems.Fault``; the examples are
the sites in ``tests/data/faults``, which the tests build. Run as ``python -m tools.fault_reference``.
"""

from __future__ import annotations

import ast
import re
import tomllib
from dataclasses import dataclass
from inspect import cleandoc
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "sphinx_scholar/records/problems.py"
EXAMPLES = ROOT / "tests/data/faults"
REFERENCE = ROOT / "docs/warnings.md"

HEAD = """\
# Warnings

<!-- Made by `make docs` from sphinx_scholar/records/problems.py and tests/data/faults. -->

Every fault that the engine finds in pages, the `.bib` file or `conf.py` is a warning with the file, the \
line, what is wrong, what was done instead, and a name in brackets.
The build goes on, and shows what there is; `make html` ends as failed, so that nothing wrong is \
published unseen.
A warning comes again with every build until its cause is mended.
To publish in spite of one kind of warning, add its name to `suppress_warnings` in `conf.py`.
"""

NEIGHBORS = """\
## Warnings of others

Sphinx and the reader of Markdown have warnings of their own; these are about the engine's directives.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What the enum says of a fault."""

    name: str
    """As in the warning, ``scholar.syntax``."""
    text: str
    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A little site with one fault."""

    name: str
    files: dict[str, str]
    """What stands in its files, which are shown in the reference."""
    more: dict[str, str]
    """Other files, which the example needs and the reference does not show."""
    warnings: tuple[str, ...]
    """Whole lines, as the build tells them."""
    text: str
    """What a warning of others means, where no docstring says it."""
    remedy: str


def read_meanings() -> list[Meaning]:
    """Return what the docstrings of the enum say, in its order."""
    module = ast.parse(SOURCE.read_text(encoding="utf-8"))
    enum = next(node for node in module.body if isinstance(node, ast.ClassDef) and node.name == "Fault")
    found = []
    for member, docstring in zip(enum.body, enum.body[1:], strict=False):
        if isinstance(member, ast.Assign):
            assert isinstance(member.value, ast.Constant)
            assert isinstance(docstring, ast.Expr)
            assert isinstance(docstring.value, ast.Constant)
            paragraphs = [
                " ".join(text.split()) for text in cleandoc(str(docstring.value.value)).split("\n\n")
            ]
            text, remedy = (paragraph.replace("``", "`") for paragraph in paragraphs)
            found.append(Meaning(name=f"scholar.{member.value.value!s}", text=text, remedy=remedy))
    return found


def read_examples() -> dict[str, Example]:
    """Return the example of each warning by its name."""
    examples = {}
    for path in sorted(EXAMPLES.glob("*.toml")):
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        examples[path.stem] = Example(
            name=path.stem,
            files=content["files"],
            more=content.get("more", {}),
            warnings=tuple(content["warnings"]),
            text=content.get("text", ""),
            remedy=content.get("remedy", ""),
        )
    return examples


def render_reference() -> str:
    """Return the reference as Markdown."""
    examples = read_examples()
    meanings = read_meanings()
    parts = [HEAD, _table(meanings)]
    parts += [_section(one.name, one.text, one.remedy, examples[one.name]) for one in meanings]
    ours = {meaning.name for meaning in meanings}
    parts.append(NEIGHBORS)
    parts += [
        _section(name, example.text, example.remedy, example, level=3)
        for name, example in examples.items()
        if name not in ours
    ]
    return "\n".join(parts)


def _table(meanings: list[Meaning]) -> str:
    rows = [f"| [`{one.name}`](#{anchor(one.name)}) | {one.text} |" for one in meanings]
    return "\n".join(["| name | meaning |", "|---|---|", *rows, ""])


def anchor(name: str) -> str:
    """Return the anchor that GitHub gives to a heading."""
    return re.sub(r"[^\w-]", "", name.lower())


def _section(name: str, text: str, remedy: str, example: Example, *, level: int = 2) -> str:
    lines = [f"{'#' * level} `{name}`", "", text, ""]
    for path, content in example.files.items():
        fence = "`" * (1 + max([2, *(len(run) for run in re.findall("`+", content))]))
        language = {"md": "markdown", "bib": "bibtex", "py": "python"}.get(path.rpartition(".")[2], "text")
        lines += [f"`{path}`:", "", f"{fence}{language}", content.strip("\n"), fence, ""]
    lines += ["```text", *example.warnings, "```", "", f"**To mend it:** {remedy}", ""]
    return "\n".join(lines)


def main() -> None:
    """Write the reference."""
    REFERENCE.parent.mkdir(exist_ok=True)
    REFERENCE.write_text(render_reference(), encoding="utf-8")


if __name__ == "__main__":
    main()
