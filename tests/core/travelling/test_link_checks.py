"""Only events that this version knows, in the one form in which it writes them, are taken in."""

from __future__ import annotations

from typing import Any

import pytest

from copies import START
from evenhand.models.events import Event
from evenhand.store.chain import Link, canonical
from evenhand.travelling.errors import RefusedFile
from evenhand.travelling.link_checks import MOST_UPGRADES, TIME, refuse_unknown_events
from versioned import upgrade


def links(*bodies: Any) -> list[Link]:
    texts = [body if isinstance(body, str) else canonical(body) for body in (START.to_json(), *bodies)]
    return [Link(seq, f"e{seq}", "", text, "", "") for seq, text in enumerate(texts, start=1)]


MERGED = {
    "from": "1",
    "heads": ["a", "b"],
    "events": 1,
    "conflicts": [["risk", "answer", 0]],
    "order": [[2, 2], [1, 1]],
}


@pytest.mark.parametrize(
    "event",
    [
        Event("answered", "risk.1", value="yes", note="n", row=3), Event("answered", "risk", "grade", value=7),
        Event("skipped", "risk.1"), Event("withdrawn", value=1), Event("noted", "risk", note="\ud800"),
        Event("referenced", "risk", "evidence", value="other"), Event("focused", value=False),
        Event("raised", "c", row=1), Event("graded"), Event("discussed"), Event("completed"),
        Event("signed_off"), Event("amended", note="why"),
        Event("acted", "a", "action", "progress", "told"),
    ],
)  # fmt: skip
def test_what_is_recorded_here_is_taken_in(event: Event) -> None:
    refuse_unknown_events(links(event.to_json()))


def test_a_joining_is_taken_in() -> None:
    noted = {"kind": "noted"}
    for value in (
        MERGED,
        {**MERGED, "rows": {"a": 2}, "went_on": True},
        {k: v for k, v in MERGED.items() if k != "order"},
    ):
        refuse_unknown_events(links(noted, {"kind": "merged", "value": value}))
    refuse_unknown_events(
        links(noted, noted, {"kind": "merged", "value": {**MERGED, "order": [[1, 1], [3, 3], [2, 2]]}})
    )


def test_an_upgrade_is_taken_in_as_often_as_anybody_makes_one() -> None:
    body = upgrade([START], "1.1").to_json()
    refuse_unknown_events(links(*[body] * MOST_UPGRADES))
    with pytest.raises(RefusedFile, match=f"more than {MOST_UPGRADES} times"):
        refuse_unknown_events(links(*[body] * (MOST_UPGRADES + 1)))
    for value in (None, {}, {**body["value"], "digest": ""}):
        with pytest.raises(RefusedFile, match="event 2 does not hold"):
            refuse_unknown_events(links({"kind": "upgraded", "value": value}))


@pytest.mark.parametrize("body", [{"kind": "burnt"}, {"kind": "noted", "mood": 1}, {"kind": "noted", "slot": "colour"}])
def test_what_a_newer_version_may_record_asks_for_an_upgrade(body: dict[str, Any]) -> None:
    with pytest.raises(RefusedFile, match="event 2 is of a kind that only a newer Evenhand knows"):
        refuse_unknown_events(links(body))


BROKEN_JOININGS: list[dict[str, Any]] = [
    {"from": 1}, {"heads": "ab"}, {"heads": [1]}, {"events": -1}, {"events": True}, {"conflicts": {}},
    {"conflicts": [["risk"]]}, {"conflicts": [["risk", "answer", "0"]]}, {"rows": []}, {"rows": {"a": -1}},
    {"rows": {"a": 10_001}}, {"went_on": 1}, {"order": {}}, {"order": []}, {"order": [[1, 2]]},
    {"order": [[0, 1]]}, {"order": [[1, 1], [1, 1]]}, {"order": [["1", 1]]}, {"order": [[1]]}, {"order": [1]},
]  # fmt: skip


@pytest.mark.parametrize(
    "body",
    [
        {}, [], '"text"', None, {"kind": 1}, {"kind": "noted", "to": 5}, {"kind": "noted", "to": "x" * 201},
        {"kind": "noted", "note": 5}, {"kind": "noted", "row": 1.0}, {"kind": "noted", "row": True},
        {"kind": "noted", "row": -1}, {"kind": "noted", "row": 10_000}, {"kind": "noted", "row": 0},
        {"kind": "noted", "slot": "answer"}, {"kind": "noted", "value": "x"}, {"kind": "answered", "value": None},
        {"kind": "answered", "value": ["a"]}, {"kind": "answered", "value": {"a": 1}},
        {"kind": "answered", "value": 1.5},
        {"kind": "withdrawn", "value": 2}, {"kind": "withdrawn", "value": 0}, {"kind": "withdrawn", "value": True},
        {"kind": "withdrawn", "value": "1"}, {"kind": "withdrawn"}, {"kind": "focused", "value": 1},
        {"kind": "referenced", "value": 1}, {"kind": "acted", "value": "burnt"}, {"kind": "graded", "value": 1},
        {"kind": "started", "value": START.value}, {"kind": "merged"}, {"kind": "merged", "value": []},
        *({"kind": "merged", "value": {**MERGED, **change}} for change in BROKEN_JOININGS),
    ],
)  # fmt: skip
def test_what_its_kind_does_not_hold_is_refused(body: Any) -> None:
    with pytest.raises(RefusedFile, match="event 2 does not hold"):
        refuse_unknown_events(links(body))


@pytest.mark.parametrize("order", [[[1, 10**9]], [[1, 2], [2, 3]], [[1, 1], [3, 3]], [[2, 3], [1, 2]], [[3, 1]]])
def test_an_order_that_leaves_out_or_repeats_is_refused(order: Any) -> None:
    noted = {"kind": "noted"}
    with pytest.raises(RefusedFile, match="event 4"):
        refuse_unknown_events(links(noted, noted, {"kind": "merged", "value": {**MERGED, "order": order}}))


@pytest.mark.parametrize(
    "body", ['{"kind": "noted"}', '{"kind":"noted","kind":"graded"}', "{", '{"kind":NaN}', "[" * 99]
)
def test_text_in_another_form_is_refused(body: str) -> None:
    with pytest.raises(RefusedFile, match="event 2 is n"):
        refuse_unknown_events(links(body))


@pytest.mark.parametrize(
    "change", [{"readings": []}, {"readings": {"a": 1}}, {"practice": "no"}, {"framework": None}, {"engine": 1}]
)
def test_a_start_that_says_too_little_is_refused(change: dict[str, Any]) -> None:
    body = canonical(START._replace(value={**START.value, **change}).to_json())
    with pytest.raises(RefusedFile, match="event 1"):
        refuse_unknown_events([Link(1, "e1", "", body, "", "")])


def test_an_audit_begins_with_its_start_and_has_each_event_once() -> None:
    with pytest.raises(RefusedFile, match="event 1"):
        refuse_unknown_events([Link(1, "e1", "", '{"kind":"noted"}', "", "")])
    twice = links({"kind": "noted"}, {"kind": "noted"})
    with pytest.raises(RefusedFile, match="event 3 stands in it twice"):
        refuse_unknown_events([*twice[:2], twice[2]._replace(id="e2")])


def test_times_are_those_that_the_store_writes() -> None:
    for good in ("2026-01-01T00:00:00Z", "2026-01-01T00:00:00.123Z"):
        assert TIME.fullmatch(good)
    for bad in ("2026-01-01", "2026-01-01T00:00:00+01:00", "２026-01-01T00:00:00Z", "2026-01-01T00:00:00.1Z"):
        assert not TIME.fullmatch(bad)
