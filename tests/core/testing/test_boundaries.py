"""Which cases stand on each side of a rule."""

from __future__ import annotations

from typing import Any

from evenhand.testing.boundaries import Boundary, boundaries
from small_frameworks import framework, rule

UNSAFE = {"test": "fact", "fact": "unsafe"}
A_BAD = {"test": "grade", "domain": "a", "is": "inadequate"}


def case(name: str, grade: Any = "Good", **rest: Any) -> dict[str, Any]:
    return {"id": name, "why": "So.", "source": "L9", "all_domains": "Good", "grades": {"a": grade}, "expected": {},
            **rest}  # fmt: skip


def of(when: dict[str, Any], *cases: dict[str, Any], effect: str = "cannot_exceed", **given: Any) -> Boundary:
    fields = {name: given.pop(name) for name in ("withheld_unless_met",) if name in given}
    (found,) = boundaries(framework(rule("R-1", effect, when, grade="good", **fields), cases=cases, **given))
    return found


def test_a_grade_one_step_away_is_just_not_and_two_steps_are_too_far() -> None:
    cases = [case("bad", "Inadequate"), case("near", "Requires Improvement"), case("far", "Good")]
    assert of(A_BAD, *cases) == Boundary("R-1", ("bad",), ("near",))


def test_a_score_one_away_is_just_not() -> None:
    low = {"test": "grade", "domain": "a", "score_at_most": 5}
    cases = [{**case(f"score-{score}", score), "all_domains": 8} for score in (5, 6, 7)]
    assert of(low, *cases, kind="banded") == Boundary("R-1", ("score-5",), ("score-6",))


def test_a_fact_turned_round_counts_only_where_no_grade_is_looked_at() -> None:
    unsafe, safe = case("unsafe", facts={"unsafe": True}), case("safe")
    assert of(UNSAFE, unsafe, safe) == Boundary("R-1", ("unsafe",), ("safe",))
    both = {"test": "all_of", "parts": [UNSAFE, A_BAD]}
    assert of(both, case("bad", "Inadequate")).just_not == ()
    assert of(both, case("near", "Requires Improvement", facts={"unsafe": True})).just_not == ("near",)


def test_one_feature_more_is_a_step() -> None:
    share = {"test": "features", "grade": "inadequate", "share_at_least": "1/4"}
    cases = [case(f"of-{n}", features={"Inadequate": (n, 24)}) for n in (4, 5, 6)]
    assert of(share, *cases) == Boundary("R-1", ("of-6",), ("of-5",))


def test_another_option_of_the_record_is_a_step() -> None:
    field = {"id": "case_type", "label": "Case type", "kind": "choice", "options": ["one", "two"], "source": "L6"}
    when = {"test": "record", "field": "case_type", "one_of": ["one"]}
    assert of(when, case("plain"), fields=[field]) == Boundary("R-1", (), ())


def test_a_rule_that_only_withholds_acts_by_withholding() -> None:
    good = {"test": "grade", "domain": "a", "at_least": "good"}
    cases = [case("met"), case("not-met", "Requires Improvement")]
    assert of(good, *cases, effect="requires") == Boundary("R-1", ("not-met",), ("met",))
    earns = of(good, *cases, effect="at_least", withheld_unless_met=True)
    assert earns == Boundary("R-1", ("met",), ("not-met",))


def test_cases_that_are_refused_or_read_the_rule_otherwise_do_not_count() -> None:
    option = {"id": "other", "words": "So.", "rules": {"R-1": {"grade": "inadequate"}}}
    reading = {"id": "way", "contradiction": "X-D1", "note": "Two.", "default": "usual", "source": "L9",
               "options": [{"id": "usual", "words": "So."}, option]}  # fmt: skip
    refused = case("refused", 8.5, expected={"error": True})
    otherwise = case("otherwise", "Inadequate", readings=("other",))
    assert of(A_BAD, refused, otherwise, readings=[reading]) == Boundary("R-1", (), ())
    assert of(A_BAD, case("wrong", "Splendid"), readings=[reading]) == Boundary("R-1", (), ())
