"""Scales: what is refused when one is read, and what a good one answers."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import ValidationError

from evenhand.models.scales import GradeScale
from small_frameworks import scale, scale_body


def refused(kind: str, *changes: tuple[int, dict[str, Any]]) -> str:
    body = scale_body(kind)
    for index, fields in changes:
        body["grades"][index].update(fields)
    with pytest.raises(ValidationError) as error:
        GradeScale.model_validate_json(json.dumps(body))
    return str(error.value)


@pytest.mark.parametrize(
    ("kind", "change", "words"),
    [
        ("ordinal", (1, {"id": "outstanding"}), "two grades of scale 'grade' have the same id"),
        ("ordinal", (1, {"label": "OUTSTANDING"}), "two grades of scale 'grade' have the same label"),
        ("coded", (1, {"code": 1}), "is coded: each grade needs a 'code' of its own"),
        ("coded", (1, {"code": None}), "is coded: each grade needs a 'code' of its own"),
        ("coded", (1, {"code": 2.0}), "code"),
        ("banded", (1, {"band": None}), "is banded: each grade needs a 'band'"),
        ("banded", (1, {"band": [8, 6]}), "band [8, 6] is upside down"),
        ("banded", (1, {"band": [6, 7]}), "the next must end at 8, not 7"),
        ("banded", (1, {"band": [6, 9]}), "the next must end at 8, not 9"),
        ("banded", (1, {"band": [5, 8]}), "the next must end at 4, not 5"),
        ("banded", (1, {"band": [6.0, 8]}), "band"),
        ("banded", (1, {"band": [True, 8]}), "band"),
    ],
)
def test_a_scale_that_cannot_be_is_refused(kind: str, change: tuple[int, dict[str, Any]], words: str) -> None:
    assert words in refused(kind, change)


def test_bands_given_worst_first_are_refused() -> None:
    body = scale_body("banded")
    body["grades"].reverse()
    with pytest.raises(ValidationError, match="best first"):
        GradeScale.model_validate_json(json.dumps(body))


def test_a_scale_needs_two_grades() -> None:
    body = scale_body()
    with pytest.raises(ValidationError):
        GradeScale.model_validate_json(json.dumps({**body, "grades": body["grades"][:1]}))


def test_every_score_of_a_banded_scale_has_the_rank_of_its_band() -> None:
    banded = scale("banded")
    assert [banded.rank_of_score(score) for score in range(11)] == [3, 3, 3, 2, 2, 2, 1, 1, 1, 0, 0]
    assert banded.rank_of_score(-1) is None
    assert banded.rank_of_score(11) is None
    assert (banded.lowest_score, banded.highest_score) == (0, 10)


def test_only_a_banded_scale_has_scores() -> None:
    with pytest.raises(ValueError, match="has no bands"):
        _ = scale("coded").highest_score


def test_the_best_grade_has_rank_nought_and_an_unknown_one_none() -> None:
    assert [scale().rank(grade.id) for grade in scale().grades] == [0, 1, 2, 3]
    with pytest.raises(KeyError):
        scale().rank("adequate")


def test_a_scale_is_told_in_one_phrase() -> None:
    assert scale("banded").words == "whole scores 0 to 10"
    assert scale("coded").words == "1 Outstanding, 2 Good, 3 Requires Improvement, 4 Inadequate"
    assert scale().words == "Outstanding, Good, Requires Improvement, Inadequate"
