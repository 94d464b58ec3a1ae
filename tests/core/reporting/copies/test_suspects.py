"""Words that may be names are listed, and ordinary ones are not."""

from __future__ import annotations

import pytest

from copy_frameworks import copy_framework
from evenhand.models.events import Event
from evenhand.reporting.copies.copying import make_copy
from evenhand.reporting.copies.suspects import Suspect
from planting import FACTS

FRAMEWORK = copy_framework()
START = Event("started", value={"readings": {}, "engine": "0.1.0"})


def suspects(text: str, *events: Event) -> list[Suspect]:
    """What is listed of a text of evidence."""
    written = Event("answered", "risk", "evidence", text)
    return list(make_copy(FRAMEWORK, [START, *events, written], FACTS, "learning").suspects)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("seen at Elm Park School, with Wren", ["Elm", "Park", "School", "Wren"]),
        ("Wren's aunt rang.", ["Wren"]),
        ("It was noted. Wren was there.", ["Wren"]),
        ("The child was seen. Then it was late on Monday in March; I know the Police came.", []),
        ("Evidence is thin. The evidence was read.", []),
        ("Weather was poor, and the weather delayed it.", []),
        ("R and RK were there", ["RK"]),
        ("the Practitioner was seen with Grace", ["Grace"]),
        ("told [child] and [team manager]", []),
        ("zoë and Zoë-Ann, O’Hara", ["Zoë-Ann", "O’Hara"]),
    ],
)
def test_capitals_that_nothing_explains_are_listed(text: str, words: list[str]) -> None:
    assert [suspect.word for suspect in suspects(text)] == words


def test_each_is_listed_with_its_place_and_how_often() -> None:
    assert suspects("met Wren, then Wren again") == [Suspect("Wren", "1 Risk: Evidence", 2)]


def test_names_that_were_replaced_are_none() -> None:
    assert suspects("met Robin", Event("answered", "child", value="Robin Kite")) == []


def test_the_copy_counts_them_and_does_not_list_them() -> None:
    events = [START, Event("answered", "risk", "evidence", "met Wren, then Wren again")]
    copied = make_copy(FRAMEWORK, events, FACTS, "learning").account.copy
    assert copied is not None
    (entry,) = [entry for entry in copied.removed if "may be a name" in entry.kind]
    assert entry.times == 2
    assert not any("Wren" in f"{entry.kind}{entry.place}" for entry in copied.removed)


def test_the_questions_of_a_set_are_looked_through() -> None:
    events = [START, Event("answered", "themes", value="Was Wren seen?")]
    found = make_copy(FRAMEWORK, events, FACTS, "learning").suspects
    assert "Wren" in {suspect.word for suspect in found}
