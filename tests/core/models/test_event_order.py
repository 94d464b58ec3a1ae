"""In what order events count, and under which ids, after an upgrade."""

from __future__ import annotations

from typing import Any

from evenhand.models.event_order import as_named_now, carried, reading_order, snapshot_in_force, standing
from evenhand.models.events import Event

ANSWER = Event("answered", "risk.1", value="yes")


def upgraded(renamed: dict[str, str], *moved: list[Any], to: str = "h2") -> Event:
    return Event("upgraded", value={"renamed": renamed, "moved": list(moved), "snapshot": to})


def names(events: list[Event]) -> list[str]:
    return [event.to for event in events]


def test_events_before_an_upgrade_are_named_as_it_names_them() -> None:
    events = [ANSWER, upgraded({"risk.1": "risk.2"}), Event("answered", "risk.1", value="no")]
    assert [(number, event.to) for number, event in standing(events)] == [(1, "risk.2"), (2, ""), (3, "risk.1")]


def test_ids_that_change_places_are_not_mixed_up() -> None:
    events = [ANSWER, Event("answered", "risk.2", value="no"), upgraded({"risk.1": "risk.2", "risk.2": "risk.1"})]
    assert names([event for _, event in standing(events)])[:2] == ["risk.2", "risk.1"]


def test_several_upgrades_follow_each_other() -> None:
    events = [
        ANSWER,
        upgraded({"risk.1": "risk.2"}),
        upgraded({"risk.2": "risk.2@abc"}),
        upgraded({"risk.2@abc": "risk.9"}),
    ]
    assert names(as_named_now(events))[0] == "risk.9"
    assert names(as_named_now(events[:3]))[0] == "risk.2@abc"


def test_an_upgrade_that_was_taken_back_names_nothing() -> None:
    events = [ANSWER, upgraded({"risk.1": "risk.2"}), Event("withdrawn", value=2)]
    assert as_named_now(events) == events
    assert [number for number, _ in standing(events)] == [1]
    assert snapshot_in_force(events) == ""
    assert snapshot_in_force(events[:2]) == "h2"


def test_one_answer_can_go_apart_from_what_it_is_an_answer_to() -> None:
    grade = Event("answered", "risk", "grade", "fair")
    moved = {("risk", "grade", 0): "risk@abc"}
    assert carried(grade, {"risk": "hazard"}, moved).to == "risk@abc"
    assert carried(grade._replace(slot="evidence"), {"risk": "hazard"}, moved).to == "hazard"


def test_a_reference_to_a_domain_that_is_gone_is_set_aside_with_it() -> None:
    reference = Event("referenced", "plan", value="visits")
    gone = carried(reference, {"visits": "visits@abc"}, {})
    assert (gone.to, gone.value) == ("plan@abc", "visits@abc")
    assert carried(gone, {"visits@abc": "visits", "plan@abc": "plan"}, {}) == reference
    assert carried(reference, {"visits": "calls"}, {}).value == "calls"


def test_what_an_undo_names_that_is_no_number_takes_back_nothing() -> None:
    assert len(standing([ANSWER, Event("withdrawn", value=[1])])) == 1


def test_without_an_upgrade_the_events_are_the_same() -> None:
    assert as_named_now([ANSWER]) == [ANSWER]
    assert standing([ANSWER]) == reading_order([ANSWER]) == [(1, ANSWER)]
