"""Files of names: read line by line, and never repeated in an error."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from evenhand.cli.names_file import MOST_BYTES, NamesFileError, read_names


def test_names_with_and_without_what_they_are_called(tmp_path: Path) -> None:
    path = tmp_path / "names.txt"
    path.write_text("\ufeffWren Kite = Sister\n\n# a remark\nLark\n  Zoë  =foster carer's friend \n", encoding="utf-8")
    assert read_names(str(path)) == (("Wren Kite", "sister"), ("Lark", None), ("Zoë", "foster carer's friend"))
    assert read_names(None) == ()


def test_names_from_stdin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"Wren\n")))
    assert read_names("-") == (("Wren", None),)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"Wren\nthe mother\n", "line 2: no word there can be looked for"),
        (b"Planted =\n", "line 1: behind '=' write what"),
        (b"Planted = a]b\n", "line 1: behind '=' write what"),
        (b"Planted = " + b"x" * 50, "line 1: behind '=' write what"),
        (b"\xff\xfe", "is not UTF-8 text"),
        (b"x" * (MOST_BYTES + 1), "is too long for a list of names"),
    ],
)
def test_what_cannot_be_used_is_one_line_without_its_text(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "names.txt"
    path.write_bytes(content)
    with pytest.raises(NamesFileError, match=said) as caught:
        read_names(str(path))
    assert "Planted" not in str(caught.value)
    assert "mother" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    for path in (tmp_path / "none.txt", tmp_path):
        with pytest.raises(NamesFileError, match="cannot read"):
            read_names(str(path))
