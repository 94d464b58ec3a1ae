"""Which keys answer at once."""

from __future__ import annotations

import pytest

from evenhand.conversation.actions import STEP_CHOICES
from evenhand.conversation.questions import FREE_TEXT, JUDGED, Choice, Question
from evenhand.conversation.state import Key
from evenhand_tui.quick import quick_replies


def question(kind: str, choices: tuple[Choice, ...] = ()) -> Question:
    return Question(Key("risk.1"), kind, "?", "L1", "5 Risk", choices=choices)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", sorted(FREE_TEXT))
def test_nothing_answers_at_once_where_somebody_writes(kind: str) -> None:
    assert quick_replies(question(kind)) == ()


def test_a_prompt_has_its_five_answers_skip_and_the_grade() -> None:
    assert [reply.key for reply in quick_replies(question("judged", JUDGED))] == ["y", "p", "n", "e", "a", "s", "g"]


def test_digits_answer_only_below_ten() -> None:
    def options(count: int) -> tuple[Choice, ...]:
        return tuple(Choice(str(number), f"option {number}", f"o{number}") for number in range(1, count + 1))

    assert [reply.key for reply in quick_replies(question("choice", options(9)))][:9] == list("123456789")
    assert [reply.key for reply in quick_replies(question("choice", options(10)))] == ["s"]


def test_no_digit_answers_where_a_score_is_asked() -> None:
    assert quick_replies(question("grade")) == ()


def test_a_grade_that_begins_with_s_or_c_keeps_its_letter() -> None:
    grades = (Choice("s", "Strong", "strong"), Choice("c", "Clear", "clear"))
    assert [(reply.key, reply.label) for reply in quick_replies(question("grade", grades))] == [
        ("s", "Strong"),
        ("c", "Clear"),
    ]


def test_what_became_of_an_action_is_begun_and_not_sent() -> None:
    replies = quick_replies(question("action", (STEP_CHOICES["completed"], STEP_CHOICES["closed"])))
    assert [(reply.key, reply.types, reply.asks) for reply in replies] == [
        ("c", "completed, ", "Completed: say what shows that it is done."),
        ("x", "closed, ", "Closed: say what effect it has had on the child."),
        ("s", "/skip", ""),
    ]
