"""Two copies of an audit become one: nothing lost, nothing twice, and the same on both machines."""

from __future__ import annotations

import pytest

from copies import Copy, carried, time
from evenhand.conversation.state import Key, fold
from evenhand.models.events import Event
from evenhand.travelling.errors import RefusedFile, TamperedFile
from evenhand.travelling.merging import conflicts_in, events_of, join

YES, NO = Event("answered", "risk.1", value="yes"), Event("answered", "risk.1", value="no")


def diverged(*, shared: tuple[Event, ...] = ()) -> tuple[Copy, Copy]:
    one = Copy.begun()
    for event in shared:
        one.record(event)
    return one, one.again()


def exchange(one: Copy, other: Copy) -> None:
    first, second = list(one.kept), list(other.kept)
    one.take_in(second)
    other.take_in(first)


def test_a_continuation_is_taken_over_as_it_is() -> None:
    one, other = diverged()
    other.record(YES)
    joining = one.take_in(other.kept)
    assert (joining.kind, joining.merged, joining.conflicts) == ("continued", None, ())
    assert one.kept == other.kept
    assert one.take_in(other.kept).kind == "nothing new"


def test_an_older_copy_brings_nothing() -> None:
    one, other = diverged()
    one.record(YES)
    before = list(one.kept)
    assert one.take_in(other.kept) == ("nothing new", (), None, (), False)
    assert one.kept == before


def test_what_both_answered_differently_is_listed_and_the_later_stands_on_both() -> None:
    one, other = diverged()
    one.record(NO, 20)
    other.record(YES, 10)
    other.record(Event("answered", "risk.2", value="yes"), 11)
    joining = one.again().take_in(other.kept)
    assert (joining.kind, joining.conflicts) == ("joined", (Key("risk.1"),))
    assert joining.merged is not None
    assert joining.merged.value["conflicts"] == [["risk.1", "answer", 0]]
    assert joining.merged.value["events"] == 2
    exchange(one, other)
    for copy in (one, other):
        assert fold(copy.events).value("risk.1") == "no"
        assert fold(copy.events).value("risk.2") == "yes"


def test_the_same_answer_on_both_sides_is_no_conflict() -> None:
    one, other = diverged()
    one.record(NO, 20)
    other.record(NO, 10)
    assert one.take_in(other.kept).conflicts == ()


def test_an_answer_that_was_taken_back_is_no_conflict() -> None:
    one, other = diverged()
    one.record(NO, 20)
    other.record(YES, 30)
    other.record(Event("withdrawn", value=2), 31)
    assert one.take_in(other.kept).conflicts == ()
    assert fold(one.events).value("risk.1") == "no"


def test_undo_survives_renumbering() -> None:
    one, other = diverged(shared=(YES,))
    one.record(Event("noted", "risk", note="kept"), 5)
    other.record(Event("noted", "risk", note="taken back"), 6)
    other.record(Event("withdrawn", value=3), 7)
    other.record(Event("withdrawn", value=2), 8)
    exchange(one, other)
    for copy in (one, other):
        assert [note.text for note in fold(copy.events).notes["risk"]] == ["kept"]
        assert fold(copy.events).value("risk.1") is None


def test_a_copys_own_order_is_kept_whatever_its_clock_did() -> None:
    one, other = diverged()
    one.record(YES, 50)
    one.record(NO, 10)
    other.record(Event("noted", "risk", note="n"), 30)
    exchange(one, other)
    assert fold(one.events).value("risk.1") == fold(other.events).value("risk.1") == "no"


def test_a_later_joining_of_other_copies_does_not_outrank_an_answer() -> None:
    """The winner of an old conflict is still as old as it was, whenever the copies were joined."""
    one, other = diverged()
    third = one.again()
    one.record(NO, 10)
    other.record(YES, 5)
    third.record(Event("answered", "risk.1", value="partly"), 20)
    one.take_in(other.kept, 100)
    third.take_in(one.kept, 101)
    one.take_in(third.kept, 102)
    assert fold(one.events).value("risk.1") == fold(third.events).value("risk.1") == "partly"


def test_telling_of_joinings_comes_to_an_end() -> None:
    one, other = diverged()
    one.record(NO, 20)
    other.record(YES, 10)
    exchange(one, other)
    exchange(one, other)
    lengths = (len(one.kept), len(other.kept))
    exchange(one, other)
    assert (len(one.kept), len(other.kept)) == lengths
    assert sum(event.kind == "merged" for event in one.events) == 2


def test_two_concerns_are_not_made_one() -> None:
    one, other = diverged()
    for copy, words in ((one, "left alone"), (other, "bruise")):
        copy.record(Event("raised", "concern", row=1), 1)
        copy.record(Event("answered", "told", value=words, row=1), 2)
    exchange(one, other)
    assert fold(one.events).raised == {"concern": 3}
    for copy in (one, other):
        assert {fold(copy.events).value("told", row=row) for row in (1, 2)} == {"left alone", "bruise"}
    other.record(Event("answered", "how", value="by telephone", row=1), 3)
    one.take_in(other.kept)
    assert fold(one.events).value("told", row=2) == "bruise"
    assert fold(one.events).value("how", row=2) == "by telephone"


def test_rows_of_a_form_that_was_closed_are_still_counted() -> None:
    one, other = diverged()
    for copy, words in ((one, "visit"), (other, "meet")):
        copy.record(Event("answered", "what", value=words), 1)
        copy.record(Event("answered", "actions", "applicable", "no"), 2)
    assert fold(one.events).raised == {}
    exchange(one, other)
    third = Copy.begun()
    third.record(Event("noted", "risk", note="n"))
    third.take_in(one.kept)
    for copy in (one, other, third):
        assert fold(copy.events).raised == {"actions": 2}
        assert {fold(copy.events).value("what", row=row) for row in (0, 1)} == {"visit", "meet"}


def test_a_row_that_one_opened_and_took_back_is_there_once_the_other_has_filled_it() -> None:
    one, other = diverged(shared=(Event("raised", "concern", row=1),))
    one.record(Event("withdrawn", value=2), 1)
    other.record(Event("answered", "told", value="bruise", row=1), 2)
    exchange(one, other)
    for copy in (one, other):
        assert fold(copy.events).value("told", row=1) == "bruise"
        assert fold(copy.events).raised == {"concern": 2}


def test_a_form_that_was_closed_in_both_copies_stays_closed() -> None:
    rows = (Event("answered", "what", value="visit"), Event("answered", "what", value="meet", row=1))
    one, other = diverged(shared=(*rows, Event("answered", "actions", "applicable", "no")))
    for copy in (one, other):
        copy.record(Event("noted", "risk", note="n"))
    exchange(one, other)
    assert fold(one.events).raised == fold(other.events).raised == {}


def test_a_row_that_both_know_is_one_row() -> None:
    one, other = diverged(shared=(Event("answered", "what", value="visit"),))
    one.record(Event("answered", "owner", value="A"), 1)
    other.record(Event("answered", "owner", value="B"), 2)
    joining = one.take_in(other.kept)
    assert joining.conflicts == (Key("owner"),)
    assert fold(one.events).value("owner") == "B"


def test_a_question_passed_over_before_does_not_make_two_rows_one() -> None:
    one, other = diverged(shared=(Event("skipped", "what"),))
    one.record(Event("answered", "what", value="visit"), 1)
    other.record(Event("answered", "what", value="meet"), 2)
    exchange(one, other)
    for copy in (one, other):
        assert {fold(copy.events).value("what", row=row) for row in (0, 1)} == {"visit", "meet"}


def test_a_grade_given_while_the_other_copy_went_on_is_pointed_out() -> None:
    for closing, going_on in ((0, 1), (1, 0)):
        copies = diverged()
        copies[closing].record(Event("graded"), 5)
        copies[going_on].record(NO, 6)
        joining = copies[0].take_in(copies[1].kept)
        assert joining.went_on
        assert joining.merged is not None
        assert joining.merged.value["went_on"] is True


def test_conflicts_that_another_machine_found_are_told_with_the_rows_of_this_one() -> None:
    one, other = diverged()
    other.record(Event("answered", "what", value="shared on their side"), 1)
    third = other.again()
    one.record(Event("answered", "what", value="mine"), 1)
    other.record(Event("answered", "owner", value="A"), 2)
    third.record(Event("answered", "owner", value="B"), 3)
    other.take_in(third.kept)
    joining = one.take_in(other.kept)
    assert list(conflicts_in(events_of(joining.carried))) == [Key("owner", row=1)]


def test_an_audit_that_merely_has_the_same_id_is_refused() -> None:
    one, other = Copy.begun(), Copy([carried(YES, "else", time(0))])
    for here, there in ((one.kept, other.kept), (one.kept, []), ([], one.kept)):
        with pytest.raises(RefusedFile, match="another audit"):
            join(here, there, lambda _: {}, sender="", heads=("", ""))


@pytest.mark.parametrize("changed", [NO, Event("answered", "risk.1", value="yes", row=1), Event("answered", "risk.2")])
def test_an_event_that_says_something_else_in_each_copy_is_refused(changed: Event) -> None:
    one, other = diverged()
    one.record(YES, 1, "same")
    one.record(Event("noted", note="n"))
    other.record(changed, 1, "same")
    with pytest.raises(TamperedFile, match="event 2 is here already"):
        one.take_in(other.kept)


def test_an_event_of_another_time_is_refused() -> None:
    one, other = diverged()
    one.record(YES, 1, "same")
    other.record(YES, 2, "same")
    with pytest.raises(TamperedFile):
        one.take_in(other.kept)
