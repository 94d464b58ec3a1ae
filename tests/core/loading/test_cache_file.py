from __future__ import annotations

from pathlib import Path

import pytest

from evenhand.loading import cache_file


def test_what_was_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "new" / "cache.json"
    cache_file.write_object(path, {"grade": "tilstrækkelig"})
    assert cache_file.read_object(path) == {"grade": "tilstrækkelig"}
    assert [file.name for file in path.parent.iterdir()] == ["cache.json"]


def test_a_failure_half_way_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "cache.json"
    cache_file.write_object(path, {"is": "old"})

    def full(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(Path, "replace", full)
    cache_file.write_object(path, {"is": "new"})
    assert cache_file.read_object(path) == {"is": "old"}
    assert [file.name for file in tmp_path.iterdir()] == ["cache.json"]


def test_a_folder_that_cannot_be_made_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    cache_file.write_bytes(tmp_path / "file" / "cache.json", b"{}")
    assert cache_file.read_bytes(tmp_path / "file" / "cache.json") is None
