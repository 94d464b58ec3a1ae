"""The checks of a framework's worked rulings."""

from __future__ import annotations

from typing import Any

import pytest

from driving import framework_called
from evenhand.testing.checks.cases import given, on_each_side, passing
from looking import found_by
from plugin_items import names
from sample_plugins import SamplePlugin
from small_frameworks import framework, rule

CAP = rule("R-1", "cannot_exceed", {"test": "fact", "fact": "unsafe"}, grade="good")


def case(name: str, unsafe: bool, *permitted: str) -> dict[str, Any]:
    return {"id": name, "why": "So.", "source": "L9", "all_domains": "Good", "facts": {"unsafe": unsafe},
            "expected": {"permitted": permitted}}  # fmt: skip


SAFE = case("safe", False, "Outstanding", "Good", "Requires Improvement", "Inadequate")
UNSAFE = case("unsafe", True, "Good", "Requires Improvement", "Inadequate")


@pytest.mark.parametrize("name", names())
def test_installed_frameworks_pass(name: str) -> None:
    under = framework_called(name)
    for check in (given, passing, on_each_side):
        assert found_by(check, under) == []


def test_no_case_is_one_finding_and_not_one_for_each_boundary() -> None:
    assert found_by(given, framework(CAP)) == ["there is no worked ruling"]
    assert found_by(on_each_side, framework(CAP)) == []
    assert found_by(given, framework(CAP, cases=[SAFE])) == []


def test_a_case_that_comes_out_otherwise_is_found() -> None:
    wrong = case("unsafe", True, "Good")
    assert found_by(passing, framework(CAP, cases=[SAFE, wrong])) == [
        "case unsafe: permitted: expected Good, got Good, Requires Improvement, Inadequate"
    ]
    assert found_by(passing, framework(CAP, cases=[SAFE, UNSAFE])) == []


def test_a_case_in_a_file_is_told_with_its_line(sample: SamplePlugin) -> None:
    sample.replace("cases.toml", 'permitted = ["Fair", "Poor"], hard_ceiling', 'permitted = ["Poor"], hard_ceiling')
    (found,) = passing(sample.subject())
    assert found == "sample/cases.toml line 26: case plan-poor: permitted: expected Poor, got Fair, Poor"


def test_each_side_that_is_missing_is_found() -> None:
    assert found_by(on_each_side, framework(CAP, cases=[SAFE])) == ["R-1: no worked ruling in which it acts"]
    assert found_by(on_each_side, framework(CAP, cases=[UNSAFE])) == [
        "R-1: no worked ruling in which one answer more would make it act"
    ]
    assert found_by(on_each_side, framework(CAP, cases=[SAFE, UNSAFE])) == []
