"""Rulings on sections: what applies, what caps a section's score, what its grade expects."""

from __future__ import annotations

from typing import Any

from evenhand.grading.grader import Grader
from small_frameworks import LABELS, every, fired, framework, rule, ruling, sheet

O, G, RI, I = LABELS  # noqa: E741
ANY_INADEQUATE = {"test": "tally", "over": "graded", "how": "any", "is": "inadequate"}
ALL_GOOD = {"test": "tally", "over": "graded", "how": "every", "at_least": "good"}
UNSAFE = {"test": "fact", "fact": "unsafe"}


def applicability(*domains: str, **fields: Any) -> dict[str, Any]:
    return rule("APP", "requires", UNSAFE, scope="applicability", domains=list(domains), **fields)


def test_a_domain_that_does_not_apply_is_set_aside_with_its_grade() -> None:
    under = framework(applicability("c", brings=["plan"]), rule("CAP", "cannot_exceed", ANY_INADEQUATE, grade="good"))
    aside = ruling(under, every(under, G, c=I))
    assert aside.permitted == LABELS
    assert fired(aside) == ["APP"]
    assert aside.section_grades["c"] == "not applicable"
    counts = ruling(under, every(under, G, c=I), facts={"unsafe": True})
    assert counts.permitted == (G, RI, I)
    assert counts.follow_up == ("plan",)


def test_a_domain_that_may_not_apply_narrows_nothing_and_keeps_its_grade() -> None:
    under = framework(applicability("c"), rule("CAP", "cannot_exceed", ANY_INADEQUATE, grade="good"))
    found = ruling(under, every(under, G, c=I), facts={"unsafe": None})
    assert found.permitted == LABELS
    assert found.section_grades == every(under, G, c=I)
    assert found.provisional


def test_a_missing_domain_that_does_not_apply_is_not_missing() -> None:
    under = framework(applicability("c"))
    assert not ruling(under, {"a": G, "b": G}).provisional
    assert ruling(under, {"a": G, "b": G}, facts={"unsafe": True}).provisional


def test_a_rule_that_looks_at_nothing_that_applies_sets_its_domain_aside() -> None:
    under = framework(
        rule("APP", "requires", {"test": "grade", "domain": "a", "is": "good"}, scope="applicability", domains=["c"])
    )
    assert ruling(under, {"a": "not applicable", "b": G, "c": G}).section_grades["c"] == "not applicable"


def test_a_domain_set_aside_is_not_missing_while_another_may_not_apply() -> None:
    field = {"id": "case_type", "label": "Case type", "kind": "choice", "options": ["one", "two"], "source": "L6"}
    one = {"test": "record", "field": "case_type", "one_of": ["one"]}
    other = rule("APP-2", "requires", one, scope="applicability", domains=["b"])
    under = framework(applicability("c"), other, fields=[field])
    assert not ruling(under, {"a": G, "b": G}).provisional
    assert ruling(under, {"a": G}).provisional


SECTIONS = framework(
    rule("S-CAP", "cannot_exceed", UNSAFE, scope="section", domains=["a"], score=5),
    rule("S-CAP-2", "cannot_exceed", UNSAFE, scope="section", domains=["a"], grade="requires_improvement"),
    rule("S-OUT", "requires", {"test": "fact", "fact": "improved"}, scope="section", domains=["b"], grade="outstanding",
         strength="expected"),
    rule("REQ", "requires", ALL_GOOD, grade="outstanding"),
    kind="banded",
)  # fmt: skip


def test_a_section_cap_lowers_the_score_that_counts() -> None:
    found = ruling(SECTIONS, every(SECTIONS, 8, a=9), facts={"unsafe": True})
    assert found.section_grades == {"a": RI, "b": G, "c": G}
    assert found.section_ceilings == {"a": 5}
    assert found.permitted == (G, RI, I)
    assert fired(found) == ["S-CAP", "S-CAP-2", "REQ"]
    assert found.trace[0].grade == "5"
    assert found.trace[1].grade == RI


def test_a_section_cap_that_is_not_known_narrows_nothing() -> None:
    found = ruling(SECTIONS, every(SECTIONS, 8), facts={"unsafe": None})
    assert found.permitted == LABELS
    assert found.section_ceilings == {}


def test_a_grade_earned_by_a_section_that_may_be_capped_is_not_certain() -> None:
    under = framework(
        rule("S-CAP", "cannot_exceed", UNSAFE, scope="section", domains=["a"], grade="inadequate"),
        rule("EARN", "at_least", ALL_GOOD, grade="good"),
    )
    assert ruling(under, every(under, G)).permitted == (O, G)
    assert ruling(under, every(under, G), facts={"unsafe": None}).permitted == LABELS


def test_a_cap_on_a_section_that_does_not_apply_says_nothing() -> None:
    found = ruling(SECTIONS, every(SECTIONS, 8, a="not applicable"), facts={"unsafe": True})
    assert (found.section_ceilings, found.trace) == ({}, ())


def test_a_section_grade_that_expects_more_is_flagged() -> None:
    assert fired(ruling(SECTIONS, every(SECTIONS, 8, b=9))) == ["S-OUT"]
    assert fired(ruling(SECTIONS, every(SECTIONS, 8, b=9), facts={"improved": True})) == []
    assert fired(ruling(SECTIONS, every(SECTIONS, 8, b=8))) == []


def test_caps_on_sections_follow_each_other_whatever_their_order() -> None:
    first = rule("ONE", "cannot_exceed", UNSAFE, scope="section", domains=["a"], grade="inadequate")
    second = rule(
        "TWO", "cannot_exceed", {"test": "grade", "domain": "a", "is": "inadequate"},
        scope="section", domains=["b"], grade="requires_improvement",
    )  # fmt: skip
    for rules in ((first, second), (second, first)):
        under = framework(*rules)
        found = ruling(under, every(under, G), facts={"unsafe": True})
        assert found.section_grades == {"a": I, "b": RI, "c": G}
        assert sorted(fired(found)) == ["ONE", "TWO"]


def test_a_sheet_that_is_counted_already_counts_the_same() -> None:
    grader = Grader(SECTIONS)
    counted = grader.counted(sheet(SECTIONS, every(SECTIONS, 9), facts={"unsafe": True}))
    assert grader.counted(counted).masks == counted.masks


def test_a_ruling_changes_no_sheet() -> None:
    given = sheet(SECTIONS, every(SECTIONS, 9), facts={"unsafe": True})
    before = (given.masks.copy(), given.facts.copy())
    Grader(SECTIONS).ruling(given)
    assert (given.masks, given.facts) == before
