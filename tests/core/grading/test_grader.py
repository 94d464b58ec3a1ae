"""Whole rulings: what is permitted, why, whether it is provisional, what follows, and whether a proposal stands."""

from __future__ import annotations

from typing import Any

import pytest

from small_frameworks import LABELS, every, fired, framework, rule, ruling

O, G, RI, I = LABELS  # noqa: E741
ANY_INADEQUATE = {"test": "tally", "over": "graded", "how": "any", "is": "inadequate"}
ALL_GOOD = {"test": "tally", "over": "graded", "how": "every", "at_least": "good"}
MOST_GOOD = {"test": "tally", "over": "graded", "how": "majority", "at_least": "good"}
UNSAFE = {"test": "fact", "fact": "unsafe"}
FIELD = {"id": "case_type", "label": "Case type", "kind": "choice", "options": ["one", "two"], "source": "L6"}


CAPPED = framework(rule("CAP", "cannot_exceed", ANY_INADEQUATE, grade="requires_improvement"))


def test_nothing_fires_and_everything_is_permitted() -> None:
    found = ruling(CAPPED, every(CAPPED, G))
    assert found.permitted == LABELS
    assert (found.ceiling, found.hard_ceiling, found.indicated) == (O, None, None)
    assert (found.trace, found.provisional, found.nothing_applicable) == ((), False, False)


def test_a_cap_lowers_and_says_why() -> None:
    found = ruling(CAPPED, every(CAPPED, G, b=I))
    assert found.permitted == (RI, I)
    assert found.hard_ceiling == RI
    (entry,) = found.trace
    assert entry == ("CAP", "cannot_exceed", "overall", "hard", RI, "Domain b is Inadequate", "L2")


def test_a_rule_already_triggered_applies_while_the_rest_is_missing() -> None:
    found = ruling(CAPPED, {"b": I})
    assert found.permitted == (RI, I)
    assert found.provisional


@pytest.mark.parametrize(
    ("answers", "provisional"),
    [
        ({"grades": {"a": G, "b": G, "c": G}}, False),
        ({"grades": {"a": G, "b": G}}, True),
        ({"grades": {"a": G, "b": G, "c": "not applicable"}}, False),
        ({"grades": {"a": G, "b": G, "c": G}, "facts": {"unsafe": None}}, True),
        ({"grades": {"a": G, "b": G, "c": None}, "features": {"good": [1, 2]}}, False),
    ],
)
def test_what_makes_it_provisional(answers: dict[str, Any], provisional: bool) -> None:
    assert ruling(CAPPED, **answers).provisional is provisional


def test_a_record_field_that_a_rule_waits_for_makes_it_provisional() -> None:
    under = framework(
        rule("CAP", "cannot_exceed", {"test": "record", "field": "case_type", "one_of": ["one"]}, grade="good"),
        fields=[FIELD],
    )
    assert ruling(under, every(under, G)).provisional
    assert not ruling(under, every(under, G), record={"case_type": "two"}).provisional


def test_unmarked_features_make_it_provisional() -> None:
    under = framework(descriptors={"a": {"good": 2}})
    assert ruling(under, features={"a.good.0": "evident"}).provisional
    assert not ruling(under, features={"a.good.0": "evident", "a.good.1": "not evident"}).provisional


def test_nothing_applicable_withholds_but_never_caps() -> None:
    under = framework(
        rule("CAP", "cannot_exceed", ANY_INADEQUATE, grade="inadequate"),
        rule("REQ", "requires", ALL_GOOD, grade="outstanding"),
    )
    found = ruling(under, every(under, "not applicable"))
    assert found.nothing_applicable
    assert not found.provisional
    assert found.permitted == (G, RI, I)
    assert found.trace[0].because == "none of the sections it looks at applies"


def test_no_rule_never_makes_something_out_of_missing_answers() -> None:
    under = framework(rule("REQ", "requires", ALL_GOOD, grade="outstanding"))
    assert ruling(under, {}).permitted == LABELS
    assert ruling(under, {"a": RI}).permitted == (G, RI, I)


def test_an_earned_grade_is_indicated_and_a_cap_beats_it() -> None:
    earn = rule("EARN", "at_least", MOST_GOOD, grade="good", withheld_unless_met=True)
    under = framework(earn, rule("CAP", "cannot_exceed", UNSAFE, grade="inadequate"))
    found = ruling(under, every(under, G))
    assert (found.permitted, found.indicated) == ((O, G), G)
    unmet = ruling(under, every(under, RI))
    assert (unmet.permitted, unmet.indicated) == ((O, RI, I), None)
    beaten = ruling(under, every(under, G), facts={"unsafe": True})
    assert (beaten.permitted, beaten.indicated) == ((I,), I)
    unknown = ruling(under, every(under, G), facts={"unsafe": None})
    assert (unknown.permitted, unknown.indicated) == ((O, G, I), None)


def test_a_grade_that_may_yet_be_withheld_opens_the_next_one() -> None:
    under = framework(
        rule("FORCE", "must_be", UNSAFE, grade="good"),
        rule("REQ", "requires", {"test": "fact", "fact": "improved"}, grade="good"),
    )
    assert ruling(under, facts={"unsafe": True, "improved": None}).permitted == (G, RI)


def test_only_expected_rules_are_departed_from() -> None:
    under = framework(
        rule("EARN", "at_least", UNSAFE, grade="good"),
        rule("CAP", "cannot_exceed", UNSAFE, grade="requires_improvement"),
        rule("E", "requires", ANY_INADEQUATE, grade="requires_improvement", strength="expected"),
    )
    found = ruling(under, every(under, G), facts={"unsafe": True}, proposed_overall=RI)
    assert (found.accepted, found.departs_from) == ("with a reason", ("E",))


EXPECTED = framework(
    rule("HARD", "cannot_exceed", UNSAFE, grade="requires_improvement"),
    rule("SOFT", "consider", ANY_INADEQUATE, grade="good", strength="soft"),
    rule("E-OUT", "requires", ALL_GOOD, grade="outstanding", strength="expected"),
    rule("E-INAD", "judgement", ANY_INADEQUATE, grade="inadequate", strength="expected"),
)


@pytest.mark.parametrize(
    ("proposed", "facts", "grades", "accepted", "departs"),
    [
        (O, {}, {"a": G}, "yes", ()),
        (G, {}, {"a": G}, "yes", ()),
        (O, {}, {"a": RI}, "with a reason", ("E-OUT",)),
        (G, {}, {"a": RI}, "yes", ()),
        (I, {}, {"a": G}, "with a reason", ("E-INAD",)),
        (I, {}, {"a": I}, "yes", ()),
        (G, {"unsafe": True}, {"a": G}, "no", ()),
        (RI, {"unsafe": True}, {"a": G}, "yes", ()),
        (G, {"unsafe": None}, {"a": G}, "yes", ()),
        (None, {}, {"a": G}, None, ()),
    ],
)
def test_whether_a_proposed_grade_stands(
    proposed: str | None, facts: dict[str, Any], grades: dict[str, Any], accepted: str | None, departs: tuple[str, ...]
) -> None:
    found = ruling(EXPECTED, every(EXPECTED, G, **grades), facts=facts, proposed_overall=proposed)
    assert (found.accepted, found.departs_from) == (accepted, departs)


def test_the_worst_permitted_grade_needs_no_reason_when_it_is_the_only_one() -> None:
    under = framework(
        rule("F", "must_be", UNSAFE, grade="inadequate"),
        rule("E", "judgement", ANY_INADEQUATE, grade="inadequate", strength="expected"),
    )
    found = ruling(under, every(under, G), facts={"unsafe": True}, proposed_overall=I)
    assert (found.accepted, found.departs_from) == ("yes", ())


@pytest.mark.parametrize(
    ("effect", "proposed"), [("must_be", O), ("must_be", RI), ("at_least", RI), ("cannot_exceed", O)]
)
def test_an_expected_rule_that_speaks_against_a_proposal_is_named(effect: str, proposed: str) -> None:
    under = framework(rule("E", effect, UNSAFE, grade="good", strength="expected"))
    found = ruling(under, every(under, G), facts={"unsafe": True}, proposed_overall=proposed)
    assert (found.accepted, found.departs_from) == ("with a reason", ("E",))


def test_soft_and_contested_rules_advise_and_change_nothing() -> None:
    found = ruling(EXPECTED, every(EXPECTED, G, a=I))
    assert found.advice == ("SOFT",)
    assert fired(found) == ["E-OUT", "SOFT"]
    assert found.hard_ceiling is None


FOLLOW = framework(
    rule("CAP", "cannot_exceed", ANY_INADEQUATE, grade="requires_improvement"),
    rule("PLAN", "requires", {"test": "chosen", "at_most": "requires_improvement"}, scope="follow-up", brings=["plan"]),
    rule(
        "ESC", "requires", {"test": "any_of", "parts": [{"test": "chosen", "is": "inadequate"}, UNSAFE]},
        scope="follow-up", brings=["escalation"],
    ),
)  # fmt: skip


@pytest.mark.parametrize(
    ("grades", "facts", "proposed", "brought"),
    [
        ({}, {}, None, ()),
        ({}, {"unsafe": True}, None, ("escalation",)),
        ({}, {"unsafe": None}, None, ()),
        ({"a": I}, {}, None, ("plan",)),
        ({}, {}, RI, ("plan",)),
        ({}, {}, I, ("escalation", "plan")),
        ({}, {"unsafe": True}, O, ("escalation",)),
        ({"a": I}, {}, G, ("plan",)),
    ],
)
def test_what_a_grade_or_fact_brings(
    grades: dict[str, Any], facts: dict[str, Any], proposed: str | None, brought: tuple[str, ...]
) -> None:
    """A refused proposal brings what every permitted grade brings alike."""
    found = ruling(FOLLOW, every(FOLLOW, G, **grades), facts=facts, proposed_overall=proposed)
    assert found.follow_up == brought


def test_two_rules_that_bring_a_form_at_different_grades_bring_it_at_all() -> None:
    under = framework(
        rule("LOW", "requires", {"test": "chosen", "at_most": "good"}, scope="follow-up", brings=["plan"]),
        rule("HIGH", "requires", {"test": "chosen", "is": "outstanding"}, scope="follow-up", brings=["plan"]),
    )
    assert ruling(under, every(under, G)).follow_up == ("plan",)
