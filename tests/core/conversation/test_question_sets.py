"""Questions that an auditor pastes in, asked one by one."""

from __future__ import annotations

import pytest

from driving import begin, framework_called
from evenhand.conversation.dialogue import Response
from evenhand.conversation.question_sets import MOST_QUESTIONS, check_question_set, questions_in
from evenhand.conversation.questions import Question
from evenhand.conversation.replies import Reply, read_replies, replies_from_events, write_replies
from evenhand.conversation.state import Key
from evenhand.conversation.values import RefusedReply
from evenhand.drivers.session import Session

THEME = "themed_questions"
PASTED = "1. Was the father involved?\n\n•\tIs the plan clear?\n - Who was seen?"


def themed(pasted: str = PASTED) -> Session:
    session, _ = begin(framework_called("northamptonshire"))
    session.replied(Reply("yes", to="themed_audit"))
    session.replied(Reply("text", to=THEME, text=pasted))
    return session


def asked(session: Session) -> list[Question]:
    return [question for question in session.conversation.path.questions if question.key.to == THEME]


def kept(response: Response) -> None:
    assert response.outcome is not None
    assert not response.outcome.refused, response.says


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        (PASTED, ("Was the father involved?", "Is the plan clear?", "Who was seen?")),
        ("(1) One\n2) Two\na. Three\nb) Four", ("One", "Two", "Three", "Four")),
        ("Is 3 enough?\n3.5 visits?\n- ", ("Is 3 enough?", "3.5 visits?", "-")),
        ("\n \n", ()),
    ],
)
def test_one_question_a_line_without_its_bullet(text: str, questions: tuple[str, ...]) -> None:
    assert questions_in(text) == questions


def test_each_question_is_asked_where_the_set_stands() -> None:
    session = themed()
    found = asked(session)
    assert [question.key for question in found] == [Key(THEME, "answer", row) for row in range(4)]
    assert [(q.text, q.kind, q.number, q.total) for q in found[1:]] == [
        ("Was the father involved?", "long_text", 1, 3),
        ("Is the plan clear?", "long_text", 2, 3),
        ("Who was seen?", "long_text", 3, 3),
    ]
    assert {question.domain for question in found} == {"themes_from_learning"}
    assert session.conversation.question == found[1]


def test_an_audit_without_a_theme_asks_for_none() -> None:
    session, _ = begin(framework_called("northamptonshire"))
    assert asked(session) == []
    session.replied(Reply("no", to="themed_audit"))
    assert asked(session) == []


def test_reworded_and_added_questions_keep_the_answers_of_their_rows() -> None:
    session = themed()
    kept(session.replied(Reply("text", to=THEME, row=1, text="He was asked twice.")))
    kept(session.replied(Reply("text", to=THEME, text="Was Dad involved?\nA new one?")))
    state = session.conversation.state
    assert [question.text for question in asked(session)[1:]] == ["Was Dad involved?", "A new one?"]
    assert state.value(THEME, row=1) == "He was asked twice."
    assert session.conversation.question == asked(session)[2]
    kept(session.replied(Reply("text", to=THEME, text=PASTED)))
    assert len(asked(session)) == 4


def test_an_answer_to_a_question_that_is_not_there_is_refused() -> None:
    outcome = themed().replied(Reply("text", to=THEME, row=4, text="Yes")).outcome
    assert outcome is not None
    assert outcome.refused


def test_replies_round_trip_line_breaks_and_all() -> None:
    session = themed()
    kept(session.replied(Reply("text", to=THEME, row=1, text="yes")))
    kept(session.replied(Reply("text", to=THEME, row=2, text="yes\nin two lines")))
    events = session.conversation.events
    replies = replies_from_events(events, session.framework)
    assert [reply.reply for reply in replies] == ["yes", "text", "text", "text"]
    written = write_replies(replies)
    again, _ = begin(session.framework)
    for reply in read_replies(written, "file"):
        kept(again.replied(reply))
    assert again.conversation.events == events
    assert again.conversation.state.value(THEME) == PASTED.strip()


def test_a_typed_paste_is_taken_whole() -> None:
    session, _ = begin(framework_called("northamptonshire"))
    session.replied(Reply("yes", to="themed_audit"))
    session.conversation.go_to(Key(THEME))
    kept(session.typed("First?\nSecond?"))
    assert [question.text for question in asked(session)[1:]] == ["First?", "Second?"]


def test_a_whole_document_is_no_set_of_questions() -> None:
    check_question_set("\n".join(["Why?"] * MOST_QUESTIONS))
    with pytest.raises(RefusedReply, match="That is 101 questions; a set has 100 at most"):
        check_question_set("\n".join(["Why?"] * (MOST_QUESTIONS + 1)))
    session = themed("\n".join(["Why?"] * 101))
    assert session.conversation.state.value(THEME) is None
