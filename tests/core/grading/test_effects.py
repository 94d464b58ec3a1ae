"""How the acts of several rules make one outcome."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.grading.effects import MOST_OPEN_ACTS, Act, Combiner

SIZE = 4


def acts(words: str) -> frozenset[Act]:
    """``cap 2`` hard, ``~cap 2`` expected, several apart by commas."""
    found = set()
    for word in filter(None, (part.strip() for part in words.split(","))):
        kind, rank = word.lstrip("~").split()
        found.add(Act(not word.startswith("~"), kind, int(rank)))
    return frozenset(found)


def permitted(certain: str, possible: str = "") -> str:
    outcome = Combiner(SIZE).combine(acts(certain), acts(possible))
    return "".join(str(rank) for rank in range(SIZE) if outcome.permitted >> rank & 1)


@pytest.mark.parametrize(
    ("certain", "left"),
    [
        ("", "0123"),
        ("cap 2", "23"),
        ("cap 1, cap 2", "23"),
        ("force 1", "1"),
        ("force 1, force 3", "3"),
        ("force 1, cap 2", "2"),
        ("withhold 0", "123"),
        ("withhold 1", "023"),
        ("force 1, withhold 1", "2"),
        ("earn 1", "01"),
        ("earn 1, earn 2", "01"),
        ("earn 2, withhold 0, withhold 1", "2"),
        ("earn 1, cap 2", "23"),
        ("earn 1, earn 2, cap 2", "2"),
        ("earn 1, force 3", "3"),
        ("~cap 2", "23"),
        ("cap 1, ~cap 2", "23"),
        ("cap 2, ~cap 1", "23"),
        ("force 1, ~force 3", "1"),
        ("earn 1, ~cap 2", "1"),
        ("earn 1, ~withhold 0, ~withhold 1", "1"),
        ("~withhold 0, ~withhold 1", "23"),
        ("~earn 1", "01"),
        ("cap 2, ~earn 1", "23"),
    ],
)
def test_hard_rules_come_first_and_the_worst_limit_wins(certain: str, left: str) -> None:
    assert permitted(certain) == left


@pytest.mark.parametrize(
    ("certain", "possible", "left"),
    [
        ("", "cap 2", "0123"),
        ("", "force 3", "0123"),
        ("earn 1", "cap 2", "0123"),
        ("cap 1", "force 3", "123"),
        ("withhold 0", "earn 1", "123"),
        ("earn 2, withhold 0", "force 3", "123"),
    ],
)
def test_what_may_still_come_never_narrows(certain: str, possible: str, left: str) -> None:
    assert permitted(certain, possible) == left


def test_what_is_certain_is_not_also_possible() -> None:
    assert permitted("cap 2", "cap 2") == "23"


def test_the_earned_grade_is_told_unless_something_better_is_left_of_it_or_a_limit_beats_it() -> None:
    combiner = Combiner(SIZE)
    assert combiner.combine(acts("earn 1"), frozenset()).earned == 1
    assert combiner.combine(acts("earn 1, cap 2"), frozenset()).earned is None
    assert combiner.combine(acts("earn 1"), acts("cap 2")).earned is None
    assert combiner.combine(acts("earn 1, ~earn 0"), frozenset()).earned == 0


def test_hard_rules_alone_are_told_apart() -> None:
    outcome = Combiner(SIZE).combine(acts("cap 1, ~cap 2"), frozenset())
    assert (outcome.permitted, outcome.hard_permitted) == (0b1100, 0b1110)


ACTS = st.builds(Act, st.booleans(), st.sampled_from(["cap", "force", "withhold", "earn"]), st.integers(0, SIZE - 1))
SETS = st.frozensets(ACTS, max_size=5)


@given(SETS, SETS)
def test_something_is_always_permitted_and_within_the_hard_rules(
    certain: frozenset[Act], possible: frozenset[Act]
) -> None:
    outcome = Combiner(SIZE).combine(certain, possible)
    assert outcome.permitted
    assert outcome.permitted & ~outcome.hard_permitted == 0


@given(SETS, SETS)
def test_every_subset_of_what_may_come_stays_within(certain: frozenset[Act], possible: frozenset[Act]) -> None:
    combiner = Combiner(SIZE)
    whole = combiner.combine(certain, possible).permitted
    union = 0
    for number in range(len(possible) + 1):
        for chosen in combinations(sorted(possible), number):
            union |= combiner.combine(certain | frozenset(chosen), frozenset()).permitted
    assert whole == union


@given(SETS, st.sampled_from([Act(True, "cap", rank) for rank in range(SIZE)] + [Act(False, "cap", 2)]))
def test_one_more_cap_never_opens_anything_better(certain: frozenset[Act], cap: Act) -> None:
    combiner = Combiner(SIZE)
    before, after = (combiner.combine(given, frozenset()).permitted for given in (certain, certain | {cap}))
    assert after & -after >= before & -before


def test_more_open_acts_than_can_be_tried_still_contain_every_completion() -> None:
    possible = [Act(hard, kind, rank) for hard in (True, False) for kind in ("cap", "earn") for rank in range(SIZE)]
    assert len(possible) > MOST_OPEN_ACTS
    combiner = Combiner(SIZE)
    whole = combiner.combine(acts("withhold 0, ~cap 3"), frozenset(possible)).permitted
    for number in (0, 1, 2):
        for chosen in combinations(possible, number):
            assert combiner.combine(acts("withhold 0, ~cap 3") | frozenset(chosen), frozenset()).permitted & ~whole == 0
