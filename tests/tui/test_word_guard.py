"""The guard between one-key answers and words typed by habit."""

from __future__ import annotations

from evenhand_tui.word_guard import TYPING_GAP, WordGuard

WORDS = ("yes", "not evidenced", "note", "next", "no")


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def guarded(key: str, meant: tuple[str, ...]) -> tuple[WordGuard, Clock]:
    clock = Clock()
    guard = WordGuard(clock)
    guard.answered(key, meant, [word for word in WORDS if word.startswith(key)])
    return guard, clock


def test_letters_that_go_on_with_the_word_are_swallowed() -> None:
    guard, _ = guarded("y", ("yes",))
    assert [guard.meaning("e"), guard.meaning("s")] == ["swallow", "swallow"]
    assert guard.ended() == ("yes", True)
    assert guard.ended() == ("", False)


def test_after_a_pause_every_key_is_free() -> None:
    guard, clock = guarded("y", ("yes",))
    clock.now += TYPING_GAP
    assert guard.meaning("e") == "free"


def test_a_key_that_goes_on_with_no_word_is_free_at_once() -> None:
    guard, _ = guarded("y", ("yes",))
    assert guard.meaning("y") == "free"


def test_a_word_that_becomes_a_sentence_is_text() -> None:
    guard, _ = guarded("y", ("yes",))
    for letter in "es":
        guard.meaning(letter)
    assert guard.meaning(",") == "text"
    assert guard.typed == "yes,"


def test_another_word_than_the_one_meant_is_not_taken_for_it() -> None:
    guard, _ = guarded("n", ("no",))
    for letter in "ext":
        assert guard.meaning(letter) == "swallow"
    assert guard.ended() == ("next", False)
