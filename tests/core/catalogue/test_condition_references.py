from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter

from evenhand.catalogue.condition_references import check_condition
from evenhand.models.conditions import Condition
from evenhand.models.framework import Framework

CONDITIONS: TypeAdapter[Condition] = TypeAdapter(Condition)


def found(kent: Framework, **condition: Any) -> list[tuple[Any, str]]:
    import json

    return list(check_condition(kent, CONDITIONS.validate_json(json.dumps(condition))))


def test_nothing_is_wrong_with_no_condition(kent: Framework) -> None:
    assert list(check_condition(kent, None)) == []


@pytest.mark.parametrize(
    ("condition", "path", "words"),
    [
        ({"test": "fact", "fact": "unsave"}, ("fact",), "no fact 'unsave'; did you mean 'unsafe'?"),
        ({"test": "record", "field": "case", "one_of": ["x"]}, ("field",), "no field 'case'"),
        ({"test": "record", "field": "case_type", "one_of": ["Care", "x"]}, ("one_of", 1), "has no option 'x'"),
        ({"test": "grade", "domain": "risc", "is": "good"}, ("domain",), "no domain 'risc'; did you mean 'risk'?"),
        ({"test": "grade", "domain": "risk", "is": "high"}, ("is",), "no grade 'high' on scale 'overall'"),
        ({"test": "grade", "domain": "risk", "score_at_least": 3}, ("score_at_least",), "has no scores"),
        ({"test": "grade", "domain": "voice", "score_at_most": 11}, ("score_at_most",), "no score 11 on scale 'score'"),
        ({"test": "grade", "domain": "voice", "score_at_least": -1}, ("score_at_least",), "no score -1"),
        ({"test": "chosen", "is": "good"}, ("test",), "only rules about what follows may"),
        ({"test": "tally", "over": ["risk", "rsk"], "how": "any", "is": "good"}, ("over", 1), "no domain 'rsk'"),
        ({"test": "tally", "over": ["risk", "risk"], "how": "any", "is": "good"}, ("over", 1), "'risk' stands twice"),
        ({"test": "tally", "over": "crucial", "how": "any", "is": "good"}, ("over",), "counts no domain at all"),
        (
            {"test": "tally", "over": ["risk"], "apart_from": ["risk"], "how": "any", "is": "good"},
            ("over",),
            "no domain",
        ),
        (
            {"test": "tally", "over": ["risk"], "apart_from": ["x"], "how": "any", "is": "good"},
            ("apart_from", 0),
            "'x'",
        ),
        (
            {"test": "tally", "over": ["risk"], "how": "at_least", "count": 2, "is": "good"},
            ("count",),
            "only 1 domains",
        ),
        ({"test": "tally", "over": "graded", "how": "any", "is": "good"}, ("is",), "no grade 'good' on scale 'score'"),
        ({"test": "features", "grade": "god", "share_at_least": "3/4"}, ("grade",), "no grade 'god'"),
        (
            {"test": "points", "over": ["risk"], "points": {"good": 2, "fare": 1, "poor": 0}, "share_at_least": "1/2"},
            ("points", "fare"),
            "no grade 'fare' on scale 'overall'; did you mean 'fair'?",
        ),
        (
            {"test": "points", "over": ["risk"], "points": {"good": 2, "poor": 0}, "share_at_least": "1/2"},
            ("points",),
            "gives no points for 'fair'",
        ),
        ({"test": "not", "part": {"test": "fact", "fact": "x"}}, ("part", "fact"), "no fact 'x'"),
        (
            {"test": "any_of", "parts": [{"test": "fact", "fact": "unsafe"}, {"test": "fact", "fact": "x"}]},
            ("parts", 1, "fact"),
            "no fact 'x'",
        ),
    ],
)
def test_each_kind_of_condition_is_checked(
    kent: Framework, condition: dict[str, Any], path: tuple[str | int, ...], words: str
) -> None:
    assert any(where == path and words in said for where, said in found(kent, **condition)), found(kent, **condition)


@pytest.mark.parametrize(
    "condition",
    [
        {"test": "grade", "domain": "voice", "score_at_least": 0},
        {"test": "grade", "domain": "voice", "score_at_most": 10},
        {"test": "grade", "domain": "voice", "at_least": "low"},
        {"test": "tally", "over": ["risk"], "how": "at_least", "count": 1, "is": "good"},
        {"test": "tally", "over": "graded", "apart_from": ["voice"], "how": "majority", "is": "good"},
        {"test": "record", "field": "team", "one_of": ["any team"]},
        {"test": "points", "over": ["risk"], "points": {"good": 2, "fair": 1, "poor": 0}, "share_below": "1/2"},
    ],
)
def test_what_fits_its_scale_exactly_is_let_through(kent: Framework, condition: dict[str, Any]) -> None:
    assert found(kent, **condition) == []


def test_an_ungraded_domain_is_not_counted(kent: Framework) -> None:
    risk, voice = kent.domain_by_id["risk"], kent.domain_by_id["voice"]
    ungraded = kent.model_copy(update={"domains": (risk.model_copy(update={"graded": False}), voice)})
    ungraded.__dict__.pop("domain_by_id", None)
    assert found(ungraded, test="grade", domain="risk", **{"is": "good"})[0][1] == "domain 'risk' is not graded"
    assert found(ungraded, test="tally", over=["risk"], how="any", **{"is": "good"})[0][1].endswith("is not graded")
