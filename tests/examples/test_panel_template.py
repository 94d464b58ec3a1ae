"""The Word template among the examples is filled for Durham's invented case, and is what its helper makes."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from driving import ROOT
from evenhand.cli.main import run
from panel_template import PLACE, panel_template


def texts(path: Path) -> list[str]:
    word = docx.Document(str(path))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return [*(paragraph.text for paragraph in word.paragraphs), *cells]


def test_the_template_is_what_its_helper_makes(tmp_path: Path) -> None:
    (tmp_path / "made.docx").write_bytes(panel_template())
    assert texts(PLACE) == texts(tmp_path / "made.docx")
    assert docx.Document(str(PLACE)).core_properties.author == ""


def test_the_invented_case_fills_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replies = str(ROOT / "examples" / "durham" / "kite-family.jsonl")
    assert run(["audit", "new", "durham", "--replies", replies, "--practice"]) == 0
    audit = capsys.readouterr().out.split()[0]
    made = tmp_path / "panel.docx"
    assert run(["report", audit, "--template", str(PLACE), "--output", str(made)]) == 0
    told = texts(made)
    assert "Robin Kite (invented)" in told
    assert "Requires Improvement" in told
    assert any("PRACTICE" in text for text in told)
    assert any("Trace and meet father" in text for text in told)
    assert not [text for text in told if "{{" in text]
