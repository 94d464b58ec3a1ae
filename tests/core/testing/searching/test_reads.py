"""Conditions taken apart."""

from __future__ import annotations

from evenhand.grading.sheet import Layout
from evenhand.testing.searching.reads import (
    distinct_tests,
    domains_of,
    looks_at_chosen,
    single_tests,
    told_apart,
    touched,
)
from small_frameworks import condition, framework

FACT = {"test": "fact", "fact": "unsafe"}
GRADE = {"test": "grade", "domain": "b", "at_least": "good"}
CHOSEN = {"test": "chosen", "is": "good"}
NESTED = {
    "test": "any_of",
    "parts": [FACT, {"test": "not", "part": {"test": "all_of", "parts": [GRADE, FACT, CHOSEN]}}],
}
DERIVED = {"id": "in_care", "text": "In care?", "source": "L4",
           "derived": {"test": "record", "field": "case_type", "one_of": ["one"]}}  # fmt: skip
FIELD = {"id": "case_type", "label": "Case type", "kind": "choice", "options": ["one", "two"], "source": "L6"}
LAYOUT = Layout(framework(facts=["unsafe", DERIVED], fields=[FIELD]))


def test_every_single_test_is_found_and_each_kept_once() -> None:
    nested = condition(**NESTED)
    assert [test.test for test in single_tests(nested)] == ["fact", "grade", "fact", "chosen"]
    assert [test.test for test in distinct_tests([nested, nested]).values()] == ["fact", "grade"]
    assert looks_at_chosen(nested)
    assert not looks_at_chosen(condition(**GRADE))


def test_what_a_test_looks_at() -> None:
    assert touched(condition(**FACT), LAYOUT) == {("fact", "unsafe")}
    assert touched(condition(**GRADE), LAYOUT) == {("domain", "b")}
    assert touched(condition(test="fact", fact="in_care"), LAYOUT) == {("record", "case_type")}
    assert touched(condition(test="features", grade="good", share_at_least="1/2"), LAYOUT) == {("features", "good")}
    tally = condition(test="tally", over="graded", apart_from=["a"], how="any", is_="good")
    assert touched(tally, LAYOUT) == {("domain", "b"), ("domain", "c")}
    assert domains_of(condition(**FACT), LAYOUT) == []


def test_positions_that_a_test_tells_apart() -> None:
    assert told_apart(condition(**GRADE), 1, LAYOUT) == (1, 1, 0, 0)
    worth = {"outstanding": 3, "good": 2, "requires_improvement": 1, "inadequate": 0}
    points = condition(test="points", over="graded", points=worth, share_at_least="1/2")
    assert told_apart(points, 0, LAYOUT) == (3, 2, 1, 0)
