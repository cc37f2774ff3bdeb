"""A fault within containers is reported in its own line, whatever stands around it."""

from __future__ import annotations

import re
from itertools import product

import pytest

from tests.engine import build

CONTAINERS = {
    "nothing": "",
    "members": "::::{members}",
    "note": "::::{note}",
    "options": "::::{note}\n:class: a",
    "options as YAML": "::::{note}\n---\nclass: a\n---",
    "backticks": "````{note}",
    "dropdown": "::::{dropdown} Title",
    "div": "::::{div} name",
    "card": "::::{card} Title",
    "grid": ":::::{grid} 2\n::::{grid-item}",
    "grid of cards": ":::::{grid} 2\n::::{grid-item-card} Title\n:link: https://a.example",
    "tabs": ":::::{tab-set}\n::::{tab-item} Title",
    "three": "::::::{note}\n:::::{tip}\n::::{admonition} Title",
}
"""What stands around a fault; each line of it that opens a fence is closed below."""

FAULTS = {
    "unknown option": (":::{talk} A\n:rol: x\n:::", 1),
    "value": (":::{talk} A\n:date: x\n:::", 1),
    "key of a paper": (":::{talk} A\n:sort: keynote\n:publications: nope\n:::", 2),
    "dates": (":::{talk} A\n:start: 2020\n:end: 2019\n:::", 2),
    "comment": (":::{talk} A\n:sort: a #b\n:::", 1),
    "file": (":::{talk} A\n:slides: x.pdf\n:::", 1),
    "no title": (":::{talk}\n:::", 0),
    "list": (":::{publications}\n:select: nope\n:::", 1),
    "role": ("{publication}`nope`", 0),
    "owner": ("{owner}`nope`", 0),
    "picture": ("![a](nope.png)", 0),
    "directive": (":::{nope}\n:::", 0),
}
"""Faults, and how many lines below their first one they are reported."""

OTHER = ("a second talk", "has a body without a list", "isn't included", "consider using")


def page(container: str, gap: str, fault: str) -> tuple[str, int]:
    """Return a page with a fault in a container, and the first line of the fault."""
    marks = re.findall(r"^([:`]{3,})\{", container, re.MULTILINE)
    above = f"# Page\n\n{container}\n{gap}" if container else "# Page\n\n"
    return "\n".join([above + fault, *reversed(marks), ""]), above.count("\n") + 1


@pytest.fixture(scope="module")
def reported(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str, str], set[int]]:
    """The lines that warnings name, counted from the first line of each fault."""
    rows = list(product(CONTAINERS, ["", "\n"], FAULTS))
    pages = {f"p{number}": page(CONTAINERS[c], gap, FAULTS[f][0]) for number, (c, gap, f) in enumerate(rows)}
    files = {f"{name}.md": text.replace("} A", f"}} {name}") for name, (text, _line) in pages.items()}
    built = build(
        tmp_path_factory.mktemp("fences") / "site",
        {"index.md": "# Home\n\n:::{person} Ada Lovelace\n:::\n", **files},
        warnings=None,
        extensions=["myst_parser", "sphinx_scholar", "sphinx_design"],
    )
    found: dict[str, set[int]] = {name: set() for name in pages}
    for warning in built.warnings:
        match = re.match(r"(?:.*/)?(p\d+)\.md:(\d+): ", warning)
        if match and not any(other in warning for other in OTHER):
            found[match[1]].add(int(match[2]) - pages[match[1]][1])
    return dict(zip(rows, found.values(), strict=True))


@pytest.mark.parametrize("container", CONTAINERS)
@pytest.mark.parametrize("gap", ["", "\n"], ids=["right below", "below an empty line"])
def test_a_fault_has_its_own_line(
    reported: dict[tuple[str, str, str], set[int]], container: str, gap: str
) -> None:
    found = {fault: reported[container, gap, fault] for fault in FAULTS}
    assert found == {fault: {line} for fault, (_text, line) in FAULTS.items()}
