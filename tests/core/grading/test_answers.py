"""Answers as ``evenhand grade`` takes them: each refusal, and what the good ones become."""

from __future__ import annotations

from typing import Any

import pytest

from evenhand.errors import EvenhandError
from evenhand.grading.answers import Answers, read_grade, sheet_from_answers
from evenhand.grading.ladder import Ladder
from evenhand.grading.truth import FALSE, TRUE, UNKNOWN
from small_frameworks import framework, scale, sheet

FIELDS = [
    {"id": "case_type", "label": "Case type", "kind": "choice", "options": ["Child in need", "Looked after"],
     "source": "L6"},
]  # fmt: skip
LOOKED_AFTER = {"id": "looked_after", "text": "Is the child looked after?", "source": "L4",
                "derived": {"test": "record", "field": "case_type", "one_of": ["Looked after"]}}  # fmt: skip
UNDER = framework(fields=FIELDS, facts=["unsafe", LOOKED_AFTER])
LADDERS = {kind: Ladder(scale(kind)) for kind in ("ordinal", "coded", "banded")}


@pytest.mark.parametrize(
    ("kind", "given", "printed"),
    [
        ("ordinal", "Good", "Good"),
        ("ordinal", " requires IMPROVEMENT ", "Requires Improvement"),
        ("coded", 1, "Outstanding"),
        ("coded", "inadequate", "Inadequate"),
        ("banded", 0, 0),
        ("banded", 10, 10),
    ],
)
def test_a_grade_on_the_scale(kind: str, given: Any, printed: Any) -> None:
    ladder = LADDERS[kind]
    position = ladder.single(read_grade(given, ladder, "grades.a"))
    assert position is not None
    assert ladder.printed(position) == printed


@pytest.mark.parametrize("kind", ["ordinal", "coded", "banded"])
def test_not_applicable_and_not_yet_given_are_two_things(kind: str) -> None:
    ladder = LADDERS[kind]
    assert read_grade("Not Applicable", ladder, "grades.a") == ladder.not_applicable
    assert read_grade(None, ladder, "grades.a") == ladder.unanswered


NO_GRADES: list[Any] = [8.5, 8.0, True, False, [8], {"score": 8}, "", "Excellent", "8", 10**30, -1, float("nan")]


@pytest.mark.parametrize("given", NO_GRADES, ids=repr)
@pytest.mark.parametrize("kind", ["ordinal", "coded", "banded"])
def test_what_is_no_grade_is_refused_naming_the_scale(kind: str, given: Any) -> None:
    with pytest.raises(EvenhandError) as error:
        read_grade(given, LADDERS[kind], "grades.a")
    assert str(error.value).startswith("grades.a: ")
    assert scale(kind).words in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("kind", "given"), [("ordinal", 1), ("coded", 5), ("coded", 0), ("banded", 11), ("banded", "Good")]
)
def test_a_grade_of_another_scale_is_refused(kind: str, given: Any) -> None:
    with pytest.raises(EvenhandError, match="is not on the scale"):
        read_grade(given, LADDERS[kind], "grades.a")


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ([], "answers must be a JSON object"),
        (None, "answers must be a JSON object"),
        ({}, "answers need the key 'grades'"),
        ({"grades": None}, "answers need the key 'grades'"),
        ({"grades": []}, "'grades' must be a JSON object"),
        ({"grades": False}, "'grades' must be a JSON object"),
        ({"grades": {}, "facts": []}, "'facts' must be a JSON object"),
        ({"grades": {}, "facts": 0}, "'facts' must be a JSON object"),
        ({"grades": {}, "features": []}, "'features' must be a JSON object"),
        ({"grades": {}, "features": ""}, "'features' must be a JSON object"),
        ({"grades": {}, "record": "x"}, "'record' must be a JSON object"),
        ({"grades": {}, "fact": {}}, "no key 'fact'; did you mean 'facts'?"),
        ({"grades": {"aa": "Good"}}, "grades: no graded domain 'aa'"),
        ({"grades": {}, "facts": {"unsfe": True}}, "facts: no fact 'unsfe'; did you mean 'unsafe'?"),
        ({"grades": {}, "facts": {"unsafe": 1}}, "facts.unsafe: give true, false or null, not 1"),
        ({"grades": {}, "facts": {"unsafe": "true"}}, "facts.unsafe: give true, false or null"),
        ({"grades": {}, "facts": {"unsafe": []}}, "facts.unsafe: give true, false or null, not a list"),
        ({"grades": {}, "record": {"colour": "red"}}, "record: no field 'colour'"),
        ({"grades": {}, "record": {"case_type": 1}}, "record.case_type: give text, not 1"),
        ({"grades": {}, "record": {"case_type": "Adoption"}}, "record.case_type: not one of its options"),
        ({"grades": {}, "facts": {"looked_after": True}, "record": {"case_type": "Child in need"}},
         "facts.looked_after: true contradicts record.case_type"),
        ({"grades": {}, "proposed_overall": "Excellent"}, "proposed_overall: 'Excellent' is not on the scale"),
        ({"grades": {}, "proposed_overall": "not applicable"}, "proposed_overall: give one grade of"),
        ({"grades": {}, "proposed_overall": 1}, "proposed_overall: 1 is not on the scale"),
    ],
)  # fmt: skip
def test_what_is_no_answer_is_refused_in_one_line(body: Any, words: str) -> None:
    with pytest.raises(EvenhandError) as error:
        sheet_from_answers(UNDER, Answers.from_json(body))
    assert words in str(error.value)
    assert "\n" not in str(error.value)


def test_a_domain_that_is_not_graded_is_refused_as_such() -> None:
    from evenhand.models.lean import changed

    domains = (*UNDER.domains[:2], changed(UNDER.domains[2], {"graded": False}))
    with pytest.raises(EvenhandError, match="no graded domain 'c', graded domains only"):
        sheet(changed(UNDER, {"domains": domains}), {"c": "Good"})


def test_a_long_answer_is_not_repeated_whole() -> None:
    with pytest.raises(EvenhandError) as error:
        sheet(UNDER, {"a": "x" * 500})
    assert len(str(error.value)) < 160


def test_a_domain_left_out_is_not_yet_graded_and_a_fact_left_out_is_false() -> None:
    given = sheet(UNDER, {"a": "Good"}, facts={})
    assert given.masks[1] == LADDERS["ordinal"].unanswered
    assert given.facts == [FALSE, FALSE]


def test_a_fact_that_is_null_is_not_yet_answered() -> None:
    assert sheet(UNDER, facts={"unsafe": None, "looked_after": None}).facts == [UNKNOWN, UNKNOWN]


def test_a_record_field_decides_the_fact_derived_from_it() -> None:
    for value, truth in (("looked AFTER", TRUE), ("Child in need", FALSE)):
        given = sheet(UNDER, record={"case_type": value}, facts={"looked_after": None})
        assert given.facts[1] == truth
        assert sheet(UNDER, record={"case_type": value}).facts[1] == truth


def test_with_features_a_domain_without_a_grade_is_not_missing() -> None:
    given = sheet(UNDER, {"a": None, "b": "Good"}, features={"good": [1, 2]})
    assert given.masks == [LADDERS["ordinal"].not_judged, 0b10, LADDERS["ordinal"].not_judged]
