"""Copies that go on by themselves and take each other in, in any order: they come to the same, and it ends."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from copies import Copy, hidden_rows, meaning
from evenhand.models.events import Event
from evenhand.store.joining import chained
from evenhand.travelling.link_checks import refuse_unknown_events

IDS = st.sampled_from(["risk.1", "risk.2", "risk"])
ROWS = st.integers(0, 2)
VALUES = st.sampled_from(["yes", "no", "partly"])
NEW_EVENTS = st.one_of(
    st.builds(lambda to, value: Event("answered", to, value=value), IDS, VALUES),
    st.builds(lambda to: Event("skipped", to), IDS),
    st.builds(lambda to, note: Event("noted", to, note=note), IDS, VALUES),
    st.builds(lambda to, other: Event("referenced", to, value=other), IDS, IDS),
    st.builds(
        lambda to, value, row: Event("answered", to, value=value, row=row),
        st.sampled_from(["what", "owner", "told", "how"]), VALUES, ROWS,
    ),
    st.builds(lambda value, row: Event("answered", "actions", "applicable", value, row=row), VALUES, ROWS),
    st.builds(lambda row: Event("raised", "concern", row=row), st.integers(1, 3)),
    st.builds(lambda row: Event("acted", "actions", "action", "progress", "told", row), ROWS),
    st.sampled_from([Event("graded"), Event("discussed"), Event("completed"), Event("signed_off")]),
    st.just(Event("amended", note="why")),
    st.builds(lambda on: Event("focused", value=on), st.booleans()),
)  # fmt: skip
COPIES = st.integers(0, 2)
TICKS = st.integers(0, 6)


@st.composite
def histories(draw: st.DrawFn) -> list[tuple[object, ...]]:
    """What happens to three copies: events, things taken back, and files that arrive at once or late."""
    step = st.one_of(
        st.tuples(st.just("record"), COPIES, NEW_EVENTS, TICKS),
        st.tuples(st.just("record"), COPIES, NEW_EVENTS, TICKS),
        st.tuples(st.just("undo"), COPIES, st.integers(0, 50), TICKS),
        st.tuples(st.just("send"), COPIES, COPIES, st.integers(0, 3)),
    )
    return draw(st.lists(step, max_size=25))


def played(steps: list[tuple[object, ...]]) -> list[Copy]:
    first = Copy.begun()
    copies = [first, first.again(), first.again()]
    files: list[list[list]] = [[list(copy.kept)] for copy in copies]  # type: ignore[type-arg]
    for name, *rest in steps:
        if name == "send":
            sender, receiver, age = rest
            assert isinstance(sender, int)
            assert isinstance(receiver, int)
            assert isinstance(age, int)
            if sender != receiver:
                copies[receiver].take_in(files[sender][max(0, len(files[sender]) - 1 - age)], 3)
                files[receiver].append(list(copies[receiver].kept))
            continue
        number, what, tick = rest
        assert isinstance(number, int)
        assert isinstance(tick, int)
        if name == "undo":
            assert isinstance(what, int)
            possible = copies[number].can_take_back()
            if possible:
                copies[number].record(Event("withdrawn", value=possible[what % len(possible)]), tick)
        else:
            assert isinstance(what, Event)
            copies[number].record(what, tick)
        files[number].append(list(copies[number].kept))
    return copies


def recorded(copies: list[Copy]) -> set[str]:
    return {
        one.id for copy in copies for one, event in zip(copy.kept, copy.events, strict=True) if event.kind != "merged"
    }


@given(histories(), st.permutations([(0, 1), (1, 0), (0, 2), (2, 0), (1, 2), (2, 1)]))
def test_copies_that_have_seen_each_other_add_up_to_the_same(
    steps: list[tuple[object, ...]], ways: list[tuple[int, int]]
) -> None:
    copies = played(steps)
    everything = recorded(copies)
    for _ in range(3):
        for sender, receiver in ways:
            copies[receiver].take_in(copies[sender].kept, 3)
    for copy in copies:
        ids = [one.id for one in copy.kept]
        assert len(ids) == len(set(ids))
        assert everything <= set(ids)
        assert meaning(copy.events) == meaning(copies[0].events)
        if any("order" in event.value for event in copy.events if event.kind == "merged"):
            assert hidden_rows(copy.events) == set()
        refuse_unknown_events(chained(copy.kept, length=0, head=""))
    for sender, receiver in ways:
        assert copies[receiver].take_in(copies[sender].kept)[:3] == ("nothing new", (), None)


@given(histories())
def test_the_same_file_twice_changes_nothing_the_second_time(steps: list[tuple[object, ...]]) -> None:
    one, other, _ = played(steps)
    one.take_in(other.kept, 3)
    before = list(one.kept)
    assert one.take_in(other.kept, 4).kind == "nothing new"
    assert one.kept == before


@given(histories())
def test_taking_in_never_changes_what_is_there(steps: list[tuple[object, ...]]) -> None:
    one, other, _ = played(steps)
    before = list(one.kept)
    one.take_in(other.kept, 3)
    assert one.kept[: len(before)] == before
