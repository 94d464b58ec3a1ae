"""Checks about grade scales."""

from __future__ import annotations

import json
from typing import Any

import pytest

from evenhand.models.scales import GradeScale
from evenhand.testing.checks import scales
from evenhand.testing.checks.scales import mistakable, out_of_order, unread
from sample_plugins import SamplePlugin
from small_frameworks import scale_body


def scale(kind: str = "ordinal", **grades: dict[str, Any]) -> GradeScale:
    """The small scale with some fields of its grades replaced."""
    body = scale_body(kind)
    for grade in body["grades"]:
        grade.update(grades.get(grade["id"], {}))
    return GradeScale.model_validate_json(json.dumps(body))


@pytest.mark.parametrize("kind", ["ordinal", "coded", "banded"])
def test_good_scales_pass(kind: str) -> None:
    for check in (out_of_order, unread, mistakable):
        assert list(check(scale(kind))) == []


def test_codes_may_fall_but_not_turn() -> None:
    falling = {name: {"code": 4 - n} for n, name in enumerate(("outstanding", "good", "requires_improvement"))}
    assert list(out_of_order(scale("coded", inadequate={"code": 0}, **falling))) == []
    turned = scale("coded", good={"code": 3}, requires_improvement={"code": 2})
    assert list(out_of_order(turned)) == ["scale 'grade': the codes 1, 3, 2, 4 neither rise nor fall all the way"]


def test_ofsted_grades_in_another_order() -> None:
    crossed = scale(outstanding={"crosswalk": "good"}, inadequate={"crosswalk": "outstanding"})
    assert list(out_of_order(crossed)) == [
        "scale 'grade': 'outstanding' stands above 'inadequate', but maps to good, below its outstanding"
    ]
    same = scale(outstanding={"crosswalk": "good"}, good={"crosswalk": "good"})
    assert list(out_of_order(same)) == []


def test_a_band_that_nothing_reads() -> None:
    assert list(unread(scale("coded", good={"band": [6, 8]}))) == [
        "scale 'grade': grade 'good' has a band, but the scale is coded"
    ]


def test_replies_that_mean_two_grades() -> None:
    doubled = scale(outstanding={"letter": "G"}, good={"letter": "g"})
    assert list(mistakable(doubled)) == ["scale 'grade': the reply 'g' means both 'outstanding' and 'good'"]
    number = scale("coded", inadequate={"letter": "1"})
    assert list(mistakable(number)) == ["scale 'grade': the reply '1' means both 'outstanding' and 'inadequate'"]


def test_a_grade_may_say_that_it_maps_to_none(sample: SamplePlugin) -> None:
    sample.replace("scales.toml", 'crosswalk = "requires_improvement"', 'no_crosswalk = "The guide does not say."')
    assert list(scales.crosswalk(sample.subject())) == []
    sample.replace("scales.toml", "no_crosswalk", 'crosswalk = "good", no_crosswalk')
    assert list(scales.crosswalk(sample.subject())) == [
        "scale 'grade': grade 'fair' has both crosswalk and no_crosswalk"
    ]
