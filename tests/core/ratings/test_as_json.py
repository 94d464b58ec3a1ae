"""Ratings and agreement as plain JSON."""

from __future__ import annotations

import json

from evenhand.agreement.measures import ENOUGH_CASES
from evenhand.ratings.agreeing import agreement
from evenhand.ratings.as_json import agreement_json, case_json
from evenhand.ratings.side_by_side import case_view
from rating_events import one

ANNA = one("aaaa", {"a": "good", "b": "good", "c": "good"}, "Anna")
BEN = one("bbbb", {"a": "good", "b": "inadequate", "c": "good"}, "Ben", "aaaa")
CARA = one("cccc", {"a": "good", "b": "good", "c": "good"}, "Cara", "aaaa")
OPEN = one("dddd", {"a": "outstanding"}, "Dan", "aaaa", graded=False)


def test_a_case_side_by_side() -> None:
    body = json.loads(json.dumps(case_json(case_view([ANNA, BEN, CARA]))))
    assert [rating["rater"] for rating in body["ratings"]] == ["Anna", "Ben", "Cara"]
    assert body["columns"] == ["aaaa", "bbbb", "cccc"]
    row = next(row for row in body["rows"] if row["id"] == "b")
    assert row["grades"] == ["good", "inadequate", "good"]
    assert row["words"] == ["Good", "Inadequate", "Good"]
    assert (row["differ"], row["median"], row["median_words"]) == (True, "1", "Good")
    assert body["against_median"][1] == {
        "audit": "bbbb", "at": 2, "higher": 0, "lower": 1, "mean_difference": "-2/3",
    }  # fmt: skip


def test_an_open_case_holds_no_grade() -> None:
    text = json.dumps(case_json(case_view([ANNA, BEN, OPEN])))
    assert json.loads(text)["open"] == ["dddd"]
    assert not any(word in text for word in ("good", "Good", "outstanding", "inadequate", "sees it"))


def test_agreement_with_the_reason_why_coefficients_are_withheld() -> None:
    body = json.loads(json.dumps(agreement_json(agreement([ANNA, BEN]))))
    (group,) = body["frameworks"]
    assert body["coefficients_from_cases"] == ENOUGH_CASES
    assert group["overall"]["pairs"] == 1
    assert group["overall"]["exact"]["count"] == 1
    assert group["overall"]["coefficients"] is None
    assert "withheld" in group["overall"]["withheld"]
    assert group["pairs"][0]["all_domains"]["pairs"] == 3
    assert [part["id"] for part in group["domains"]] == ["a", "b", "c"]
