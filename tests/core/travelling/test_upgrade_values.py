"""The value of an upgrade is taken in only in the shape in which it is written here."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.conversation.engine import Conversation
from evenhand.conversation.replies import Reply
from evenhand.travelling.upgrade_values import LONGEST_ID, LONGEST_WORDS, MOST_NAMES, is_upgrade
from two_versions import Given, old_version
from versioned import VersionedCopy, answer, upgrade

HASH = "0" * 64
VALUE: dict[str, Any] = {
    "version": "1.1", "digest": HASH, "snapshot": HASH, "engine": "0.1.0", "readings": {"a": "b"},
    "from": {"version": "1.0", "digest": HASH, "snapshot": ""},
    "renamed": {"risk.1": "risk.2"}, "moved": [["risk", "grade", 0, "risk@0"]],
    "asked": [["risk@0", "grade", 3, "Risk", "Grade", "Why", "Fair"]], "reworded": {"risk.2": "As it was?"},
}  # fmt: skip


def test_what_an_upgrade_records_here_is_taken_in() -> None:
    framework = old_version()
    start = Conversation.start(framework, {}, practice=False, engine="0")
    conversation = Conversation(framework, [start], versions=Given())
    for reply in (
        Reply("yes", to="plan.2"),
        Reply("evidence", to="visits", text="seen"),
        Reply("note", to="visits", text="read"),
        Reply("see", to="safety", slot="evidence", value="visits"),
        Reply("grade", to="safety", slot="grade", value="Fair"),
        Reply("upgrade"),
        Reply("upgrade", value="back"),
    ):
        outcome = conversation.propose(reply)
        assert not outcome.refused, outcome.says
        conversation.accept(outcome)
    found = [(number, event) for number, event in enumerate(conversation.events, start=1) if event.kind == "upgraded"]
    assert len(found) == 2
    for number, event in found:
        assert event.value["renamed"]
        assert is_upgrade(event.value, number)
    copy = VersionedCopy.begun()
    one = VersionedCopy(copy.kept)
    one.keep(answer(one.events, "what", "a", 1))
    assert is_upgrade(upgrade(one.events, "2.0").value, 3)


WRONG: list[dict[str, Any]] = [
    {"version": 1}, {"version": "1" * 201}, {"digest": "d"}, {"digest": None}, {"digest": "0" * 63 + "G"},
    {"snapshot": "0" * 63}, {"snapshot": None}, {"engine": None}, {"engine": "x" * 201},
    {"readings": []}, {"readings": {"a": 1}}, {"readings": {"a": ["b"]}},
    {"from": None}, {"from": {}}, {"from": {**VALUE["from"], "more": 1}}, {"from": {**VALUE["from"], "snapshot": 0}},
    {"renamed": []}, {"renamed": {"a": None}}, {"renamed": {"a": "x" * (LONGEST_ID + 1)}},
    {"renamed": {"x" * (LONGEST_ID + 1): "a"}}, {"renamed": {str(one): "" for one in range(MOST_NAMES + 1)}},
    {"moved": {}}, {"moved": [[]]}, {"moved": [["a", "grade", 0]]}, {"moved": [["a", "colour", 0, "b"]]},
    {"moved": [["a", [], 0, "b"]]}, {"moved": [["a", "grade", "0", "b"]]}, {"moved": [["a", "grade", True, "b"]]},
    {"moved": [["a", "grade", -1, "b"]]}, {"moved": [["a", "grade", 10_000, "b"]]}, {"moved": [[1, "grade", 0, "b"]]},
    {"moved": [["a", "grade", 0, 1]]}, {"moved": [["a", "grade", 0, "b"]] * 6}, {"moved": ["four"]},
    {"asked": {}}, {"asked": [[]]}, {"asked": [["a", "grade", 0, "p", "q", "w"]]},
    {"asked": [["a", "grade", 0, "p", "q", "w", 1]]}, {"asked": [["a", "grade", 0, "p", None, "w", ""]]},
    {"asked": [["a", "grade", 0, "p", "q" * (LONGEST_WORDS + 1), "w", ""]]}, {"asked": [VALUE["asked"][0]] * 6},
    {"reworded": ["risk.2"]}, {"reworded": {"risk.2": 1}}, {"reworded": {"x" * (LONGEST_ID + 1): "y"}}, {"more": 1},
]  # fmt: skip


@pytest.mark.parametrize("change", WRONG)
def test_any_other_shape_is_refused(change: dict[str, Any]) -> None:
    assert is_upgrade(VALUE, 5)
    assert not is_upgrade({**VALUE, **change}, 5)


@pytest.mark.parametrize("name", sorted(VALUE))
def test_nothing_may_be_left_out(name: str) -> None:
    assert not is_upgrade({key: value for key, value in VALUE.items() if key != name}, 5)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
)


@given(JSON, st.sampled_from(sorted(VALUE)))
def test_whatever_else_it_is_it_is_only_refused(value: Any, name: str) -> None:
    assert is_upgrade(value, 5) is False
    assert is_upgrade({**VALUE, name: value}, 5) in {True, False}
    assert is_upgrade({**VALUE, "from": {**VALUE["from"], "version": value}}, 5) in {True, False}
