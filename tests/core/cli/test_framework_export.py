"""``evenhand framework export``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl

from evenhand.cli.framework_export import export


def test_a_workbook_is_written_once(evenhand: Callable[..., Any], tmp_path: Path) -> None:
    assert export.name == "export"
    path = tmp_path / "ofsted.xlsx"
    ran = evenhand("framework", "export", "ofsted", "--xlsx", str(path))
    assert (ran.code, ran.out, ran.err) == (0, f"{path}\n", "")
    book = openpyxl.load_workbook(path)
    assert book.sheetnames[:3] == ["README", "Framework", "Scales"]
    again = evenhand("framework", "export", "ofsted", "--xlsx", str(path))
    assert again.code == 2
    assert "use --force" in again.err
    assert evenhand("framework", "export", "ofsted", "--xlsx", str(path), "--force").code == 0


def test_bad_input(evenhand: Callable[..., Any], tmp_path: Path) -> None:
    for arguments, words in (
        (("ofsted", "--xlsx", str(tmp_path / "a.xls")), "must end in .xlsx"),
        (("ofstd", "--xlsx", str(tmp_path / "a.xlsx")), "no framework 'ofstd'"),
        (("ofsted", "--xlsx", str(tmp_path / "none" / "a.xlsx")), "cannot write"),
        (("ofsted",), "--xlsx"),
    ):
        ran = evenhand("framework", "export", *arguments)
        assert (ran.code, ran.out) == (2, "")
        assert words in ran.err
    assert list(tmp_path.iterdir()) == []
