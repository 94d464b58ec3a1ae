"""Checks of what a framework is tried with: its worked rulings. Its calibration cases have a module of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evenhand.testing.boundaries import boundaries
from evenhand.testing.registry import check
from evenhand.testing.rule_cases import run_cases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evenhand.testing.subject import Subject


@check("cases.given", "must", "A framework brings worked rulings.")
def given(subject: Subject) -> Iterator[str]:
    """Write cases.toml: answers, and what must come of them by the document. Without them nobody can see that the rules
    say what is meant. One for each rule and one just short of it is a good beginning.
    """
    if not subject.framework.cases:
        yield "there is no worked ruling"


@check("cases.pass", "must", "Every worked ruling comes out as written.")
def passing(subject: Subject) -> Iterator[str]:
    """Either the rule is wrong or the case is. Read the document at the case's source and mend whichever departs from
    it; 'evenhand grade' shows which rules spoke.
    """
    for result in run_cases(subject.framework):
        for difference in result.differences:
            yield f"{subject.place_of('cases', result.case)}case {result.case}: {difference}"


@check("cases.boundaries", "should", "Worked rulings stand on each side of every limiting rule's boundary.")
def on_each_side(subject: Subject) -> Iterator[str]:
    """Add to cases.toml a case in which the rule acts, and one in which it does not, although one answer beside those
    given would make it act: one domain's grade one step away, or one evident feature more or fewer; for a rule about
    facts or the record alone, one of these turned round. A threshold that is wrong by one passes where there is no case
    beside it.
    """
    for boundary in boundaries(subject.framework) if subject.framework.cases else ():
        if not boundary.acts:
            yield f"{boundary.rule}: no worked ruling in which it acts"
        if not boundary.just_not:
            yield f"{boundary.rule}: no worked ruling in which one answer more would make it act"
