"""Hints on what is written: on which answers, when silent, and that they record nothing."""

from __future__ import annotations

import pytest

from driving import begin, durham, framework_called
from evenhand.checking.findings import Hint
from evenhand.conversation.finishing import FINISH
from evenhand.conversation.hints import check_text, closing_hints, hints_on
from evenhand.conversation.replies import Reply
from evenhand.conversation.state import Key
from evenhand.drivers.session import Session
from evenhand.models.framework import Framework

POOR = "Statutory visits are poor."


def northamptonshire() -> Framework:
    return framework_called("northamptonshire")


def session(*replies: Reply) -> Session:
    made, _ = begin(northamptonshire())
    for reply in replies:
        outcome = made.replied(reply).outcome
        assert outcome is not None
        assert not outcome.refused, outcome.says
    return made


def hints(made: Session, key: Key, text: str, *, note: bool = False, off: tuple[str, ...] = ()) -> list[str]:
    conversation = made.conversation
    place = conversation.path.place(key)
    assert place is not None
    question = conversation.path.questions[place]
    found = check_text(conversation.grader, conversation.state, question, text, note=note, off=off)
    return [hint.kind for hint in found]


EVIDENCE = Key("risk_management", "evidence")


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("KB was seen.", ["initials"]),
        ("The MARAC met; the IRO came.", ["acronyms"]),
        (POOR, ["negative"]),
        ("Visit within two weeks.", []),
        ("A calm visit.", []),
        ("", []),
    ],
)
def test_evidence_is_looked_at(text: str, kinds: list[str]) -> None:
    assert hints(session(), EVIDENCE, text) == kinds


def test_each_check_keeps_to_what_it_applies_to() -> None:
    made = session(Reply("no", to="spoken_with"))
    assert hints(made, Key("actions"), "Visit within two weeks.") == ["relative_dates"]
    assert hints(made, Key("discussion_not_held_reason"), "She is away; next month.") == ["relative_dates"]
    assert hints(made, Key("action_owner"), "team manager") == ["owner"]
    assert hints(made, Key("action_owner"), "") == ["owner"]
    assert hints(made, Key("action_owner"), "Priya Shah") == []
    assert hints(made, Key("child_name"), "KB") == ["initials"]


def test_an_answer_that_is_chosen_has_no_text_but_its_note_has() -> None:
    prompt = Key("risk_management.1")
    assert hints(session(), prompt, "KB was seen.") == []
    assert hints(session(), prompt, "KB was seen.", note=True) == ["initials"]


def test_negative_statements_may_stand_where_the_section_is_inadequate() -> None:
    assert hints(session(Reply("grade", to="risk_management", value=3)), EVIDENCE, POOR) == ["negative"]
    made = session(Reply("grade", to="risk_management", value=2))
    assert hints(made, EVIDENCE, POOR) == []
    assert hints(made, EVIDENCE, f"{POOR} KB") == ["initials"]
    assert hints(made, Key("care_planning", "evidence"), POOR) == ["negative"]


def test_negative_statements_may_stand_where_the_case_is_inadequate() -> None:
    care = Key("care_planning", "evidence")
    chosen = session(Reply("grade", to="overall", value="inadequate"))
    assert hints(chosen, care, POOR) == []
    assert hints(session(Reply("grade", to="overall", value="good")), care, POOR) == ["negative"]
    forced = session(Reply("yes", to="limited_or_no_evidence_seen"))
    assert forced.conversation.ruling.permitted == ("Inadequate",)
    assert hints(forced, care, POOR) == []


def test_a_kind_can_be_switched_off() -> None:
    assert hints(session(), EVIDENCE, f"KB. {POOR}", off=("negative",)) == ["initials"]


def test_a_framework_without_checks_has_no_hints() -> None:
    made, _ = begin(durham())
    assert hints(made, Key("risk", "evidence"), f"KB. {POOR}") == []


def test_the_events_of_a_reply_are_looked_at_with_their_notes() -> None:
    made = session()
    conversation = made.conversation

    def found(reply: Reply) -> list[tuple[str, str]]:
        outcome = conversation.propose(reply)
        assert outcome.after is not None
        events, after = outcome.events, outcome.after
        return [(hint.kind, hint.found) for hint in hints_on(conversation.path, after.grader, after.state, events)]

    assert found(Reply("evidence", to="risk_management", text="KB met the MARAC.")) == [
        ("initials", "KB"),
        ("acronyms", "MARAC"),
    ]
    assert found(Reply("yes", to="risk_management.1", note="seen by KB")) == [("initials", "KB")]
    assert found(Reply("note", to="care_planning", text="ask TL")) == [("initials", "TL")]
    assert found(Reply("grade", to="risk_management", value=7)) == []
    assert found(Reply("skip", to="risk_management.1")) == []


def test_the_reminder_to_proofread_comes_once_when_all_is_asked() -> None:
    made = session()
    given: list[Hint] = []
    while made.conversation.cursor != FINISH:
        given += [hint for hint in made.replied(Reply("skip")).hints if hint.kind == "proofread"]
    assert [hint.source for hint in given] == ["L44"]
    made.conversation.go_to(EVIDENCE)
    later = made.replied(Reply("evidence", text="A calm visit.")).hints
    assert made.conversation.cursor is not None
    assert later == ()
    assert closing_hints(made.conversation.grader, off=("proofread",)) == ()
