"""Reading features: a count for each grade's column, or a mark for each descriptor."""

from __future__ import annotations

from typing import Any

import pytest

from evenhand.grading.features import FeatureError, read_features
from evenhand.grading.sheet import FeatureCount
from small_frameworks import framework

UNDER = framework(descriptors={"a": {"good": 2, "inadequate": 1}, "b": {"good": 1}})


def test_counts_by_grade_in_any_case() -> None:
    assert read_features(UNDER, {"GOOD": [19, 26], "inadequate": [0, 0]}) == {
        "good": FeatureCount(19, 26, 0),
        "inadequate": FeatureCount(0, 0, 0),
    }


def test_marks_are_counted_by_column_and_the_rest_is_unmarked() -> None:
    marks = {"a.good.0": "evident", "a.good.1": "not applicable"}
    assert read_features(UNDER, marks) == {"good": FeatureCount(1, 1, 1), "inadequate": FeatureCount(0, 0, 1)}


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"Excellent": [1, 2]}, "no grade or descriptor 'Excellent'"),
        ({"a.good.7": "evident"}, "no grade or descriptor 'a.good.7'; did you mean 'a.good."),
        ({"a.good.0": "partly"}, "give one of: evident, not evident, not applicable"),
        ({"a.good.0": None}, "give one of"),
        ({"a.good.0": ["evident"]}, "give one of"),
        ({"Good": [3, 2]}, "the first not above the second"),
        ({"Good": [-1, 2]}, "two whole numbers"),
        ({"Good": [1.0, 2]}, "two whole numbers"),
        ({"Good": [True, 2]}, "two whole numbers"),
        ({"Good": [1]}, "two whole numbers"),
        ({"Good": 3}, "two whole numbers"),
        ({"Good": [1, 2], "good": [1, 2]}, "this grade stands twice"),
        ({"Good": [1, 2], "a.good.0": "evident"}, "both as a count and descriptor by descriptor"),
    ],
)
def test_what_is_no_feature_is_refused(given: dict[str, Any], words: str) -> None:
    with pytest.raises(FeatureError) as error:
        read_features(UNDER, given)
    assert words in str(error.value)
    assert "\n" not in str(error.value)
