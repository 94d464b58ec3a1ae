"""Copies under different versions: joined only where every answer stays at the question that it was given to."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evenhand.conversation.state import Key, fold
from evenhand.models.event_order import as_named_now
from evenhand.models.events import Event
from evenhand.store.joining import chained
from evenhand.travelling.apart import joined_upgrades
from evenhand.travelling.errors import RefusedFile
from evenhand.travelling.link_checks import refuse_unknown_events
from evenhand.travelling.merging import conflicts_in, events_of
from versioned import VERSIONS, VersionedCopy, answer, strayed, told, upgrade, version_of

COPIES, TICKS = st.integers(0, 2), st.integers(0, 6)
QUESTIONS = st.sampled_from(sorted({what for ids in VERSIONS.values() for what in ids} - {"plan", "concern"}))
RECORD = st.tuples(st.just("answer"), COPIES, st.tuples(QUESTIONS, st.sampled_from("abc"), st.integers(0, 2)), TICKS)
UNDO = st.tuples(st.just("undo"), COPIES, st.none(), TICKS)
SEND = st.tuples(st.just("send"), COPIES, COPIES, st.integers(0, 2))
UPGRADE = st.tuples(st.just("upgrade"), COPIES, st.sampled_from(sorted(VERSIONS)), TICKS)
Step = tuple[str, int, object, int]


class Played:
    """Three copies, every file that each of them ever wrote, and how often one was refused."""

    def __init__(self) -> None:
        first = VersionedCopy(VersionedCopy.begun().kept)
        self.copies = [first, first.again(), first.again()]
        self.files = [[list(copy.kept)] for copy in self.copies]
        self.refused = 0

    def play(self, steps: list[Step]) -> None:
        for name, number, what, tick in steps:
            copy = self.copies[number]
            if name == "answer":
                assert isinstance(what, tuple)
                copy.keep(answer(copy.events, *what), tick)
            elif name == "undo":
                copy.undo(tick)
            elif name == "upgrade":
                if what != version_of(copy.events):
                    copy.keep(upgrade(copy.events, str(what)), tick)
            else:
                assert isinstance(what, int)
                self.send(number, what, tick)
            self.files[number].append(list(copy.kept))

    def send(self, sender: int, receiver: int, age: int = 0) -> None:
        if sender != receiver:
            copy = self.copies[receiver]
            before = list(copy.kept)
            try:
                copy.take_in(self.files[sender][max(0, len(self.files[sender]) - 1 - age)], 3)
            except RefusedFile as refused:
                assert "framework" in str(refused)  # noqa: PT017 - nothing but this may refuse
                assert copy.kept == before
                self.refused += 1
            self.files[receiver].append(list(copy.kept))

    def exchange(self) -> None:
        for _ in range(3):
            for sender in range(3):
                self.files[sender].append(list(self.copies[sender].kept))
                for receiver in range(3):
                    self.send(sender, receiver)


@settings(max_examples=300)
@given(st.lists(st.one_of(RECORD, RECORD, UNDO, SEND, SEND, UPGRADE), max_size=30))
def test_no_answer_ever_moves_to_another_question(steps: list[Step]) -> None:
    played = Played()
    for step in steps:
        played.play([step])
        for copy in played.copies:
            assert strayed(copy.events) == []
    for copy in played.copies:
        refuse_unknown_events(chained(copy.kept, length=0, head=""))


@settings(max_examples=150)
@given(
    st.lists(st.one_of(RECORD, RECORD, UNDO, SEND), max_size=15),
    st.lists(st.tuples(COPIES, st.sampled_from(sorted(VERSIONS))), min_size=1, max_size=3),
    st.lists(st.one_of(RECORD, RECORD, UNDO, SEND), max_size=15),
)
def test_copies_that_were_upgraded_when_they_had_seen_each_other_add_up_to_the_same(
    before: list[Step], upgrades: list[tuple[int, str]], after: list[Step]
) -> None:
    played = Played()
    played.play(before)
    played.exchange()
    for number, version in upgrades:
        played.play([("upgrade", number, version, 6)])
        for _ in range(2):
            played.exchange()
    assert len({version_of(copy.events) for copy in played.copies}) == 1
    lengths = [len(copy.kept) for copy in played.copies]
    played.exchange()
    assert [len(copy.kept) for copy in played.copies] == lengths
    assert played.refused == 0
    # What is joined from here on can be told whatever is taken back, unless that is the upgrade.
    played.play([("answer", number, ("safe", "a", 0), 6) for number in range(3)])
    played.exchange()
    played.play(after)
    played.exchange()
    assert played.refused == 0
    for copy in played.copies:
        assert told(copy.events) == told(played.copies[0].events)
        assert strayed(copy.events) == []


def two() -> tuple[VersionedCopy, VersionedCopy]:
    one = VersionedCopy(VersionedCopy.begun().kept)
    one.keep(answer(one.events, "bedroom", "a"))
    return one, one.again()


def test_an_upgrade_that_one_copy_made_is_joined_once_it_has_the_answers_of_the_other() -> None:
    one, other = two()
    one.keep(upgrade(one.events, "1.1"))
    other.keep(answer(other.events, "written", "b"))
    with pytest.raises(RefusedFile, match="only the one here was put under another version"):
        one.take_in(other.kept)
    with pytest.raises(RefusedFile, match="only the one in the file was put under another version"):
        other.take_in(one.kept)
    one.undo()
    assert one.take_in(other.kept).kind == "joined"
    one.keep(upgrade(one.events, "1.1"))
    assert other.take_in(one.kept).kind == "joined"
    assert told(one.events) == told(other.events)
    assert version_of(other.events) == "1.1"


def test_where_both_were_upgraded_one_of_them_takes_that_back() -> None:
    one, other = two()
    one.keep(upgrade(one.events, "1.1"))
    one.keep(answer(one.events, "alone", "a"))
    other.keep(upgrade(other.events, "2.0"))
    other.keep(answer(other.events, "when", "b"))
    for here, there in ((one, other), (other, one)):
        with pytest.raises(RefusedFile, match="each was put under another version"):
            here.take_in(there.kept)
    for _ in range(2):
        one.undo()
    one.take_in(other.kept)
    assert version_of(one.events) == "2.0"
    assert told(one.events) == told(other.events)


def test_an_upgrade_that_one_took_back_while_the_other_went_on_under_it_is_refused() -> None:
    one, _ = two()
    one.keep(upgrade(one.events, "1.1"))
    other = one.again()
    one.undo()
    other.keep(answer(other.events, "bedroom", "b"))
    for here, there in ((one, other), (other, one)):
        with pytest.raises(RefusedFile, match="both copies went on"):
            here.take_in(there.kept)
    other.undo()
    other.take_in(one.kept)
    assert version_of(other.events) == "1.0"
    assert strayed(other.events) == []


def test_what_joinings_tell_is_named_as_it_is_now() -> None:
    one, other = two()
    one.keep(answer(one.events, "bedroom", "b"))
    one.keep(answer(one.events, "what", "mine"))
    other.keep(answer(other.events, "bedroom", "c"))
    other.keep(answer(other.events, "what", "theirs"))
    one.take_in(other.kept)
    assert fold(one.events).raised == {"plan": 2}
    one.keep(upgrade(one.events, "1.1"))
    assert list(conflicts_in(as_named_now(one.events))) == [Key("q.3")]
    assert fold(one.events).raised == {"plan": 2}
    one.keep(answer(one.events, "bedroom", "d"))
    assert other.take_in(one.kept).kind == "joined"
    third = other.again()
    third.keep(answer(third.events, "who", "A. Worker"))
    other.keep(answer(other.events, "safe", "b"))
    other.take_in(third.kept)
    assert other.events[-1].value["rows"] == {"plan": 2}


def test_a_joining_that_a_copy_behind_tells_of_has_the_rows_of_this_one() -> None:
    one, other = two()
    one.keep(answer(one.events, "told", "mine", 1))
    other.keep(answer(other.events, "told", "theirs", 1))
    files = list(one.kept), list(other.kept)
    one.take_in(files[1])
    other.take_in(files[0])
    third = other.again()
    other.keep(answer(other.events, "told", "other", 1))
    third.keep(answer(third.events, "told", "third", 1))
    for file in (list(other.kept), list(third.kept)):
        one.take_in(file)
    other.take_in(third.kept)
    one.keep(upgrade(one.events, "2.0"))
    joining = one.take_in(other.kept)
    assert joining.kind == "nothing new"
    assert list(conflicts_in(events_of(joining.carried)))[-1] == Key("told", row=2)


def test_the_upgrades_that_stand_are_in_order() -> None:
    first, second = Event("upgraded", value=1), Event("upgraded", value=2)
    ours, theirs = {"a": first}, {"a": first, "b": second}
    for one, other in ((ours, theirs), (theirs, ours)):
        assert joined_upgrades(one, other, both={"a"}, taken_back=set()) == {"a": first, "b": second}
    assert joined_upgrades(ours, theirs, both={"a", "b"}, taken_back={"b"}) == ours
    assert list(joined_upgrades(ours, theirs, both={"a"}, taken_back=set())) == ["a", "b"]


def test_an_undo_that_one_made_while_the_other_was_upgraded_is_refused() -> None:
    one, _ = two()
    one.keep(answer(one.events, "safe", "first"))
    one.keep(answer(one.events, "safe", "second"))
    other = one.again()
    one.keep(upgrade(one.events, "1.1"))
    other.undo()
    for here, there in ((one, other), (other, one)):
        with pytest.raises(RefusedFile, match="both copies went on"):
            here.take_in(there.kept)
