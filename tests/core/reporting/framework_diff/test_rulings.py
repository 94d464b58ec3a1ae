"""Answer sheets whose rulings differ, found near what changed and graded under both."""

from __future__ import annotations

from typing import Any

import pytest

from evenhand.catalogue import Catalogue
from evenhand.catalogue.readings import resolve_readings
from evenhand.grading.service import rule_on
from evenhand.models.framework import Framework
from evenhand.models.lean import changed
from evenhand.reporting.framework_diff.rulings import compare_rulings
from evenhand.reporting.framework_diff.sheets import Sheet, field_of, near
from small_frameworks import framework, rule

FACT = {"test": "fact", "fact": "unsafe"}
CAP = rule("R-1", "cannot_exceed", FACT, grade="good")


def tally(**fields: Any) -> dict[str, Any]:
    return {"test": "tally", "over": "graded", "is": "inadequate", **fields}


CHANGES = {
    "another grade": (CAP, rule("R-1", "cannot_exceed", FACT, grade="inadequate")),
    "another fact": (CAP, rule("R-1", "cannot_exceed", {"test": "fact", "fact": "improved"}, grade="good")),
    "a rule more": (CAP, None),
    "a threshold by one": (
        rule("R-1", "cannot_exceed", tally(how="at_least", count=2), grade="good"),
        rule("R-1", "cannot_exceed", tally(how="at_least", count=3), grade="good"),
    ),
    "a share at its boundary": (
        rule("R-1", "cannot_exceed", tally(how="share_at_least", share="2/3"), grade="good"),
        rule("R-1", "cannot_exceed", tally(how="share_above", share="2/3"), grade="good"),
    ),
    "another strength": (
        rule("R-1", "cannot_exceed", FACT, grade="good"),
        rule("R-1", "cannot_exceed", FACT, grade="good", strength="expected"),
    ),
    "what follows": (
        rule("R-1", "must_be", {"test": "chosen", "is": "good"}, scope="follow-up", brings=["plan"]),
        rule("R-1", "must_be", {"test": "chosen", "at_most": "good"}, scope="follow-up", brings=["plan"]),
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", ["ordinal", "coded", "banded"])
@pytest.mark.parametrize("name", CHANGES)
def test_a_changed_rule_is_shown_on_a_sheet_that_both_grade_otherwise(name: str, kind: str) -> None:
    before, after = (framework(*([one] if one else []), kind=kind) for one in CHANGES[name])
    found = compare_rulings(before, after)
    assert found.silent == ()
    example = next(one for one in found.examples if "R-1" in one.rules)
    for side, said in ((before, example.old), (after, example.new)):
        again = rule_on(side, example.field.answers(example.sheet, side), resolve_readings(side))
        assert (again.permitted, again.trace) == (said.permitted, said.trace)
    assert example.old != example.new


def test_other_words_change_no_ruling() -> None:
    found = compare_rulings(framework(CAP), framework({**CAP, "words": "Otherwise.", "source": "L9"}))
    assert (found.same, found.examples, found.tried) == (True, (), 0)


def test_a_rule_that_cannot_speak_is_told_as_not_found_and_after_how_many() -> None:
    never = {"test": "all_of", "parts": [FACT, {"test": "not", "part": FACT}]}
    found = compare_rulings(framework(), framework(rule("R-1", "cannot_exceed", never, grade="good")))
    assert (found.same, found.examples, found.silent) == (False, (), ("R-1",))
    assert found.tried > 100


def test_a_band_that_moved_is_found_without_any_rule_having_changed() -> None:
    lowest = rule("R-1", "must_be", tally(how="any"), grade="inadequate")
    old = framework(lowest, kind="banded")
    bands = {"outstanding": (9, 10), "good": (6, 8), "requires_improvement": (4, 5), "inadequate": (0, 3)}
    first = changed(
        old.scales[0],
        {"grades": tuple(changed(grade, {"band": bands[grade.id]}) for grade in old.scales[0].grades)},
    )
    found = compare_rulings(old, changed(old, {"scales": (first, *old.scales[1:])}))
    assert found.examples
    assert 3 in [grade for example in found.examples for _, grade in example.sheet.grades] or any(
        10 - example.sheet.base == 3 for example in found.examples
    )


def test_the_example_has_nothing_that_is_not_needed() -> None:
    found = compare_rulings(framework(CAP), framework())
    assert found.examples[0].sheet == Sheet(0, facts=("unsafe",))


def test_the_same_two_give_the_same_examples() -> None:
    old, new = framework(CAP), framework()
    assert compare_rulings(old, new) == compare_rulings(old, new)


def test_what_only_one_of_them_asks_is_answered_for_that_one() -> None:
    old, new = framework(domains=("a",)), framework(domains=("a", "b"))
    field = field_of(old, new)
    assert field.answers(Sheet(1), old)["grades"] == {"a": "Good"}
    assert field.answers(Sheet(1), new)["grades"] == {"a": "Good", "b": "Good"}


def test_sheets_near_a_rule_cross_its_count() -> None:
    given = framework(rule("R-1", "cannot_exceed", tally(how="at_least", count=2), grade="good"))
    counts = {
        sum(value == "Inadequate" for _, value in sheet.grades) for sheet in near(field_of(given, given), given.rules)
    }
    assert {0, 1, 2, 3} <= counts


@pytest.fixture(scope="module")
def durham() -> Framework:
    return Catalogue().framework("durham")


@pytest.mark.parametrize("at", range(0, 40, 3))
def test_leaving_out_a_rule_of_durham_that_computes_is_shown(durham: Framework, at: int) -> None:
    computing = [r for r in durham.rules if r.when is not None and r.strength == "hard"]
    gone = computing[at % len(computing)]
    new = changed(durham, {"rules": tuple(r for r in durham.rules if r.id != gone.id)})
    found = compare_rulings(durham, new)
    assert any(gone.id in example.rules for example in found.examples)


def test_an_example_that_comes_out_otherwise_goes_before_one_whose_trace_alone_differs() -> None:
    # With Good everywhere the cap speaks and changes nothing; that sheet is tried before the ones on which it does.
    worst = rule("R-0", "must_be", {"test": "grade", "domain": "b", "is": "good"}, grade="inadequate")
    cap = rule("R-1", "cannot_exceed", {"test": "grade", "domain": "a", "at_most": "good"}, grade="good")
    found = compare_rulings(framework(worst), framework(worst, cap))
    (example,) = found.examples
    assert example.old.permitted != example.new.permitted


def test_a_rule_from_which_nothing_is_computed_is_not_searched_for() -> None:
    found = compare_rulings(framework(), framework(rule("R-1", "judgement")))
    assert (found.examples, found.silent) == ((), ())
