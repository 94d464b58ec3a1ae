"""A calibration case is invented, whole and frozen."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import ValidationError

from evenhand.models.calibration import CalibrationCase

CASE: dict[str, Any] = {
    "id": "mill",
    "title": "The Mill family",
    "about": "A boy of six.",
    "minutes": 5,
    "invented": True,
    "panel": "Written with the case.",
    "overall": {"grade": "Good", "reason": "He is safe."},
    "agreed": {"risk": {"grade": 7, "reason": "The visit of 3 March."}},
    "documents": [{"id": "visit", "title": "Visit", "date": "2026-03-03", "text": "He was seen."}],
}


def made(**changes: Any) -> CalibrationCase:
    return CalibrationCase.model_validate_json(json.dumps(CASE | changes))


def test_a_whole_case_is_taken_and_can_not_be_changed() -> None:
    case = made()
    assert case.agreed["risk"].grade == 7
    assert case.record == {}
    with pytest.raises(ValidationError):
        case.title = "Another"  # type: ignore[misc]


@pytest.mark.parametrize(
    "changes",
    [
        {"invented": False},
        {"invented": None},
        {"minutes": 0},
        {"documents": []},
        {"agreed": {}},
        {"documents": [CASE["documents"][0]] * 2},
        {"documents": [CASE["documents"][0] | {"date": "3 March"}]},
        {"overall": {"grade": 7.5, "reason": "x"}},
        {"overall": {"grade": "Good", "reason": ""}},
        {"secret": 1},
    ],
)
def test_anything_else_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        made(**changes)


def test_the_file_of_a_real_child_can_not_be_left_unsaid() -> None:
    body = {key: value for key, value in CASE.items() if key != "invented"}
    with pytest.raises(ValidationError, match="invented"):
        CalibrationCase.model_validate_json(json.dumps(body))
