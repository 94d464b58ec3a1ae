"""Why a condition is what it is, in the answers' own words."""

from __future__ import annotations

from typing import Any

import pytest

from evenhand.grading.conditions import compile_condition
from evenhand.grading.explain import compile_because
from evenhand.grading.sheet import Layout
from evenhand.models.framework import Framework
from small_frameworks import condition, framework, sheet

FIELD = {"id": "case_type", "label": "Case type", "kind": "choice", "options": ["one", "two"], "source": "L6"}
UNDER = framework(fields=[FIELD])
BANDED = framework(kind="banded")
BELOW_GOOD = {"test": "tally", "over": "graded", "at_most": "requires_improvement"}
WEAK = "Requires Improvement or Inadequate"
UNSAFE = {"test": "fact", "fact": "unsafe"}
MIXED = {"a": "Good", "b": "Inadequate", "c": "not applicable"}


def why(when: dict[str, Any], under: Framework = UNDER, **answers: Any) -> str:
    layout, given = Layout(under), sheet(under, **answers)
    found = condition(**when)
    return compile_because(found, layout)(given, compile_condition(found, layout)(given))


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ({**BELOW_GOOD, "how": "any"}, "Domain b is Inadequate"),
        ({**BELOW_GOOD, "how": "every"}, "Domain a is Good"),
        ({**BELOW_GOOD, "how": "none"}, "Domain b is Inadequate"),
        ({**BELOW_GOOD, "how": "at_least", "count": 1}, f"1 of 2 domains that apply is {WEAK}; Domain b is Inadequate"),
        ({**BELOW_GOOD, "how": "at_most", "count": 0}, f"1 of 2 domains that apply is {WEAK}; Domain b is Inadequate"),
        ({**BELOW_GOOD, "how": "at_most", "count": 1}, f"1 of 2 domains that apply is {WEAK}; Domain a is Good"),
        ({**BELOW_GOOD, "how": "majority"}, f"1 of 2 domains that apply is {WEAK}; Domain a is Good"),
        ({**BELOW_GOOD, "how": "majority", "denominator": "all"}, f"1 of 3 domains listed is {WEAK}; Domain a is Good"),
        ({**BELOW_GOOD, "how": "any", "over": ["c"]}, "none of the sections it looks at applies"),
        ({"test": "grade", "domain": "b", "is": "inadequate"}, "Domain b is Inadequate"),
        ({"test": "grade", "domain": "c", "is": "inadequate"}, "Domain c does not apply"),
        (UNSAFE, "Is it unsafe? yes"),
        ({"test": "fact", "fact": "improved"}, "Is it improved? no"),
        ({"test": "not", "part": UNSAFE}, "Is it unsafe? yes"),
        ({"test": "record", "field": "case_type", "one_of": ["two"]}, "Case type: one"),
        (
            {"test": "all_of", "parts": [UNSAFE, {**BELOW_GOOD, "how": "any"}]},
            "Is it unsafe? yes; Domain b is Inadequate",
        ),
        ({"test": "any_of", "parts": [UNSAFE, {"test": "fact", "fact": "improved"}]}, "Is it unsafe? yes"),
        ({"test": "any_of", "parts": [UNSAFE, UNSAFE]}, "Is it unsafe? yes"),
        ({"test": "chosen", "is": "good"}, "the overall grade is Good"),
    ],
)
def test_the_answers_that_made_it_so(when: dict[str, Any], words: str) -> None:
    facts = {"unsafe": True, "improved": False}
    assert why(when, grades=MIXED, facts=facts, record={"case_type": "one"}, proposed_overall="Good") == words


def test_a_score_is_told_with_its_grade() -> None:
    assert why({**BELOW_GOOD, "how": "any"}, BANDED, grades={"a": 5}) == "Domain a is Requires Improvement (score 5)"


def test_points_are_told_out_of_what_they_could_be() -> None:
    worth = {"outstanding": 3, "good": 2, "requires_improvement": 1, "inadequate": 0}
    when = {"test": "points", "over": "graded", "points": worth, "share_at_least": "1/2"}
    assert why(when, grades=MIXED) == "2 of 6 points"


def test_features_are_told_by_their_column() -> None:
    when = {"test": "features", "grade": "good", "share_at_least": "3/4"}
    assert why(when, features={"Good": [19, 26]}) == "19 of 26 Good features are evident"
    assert why(when) == "the Good features are not marked"


def test_a_domain_without_a_judgement_is_named_as_such() -> None:
    when = {"test": "tally", "over": "graded", "how": "every", "at_least": "good"}
    words = why(when, grades={"a": "Good", "b": "Good"}, features={"good": [1, 2]})
    assert words == "Domain c is not judged"


def test_what_is_still_open_is_not_given_as_a_reason() -> None:
    assert why({**BELOW_GOOD, "how": "any"}, grades={"b": "Inadequate"}) == "Domain b is Inadequate"
    assert why({"test": "grade", "domain": "a", "is": "good"}) == "Domain a is not graded"
