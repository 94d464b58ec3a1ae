"""Conditions: a closed set, one test each, exact shares."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from pydantic import ValidationError

from evenhand.models.conditions import Tally
from small_frameworks import condition

TALLY = {"test": "tally", "over": "graded"}


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({**TALLY, "how": "any"}, "give exactly one of"),
        ({**TALLY, "how": "any", "is": "good", "at_most": "good"}, "give exactly one of"),
        ({**TALLY, "how": "at_least", "is": "good"}, "'count' goes with"),
        ({**TALLY, "how": "any", "is": "good", "count": 1}, "'count' goes with"),
        ({**TALLY, "how": "share_above", "is": "good"}, "'share' goes with"),
        ({**TALLY, "how": "majority", "is": "good", "share": "1/2"}, "'share' goes with"),
        ({**TALLY, "how": "share_above", "is": "good", "share": 0.75}, "0.75 is not exact"),
        ({**TALLY, "how": "share_above", "is": "good", "share": "most"}, "write a share as a fraction"),
        ({**TALLY, "how": "share_above", "is": "good", "share": "1/0"}, "write a share as a fraction"),
        ({**TALLY, "how": "share_above", "is": "good", "share": "4/3"}, "less than or equal to 1"),
        ({**TALLY, "how": "at_least", "is": "good", "count": -1}, "greater than or equal to 0"),
        ({"test": "points", "over": "graded", "points": {"good": 1}}, "give share_at_least, share_below or both"),
        ({"test": "points", "over": "graded", "points": {"good": 0}, "share_below": "1/2"}, "at least one above 0"),
        ({"test": "points", "over": "graded", "points": {"good": -1}, "share_below": "1/2"}, "whole numbers from 0 up"),
        ({"test": "all_of", "parts": []}, "at least 1 item"),
        ({"test": "most_of", "parts": []}, "most_of"),
    ],
)
def test_a_condition_that_cannot_be_is_refused(fields: dict[str, Any], words: str) -> None:
    with pytest.raises(ValidationError) as error:
        condition(**fields)
    assert words in str(error.value)


def test_a_share_is_an_exact_fraction_and_stays_one_through_json() -> None:
    tally = condition(**TALLY, how="share_at_least", is_="good", share="1/3")
    assert isinstance(tally, Tally)
    assert tally.share == Fraction(1, 3)
    assert Tally.model_validate_json(tally.model_dump_json(by_alias=True)) == tally
