"""Files that are not read because of how their names end."""

from __future__ import annotations

from pathlib import Path

import pytest

from evenhand.catalogue.misnamed import misnamed_files


@pytest.mark.parametrize(
    ("name", "line"),
    [
        (
            "facts.toml.txt",
            "facts.toml.txt: it is not read, because it ends in '.txt', which Windows may not show; rename",
        ),
        ("domains/01-a.toml.docx", "domains/01-a.toml.docx: it is not read, because it ends in '.docx'"),
        ("calibration/mill.toml.txt", "calibration/mill.toml.txt: it is not read"),
        ("RULES.TOML", "RULES.TOML: it is not read, because its ending has capitals; rename it to RULES.toml"),
        (
            "Facts.Toml.TXT",
            "Facts.Toml.TXT: it is not read, because it ends in '.txt', which Windows may not show; rename",
        ),
    ],
)
def test_what_was_meant_is_said(tmp_path: Path, name: str, line: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).touch()
    (found,) = misnamed_files(tmp_path)
    assert found.startswith(line)


@pytest.mark.parametrize(
    "name", ["facts.toml", "facts.toml~", "facts.toml.bak", ".facts.toml.swp", "notes.txt", "unsure.md"]
)
def test_what_is_as_it_should_be_or_none_of_ours_is_left(tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch()
    assert list(misnamed_files(tmp_path)) == []
