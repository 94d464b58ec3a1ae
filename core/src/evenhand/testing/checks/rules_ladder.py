"""The check for a rung that is missing: a grade is earned, a cap takes it away, and nothing is earned in its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from evenhand.grading.truth import TRUE
from evenhand.testing.registry import check
from evenhand.testing.searching.rulings import rulings_of
from evenhand.testing.searching.told import in_words

if TYPE_CHECKING:
    from evenhand.testing.searching.rulings import Tried
    from evenhand.testing.subject import Subject


@check("rules.ladder", "may", "Where a cap takes an earned grade away, something is earned below the cap too.")
def ladder(subject: Subject) -> Iterator[str]:
    """A rule that earns a grade says nothing where a cap keeps that grade away: everything below the cap then stays
    open, also the worst. If your document means that the best grade left is earned, write an ``at_least`` for it with
    the same condition, a rule for each rung. If it leaves the choice to the auditor, all is well.
    """
    grades = subject.framework.overall_scale.grades
    told: set[tuple[str, str]] = set()
    for tried in rulings_of(subject.framework).tried:
        for earning, capping, rank in _lost(tried, [grade.id for grade in grades]):
            if (earning, capping) not in told:
                told.add((earning, capping))
                open_to = " and ".join(grade.label for grade in grades[rank:])
                layout = tried.under.grader.layout
                yield (
                    f"{earning} earns a grade that {capping} takes away, and {open_to} are open alike: "
                    f"{in_words(layout, tried.sheet)}{tried.under.words}"
                )


def _lost(tried: Tried, ids: list[str]) -> Iterator[tuple[str, str, int]]:
    """A rule that earns, a cap below its grade, and the cap's rank, where all from there down is permitted."""
    acting = [
        (rule.rule, ids.index(rule.rule.grade)) for rule, value in tried.fired if value == TRUE and rule.rule.grade
    ]
    if any(rule.effect == "must_be" for rule, _ in acting):
        return
    earned = [(rule.id, rank) for rule, rank in acting if rule.effect == "at_least"]
    capped = [(rule.id, rank) for rule, rank in acting if rule.effect == "cannot_exceed"]
    if not earned or not capped:
        return
    cap, rank = max(capped, key=lambda one: one[1])
    best, wanted = min(earned, key=lambda one: one[1])
    below = sum(1 << at for at in range(rank, len(ids)))
    if wanted < rank < len(ids) - 1 and tried.outcome.permitted == below:
        yield best, cap, rank
