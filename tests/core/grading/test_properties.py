"""What must hold of a ruling under any framework, generated or installed, and any answers."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from driving import framework_called
from evenhand.grading.answers import Answers, sheet_from_answers
from evenhand.grading.compiled import with_readings
from evenhand.grading.grader import Grader
from evenhand.grading.monotone import not_proven_monotone
from evenhand.grading.sheet import Sheet
from evenhand.grading.truth import TRUE
from evenhand.models.conditions import FactIs
from evenhand.models.framework import Framework
from evenhand.models.lean import changed
from evenhand.models.rules import OverallRule
from evenhand.models.ruling import Ruling
from generated import (
    Parts,
    complete_answers,
    condition,
    frameworks,
    grades_of,
    partial_answers,
    readings_of,
)
from oracle import Case
from plugin_items import names
from small_frameworks import framework, rule

INSTALLED = names()


def a_sheet(under: Framework, body: dict[str, Any]) -> Sheet:
    return sheet_from_answers(under, Answers.from_json(body))


def ruling_on(under: Framework, body: dict[str, Any], readings: dict[str, str]) -> Ruling:
    return Grader(under, readings).ruling(a_sheet(under, body))


def mirrored(mapping: dict[str, Any]) -> dict[str, Any]:
    return dict(reversed(mapping.items()))


def check_order(under: Framework, body: dict[str, Any], readings: dict[str, str]) -> None:
    """The ruling is the same again, and with domains, rules, facts and answers the other way round."""
    first = ruling_on(under, body, readings)
    assert ruling_on(under, body, readings) == first
    parts = ("domains", "rules", "facts", "readings")
    turned = changed(under, {name: tuple(reversed(getattr(under, name))) for name in parts})
    again = ruling_on(turned, {key: mirrored(value) for key, value in body.items()}, readings)
    same = ("permitted", "hard_ceiling", "indicated", "provisional", "nothing_applicable", "follow_up",
            "section_grades", "section_ceilings")  # fmt: skip
    assert [getattr(again, name) for name in same] == [getattr(first, name) for name in same]
    assert {entry[:5] for entry in again.trace} == {entry[:5] for entry in first.trace}


def check_never_narrowed(
    under: Framework, partial: dict[str, Any], complete: dict[str, Any], readings: dict[str, str]
) -> None:
    """Whatever a completion permits was permitted before, and what was certain before stays."""
    before, after = ruling_on(under, partial, readings), ruling_on(under, complete, readings)
    assert before.permitted
    assert set(after.permitted) <= set(before.permitted)
    assert set(before.follow_up) <= set(after.follow_up) or before.accepted is not None
    if not before.provisional:
        assert after.permitted == before.permitted


def check_improvement(under: Framework, body: dict[str, Any], readings: dict[str, str], domain: str, to: Any) -> None:
    grader = Grader(under, readings)
    assert grader.best(a_sheet(under, {**body, "grades": {**body["grades"], domain: to}})) <= grader.best(
        a_sheet(under, body)
    )


def some_improvement(data: st.DataObject, under: Framework, body: dict[str, Any]) -> tuple[str, Any] | None:
    """A domain and a better grade than it has, if any domain has a grade that is not the best."""
    choices = grades_of(under)
    better = {name: choices[: choices.index(grade)] for name, grade in body["grades"].items() if grade in choices[1:]}
    if not better:
        return None
    name = data.draw(st.sampled_from(sorted(better)))
    return name, data.draw(st.sampled_from(better[name]))


@given(st.data())
def test_order_never_matters(data: st.DataObject) -> None:
    under = data.draw(frameworks())
    readings = data.draw(readings_of(under))
    body = complete_answers(data.draw, under, readings)
    partial = partial_answers(data.draw, body)
    check_order(under, body, readings)
    check_order(under, partial, readings)


@pytest.mark.parametrize("name", INSTALLED)
@given(data=st.data())
def test_order_never_matters_in_an_installed_framework(name: str, data: st.DataObject) -> None:
    under = framework_called(name)
    readings = data.draw(readings_of(under))
    check_order(under, complete_answers(data.draw, under, readings), readings)


@given(st.data())
def test_what_is_unanswered_never_narrows(data: st.DataObject) -> None:
    under = data.draw(frameworks())
    readings = data.draw(readings_of(under))
    body = complete_answers(data.draw, under, readings)
    check_never_narrowed(under, partial_answers(data.draw, body), body, readings)


@pytest.mark.parametrize("name", INSTALLED)
@given(data=st.data())
def test_what_is_unanswered_never_narrows_in_an_installed_framework(name: str, data: st.DataObject) -> None:
    under = framework_called(name)
    readings = data.draw(readings_of(under))
    body = complete_answers(data.draw, under, readings)
    check_never_narrowed(under, partial_answers(data.draw, body), body, readings)


@given(st.data())
def test_a_ruling_is_what_the_oracle_says(data: st.DataObject) -> None:
    under = data.draw(frameworks())
    readings = data.draw(readings_of(under))
    check_against_the_oracle(under, complete_answers(data.draw, under, readings), readings)


@pytest.mark.parametrize("name", INSTALLED)
@given(data=st.data())
def test_a_ruling_under_an_installed_framework_is_what_the_oracle_says(name: str, data: st.DataObject) -> None:
    under = framework_called(name)
    readings = data.draw(readings_of(under))
    check_against_the_oracle(under, complete_answers(data.draw, under, readings), readings)


def check_against_the_oracle(under: Framework, body: dict[str, Any], readings: dict[str, str]) -> None:
    said = Case(under, list(with_readings(under, readings)), body).said()
    ruling = ruling_on(under, body, readings)
    labels = {grade.id: grade.label for grade in under.overall_scale.grades}
    assert list(ruling.permitted) == [labels[grade] for grade in said.permitted]
    best_under_hard = labels[said.hard[0]]
    assert ruling.hard_ceiling == (None if best_under_hard == under.overall_scale.grades[0].label else best_under_hard)
    assert list(ruling.follow_up) == said.follow_up


@given(st.data())
def test_one_more_cap_only_lowers(data: st.DataObject) -> None:
    under = data.draw(frameworks())
    body = complete_answers(data.draw, under, {})
    partial = partial_answers(data.draw, body)
    grades = [grade.id for grade in under.overall_scale.grades]
    fact = FactIs(test="fact", fact="unsafe")
    cap = OverallRule(
        id="X-CAP", effect="cannot_exceed", scope="overall", words="A cap.", source="L1",
        strength=data.draw(st.sampled_from(["hard", "expected"])), grade=data.draw(st.sampled_from(grades)),
        when=data.draw(st.sampled_from([rule.when for rule in under.rules if rule.when and not rule.brings] or [fact])),
    )  # fmt: skip
    with_cap = changed(under, {"rules": (*under.rules, cap)})
    for answers in (body, partial):
        assert Grader(with_cap).best(a_sheet(under, answers)) >= Grader(under).best(a_sheet(under, answers))


@given(st.data())
def test_an_improved_domain_never_lowers_the_ceiling(data: st.DataObject) -> None:
    drawn = data.draw(frameworks())
    unproven = not_proven_monotone(drawn)
    under = changed(drawn, {"rules": tuple(rule for rule in drawn.rules if rule.id not in unproven)})
    under = changed(under, {"readings": ()} if unproven else {})
    readings = data.draw(readings_of(under))
    body = complete_answers(data.draw, under, readings)
    improvement = some_improvement(data, under, body)
    if improvement is not None:
        check_improvement(under, body, readings, *improvement)
        partial = partial_answers(data.draw, body)
        if partial["grades"][improvement[0]] is not None:
            check_improvement(under, partial, readings, *improvement)


@pytest.mark.parametrize("name", INSTALLED)
@given(data=st.data())
def test_an_improved_domain_never_lowers_the_ceiling_of_an_installed_framework(name: str, data: st.DataObject) -> None:
    """Also where a condition is no proof: Durham's handbook reading says ``is``, and its other cap covers that."""
    under = framework_called(name)
    readings = data.draw(readings_of(under))
    body = complete_answers(data.draw, under, readings)
    improvement = some_improvement(data, under, body)
    if improvement is not None:
        check_improvement(under, body, readings, *improvement)


@given(st.data())
def test_what_does_not_apply_satisfies_no_test(data: st.DataObject) -> None:
    parts = Parts(data.draw)
    when = condition(data.draw, parts)
    if any(word in str(when) for word in ("'fact'", "'record'", "'features'")):
        return
    under = framework(
        rule("R-1", "cannot_exceed", when, grade=parts.grades[-1]),
        scales=parts.scales, domains=parts.domains, crucial=parts.crucial,
    )  # fmt: skip
    nothing = a_sheet(under, {"grades": dict.fromkeys(parts.domains, "not applicable")})
    grader = Grader(under)
    assert grader.compiled.overall[0].evaluate(nothing) != TRUE
    assert grader.ruling(nothing).nothing_applicable


@given(st.data())
def test_a_framework_is_the_same_after_json(data: st.DataObject) -> None:
    under = data.draw(frameworks())
    assert Framework.model_validate_json(under.model_dump_json(by_alias=True)) == under


def test_the_oracle_can_disagree() -> None:
    """Rules left out on one side are seen."""
    under = framework(rule("R-1", "cannot_exceed", {"test": "fact", "fact": "unsafe"}, grade="inadequate"))
    body = {"grades": {}, "facts": {"unsafe": True, "improved": False}}
    said = Case(under, [], {**body, "grades": dict.fromkeys(("a", "b", "c"), "Good")}).said()
    assert said.permitted[0] == "outstanding"
    assert ruling_on(under, body, {}).permitted == ("Inadequate",)
