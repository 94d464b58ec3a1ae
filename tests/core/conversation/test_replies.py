"""The replies file: strict, one line for what is wrong, never what a line says."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from driving import durham
from evenhand.conversation.replies import Reply, ReplyError, numbered_replies, read_replies, write_replies
from evenhand.conversation.replies import replies_from_events as from_events
from evenhand.models.events import Event

SECRET = "Robin told me"


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("{", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ('["yes"]', "not a JSON object"),
        ('{"to": "a"}', "'reply' must be one of"),
        ('{"to": "a", "reply": "Yes"}', "'reply' must be one of"),
        ('{"to": "a", "reply": ["yes"]}', "'reply' must be one of"),
        ('{"to": 4, "reply": "yes"}', "'to' must be text"),
        ('{"reply": "yes", "Robin told me": 1}', "a field that no reply has"),
        ('{"reply": "yes", "text": "Robin told me"}', "'yes' takes no 'text'; it would be lost"),
        ('{"reply": "evidence", "text": "Robin told me", "note": "x"}', "'evidence' takes no 'note'"),
        ('{"reply": "skip", "note": "Robin told me"}', "'skip' takes no 'note'"),
        ('{"reply": "undo", "row": 1}', "'undo' takes no 'row'"),
        ('{"reply": "yes", "row": true}', "'row' must be a whole number"),
        ('{"reply": "yes", "row": -1}', "'row' must be a whole number"),
        ('{"reply": "grade"}', "'grade' needs a 'value'"),
        ('{"reply": "grade", "value": true}', "'grade' needs a 'value'"),
        ('{"reply": "grade", "value": 8.0}', "'grade' needs a 'value'"),
        ('{"reply": "reason", "text": " "}', "'reason' needs a 'text'"),
        ('{"reply": "skip", "slot": "Robin told me"}', "'slot' must be one of"),
        ('{"reply": "yes", "note": ["Robin told me"]}', "'note' must be text"),
    ],
)
def test_a_line_that_is_no_reply(line: str, wrong: str) -> None:
    with pytest.raises(ReplyError) as error:
        read_replies(f'{{"reply": "yes"}}\n\n{line}\n', "case.jsonl")
    assert str(error.value).startswith("case.jsonl line 3: ")
    assert wrong in str(error.value)
    assert SECRET not in str(error.value)
    assert "\n" not in str(error.value)


def test_blank_lines_count_but_hold_nothing() -> None:
    assert numbered_replies('\n{"reply": "yes"}\r\n\n{"reply": "no"}', "x") == [(2, Reply("yes")), (4, Reply("no"))]


@given(st.text(), st.text(), st.integers(0, 9))
def test_whatever_was_typed_survives_the_file(text: str, note: str, row: int) -> None:
    replies = [
        Reply("text", to="context", text=text, row=row),
        Reply("yes", to="risk.1", note=note),
        Reply("grade", to="risk", value=7, note=note),
        Reply("skip", to="risk", slot="evidence"),
    ]
    written = write_replies(replies)
    assert read_replies(written, "x") == replies
    assert len(written.split("\n")) == len(replies) + 1


def test_half_a_character_can_be_written_as_utf_8() -> None:
    written = write_replies([Reply("text", to="context", text="a\ud800b")])
    assert read_replies(written.encode("utf-8").decode("utf-8"), "x")[0].text == "a\ud800b"


def test_events_become_the_replies_that_were_given() -> None:
    events = [
        Event("started", value={}),
        Event("answered", "audit_date", value="2026-11-22", note="n"),
        Event("answered", "case_type", value="Other"),
        Event("answered", "family_name", value="yes"),
        Event("answered", "risk.1", value="yes"),
        Event("answered", "plan_action", value="", row=1),
        Event("skipped", "risk", "evidence"),
        Event("withdrawn", value=3),
        Event("graded"),
    ]
    assert from_events(events, durham()) == [
        Reply("date", to="audit_date", value="2026-11-22", note="n"),
        Reply("choice", to="case_type", value="Other"),
        Reply("text", to="family_name", text="yes"),
        Reply("yes", to="risk.1"),
        Reply("text", to="plan_action", text="", row=1),
        Reply("skip", to="risk", slot="evidence"),
        Reply("undo"),
        Reply("graded", to="audit"),
    ]


def test_empty_fields_are_left_out_and_an_empty_text_is_not() -> None:
    assert json.loads(write_replies([Reply("yes", to="a")])) == {"to": "a", "reply": "yes"}
    assert json.loads(write_replies([Reply("text", to="a")])) == {"to": "a", "reply": "text", "text": ""}


def test_line_separators_inside_a_text_do_not_end_the_line() -> None:
    text = "a\u2028b\u2029c\x85d\x0be\x0cf\x1cg"
    line = json.dumps({"to": "context", "reply": "text", "text": text}, ensure_ascii=False)
    assert read_replies(f"{line}\n{line}\n", "x") == [Reply("text", to="context", text=text)] * 2
