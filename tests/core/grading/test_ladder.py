"""Ladders: positions best first, and masks of what a domain may still turn out to be."""

from __future__ import annotations

from typing import Any

import pytest

from evenhand.grading.ladder import Ladder
from evenhand.models.conditions import DomainGrade
from small_frameworks import condition, scale


def passing(kind: str, **test: Any) -> list[Any]:
    ladder = Ladder(scale(kind))
    found = condition(test="grade", domain="a", **test)
    assert isinstance(found, DomainGrade)
    mask = ladder.passing(found)
    return [ladder.printed(position) for position in range(ladder.size) if mask >> position & 1]


@pytest.mark.parametrize("kind", ["ordinal", "coded"])
def test_at_least_means_this_grade_or_better_whatever_its_code(kind: str) -> None:
    assert passing(kind, at_least="good") == ["Outstanding", "Good"]
    assert passing(kind, at_most="good") == ["Good", "Requires Improvement", "Inadequate"]
    assert passing(kind, is_="good") == ["Good"]


def test_a_banded_ladder_has_a_position_for_each_score_best_first() -> None:
    assert passing("banded", score_at_least=0) == [10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0]
    assert passing("banded", score_at_least=9) == [10, 9]
    assert passing("banded", score_at_most=2) == [2, 1, 0]
    assert passing("banded", is_="good") == [8, 7, 6]
    assert passing("banded", at_least="good") == [10, 9, 8, 7, 6]
    assert passing("banded", at_most="requires_improvement") == [5, 4, 3, 2, 1, 0]


def test_the_overall_grade_of_a_banded_scale_is_a_grade_not_a_score() -> None:
    ladder = Ladder(scale("banded"), by_grade=True)
    assert [ladder.printed(position) for position in range(ladder.size)] == [
        "Outstanding", "Good", "Requires Improvement", "Inadequate",
    ]  # fmt: skip


def test_the_best_position_of_a_grade() -> None:
    assert Ladder(scale("banded")).best_position("good") == 2
    assert Ladder(scale()).best_position("good") == 1


def test_a_single_position_is_neither_open_nor_not_applicable() -> None:
    ladder = Ladder(scale())
    assert ladder.single(0b0100) == 2
    for mask in (0, 0b0110, ladder.not_applicable, ladder.not_judged, ladder.unanswered):
        assert ladder.single(mask) is None


@pytest.mark.parametrize(
    ("mask", "certain", "capped"),
    [
        (0b00001, True, 0b00100),
        (0b00001, False, 0b00101),
        (0b01000, True, 0b01000),
        (0b00100, True, 0b00100),
        (0b11111, True, 0b11100),
        (0b11111, False, 0b11111),
        (0b10000, True, 0b10000),
        (0b10001, True, 0b10100),
    ],
)
def test_a_cap_lowers_what_is_better_and_leaves_what_does_not_apply(mask: int, certain: bool, capped: int) -> None:
    assert Ladder(scale()).capped(mask, 2, certain) == capped
