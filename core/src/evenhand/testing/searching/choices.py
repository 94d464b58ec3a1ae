"""The ways of reading a framework: its default, each other option, and all of them together."""

from __future__ import annotations

import math
from itertools import combinations, islice, product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from evenhand.models.framework import Framework
    from evenhand.models.rules import Reading

MOST_CHOICES = 512
"""Beyond this many combinations of readings, only single options and pairs of them are tried, as many as fit."""


def choices(framework: Framework) -> tuple[dict[str, str], ...]:
    """An option for every reading, in every combination that changes rules; the defaults come first.

    Readings whose options change no rule keep their default, since no ruling differs by them.
    """
    usual = {reading.id: reading.default for reading in framework.readings}
    changing = [reading for reading in framework.readings if any(option.rules for option in reading.options)]
    if math.prod(len(reading.options) for reading in changing) <= MOST_CHOICES:
        found = [usual, *(usual | dict(chosen) for chosen in product(*(_options(reading) for reading in changing)))]
    else:
        found = [usual, *islice(_few(usual, changing), MOST_CHOICES - 1)]
    return tuple(dict(items) for items in dict.fromkeys(tuple(choice.items()) for choice in found))


def _options(reading: Reading) -> list[tuple[str, str]]:
    return [(reading.id, option.id) for option in reading.options]


def _few(usual: dict[str, str], changing: list[Reading]) -> Iterator[dict[str, str]]:
    for number in (1, 2):
        for some in combinations(changing, number):
            others = [[one for one in _options(reading) if one != (reading.id, reading.default)] for reading in some]
            for chosen in product(*others):
                yield usual | dict(chosen)


def choice_words(framework: Framework, choice: Mapping[str, str]) -> str:
    """The readings that are not at their default, to stand in brackets after a finding; empty where all are."""
    other = [
        f"{one.id}={choice[one.id]}" for one in framework.readings if choice.get(one.id, one.default) != one.default
    ]
    return f" (reading {', '.join(other)})" if other else ""
