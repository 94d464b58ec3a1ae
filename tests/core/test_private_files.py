"""Files are whole, private, and over nothing by accident."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from evenhand.private_files import write_privately


def test_a_file_is_whole_and_its_owners_only(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_privately(path, b"content")
    assert path.read_bytes() == b"content"
    if sys.platform != "win32":
        assert path.stat().st_mode & 0o777 == 0o600
    assert os.listdir(tmp_path) == ["file"]  # noqa: PTH208 - hidden files count


def test_a_file_that_is_there_stays_unless_it_is_to_be_replaced(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"before")
    with pytest.raises(FileExistsError):
        write_privately(path, b"after")
    assert path.read_bytes() == b"before"
    write_privately(path, b"after", replace=True)
    assert path.read_bytes() == b"after"
    assert [one.name for one in tmp_path.iterdir()] == ["file"]


def test_without_hard_links_nothing_is_replaced_either(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise OSError("no links here")

    monkeypatch.setattr(os, "link", no_links)
    write_privately(tmp_path / "file", b"one")
    with pytest.raises(FileExistsError):
        write_privately(tmp_path / "file", b"two")
    assert (tmp_path / "file").read_bytes() == b"one"


def test_a_folder_is_not_written_over(tmp_path: Path) -> None:
    for replace in (False, True):
        with pytest.raises(IsADirectoryError):
            write_privately(tmp_path, b"", replace=replace)
    assert list(tmp_path.iterdir()) == []
