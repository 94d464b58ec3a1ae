"""Every worked ruling that a framework brings comes out as written."""

from __future__ import annotations

import pytest

from driving import framework_called
from evenhand.testing.rule_cases import run_cases
from plugin_items import names

AT_LEAST = {"durham": 9, "herefordshire": 4, "london_cin": 11, "northamptonshire": 20, "ofsted": 5}


@pytest.mark.parametrize("name", names())
def test_they_come_out_as_written(name: str) -> None:
    results = run_cases(framework_called(name))
    assert len(results) >= AT_LEAST[name]
    assert {result.case: result.differences for result in results if not result.passed} == {}
