"""What cannot be read or written is one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from evenhand.travelling.errors import TravelError
from evenhand.travelling.private_files import read_at_most, write_privately


def test_a_file_that_is_there_is_for_the_caller_to_tell_of(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"before")
    with pytest.raises(FileExistsError):
        write_privately(tmp_path / "file", b"after")


def test_what_cannot_be_written_is_one_line_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(TravelError, match="it is a folder"):
        write_privately(tmp_path, b"")
    with pytest.raises(TravelError, match="cannot write"):
        write_privately(tmp_path / "none" / "file", b"")
    assert list(tmp_path.iterdir()) == []


def test_no_more_is_read_than_asked_for(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"0123456789")
    assert read_at_most(tmp_path / "file", 4) == b"01234"
    assert read_at_most(tmp_path / "file", 20) == b"0123456789"
