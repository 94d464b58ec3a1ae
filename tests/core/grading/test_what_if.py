"""What would change the ceiling: every change listed does, none nearer does, and it costs a bounded number of tries."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from driving import framework_called
from evenhand.grading.answers import Answers, sheet_from_answers
from evenhand.grading.grader import Grader
from evenhand.grading.sheet import Sheet
from evenhand.grading.what_if import would_change
from evenhand.models.framework import Framework
from evenhand.models.ruling import Change
from generated import complete_answers, frameworks, grades_of, partial_answers
from plugin_items import names
from small_frameworks import every, framework, rule, sheet

G, I = "Good", "Inadequate"  # noqa: E741
ANY_INADEQUATE = {"test": "tally", "over": "graded", "how": "any", "is": "inadequate"}
CAPPED = framework(rule("CAP", "cannot_exceed", ANY_INADEQUATE, grade="requires_improvement"))


def changes(under: Framework, grades: dict[str, Any], **rest: Any) -> list[tuple[str, str, str]]:
    return [
        (change.change, change.to, change.effect)
        for change in would_change(Grader(under), sheet(under, grades, **rest))
    ]


def test_what_raises_comes_first_and_is_the_first_step() -> None:
    assert changes(CAPPED, every(CAPPED, G, a=I)) == [("a", "Requires Improvement", "at best Outstanding")]
    assert changes(CAPPED, every(CAPPED, G)) == [(name, I, "at best Requires Improvement") for name in "abc"]


def test_two_that_bind_alike_are_given_together() -> None:
    assert changes(CAPPED, every(CAPPED, G, a=I, b=I)) == [
        ("both of a, b", "Requires Improvement, Requires Improvement", "at best Outstanding")
    ]
    assert changes(CAPPED, every(CAPPED, I))[0][0] == "all of a, b, c"


def test_facts_are_worded_so_as_not_to_coach() -> None:
    under = framework(
        rule("CAP", "cannot_exceed", {"test": "fact", "fact": "unsafe"}, grade="inadequate"),
        rule("REQ", "requires", {"test": "fact", "fact": "improved"}, grade="outstanding"),
    )
    assert changes(under, every(under, G), facts={"improved": True}) == [
        ("unsafe", "if this were so", "at best Inadequate"),
        ("improved", "if this were not so", "at best Good"),
    ]
    assert changes(under, every(under, G), facts={"unsafe": None, "improved": True}) == [
        ("improved", "if this were not so", "at best Good")
    ]


def test_facts_that_must_both_be_so_are_given_together() -> None:
    both = {"test": "all_of", "parts": [{"test": "fact", "fact": "unsafe"}, {"test": "fact", "fact": "improved"}]}
    under = framework(rule("REQ", "requires", both, grade="outstanding"))
    assert changes(under, every(under, G)) == [
        ("both of unsafe, improved", "if this were so, if this were so", "at best Outstanding")
    ]


def test_a_fact_and_a_grade_are_given_together() -> None:
    both = {"test": "any_of", "parts": [{"test": "fact", "fact": "unsafe"}, ANY_INADEQUATE]}
    under = framework(rule("CAP", "cannot_exceed", both, grade="good"))
    assert changes(under, every(under, G, a=I), facts={"unsafe": True}) == [
        ("both of a, unsafe", "Requires Improvement, if this were not so", "at best Outstanding")
    ]


def test_where_nothing_could_raise_it_nothing_is_promised() -> None:
    under = framework(
        rule("CAP", "cannot_exceed", {"test": "record", "field": "note", "one_of": ["x"]}, grade="good"),
    )
    assert changes(under, every(under, G), record={"note": "x"}) == []


def test_a_single_change_behind_one_that_lowers_is_still_found() -> None:
    """The domain's first step up lowers the ceiling; the next one raises it."""
    under = framework(
        rule(
            "ONE", "cannot_exceed", {"test": "grade", "domain": "a", "is": "requires_improvement"}, grade="inadequate"
        ),
        rule("TWO", "cannot_exceed", {"test": "grade", "domain": "a", "is": "inadequate"}, grade="good"),
    )
    assert changes(under, {"a": I})[0] == ("a", "Good", "at best Outstanding")


def check_single(under: Framework, given_sheet: Sheet, grader: Grader, change: Change) -> None:
    layout = grader.layout
    now = grader.best(given_sheet)
    changed = given_sheet.copy()
    if change.change in layout.fact_index:
        index = layout.fact_index[change.change]
        assert change.to == ("if this were not so" if changed.facts[index] else "if this were so")
        changed.facts[index] = 1 - changed.facts[index]
    else:
        index = layout.domain_index[change.change]
        ladder = layout.ladders[index]
        to = next(position for position in range(ladder.size) if str(ladder.printed(position)) == change.to)
        was = ladder.single(changed.masks[index])
        assert was is not None
        for nearer in range(min(was, to) + 1, max(was, to)):
            step = given_sheet.copy()
            step.masks[index] = 1 << nearer
            assert grader.best(step) == now
        changed.masks[index] = 1 << to
    assert grader.best(changed) != now
    assert change.effect == f"at best {layout.overall.label(grader.best(changed))}"


def check_every(under: Framework, given_sheet: Sheet) -> None:
    grader = Grader(under)
    labels = [grade.label for grade in under.overall_scale.grades]
    now = grader.best(given_sheet)
    found = would_change(grader, given_sheet)
    raising = [labels.index(change.effect.removeprefix("at best ")) < now for change in found]
    assert raising == sorted(raising, reverse=True)
    for change in found:
        if " of " in change.change:
            assert raising == [True, *[False] * (len(found) - 1)]
        if change == found[0] and raising.count(True) == 1:
            check_together(grader, given_sheet, change)
        else:
            check_single(under, given_sheet, grader, change)


def check_together(grader: Grader, given_sheet: Sheet, change: Change) -> None:
    """Made together the changes raise the ceiling as said."""
    layout = grader.layout
    names_changed = change.change.removeprefix("both of ").removeprefix("all of ").split(", ")
    targets = dict(zip(names_changed, change.to.split(", "), strict=True))

    changed = given_sheet.copy()
    for name in names_changed:
        if name in layout.fact_index:
            changed.facts[layout.fact_index[name]] ^= 1
        else:
            ladder = layout.ladders[layout.domain_index[name]]
            to = next(at for at in range(ladder.size) if str(ladder.printed(at)) == targets[name])
            changed.masks[layout.domain_index[name]] = 1 << to
    assert grader.best(changed) < grader.best(given_sheet)
    assert change.effect == f"at best {layout.overall.label(grader.best(changed))}"


@given(st.data())
def test_every_change_does_what_it_says(data: st.DataObject) -> None:
    under = data.draw(frameworks())
    body = complete_answers(data.draw, under, {})
    check_every(under, sheet_from_answers(under, Answers.from_json(body)))
    check_every(under, sheet_from_answers(under, Answers.from_json(partial_answers(data.draw, body))))


@pytest.mark.parametrize("name", names())
@given(data=st.data())
def test_every_change_does_what_it_says_in_an_installed_framework(name: str, data: st.DataObject) -> None:
    under = framework_called(name)
    check_every(under, sheet_from_answers(under, Answers.from_json(complete_answers(data.draw, under, {}))))


class Counting(Grader):
    tries = 0

    def best(self, sheet: Sheet) -> int:
        self.tries += 1
        return super().best(sheet)


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("place", [0, -1])
def test_it_takes_a_bounded_number_of_tries(name: str, place: int) -> None:
    """Each domain's whole scale once, each fact once, and the same again with a little more for a joint change."""
    under = framework_called(name)
    grades = grades_of(under)
    grader = Counting(under)
    body = {"grades": dict.fromkeys((domain.id for domain in under.graded_domains), grades[place])}
    would_change(grader, sheet_from_answers(under, Answers.from_json(body)))
    steps = len(under.graded_domains) * len(grades) + len(under.facts)
    assert grader.tries <= 2 * steps + 6
