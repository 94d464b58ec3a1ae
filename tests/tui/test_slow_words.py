"""Words whose first letters were taken for answers."""

from __future__ import annotations

import pytest

from driving import durham
from evenhand.conversation.questions import FEATURE, JUDGED, Question
from evenhand.conversation.state import Key
from evenhand_tui.slow_words import SLOWLY, SlowWords

ASKED = Question(Key("risk.1"), "judged", "?", "L1", "5 Risk", choices=JUDGED)
WRITTEN = Question(Key("risk", "evidence"), "evidence", "?", "L1", "5 Risk", required=True)


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def pressed(*keys: str, apart: float = 1.0) -> tuple[SlowWords, Clock]:
    clock = Clock()
    words = SlowWords(clock)
    for key in keys:
        clock.now += apart
        words.answered(key, ASKED, recorded=True)
    return words, clock


def meant(words: SlowWords, typed: str, question: Question = ASKED) -> tuple[str, str] | None:
    found = words.meant(typed, question, durham())
    return None if found is None else (found.text, "".join(letter.key for letter in found.letters))


@pytest.mark.parametrize(
    ("keys", "typed", "whole"),
    [
        ("n", "ext", "next"),
        ("ne", "xt", "next"),
        ("s", "ummary", "summary"),
        ("n", "ote risk: police called", "note risk: police called"),
        ("n", "ote", "note"),
        ("p", "artly, the plan is missing", "partly, the plan is missing"),
        ("n", "/a because the child is 9", "n/a because the child is 9"),
        ("s", "ee assessment", "see assessment"),
        ("g", "rid", "grid"),
    ],
)
@pytest.mark.parametrize("question", [ASKED, WRITTEN], ids=["asked", "written"])
def test_what_is_left_over_is_read_with_the_keys_before_it(
    keys: str, typed: str, whole: str, question: Question
) -> None:
    assert meant(pressed(*keys)[0], typed, question) == (whole, keys)


@pytest.mark.parametrize(
    "typed", ["xx", "The plan of 3 March", "yes", "no, twice", "/next", "summary", "On 3 March", "not seen"]
)
@pytest.mark.parametrize("question", [ASKED, WRITTEN], ids=["asked", "written"])
def test_what_stands_for_itself_leaves_the_answers_before_it(typed: str, question: Question) -> None:
    assert meant(pressed("y", "n", "p")[0], typed, question) is None


def test_no_more_keys_are_taken_back_than_the_word_has() -> None:
    assert meant(pressed("y", "n", "n")[0], "ext") == ("next", "n")


def test_a_word_that_is_all_keys_ends_with_an_enter_soon_after() -> None:
    words, clock = pressed("y", "e", "s")
    assert meant(words, "") == ("yes", "yes")
    clock.now += SLOWLY
    assert meant(words, "") is None


def test_three_answers_with_time_between_them_are_three_answers() -> None:
    assert meant(pressed("y", "e", "s", apart=SLOWLY)[0], "") is None


def test_an_enter_right_after_a_key_ends_its_answer() -> None:
    words, clock = pressed("n")
    assert words.ends_at_once()
    clock.now += SLOWLY
    assert not words.ends_at_once()
    assert not SlowWords().ends_at_once()


def test_nothing_goes_on_after_something_else_was_done() -> None:
    words, _ = pressed("n")
    words.forget()
    assert meant(words, "ext") is None


def test_the_letters_of_other_answers_are_known() -> None:
    words = SlowWords(Clock())
    words.answered("n", ASKED._replace(kind="feature", choices=FEATURE), recorded=True)
    assert meant(words, "ot evident, the letter is undated") == ("not evident, the letter is undated", "n")
