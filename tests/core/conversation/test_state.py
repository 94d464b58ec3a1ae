"""The state of an audit, folded from its events."""

from __future__ import annotations

from evenhand.conversation.state import Answer, Key, fold
from evenhand.models.event_order import reading_order, standing
from evenhand.models.events import Event

STARTED = Event("started", value={"readings": {"limiting": "tool"}, "practice": True})


def test_every_kind_of_event_leaves_its_trace() -> None:
    state = fold(
        [
            STARTED,
            Event("answered", "a", value="yes", note="n"),
            Event("answered", "a", value="no"),
            Event("skipped", "b"),
            Event("noted", "risk", note="x"),
            Event("referenced", "risk", value="visits"),
            Event("focused", value=True),
            Event("graded"),
            Event("amended", note="why"),
        ]
    )
    assert state.readings == {"limiting": "tool"}
    assert state.practice
    assert state.answers == {Key("a"): Answer("no", "", 3)}
    assert state.skipped == {Key("b")}
    assert [note.text for note in state.notes["risk"]] == ["x"]
    assert state.references == {"risk": ["visits"]}
    assert state.focused
    assert (state.status, state.amendments) == ("in progress", ["why"])
    assert fold([STARTED, Event("graded"), Event("completed")]).status == "completed"


def test_what_was_withdrawn_does_not_stand() -> None:
    events = [STARTED, Event("answered", "a", value="yes"), Event("answered", "a", value="no")]
    events.append(Event("withdrawn", value=3))
    assert fold(events).value("a") == "yes"
    assert [number for number, _ in standing(events)] == [1, 2]


def test_an_answer_ends_a_skip() -> None:
    assert fold([Event("skipped", "a"), Event("answered", "a", value="yes")]).skipped == set()


def test_rows_of_a_form() -> None:
    state = fold([Event("answered", "a", value="x", row=0), Event("answered", "b", value="y", row=2)])
    assert state.rows(["a", "b"]) == 3
    assert state.rows(["c"]) == 0
    assert state.value("b", row=2) == "y"
    assert state.value("b") is None


def test_a_joining_says_in_what_order_everything_before_it_counts() -> None:
    yes, no = Event("answered", "a", value="yes"), Event("answered", "a", value="no")
    joined = Event("merged", value={"order": [[1, 1], [3, 3], [2, 2]]})
    assert [number for number, _ in reading_order([STARTED, yes, no, joined, yes])] == [1, 3, 2, 4, 5]
    assert fold([STARTED, yes, no]).answers[Key("a")] == Answer("no", "", 3)
    assert fold([STARTED, yes, no, joined]).answers[Key("a")] == Answer("yes", "", 2)
    assert fold([STARTED, yes, no, joined, Event("withdrawn", value=2)]).answers[Key("a")] == Answer("no", "", 3)
    assert fold([STARTED, yes, no, joined, no]).answers[Key("a")] == Answer("no", "", 5)


def test_a_joining_elsewhere_changes_no_order_here() -> None:
    yes, no = Event("answered", "a", value="yes"), Event("answered", "a", value="no")
    assert fold([STARTED, yes, no, Event("merged", value={})]).value("a") == "no"
    assert fold([STARTED, yes, no, Event("merged")]).value("a") == "no"


def test_rows_that_were_put_together_are_opened() -> None:
    joined = Event("merged", value={"rows": {"concern": 3}})
    assert fold([STARTED, Event("raised", "concern", row=1), joined]).raised == {"concern": 3}
    assert fold([STARTED, Event("raised", "concern", row=5), joined]).raised == {"concern": 6}
