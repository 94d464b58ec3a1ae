"""What each key is for."""

from __future__ import annotations

from evenhand.kit.key_words import COMMON, words_of_keys
from evenhand.kit.key_words_by_model import BY_MODEL


def test_a_docstring_after_a_field_comes_first() -> None:
    words = words_of_keys()
    assert words["Form", "domain"].startswith("The domain after whose prompts")
    assert words["FormField", "within_days"].startswith("How many days")


def test_a_key_has_its_own_words_or_those_it_has_everywhere() -> None:
    words = words_of_keys()
    assert words["OverallRule", "id"] == BY_MODEL["OverallRule"]["id"] != COMMON["id"]
    assert words["OverallRule", "source"] == COMMON["source"]


def test_no_words_are_for_a_key_that_is_not_there() -> None:
    known = words_of_keys()
    assert [(model, key) for model, keys in BY_MODEL.items() for key in keys if (model, key) not in known] == []
