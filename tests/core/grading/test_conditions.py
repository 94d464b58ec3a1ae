"""What each condition is for answers given, missing and not applicable."""

from __future__ import annotations

from typing import Any

import pytest

from evenhand.grading.conditions import compile_condition
from evenhand.grading.sheet import FeatureCount, Layout
from evenhand.grading.truth import EMPTY, FALSE, TRUE, UNKNOWN
from small_frameworks import condition, framework, sheet

UNDER = framework(
    fields=[{"id": "case_type", "label": "Case type", "kind": "choice", "options": ["one", "two"], "source": "L6"}]
)
LAYOUT = Layout(UNDER)


def truth(when: dict[str, Any], grades: dict[str, Any] | None = None, **rest: Any) -> int:
    return compile_condition(condition(**when), LAYOUT)(sheet(UNDER, grades, **rest))


GRADE = {"test": "grade", "domain": "a", "at_most": "requires_improvement"}
FACT = {"test": "fact", "fact": "unsafe"}


@pytest.mark.parametrize(
    ("given", "value"),
    [("Inadequate", TRUE), ("Requires Improvement", TRUE), ("Good", FALSE), ("not applicable", EMPTY), (None, UNKNOWN)],
)
def test_a_domains_grade(given: str | None, value: int) -> None:
    assert truth(GRADE, {"a": given}) == value


def test_what_is_not_judged_passes_no_test() -> None:
    features = {"good": [1, 2]}
    assert truth(GRADE, {"a": None}, features=features) == FALSE
    assert truth({**GRADE, "at_most": None, "at_least": "inadequate"}, {"a": None}, features=features) == FALSE


@pytest.mark.parametrize(("given", "value"), [(True, TRUE), (False, FALSE), (None, UNKNOWN)])
def test_a_fact(given: bool | None, value: int) -> None:
    assert truth(FACT, facts={"unsafe": given}) == value


def test_a_fact_left_out_is_false() -> None:
    assert truth(FACT) == FALSE


@pytest.mark.parametrize(
    ("record", "value"), [({"case_type": "one"}, TRUE), ({"case_type": "two"}, FALSE), ({}, UNKNOWN)]
)
def test_a_record_field(record: dict[str, str], value: int) -> None:
    assert truth({"test": "record", "field": "case_type", "one_of": ["one"]}, record=record) == value


@pytest.mark.parametrize(("given", "value"), [("Inadequate", TRUE), ("Good", FALSE), (None, UNKNOWN)])
def test_the_overall_grade_chosen(given: str | None, value: int) -> None:
    assert truth({"test": "chosen", "is": "inadequate"}, proposed_overall=given) == value


@pytest.mark.parametrize(
    ("grade", "unsafe", "both", "either"),
    [
        ("Inadequate", True, TRUE, TRUE),
        ("Inadequate", False, FALSE, TRUE),
        ("Good", False, FALSE, FALSE),
        ("Inadequate", None, UNKNOWN, TRUE),
        ("Good", None, FALSE, UNKNOWN),
        ("not applicable", True, EMPTY, TRUE),
        ("not applicable", False, FALSE, FALSE),
        ("not applicable", None, UNKNOWN, UNKNOWN),
    ],
)
def test_parts_joined(grade: str, unsafe: bool | None, both: int, either: int) -> None:
    for name, value in (("all_of", both), ("any_of", either)):
        assert truth({"test": name, "parts": [GRADE, FACT]}, {"a": grade}, facts={"unsafe": unsafe}) == value


def test_not_leaves_what_does_not_apply_empty() -> None:
    negated = {"test": "not", "part": GRADE}
    values = [truth(negated, {"a": given}) for given in ("Inadequate", "Good", None, "not applicable")]
    assert values == [FALSE, TRUE, UNKNOWN, EMPTY]


@pytest.mark.parametrize(
    ("count", "value"),
    [
        (FeatureCount(3, 4, 0), TRUE),
        (FeatureCount(29, 40, 0), FALSE),
        (FeatureCount(2, 3, 1), UNKNOWN),
        (FeatureCount(3, 3, 1), TRUE),
        (FeatureCount(1, 3, 1), FALSE),
        (FeatureCount(0, 0, 0), EMPTY),
        (FeatureCount(0, 0, 2), UNKNOWN),
        (None, UNKNOWN),
    ],
)
def test_a_share_of_features_at_its_exact_edge(count: FeatureCount | None, value: int) -> None:
    given = sheet(UNDER)
    given.features = {} if count is None else {"good": count}
    when = condition(test="features", grade="good", share_at_least="3/4")
    assert compile_condition(when, LAYOUT)(given) == value
