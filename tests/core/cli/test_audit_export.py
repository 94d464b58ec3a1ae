"""``evenhand audit export``."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from evenhand.cli.audit_export import export

Command = Callable[..., Any]


def test_the_file_is_named_after_the_id_and_private(
    evenhand: Command, audit: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert export.name == "export"
    monkeypatch.chdir(tmp_path)
    ran = evenhand("audit", "export", audit[:6])
    assert (ran.code, ran.out) == (0, f"audit-{audit}.evenhand\n")
    assert "signed, not encrypted" in ran.err
    path = tmp_path / f"audit-{audit}.evenhand"
    if sys.platform != "win32":
        assert path.stat().st_mode & 0o777 == 0o600
    before = path.read_bytes()
    again = evenhand("audit", "export", audit)
    assert again.code == 2
    assert "--force" in again.err
    assert path.read_bytes() == before
    assert evenhand("audit", "export", audit, "--force").code == 0
    assert path.read_bytes() != before


def test_it_goes_where_it_is_told(evenhand: Command, audit: str, tmp_path: Path) -> None:
    target = tmp_path / "for the lead.evenhand"
    assert evenhand("audit", "export", audit, "--output", str(target), "--name", "Avery").out == f"{target}\n"
    assert b'"exporter":"Avery"' in target.read_bytes()
    printed = evenhand("audit", "export", audit, "--output", "-")
    assert printed.out.startswith('{"evenhand":"audit","schema":1}\n')
    assert evenhand("audit", "import", "-", typed=printed.out).out == f"{audit}  from this machine: nothing new\n"


def test_what_cannot_be_exported_is_one_line_and_leaves_no_file(evenhand: Command, audit: str, tmp_path: Path) -> None:
    for arguments in (
        ("0000aaaa",), (audit, "--output", str(tmp_path)), (audit, "--output", str(tmp_path / "none" / "x")),
        (audit, "--output", str(tmp_path / "x"), "--name", "x" * 81),
    ):  # fmt: skip
        ran = evenhand("audit", "export", *arguments)
        assert ran.code == 2
        assert ran.err.count("\n") == 1
        assert "KITE" not in ran.err
    assert list(tmp_path.iterdir()) == []
