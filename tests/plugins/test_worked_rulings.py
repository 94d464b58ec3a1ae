"""Every worked ruling that a framework brings comes out as written."""

from __future__ import annotations

import pytest

from driving import framework_called
from evenhand.models.lean import changed
from plugin_items import names
from worked import wrong

AT_LEAST = {"durham": 8, "herefordshire": 3, "london_cin": 8, "northamptonshire": 12, "ofsted": 3}


@pytest.mark.parametrize(
    ("name", "case"), [(name, case.id) for name in names() for case in framework_called(name).cases]
)
def test_it_comes_out_as_written(name: str, case: str) -> None:
    framework = framework_called(name)
    assert wrong(framework, next(item for item in framework.cases if item.id == case)) == []


@pytest.mark.parametrize("name", names())
def test_there_are_enough_of_them(name: str) -> None:
    assert len(framework_called(name).cases) >= AT_LEAST[name]


def test_a_ruling_that_comes_out_otherwise_is_seen() -> None:
    framework = framework_called("durham")
    case = next(item for item in framework.cases if "Good" in (item.expected.permitted or ()))
    worse = changed(case, {"expected": changed(case.expected, {"permitted": ("Outstanding",)})})
    assert wrong(framework, worse)[0].startswith("permitted: ")
