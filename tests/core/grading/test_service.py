"""Answers as JSON to a ruling as JSON, and which reading given features choose."""

from __future__ import annotations

from typing import Any

from evenhand.grading.service import rule_on, ruling_json
from small_frameworks import LABELS, every, framework, rule

O, G, RI, I = LABELS  # noqa: E741
ALL_GOOD = {"test": "tally", "over": "graded", "how": "every", "at_least": "good"}
CAPPED = framework(
    rule("CAP", "cannot_exceed", {"test": "tally", "over": "graded", "how": "any", "is": "inadequate"}, grade="good")
)


def counting(option: str, *, counts: bool) -> dict[str, Any]:
    when = {"test": "features", "grade": "good", "share_at_least": "3/4"}
    return {"id": option, "words": "So.", "counts_features": counts, "rules": {"REQ": {"when": when}} if counts else {}}


FEATURES = framework(
    rule("REQ", "requires", ALL_GOOD, grade="good"),
    readings=[{"id": "counting", "contradiction": "X-D2", "note": "Two.", "default": "areas", "source": "L9",
               "options": [counting("areas", counts=False), counting("features", counts=True)]}],
)  # fmt: skip


def test_given_features_are_counted_unless_somebody_chose_otherwise() -> None:
    body = {"grades": every(FEATURES, G), "features": {"good": [1, 4]}}
    readings = {"counting": "areas"}
    assert rule_on(FEATURES, body, readings).permitted == (O, RI, I)
    assert rule_on(FEATURES, body, readings, frozenset({"counting"})).permitted == LABELS
    assert readings == {"counting": "areas"}


def test_a_ruling_as_json_has_the_contracts_keys() -> None:
    found = ruling_json(rule_on(CAPPED, {"grades": every(CAPPED, G, a=I)}, {}))
    wanted = "permitted ceiling hard_ceiling indicated provisional nothing_applicable trace advice would_change"
    assert {*wanted.split(), "section_grades", "section_ceilings", "accepted", "follow_up"} <= set(found)
    assert set(found["trace"][0]) == {"rule", "effect", "scope", "strength", "grade", "because", "source"}
    assert set(found["would_change"][0]) == {"change", "to", "effect"}
