"""The text of ``conf.py``, and what a site sets in it.

Knows no setting by its name.
"""

from __future__ import annotations

import re
import tokenize
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.config import Config


def conf_source(folder: str | Path) -> str:
    """Return the text of ``conf.py`` in the encoding that it names (PEP 263); nothing without one."""
    conf = Path(folder) / "conf.py"
    if not conf.is_file():
        return ""
    with tokenize.open(conf) as file:
        return file.read()


def line_of(name: str, source: str) -> int:
    """Return the first line of ``conf.py`` that sets a value; the first line of all for none."""
    lines = enumerate(source.splitlines(), 1)
    return next((number for number, line in lines if re.match(rf"{name}\b", line)), 1)


def is_set(config: Config, name: str) -> bool:
    """Tell whether a site sets a value, in ``conf.py`` or when it is built."""
    return name in config._raw_config or name in config.overrides
