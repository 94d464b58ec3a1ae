"""Values, dates and states in words."""

from __future__ import annotations

from typing import get_args

import pytest

from evenhand.reporting.account import Item, ItemState
from evenhand.reporting.wording import STATE_WORDS, day_words, said, time_words, value_words, with_note


@pytest.mark.parametrize(("iso", "words"), [("2026-02-01", "1 February 2026"), ("last spring", "last spring")])
def test_a_day_in_words(iso: str, words: str) -> None:
    assert day_words(iso) == words


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2026-11-22T16:05:00.000Z", "22 November 2026, 16:05 UTC"),
        ("2026-06-01T00:30:00+01:00", "31 May 2026, 23:30 UTC"),
        ("2026-06-01T00:30:00", "1 June 2026, 00:30 UTC"),
        ("soon", "soon"),
    ],
)
def test_a_time_in_words_is_in_utc(iso: str, words: str) -> None:
    assert time_words(iso) == words


def test_values_by_the_kind_of_their_question() -> None:
    assert value_words("judged", "not_evidenced") == "Not evidenced"
    assert value_words("yes_no", "no") == "No"
    assert value_words("date", "2026-11-22") == "22 November 2026"
    assert value_words("text", "yes") == "yes"
    assert value_words("number", 3) == "3"


def test_every_state_has_words_of_its_own() -> None:
    assert set(STATE_WORDS) == set(get_args(ItemState))
    assert len(set(STATE_WORDS.values())) == len(STATE_WORDS)


def test_a_note_stands_with_its_answer() -> None:
    assert with_note(Item("a", "Seen?", "", "answered", "yes", "Yes", "on 3 March")) == "Yes\nNote: on 3 March"
    assert said(Item("a", "Seen?", "", "skipped", None, "", "")) == "Skipped"
