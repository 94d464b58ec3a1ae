from __future__ import annotations

from pathlib import Path

import pytest

from evenhand.errors import EvenhandError
from evenhand.settings.toml_file import TomlError, parse_toml, read_toml


def refusal(raw: bytes) -> str:
    with pytest.raises(TomlError) as caught:
        parse_toml(raw, "kent/rules.toml")
    return str(caught.value)


def test_name_text_and_data_are_kept() -> None:
    file = parse_toml("a = 'é'\n".encode(), "kent/rules.toml")
    assert (file.name, file.text, file.data) == ("kent/rules.toml", "a = 'é'\n", {"a": "é"})


def test_a_byte_order_mark_is_passed_over() -> None:
    assert parse_toml(b"\xef\xbb\xbfa = 1\r\n", "x").data == {"a": 1}


@pytest.mark.parametrize(
    ("raw", "start"),
    [
        (b"a = 1\nb 2\n", "kent/rules.toml line 2: no sign = follows the key"),
        (b"a = 1\na = 2\n", "kent/rules.toml line 2: a: the key stands twice, here and in line 1"),
        (b"a = 1\nb = '''", "kent/rules.toml line 2: b: the text is not closed"),
        (b"a = [1,\n2\n", "kent/rules.toml line 1: a: the list is not closed"),
        (b"a =", "kent/rules.toml line 1: a: nothing stands after the sign ="),
        (b"a = 1\nb = '\xe9'\n", "kent/rules.toml line 2: not UTF-8 text; save the file with the encoding UTF-8"),
    ],
)
def test_what_is_no_toml_is_told_with_its_line(raw: bytes, start: str) -> None:
    line = refusal(raw)
    assert line.startswith(start)
    assert "column" not in line
    assert "end of document" not in line
    assert "\n" not in line


def test_nesting_without_end_is_an_error_and_no_crash() -> None:
    assert "nested too deeply" in refusal(b"a = " + b"[" * 100_000)


def test_a_file_that_cannot_be_read_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(EvenhandError, match=r"^x\.toml: cannot be read \(Is a directory\); check "):
        read_toml(tmp_path, "x.toml")
