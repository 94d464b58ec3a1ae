"""The order in which events count is a function of the events, and keeps each copy's own order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.travelling.errors import RefusedFile
from evenhand.travelling.ordering import comparable, merged_order, runs

AT = {
    "a": "2026-01-01T00:00:05Z",
    "b": "2026-01-01T00:00:03Z",
    "c": "2026-01-01T00:00:04Z",
    "d": "2026-01-01T00:00:03Z",
}


def test_the_earlier_comes_first_and_then_the_smaller_id() -> None:
    assert merged_order(["a"], ["b"], AT) == ["b", "a"]
    assert merged_order(["d"], ["b"], AT) == ["b", "d"]
    assert merged_order([], ["b"], AT) == ["b"]
    assert merged_order([], [], AT) == []


def test_each_copys_own_order_goes_before_the_clock() -> None:
    assert merged_order(["a", "b"], ["c"], AT) == ["c", "a", "b"]


def test_orders_that_contradict_each_other_are_refused() -> None:
    with pytest.raises(RefusedFile, match="contradicts"):
        merged_order(["a", "b"], ["b", "a"], AT)


@given(st.lists(st.tuples(st.sampled_from("xyz"), st.integers(0, 4)), max_size=12))
def test_three_copies_come_to_one_order_by_whatever_way(events: list[tuple[str, int]]) -> None:
    at = {f"{side}{number}": f"2026-01-01T00:00:0{second}Z" for number, (side, second) in enumerate(events)}
    one, two, three = ([event for event in at if event[0] == side] for side in "xyz")
    by_one_way = merged_order(merged_order(one, two, at), three, at)
    assert by_one_way == merged_order(merged_order(three, one, at), merged_order(two, three, at), at)
    assert by_one_way == merged_order(by_one_way, two, at)
    for side in (one, two, three):
        assert [event for event in by_one_way if event in side] == side
    assert sorted(by_one_way) == sorted(at)


def test_times_with_and_without_milliseconds_compare() -> None:
    times = ["2026-01-01T00:00:01.500Z", "2026-01-01T00:00:02Z", "2026-01-01T00:00:01Z"]
    assert sorted(times, key=comparable) == [times[2], times[0], times[1]]


@given(st.permutations(range(1, 12)))
def test_runs_say_the_same_numbers(numbers: list[int]) -> None:
    assert [one for first, last in runs(numbers) for one in range(first, last + 1)] == numbers


def test_runs_are_short() -> None:
    assert runs([1, 2, 3, 7, 8, 5]) == [[1, 3], [7, 8], [5, 5]]
    assert runs([]) == []
