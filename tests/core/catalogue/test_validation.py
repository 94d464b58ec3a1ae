from __future__ import annotations

import datetime
from typing import Any

import pytest

from evenhand.catalogue.validation import validate
from evenhand.models.rules import OverallRule

RULE: dict[str, Any] = {
    "id": "K-1",
    "effect": "consider",
    "scope": "overall",
    "strength": "hard",
    "words": "x",
    "source": "L1",
}


def found(**changes: Any) -> list[tuple[tuple[str | int, ...], str]]:
    result = validate(OverallRule, {**RULE, **changes})
    assert isinstance(result, list)
    return result


def test_data_that_fits_gives_the_model() -> None:
    rule = validate(OverallRule, RULE)
    assert isinstance(rule, OverallRule)
    assert rule.id == "K-1"


def test_the_tag_of_a_condition_is_no_part_of_a_key_path_also_where_a_key_is_named_like_it() -> None:
    inner = {"test": "grade", "domain": "risk", "is": "poor", "grade": "x"}
    (problem,) = found(when={"test": "all_of", "parts": [{"test": "fact", "fact": "a"}, inner]})
    assert problem[0] == ("when", "parts", 1, "grade")
    assert problem[1].startswith("unknown key 'grade'")
    (problem,) = found(when={"test": "not", "part": {"test": "fact", "fact": 3}})
    assert problem == (("when", "part", "fact"), "must be text in quotes")


@pytest.mark.parametrize(
    ("over", "path", "words"),
    [
        ("grded", ("when", "over"), "'grded' is not one of graded, crucial; did you mean 'graded'?"),
        (["risk", 3], ("when", "over", 1), "must be text in quotes"),
        (["Risk"], ("when", "over", 0), "'Risk' is no id"),
    ],
)
def test_where_a_word_or_a_list_may_stand_only_what_was_written_is_told(
    over: object, path: tuple[str | int, ...], words: str
) -> None:
    (problem,) = found(when={"test": "tally", "how": "any", "is": "poor", "over": over})
    assert problem[0] == path
    assert problem[1].startswith(words)


def test_dates_of_tomls_own_are_found_wherever_they_stand() -> None:
    day = datetime.date(2026, 1, 1)
    paths = [path for path, _ in found(words=day, domains=["risk", day], when={"test": "fact", "fact": day})]
    assert paths == [("words",), ("domains", 1), ("when", "fact")]


def test_a_misspelt_key_is_told_once_and_not_as_missing_too() -> None:
    rule = {**RULE, "word": "x"}
    del rule["words"]
    assert validate(OverallRule, rule) == [(("word",), "unknown key 'word'; did you mean 'words'?")]


def test_a_key_that_is_only_missing_is_told_at_its_table() -> None:
    rule = {**RULE, "when": {"test": "fact"}}
    assert validate(OverallRule, rule) == [(("when",), "'fact' is missing")]


@pytest.mark.parametrize(
    ("changes", "meant"),
    [
        ({"grade": "Requires improvement"}, "; did you mean 'requires_improvement'?"),
        ({"grade": "GOOD"}, "; did you mean 'good'?"),
        ({"id": "k 1"}, "; did you mean 'K-1'?"),
        ({"grade": "1"}, ", beginning with a letter"),
    ],
)
def test_words_in_the_place_of_an_id_say_which_id_they_would_be(changes: dict[str, Any], meant: str) -> None:
    ((_, words),) = found(**changes)
    assert " is no id; write " in words
    assert words.endswith(meant)
