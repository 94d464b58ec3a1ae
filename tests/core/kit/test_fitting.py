"""One model's schema, fitted to TOML."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import jsonschema
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from evenhand.kit.fitting import SHARE, fitted, plain
from evenhand.models.conditions import FeatureShare
from evenhand.models.domains import Inheritance
from evenhand.models.scales import GradeScale


def test_keys_are_named_as_toml_writes_them() -> None:
    assert set(fitted(Inheritance)["properties"]) == {"from", "text", "source"}


def test_a_key_that_may_be_null_may_be_left_out() -> None:
    grade = fitted(GradeScale)["$defs"]["Grade"]
    assert grade["properties"]["code"]["type"] == "integer"
    assert "default" not in grade["properties"]["code"]
    assert grade["required"] == ["id", "label"]


def test_a_list_of_two_is_of_one_kind() -> None:
    band = fitted(GradeScale)["$defs"]["Grade"]["properties"]["band"]
    assert {key: band[key] for key in ("type", "items", "minItems", "maxItems")} == {
        "type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2,
    }  # fmt: skip


def test_docstrings_lose_their_markup() -> None:
    assert plain("One ``word`` of\n    :class:`Grade`.\n\nTwo.") == "One word of Grade.\n\nTwo."


def accepted_by_the_model(share: Any) -> bool:
    try:
        FeatureShare.model_validate_json(json.dumps({"test": "features", "grade": "good", "share_at_least": share}))
    except ValidationError:
        return False
    return True


@given(st.fractions(0, 1).map(str) | st.decimals(0, 1, places=3).map(str))
def test_shares_as_people_write_them_are_taken_by_both(share: Any) -> None:
    assert accepted_by_the_model(share)
    assert jsonschema.Draft7Validator(SHARE).is_valid(share)


@given(st.text("01234/._+-e ", max_size=6) | st.integers(-2, 3))
def test_what_the_schema_takes_the_model_takes_where_it_is_no_more_than_one(share: Any) -> None:
    if jsonschema.Draft7Validator(SHARE).is_valid(share) and not str(share).rstrip("0").endswith("/"):
        assert accepted_by_the_model(share) == (Fraction(share) <= 1)


@given(st.floats(allow_nan=False, allow_infinity=False).filter(lambda share: not share.is_integer()))
def test_no_inexact_share_is_taken(share: float) -> None:
    assert not jsonschema.Draft7Validator(SHARE).is_valid(share)
    assert not accepted_by_the_model(share)
