"""An audit with exactly the agreed grades is played, and whatever stands in its way is told."""

from __future__ import annotations

from typing import Any

import pytest

from driving import framework_called
from evenhand.testing.calibration import play_cases
from practising import FRAMEWORKS, the_case


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_every_installed_case_can_be_graded_as_was_agreed(name: str) -> None:
    results = play_cases(framework_called(name), [the_case(name)])
    assert [(result.case, result.differences) for result in results] == [(the_case(name).id, ())]


def differences(name: str, **changes: Any) -> tuple[str, ...]:
    case = the_case(name).model_copy(update=changes)
    return play_cases(framework_called(name), [case])[0].differences


def test_a_record_that_the_audit_refuses() -> None:
    (told,) = differences("ofsted", record={"case_type": "Nothing of the kind"})
    assert "record.case_type" in told


def test_a_grade_that_the_audit_refuses_is_told_with_what_it_leaves_apart() -> None:
    case = the_case("northamptonshire")
    above = case.agreed["risk_management"].model_copy(update={"grade": 8})
    told = differences("northamptonshire", agreed=case.agreed | {"risk_management": above})
    assert told[0].startswith("risk_management: an audit refuses what was agreed: ")
    assert told[1] == "risk_management: with the agreed grades it is you gave no grade"


def test_an_overall_grade_that_the_rules_refuse() -> None:
    case = the_case("durham")
    told = differences("durham", overall=case.overall.model_copy(update={"grade": "Outstanding"}))
    assert [line.partition(":")[0] for line in told] == ["overall", "overall_grade"]
