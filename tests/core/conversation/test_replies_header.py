from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from driving import durham
from evenhand.conversation.replies import numbered_replies
from evenhand.conversation.replies_header import OtherFrameworkError, RepliesHeader, apart, check_header, header_of

REPLY = '{"to": "risk.1", "reply": "yes"}\n'
DIGEST = "a" * 64


def test_the_line_names_framework_version_and_digest() -> None:
    line = header_of(durham()).line()
    assert line.count("\n") == 1
    assert json.loads(line) == {"replies_of": "durham", "version": "1.0", "digest": durham().digest}


@given(st.text(alphabet="abc_", min_size=1), st.from_regex(r"\d\.\d", fullmatch=True))
def test_what_is_written_is_read_and_lines_keep_their_numbers(framework_id: str, version: str) -> None:
    header = RepliesHeader(framework_id, version, DIGEST)
    found, rest = apart(header.line() + REPLY, "f")
    assert found == header
    assert [line for line, _ in numbered_replies(rest, "f")] == [2]


@pytest.mark.parametrize("text", ["", REPLY, "not JSON\n", "[1]\n", "3\n", "[" * 100_000, f"\n{REPLY}"])
def test_a_file_without_one_is_left_as_it_is(text: str) -> None:
    assert apart(text, "f") == (None, text)


@pytest.mark.parametrize(
    "body",
    [
        {"replies_of": "durham"},
        {"replies_of": "durham", "version": "1.0", "digest": "abc"},
        {"replies_of": "durham", "version": 1, "digest": DIGEST},
        {"replies_of": "durham", "version": "1.0", "digest": DIGEST, "more": "x"},
    ],
)
def test_one_that_is_none_is_told_with_its_line(body: dict[str, object]) -> None:
    with pytest.raises(OtherFrameworkError, match=r"^in\.jsonl line 1: it should name the framework"):
        apart(json.dumps(body) + "\n" + REPLY, "in.jsonl")


def test_another_digest_is_refused_in_one_line_that_says_what_to_do() -> None:
    check_header(None, durham(), "f")
    check_header(header_of(durham()), durham(), "f")
    with pytest.raises(OtherFrameworkError) as refused:
        check_header(RepliesHeader("durham", "0.9", DIGEST), durham(), "in.jsonl")
    said = str(refused.value)
    assert said.startswith("in.jsonl: made under durham 0.9 (digest aaaaaaaaaaaa), and this audit is under durham 1.0 ")
    assert "--any-version" in said
    assert "\n" not in said


def test_empty_lines_may_stand_before_it_and_lines_keep_their_numbers() -> None:
    header = RepliesHeader("durham", "1.0", "a" * 64)
    found, rest = apart(f"\n  \n{header.line()}reply", "replies")
    assert found == header
    assert rest.split("\n")[3] == "reply"
    with pytest.raises(OtherFrameworkError, match="replies line 2: it should name"):
        apart('\n{"replies_of": 1}\n', "replies")
