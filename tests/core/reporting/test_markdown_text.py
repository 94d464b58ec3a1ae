"""Guards that the strict renderer of the other tests cannot show: other renderers read more as markup."""

from __future__ import annotations

import pytest

from evenhand.reporting.markdown_text import escaped, escaped_line, one_line


@pytest.mark.parametrize(
    ("typed", "safe"),
    [
        (":-:", "\\:-:"),
        ("seen at 10:30 on 3.5.26", "seen at 10:30 on 3.5.26"),
        ("1.0 is a version", "1.0 is a version"),
        ("1. is a list", "1\\. is a list"),
        ("12)", "12\\)"),
        ("x ~~y~~ $z$", "x \\~\\~y\\~\\~ \\$z\\$"),
        ("http://a.example", "http\\://a.example"),
        ("WWW.a.example", "WWW\\.a.example"),
        ("\tindented", "&nbsp;&nbsp;&nbsp;&nbsp;indented"),
        ("   ", ""),
    ],
)
def test_a_line_is_escaped_no_more_than_it_needs(typed: str, safe: str) -> None:
    assert escaped_line(typed) == safe


def test_paragraphs_keep_to_the_block_they_stand_in() -> None:
    assert escaped("a\nb\n\nc", indent="> ") == "a\\\n> b\n>\n> c"
    assert escaped("a\n\nb", indent="  ") == "a\n\n  b"


def test_any_line_break_keeps_a_text_out_of_a_table_cell() -> None:
    assert one_line("a b")
    assert not one_line("a\u2028b")
