"""Sheets with some answers taken away."""

from __future__ import annotations

import random

from evenhand.grading.sheet import FeatureCount, Layout
from evenhand.grading.truth import UNKNOWN
from evenhand.testing.searching.dimensions import base_sheet
from evenhand.testing.searching.partial import partial
from small_frameworks import framework

LAYOUT = Layout(framework(domains=[f"d{number}" for number in range(30)]))


def test_some_answers_stay_and_some_are_taken() -> None:
    sheet = partial(base_sheet(LAYOUT), LAYOUT, random.Random(1))
    unanswered = LAYOUT.ladders[0].unanswered
    assert set(sheet.masks) == {1, unanswered}
    assert base_sheet(LAYOUT).masks == [1] * 30
    assert UNKNOWN in [truth for seed in range(5) for truth in partial(sheet, LAYOUT, random.Random(seed)).facts]


def test_features_lose_marks_but_never_gain_any() -> None:
    sheet = base_sheet(LAYOUT)
    sheet.features = {"good": FeatureCount(6, 10, 0)}
    for seed in range(20):
        found = (partial(sheet, LAYOUT, random.Random(seed)).features or {})["good"]
        assert found.applicable + found.unmarked == 10
        assert found.evident <= 6
        assert found.applicable - found.evident <= 4
