"""The text of ``conf.py``, in which warnings find their lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_scholar.domain.conf_file import conf_source, line_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("first_line", "encoding"),
    [
        ("", "utf-8"),
        ("", "utf-8-sig"),
        ("# -*- coding: utf-8 -*-\n", "utf-8"),
        ("# -*- coding: latin-1 -*-\n", "latin-1"),
        ("# vim: set fileencoding=cp1252 :\n", "cp1252"),
        ("# coding=euc-jp\n", "euc-jp"),
    ],
)
def test_a_declared_encoding_is_read(tmp_path: Path, first_line: str, encoding: str) -> None:
    name = "山田" if encoding == "euc-jp" else "Renée"
    text = f"{first_line}author = {name!r}\nscholar_cv = 3\n"
    (tmp_path / "conf.py").write_bytes(text.encode(encoding))
    assert conf_source(tmp_path) == text
    assert line_of("scholar_cv", text) == text.count("\n")


def test_a_site_without_conf_has_no_text(tmp_path: Path) -> None:
    assert conf_source(tmp_path) == ""
