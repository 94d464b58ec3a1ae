"""Files of other kinds are refused with what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from evenhand.tables import files
from evenhand.tables.errors import TablesError
from evenhand.tables.files import kind_of_file, read_file, write_file


def test_kinds() -> None:
    assert kind_of_file(Path("a.DOCX")) == "word"
    assert kind_of_file(Path("a.xltx")) == "excel"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("a.docm", "macros"),
        ("a.xlsm", "macros"),
        ("a.doc", "old format"),
        ("a.pdf", "PDF"),
        ("a.txt", "neither"),
        ("a", "neither"),
    ],
)
def test_other_kinds(name: str, words: str) -> None:
    with pytest.raises(TablesError, match=words):
        kind_of_file(Path(name))


def test_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.docx").write_bytes(b"x" * 50)
    monkeypatch.setattr(files, "LARGEST_FILE", 10)
    assert len(read_file(tmp_path / "a.docx")) == 11
    with pytest.raises(TablesError, match="is a folder"):
        read_file(tmp_path)
    with pytest.raises(TablesError, match="no such file"):
        read_file(tmp_path / "b.docx")


def test_writing(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_file(path, b"1")
    with pytest.raises(TablesError, match="use --force"):
        write_file(path, b"2")
    assert path.read_bytes() == b"1"
    write_file(path, b"2", force=True)
    assert path.read_bytes() == b"2"
    with pytest.raises(TablesError, match="is a folder"):
        write_file(tmp_path, b"3")
    with pytest.raises(TablesError, match="no such file"):
        write_file(tmp_path / "none" / "a.xlsx", b"3")
