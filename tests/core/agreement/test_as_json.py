"""Measures as plain JSON."""

from __future__ import annotations

import json

import pytest

from evenhand.agreement.as_json import measures_json
from evenhand.agreement.marks import Mark
from evenhand.agreement.measures import measures
from evenhand.agreement.words import WHY_UNDEFINED

TWENTY: list[tuple[Mark, ...]] = [(0, 0), (1, 2), (2, 2), (3, 2)] * 5


def test_counts_have_their_n_and_interval_and_coefficients_are_exact_too() -> None:
    body = json.loads(json.dumps(measures_json(measures(TWENTY, 4))))
    assert (body["cases"], body["pairs"], body["withheld"]) == (20, 20, None)
    assert (body["exact"]["count"], body["exact"]["of"], body["exact"]["share"]) == (10, 20, 0.5)
    low, high = body["exact"]["interval_95"]
    assert 0.25 < low < 0.5 < high < 0.75
    assert body["mean_difference"] == "0"
    kappa = body["coefficients"]["kappa_linear"]
    top, bottom = map(int, kappa["exact"].split("/"))
    assert kappa["value"] == pytest.approx(top / bottom)


def test_what_has_no_value_says_why() -> None:
    body = measures_json(measures([(1, 1)] * 20, 4))
    assert body["coefficients"]["alpha_ordinal"] == {
        "value": None, "exact": None, "undefined": WHY_UNDEFINED["one grade"],
    }  # fmt: skip
    few = measures_json(measures([], 4))
    assert few["coefficients"] is None
    assert few["exact"] == {"count": 0, "of": 0, "share": None, "interval_95": None}
    assert "withheld" in few["withheld"]
