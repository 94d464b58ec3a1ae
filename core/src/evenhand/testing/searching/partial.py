"""Sheets with some of their answers taken away, as an audit has them half way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evenhand.grading.sheet import FeatureCount
from evenhand.grading.truth import UNKNOWN

if TYPE_CHECKING:
    import random

    from evenhand.grading.sheet import Layout, Sheet

MISSING = 0.4
"""How likely an answer is to be taken away."""


def partial(sheet: Sheet, layout: Layout, chance: random.Random) -> Sheet:
    """A copy with each answer taken away by chance; features lose their marks, as domains then have no grade."""
    found = sheet.copy()
    if sheet.features is None:
        found.masks = [
            ladder.unanswered if chance.random() < MISSING else mask
            for mask, ladder in zip(sheet.masks, layout.ladders, strict=True)
        ]
    else:
        found.features = {grade: _fewer_marked(one, chance) for grade, one in sheet.features.items()}
    found.facts = [UNKNOWN if chance.random() < MISSING else truth for truth in sheet.facts]
    return found


def _fewer_marked(count: FeatureCount, chance: random.Random) -> FeatureCount:
    evident = chance.randint(0, count.evident)
    other = chance.randint(0, count.applicable - count.evident)
    return FeatureCount(evident, evident + other, count.applicable - evident - other)
