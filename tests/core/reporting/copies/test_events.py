"""What was typed in events is replaced; what the framework offers stays, so that the audit folds as before."""

from __future__ import annotations

from copy_frameworks import copy_framework
from evenhand.conversation.state import Key, fold
from evenhand.models.events import Event
from evenhand.reporting.copies.events import EventScrubber
from evenhand.reporting.copies.places import Places
from evenhand.reporting.copies.spans import Scrubbed
from evenhand.reporting.copies.vocabulary import ENGINE_WORDS, vocabulary

FRAMEWORK = copy_framework()


def scrubber() -> EventScrubber:
    """Replaces every text whole."""
    return EventScrubber(FRAMEWORK, vocabulary(FRAMEWORK), lambda text: Scrubbed("#", ("x",)) if text else Scrubbed(""),
                         lambda _field, _event: None)  # fmt: skip


def one(event: Event) -> Event:
    return scrubber().scrub([event])[0]


def test_typed_answers_are_replaced_and_offered_ones_stay() -> None:
    assert one(Event("answered", "context", value="words", note="more"))[3:5] == ("#", "#")
    assert one(Event("answered", "risk", "evidence", "good")).value == "#"
    assert one(Event("answered", "risk", "grade", "good", "why")) == Event("answered", "risk", "grade", "good", "#")
    assert one(Event("answered", "managed", value="well")).value == "well"
    assert one(Event("answered", "managed", value="from a list of the authority")).value == "#"
    assert one(Event("answered", "risk.1", value="partly", note="words")) == Event(
        "answered", "risk.1", value="partly", note="#"
    )
    assert one(Event("answered", "due", value="2026-11-20")).value == "2026-11-20"


def test_other_events_are_replaced_in_every_text_they_hold() -> None:
    started = one(Event("started", value={"readings": {}, "rating": {"case": "ab", "seen": ["x", 3]}}))
    assert started.value == {"readings": {}, "rating": {"case": "#", "seen": ["#", 3]}}
    assert one(Event("acted", "plan", "action", "progress", "words"))[3:5] == ("progress", "#")
    assert one(Event("noted", "risk", note="words")).note == "#"


def test_a_set_of_questions_keeps_its_lines() -> None:
    assert one(Event("answered", "themes", value="one\n\ntwo")).value == "#\n\n#"


def test_the_state_keeps_its_shape() -> None:
    events = [
        Event("started", value={"readings": {}}),
        Event("answered", "risk", "grade", "good"),
        Event("noted", "risk"),
        Event("answered", "what", value="x"),
        Event("withdrawn", value=4),
        Event("graded"),
    ]
    before, after = fold(events), fold(scrubber().scrub(events))
    assert (before.answers.keys(), before.status) == (after.answers.keys(), after.status)


def test_only_what_stands_and_counts_is_counted() -> None:
    made = scrubber()
    made.scrub([
        Event("started", value={"readings": {}}), Event("answered", "context", value="first"),
        Event("answered", "context", value="second"), Event("answered", "what", value="withdrawn"),
        Event("withdrawn", value=4), Event("noted", "risk", note="filed"),
        Event("answered", "who", value="not counted"),
    ])  # fmt: skip
    assert made.removals(set()) == {("x", "The case: Context"): 1, ("x", "Plan: Who"): 1}
    assert made.removals({Key("who")}) == {("x", "The case: Context"): 1}


def test_places_are_named_in_the_frameworks_words() -> None:
    places = Places(FRAMEWORK)
    named = {
        Event("answered", "risk", "evidence"): "1 Risk: evidence",
        Event("answered", "risk.1"): "1 Risk: answers and notes",
        Event("answered", "overall_grade", "reason"): "Overall grade: reason",
        Event("answered", "child"): "The case: Name of Child",
        Event("answered", "plan", "applicable"): "Plan",
        Event("acted", "plan", "action"): "What became of the actions",
        Event("answered", "typed by somebody"): "Elsewhere",
    }
    assert {event: places.of(event) for event in named} == named


def test_the_vocabulary_holds_every_text_of_the_framework_whole() -> None:
    own = vocabulary(FRAMEWORK)
    assert {"Name of Child", "well", "Outstanding", "A poor manager caps.", "0" * 64} <= own
    assert own >= ENGINE_WORDS
    assert "Name" not in own
