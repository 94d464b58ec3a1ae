"""Rules that would compute nothing, or something nobody meant, are refused when they are read."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from small_frameworks import rule_model

FACT = {"test": "fact", "fact": "unsafe"}


@pytest.mark.parametrize(
    ("effect", "fields", "words"),
    [
        ("cannot_exceed", {}, "'cannot_exceed' on the overall grade needs a 'grade'"),
        ("must_be", {"scope": "section", "grade": "good"}, "a section rule names its section"),
        ("must_be", {"scope": "section", "grade": "good", "domains": ["a"]}, "is 'cannot_exceed' or 'requires'"),
        ("cannot_exceed", {"scope": "section", "domains": ["a"]}, "says which 'grade' it is about"),
        ("requires", {"scope": "section", "domains": ["a"], "score": 5}, "says which 'grade' it is about"),
        ("requires", {"scope": "applicability"}, "needs 'domains' or 'brings'"),
        ("requires", {"scope": "follow-up"}, "says what it 'brings'"),
        ("must_be", {"grade": "good", "brings": ["plan"]}, "'brings' goes with scope follow-up or applicability"),
        ("requires", {"scope": "domain", "grade": "good"}, "computes nothing; leave 'when' out"),
        ("must_be", {"grade": "good", "withheld_unless_met": True}, "goes with effect 'at_least'"),
        ("must_be", {"grade": "good", "colour": "red"}, "colour"),
        ("must_be", {"grade": "good", "strength": "firm"}, "strength"),
    ],
)
def test_a_rule_that_cannot_be_is_refused(effect: str, fields: dict[str, Any], words: str) -> None:
    with pytest.raises(ValidationError) as error:
        rule_model("R-1", effect, FACT, **fields)
    assert words in str(error.value)


@pytest.mark.parametrize(
    ("effect", "fields"),
    [
        ("consider", {"scope": "domain", "strength": "soft"}),
        ("requires", {"scope": "applicability", "domains": ["a"], "brings": ["plan"]}),
        ("cannot_exceed", {"scope": "section", "domains": ["a"], "score": 5}),
        ("judgement", {"scope": "section", "domains": ["a"], "strength": "soft"}),
    ],
)
def test_a_rule_that_can_be_is_read(effect: str, fields: dict[str, Any]) -> None:
    assert rule_model("R-1", effect, FACT, **fields).effect == effect


def test_without_a_condition_a_rule_is_only_listed() -> None:
    assert rule_model("R-1", "requires", None, scope="domain", grade="outstanding").when is None
