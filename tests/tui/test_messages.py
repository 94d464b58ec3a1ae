"""The conversation as messages."""

from __future__ import annotations

from driving import KITE, begin, durham
from evenhand.conversation.replies import read_replies
from evenhand.models.events import Event
from evenhand_tui.messages import history, turn_messages
from numbered_questions import FAMILY, HINT, SEEING, numbered


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


def test_what_was_asked_stands_before_the_reply_that_ended_a_status() -> None:
    session, _ = begin(durham())
    session.conversation.events.append(Event("graded"))
    assert [(message.who, message.text) for message in history(session.conversation)[-2:]] == [
        ("assistant", "Grade this audit?"),
        ("you", "yes, grade it"),
    ]


def test_the_place_is_named_where_somebody_has_jumped_to() -> None:
    session, _ = begin(durham())
    session.typed("/jump risk")
    session.typed("/next")
    said = turn_messages(session.turn(), durham(), moved=True)
    assert said[-1].text.startswith("5 Risk. 2 of ")
    assert not turn_messages(session.turn(), durham(), moved=False)[-1].text.startswith("5 Risk.")


def test_a_question_is_said_with_the_documents_number_and_its_hint() -> None:
    session, _ = begin(numbered())
    session.typed("/jump 1.1")
    said = [message.text for message in turn_messages(session.turn(), numbered(), moved=False)]
    assert said[-3:] == [f"{SEEING}.", "1.1 Was the child seen in time?", f"Guidance: {HINT}"]


def test_place_and_sub_heading_are_named_in_the_middle_of_one() -> None:
    session, _ = begin(numbered())
    for typed, expected in (
        ("/jump 1.2", [f"1 Safety. {SEEING}.", "1.2 Was the child seen alone?"]),
        ("/jump 1.7a", [f"1 Safety. {FAMILY}.", "1.7a What did the family say?", "Guidance: Minutes of meetings"]),
        ("/jump safety.4", ["1 Safety. 4 of 4. Was each danger acted on within a day?"]),
    ):
        session.typed(typed)
        assert [message.text for message in turn_messages(session.turn(), numbered(), moved=True)] == expected


def test_the_conversation_so_far_says_each_sub_heading_once() -> None:
    session, _ = begin(numbered())
    for number, reply in ((1, "yes"), (2, "no"), (3, "That it was a fall."), (4, "yes")):
        session.typed(f"/jump safety.{number}")
        session.typed(reply)
    said = [message.text for message in history(session.conversation) if message.who == "assistant"]
    assert said == [
        "1 Safety.",
        f"{SEEING}.",
        "1.1 Was the child seen in time?",
        "1.2 Was the child seen alone?",
        f"{FAMILY}.",
        "1.7a What did the family say?",
        "4 of 4. Was each danger acted on within a day?",
    ]
