"""Truth tables of the four-valued truth."""

from __future__ import annotations

import itertools

import pytest

from evenhand.grading.truth import EMPTY, FALSE, TRUE, UNKNOWN, conjunction, disjunction, negate

ALL = (FALSE, TRUE, UNKNOWN, EMPTY)


def test_negation_turns_true_and_false_and_leaves_the_rest() -> None:
    assert [negate(value) for value in ALL] == [TRUE, FALSE, UNKNOWN, EMPTY]


@pytest.mark.parametrize(
    ("join", "order"), [(conjunction, (FALSE, UNKNOWN, EMPTY, TRUE)), (disjunction, (TRUE, UNKNOWN, FALSE, EMPTY))]
)
def test_the_strongest_part_decides(join: object, order: tuple[int, ...]) -> None:
    assert callable(join)
    for left, right in itertools.product(ALL, repeat=2):
        assert join([left, right]) == min(left, right, key=order.index)
