"""The script driver stops at the first reply that does not fit."""

from __future__ import annotations

import pytest

from driving import begin, durham
from evenhand.conversation.replies import Reply
from evenhand.drivers.script import RefusedLine, play
from evenhand.store.errors import StoreFull

NO = Reply("no", to="manages_practitioner")


def test_every_reply_is_given() -> None:
    session, kept = begin(durham())
    assert play(session, [(1, NO), (3, Reply("no", to="manages_case"))], "case.jsonl") == 2
    assert [event.to for event in kept.plain()[1:]] == ["manages_practitioner", "manages_case"]


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (Reply("grade", to="risk", value="Robin told me"), "the reply 'grade' to 'risk' was refused: That is"),
        (Reply("evidence", to="Robin told me", text="Robin told me"), "'evidence' was refused: Nothing called that"),
        (Reply("see", to="risk", value="Robin told me"), "to 'risk' was refused: There is no domain that"),
        (Reply("yes", to="manages_case"), "must audit it"),
    ],
)  # fmt: skip
def test_the_first_refusal_stops_it_and_names_the_line_not_the_words(reply: Reply, said: str) -> None:
    session, kept = begin(durham())
    with pytest.raises(RefusedLine) as refused:
        play(session, [(2, NO), (7, reply), (8, NO)], "case.jsonl")
    line = str(refused.value)
    assert line.startswith("case.jsonl line 7: ")
    assert said in line
    assert "Robin told me" not in line
    assert "\n" not in line
    assert (refused.value.line, refused.value.kept) == (7, 1)
    assert len(kept.events) == 2


def test_what_could_not_be_kept_is_not_taken_over() -> None:
    session, kept = begin(durham())
    kept.refuse_with = StoreFull("the disk is full")
    with pytest.raises(StoreFull):
        play(session, [(1, NO)], "case.jsonl")
    assert len(kept.events) == 1
    assert session.conversation.state.answers == {}
