"""A case must fit its framework: its names, its grades, and the rules over all of them."""

from __future__ import annotations

import json
import tomllib
from typing import Any

import pytest

from calibration_cases import MILL
from evenhand.catalogue.calibration_references import check_calibration
from evenhand.models.calibration import CalibrationCase
from evenhand.models.framework import Framework
from evenhand.models.rules import OverallRule


def wrong(kent: Framework, old: str = "", new: str = "") -> list[tuple[Any, str]]:
    assert old in MILL
    case = CalibrationCase.model_validate_json(json.dumps(tomllib.loads(MILL.replace(old, new, 1))))
    return list(check_calibration(kent, case))


def test_a_case_that_fits_has_nothing_wrong(kent: Framework) -> None:
    assert wrong(kent) == []


@pytest.mark.parametrize(
    ("old", "new", "path", "words"),
    [
        ('case_type = "Home"', 'case_type = "House"', "record.case_type", "'House' is not one of its options; did"),
        ('case_type = "Home"', 'case_tipe = "Home"', "record.case_tipe", "did you mean 'case_type'?"),
        ('case_type = "Home"', 'action = "x"', "record.action", "no field 'action' is asked before the first domain"),
        ('case_ref = "MILL"', 'case_ref = " "', "record.case_ref", "must not be blank"),
        ("unsafe = false", "unsaved = false", "facts.unsaved", "no fact 'unsaved'; did you mean 'unsafe'?"),
        ("unsafe = false", "in_care = false", "facts.in_care", "is taken from the field 'case_type'"),
        ("[agreed.risk]", "[agreed.risks]", "agreed.risks", "no graded domain 'risks'; did you mean 'risk'?"),
        ('grade = "Good"\nreason = "The', 'grade = "Fine"\nreason = "The', "agreed.risk.grade", "is not on the scale"),
        ("grade = 7", "grade = 11", "agreed.voice.grade", "11 is not on the scale (whole scores 0 to 10"),
        ("grade = 7", 'grade = "High"', "agreed.voice.grade", "is not on the scale"),
        ('grade = "Good"\nreason = "He', 'grade = "Best"\nreason = "He', "overall.grade", "is not on the scale"),
        ('"Good"\nreason = "He', '"not applicable"\nreason = "He', "overall.grade", "needs an overall grade"),
        ('date = "2026-03-03"', 'date = "2026-02-30"', "documents.0.date", "there is no day 2026-02-30"),
    ],
)
def test_a_name_or_grade_that_there_is_not(kent: Framework, old: str, new: str, path: str, words: str) -> None:
    found = wrong(kent, old, new)
    assert len(found) == 1
    assert ".".join(map(str, found[0][0])) == path
    assert words in found[0][1]


def test_every_graded_domain_that_applies_needs_a_grade(kent: Framework) -> None:
    found = wrong(kent, '[agreed.voice]\ngrade = 7\nreason = "He is quoted."\n', "")
    assert found == [(("agreed",), "'voice' has no agreed grade; write [agreed.voice]")]


def test_a_domain_may_be_left_out_only_where_the_framework_allows_it(kent: Framework) -> None:
    refused = [(("agreed", "voice", "grade"), "it always has to be graded in this case")]
    assert wrong(kent, "grade = 7", 'grade = "not applicable"') == refused
    in_care = CalibrationCase.model_validate_json(
        json.dumps(tomllib.loads(MILL.replace('"Home"', '"Care"').replace("grade = 7", 'grade = "not applicable"')))
    )
    assert check_calibration(kent, in_care) == ()
    assert (
        wrong(kent, 'grade = "Good"\nreason = "The', 'grade = "not applicable"\nreason = "The')[0][1] == refused[0][1]
    )


def test_the_overall_grade_must_be_permitted(kent: Framework) -> None:
    found = wrong(kent, 'grade = "Good"\nreason = "The', 'grade = "Poor"\nreason = "The')
    assert found == [(("overall", "grade"), "the rules permit Poor with these grades and facts")]


def test_what_expected_rules_advise_against_may_stand_with_its_reason(kent: Framework) -> None:
    assert wrong(kent, "unsafe = false", "unsafe = true") == []


def with_rule(kent: Framework, **rule: Any) -> Framework:
    body = {"id": "K-9", "strength": "hard", "words": "x", "source": "L1", **rule}
    return kent.model_copy(update={"rules": (*kent.rules, OverallRule.model_validate_json(json.dumps(body)))})


def test_a_section_cap_and_a_section_set_aside_hold_for_the_panel_too(kent: Framework) -> None:
    safe = {"test": "not", "part": {"test": "fact", "fact": "unsafe"}}
    capped = with_rule(
        kent, effect="cannot_exceed", scope="section", domains=["risk"], grade="fair", when=safe,
    )  # fmt: skip
    assert (("agreed", "risk", "grade"), "the rules allow Fair at best here") in wrong(capped)
    aside = with_rule(
        kent, effect="requires", scope="applicability", domains=["voice"], when={"test": "fact", "fact": "in_care"}
    )
    assert wrong(aside) == [(("agreed", "voice"), "the rules say that it does not apply to this case; leave it out")]
