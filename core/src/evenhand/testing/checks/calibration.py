"""The check about invented cases with agreed grades."""

from __future__ import annotations

from collections.abc import Iterator

from evenhand.testing.registry import check
from evenhand.testing.subject import Subject


@check("calibration.as_agreed", "must", "Each invented case can be graded exactly as its panel agreed.")
def as_agreed(subject: Subject) -> Iterator[str]:
    """An auditor who practises on the case could not give the grades that stand in it. Put the agreed grades right, or
    the rule that refuses them.
    """
    from evenhand.testing.calibration import play_cases

    cases = subject.catalogue.calibration_cases(subject.framework_id).cases
    for result in play_cases(subject.framework, cases):
        yield from (f"{result.case}: {difference}" for difference in result.differences)
