"""The conversation as messages."""

from __future__ import annotations

from driving import KITE, begin, durham
from evenhand.conversation.replies import read_replies
from evenhand.models.events import Event
from evenhand_tui.messages import history, turn_messages


def test_history_has_every_answer_in_the_auditors_words() -> None:
    session, kept = begin(durham())
    replies = read_replies(KITE.read_text(encoding="utf-8"), "kite")
    for reply in replies:
        session.replied(reply)
    said = "\n".join(message.text for message in history(session.conversation) if message.who == "you")
    written = [event for event in kept.plain() if event.kind == "answered"]
    assert len(written) > 200
    for event in written:
        assert event.note in said
        if event.slot in {"evidence", "reason"}:
            assert str(event.value) in said


def test_an_answer_leads_back_to_its_question() -> None:
    session, _ = begin(durham())
    session.typed("no")
    answer = history(session.conversation)[-1]
    assert (answer.who, answer.text) == ("you", "no")
    assert answer.goes_to is not None
    assert answer.goes_to.to == "manages_practitioner"


def test_an_answer_left_blank_says_so() -> None:
    session, _ = begin(durham())
    session.conversation.events.append(Event("answered", "family_name", value=""))
    assert history(session.conversation)[-1].text == "(left blank)"


def test_the_place_is_named_where_somebody_has_jumped_to() -> None:
    session, _ = begin(durham())
    session.typed("/jump risk")
    session.typed("/next")
    said = turn_messages(session.turn(), durham(), moved=True)
    assert said[-1].text.startswith("5 Risk. 2 of ")
    assert not turn_messages(session.turn(), durham(), moved=False)[-1].text.startswith("5 Risk.")
