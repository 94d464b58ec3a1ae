"""The check that a better grade in a domain never costs the case a grade."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from evenhand.grading.monotone import not_proven_monotone
from evenhand.grading.truth import TRUE
from evenhand.testing.registry import check
from evenhand.testing.searching.dimensions import alike_positions
from evenhand.testing.searching.reads import distinct_tests
from evenhand.testing.searching.rulings import Under, best_of, rulings_of
from evenhand.testing.searching.told import in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evenhand.grading.grader import Fired, Grader
    from evenhand.grading.sheet import Sheet
    from evenhand.models.framework import Framework
    from evenhand.testing.subject import Subject

MOST_STEPS = 12_000
"""How many times a domain is graded better, over all sheets and readings, where every rule is proven."""

MOST_STEPS_UNPROVEN = 60_000
"""How many times where one is not, which asks for a closer look."""


class Step(NamedTuple):
    """A sheet, the place of one domain in it, and the better grade it gets instead, as a mask."""

    under: Under
    sheet: Sheet
    place: int
    better: int


@check(
    "rules.monotone", "must", "A better grade in a domain never lowers the overall grade, unless a rule declares it."
)
def monotone(subject: Subject) -> Iterator[str]:
    """Turn the condition of the rule that is named so that it speaks of worse grades: at_most for a cap, at_least for
    what a grade requires. Where the document really means that a better grade counts against the case, write
    may_lower = true in the rule.
    """
    framework = subject.framework
    told: set[str] = set()
    most = MOST_STEPS_UNPROVEN if not_proven_monotone(framework) else MOST_STEPS
    for step in _steps(framework, most):
        grader, label = step.under.grader, step.under.grader.layout.overall.label
        better = step.sheet.copy()
        better.masks[step.place] = step.better
        before, after = _ruled(grader, step.sheet), _ruled(grader, better)
        if after[0] <= before[0]:
            continue
        culprits = _differ(before[1], after[1])
        names = ", ".join(sorted(culprits)) or "a cap on a section"
        if names in told or any(_may_lower(framework, name) for name in culprits):
            continue
        told.add(names)
        domain, ladder = grader.layout.domains[step.place], grader.layout.ladders[step.place]
        yield (
            f"{domain.id} graded {ladder.printed(step.better.bit_length() - 1)} instead lowers the best overall grade "
            f"from {label(before[0])} to {label(after[0])}, by {names}, "
            f"for {in_words(grader.layout, step.sheet)}{step.under.words}"
        )


def _steps(framework: Framework, most: int) -> Iterator[Step]:
    """Each domain of each sheet graded better, to each better grade that a rule can tell from the one it has.

    A grade stands for all that no rule tells from it, so the sheet has the worst of these and gets the best of others.
    Sheets are taken evenly from all that were tried, so that the number of steps stays below the most.
    """
    tried = rulings_of(framework).tried
    if not tried:
        return
    alike = _alike(framework)
    usual = sum(len(together) for together in alike.values()) + 1
    for one in tried[:: max(1, -(-len(tried) * usual // most))]:
        for place, together in alike.items():
            position = one.under.grader.layout.ladders[place].single(one.sheet.masks[place])
            for these in together if position is not None else ():
                if position in these:
                    sheet = one.sheet.copy()
                    sheet.masks[place] = 1 << these[-1]
                    yield from (
                        Step(one.under, sheet, place, 1 << others[0]) for others in together if others[0] < these[-1]
                    )


def _alike(framework: Framework) -> dict[int, list[list[int]]]:
    unders = rulings_of(framework).unders
    rules = [rule.rule.when for under in unders for rule in under.grader.compiled.overall]
    changing = [cap.rule.rule.when for under in unders for cap in under.grader.compiled.section_caps]
    changing += [applies.rule.rule.when for under in unders for applies in under.grader.compiled.applicability]
    tests = distinct_tests(condition for condition in (*rules, *changing) if condition is not None)
    return alike_positions(unders[0].grader.layout, tests.values(), [under.grader.compiled for under in unders])


def _ruled(grader: Grader, sheet: Sheet) -> tuple[int, list[Fired]]:
    outcome, fired, _ = grader.outcome(grader.counted(sheet))
    return best_of(outcome), fired


def _differ(before: list[Fired], after: list[Fired]) -> set[str]:
    """The rules that act on only one of two sheets, or act otherwise."""
    then = {(rule.rule.id, rule.act if value == TRUE else rule.withholds) for rule, value in before}
    now = {(rule.rule.id, rule.act if value == TRUE else rule.withholds) for rule, value in after}
    return {name for name, _ in then ^ now}


def _may_lower(framework: Framework, rule_id: str) -> bool:
    return framework.rule_by_id[rule_id].may_lower
