"""What is kept but not counted, in the order it was entered."""

from __future__ import annotations

from collections.abc import Callable

from driving import begin as started
from evenhand.conversation.engine import Conversation
from evenhand.conversation.replies import Reply
from evenhand.reporting.items import Itemiser
from evenhand.reporting.kept import kept_not_counted
from numbered_questions import numbered


def test_a_closed_domain_keeps_answers_notes_and_references(begin: Callable[..., Conversation]) -> None:
    conversation = begin()
    prompt = conversation.framework.domain_by_id["placements_lac"].prompts[0]
    for reply in (
        Reply("choice", "case_type", value="Looked after child"),
        Reply("partly", prompt.id, note="once"),
        Reply("grade", "placements_lac", value="good"),
        Reply("note", "placements_lac", text="a move in May"),
        Reply("see", "placements_lac", value="risk"),
        Reply("choice", "case_type", value="Child in need"),
    ):
        outcome = conversation.propose(reply)
        assert not outcome.refused, outcome.says
        conversation.accept(outcome)
    kept = kept_not_counted(Itemiser(conversation.grader, conversation.state, conversation.path))
    assert [(item.question, item.words, item.note) for item in kept] == [
        (prompt.text, "Partly", "once"),
        ("Grade", "Good", ""),
        ("Note filed while reading", "a move in May", ""),
        ("Evidence refers to", "5 Risk", ""),
    ]
    assert all(item.why.startswith("15 Placements LAC Only does not apply: ") for item in kept)
    assert {item.place for item in kept} == {"15 Placements LAC Only"}


def test_a_question_that_is_asked_no_more_keeps_its_number() -> None:
    session, _ = started(numbered())
    session.replied(Reply("yes", "safety.1"))
    conversation = session.conversation
    empty = conversation.path._replace(questions=())
    (kept,) = kept_not_counted(Itemiser(conversation.grader, conversation.state, empty))
    assert kept.question == "1.1 Was the child seen in time?"
