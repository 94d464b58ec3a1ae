"""The page on replies files is true: it names every reply and field, and its examples are replies."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from driving import durham
from evenhand.conversation.replies import FIELDS, KINDS, numbered_replies
from evenhand.conversation.replies_header import apart

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "replies.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```json\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
INLINE = re.findall(r"`(\{[^`]+\})`", PAGE)


def test_every_reply_and_field_is_named() -> None:
    assert [kind for kind in KINDS if f"`{kind}`" not in PAGE] == []
    assert [field for field in FIELDS if f"| `{field}` |" not in PAGE] == []


@pytest.mark.parametrize("text", [*BLOCKS[1:], *INLINE])
def test_every_example_is_a_reply(text: str) -> None:
    assert numbered_replies(text, "page")


def test_the_first_line_is_one() -> None:
    header, rest = apart(BLOCKS[0], "page")
    assert header is not None
    assert header.digest == durham().digest, "durham's digest changed: write the new one"
    assert rest.strip() == ""


def test_an_example_that_is_none_would_be_seen() -> None:
    assert len(INLINE) > 10
    with pytest.raises(Exception, match="would be lost"):
        numbered_replies(json.dumps({"reply": "yes", "value": "x"}), "page")
