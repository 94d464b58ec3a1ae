"""Worked rulings that name what there is not."""

from __future__ import annotations

from typing import Any

import pytest

from evenhand.catalogue.case_references import check_cases
from small_frameworks import framework

USUAL: dict[str, Any] = {"id": "one", "why": "So.", "source": "L1", "all_domains": "Good", "expected": {}}


def said(**fields: Any) -> list[str]:
    case = {**USUAL, **fields}
    return [f"{'.'.join(map(str, problem.path))}: {problem.words}" for problem in check_cases(framework(cases=[case]))]


def test_a_case_that_names_what_there_is() -> None:
    assert said(grades={"first": "not applicable"}) == [] or said() == []
    assert said(all_domains="GOOD ", expected={"permitted": ["Good"], "hard_ceiling": "Good"}) == []


@pytest.mark.parametrize(
    ("fields", "start"),
    [
        ({"all_domains": "Goood"}, "all_domains: no grade 'Goood' on scale 'grade'; did you mean 'Good'?"),
        ({"proposed_overall": "Outstandin"}, "proposed_overall: no grade 'Outstandin'"),
        (
            {"expected": {"permitted": ["Good", "good"]}},
            "expected.permitted.1: no grade 'good' on scale 'grade'; did you",
        ),
        ({"expected": {"hard_ceiling": "Goood"}}, "expected.hard_ceiling: no grade 'Goood'"),
        ({"expected": {"indicated": "Weak"}}, "expected.indicated: no grade 'Weak'"),
        ({"expected": {"fired": ["R-9"]}}, "expected.fired: no rule 'R-9'"),
        ({"grades": {"nowhere": "Good"}}, "grades: no domain 'nowhere'"),
        ({"unanswered_facts": ["nothing"]}, "unanswered_facts: no fact 'nothing'"),
    ],
)
def test_a_name_that_is_none_is_told_with_what_was_meant(fields: dict[str, Any], start: str) -> None:
    (found,) = said(**fields)
    assert found.startswith(start)


def test_a_case_that_expects_a_refusal_may_name_anything() -> None:
    assert said(all_domains="Goood", expected={"error": True}) == []
