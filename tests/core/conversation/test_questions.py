"""The numbers that answer a question."""

from __future__ import annotations

from evenhand.conversation.questions import JUDGED, SKIP, Choice, Question, numbered_choices
from evenhand.conversation.state import Key


def asked(*choices: Choice) -> Question:
    return Question(Key("q"), "choice", "?", "L1", "Form", choices=choices)


def test_choices_are_counted_and_the_last_number_skips() -> None:
    numbered = numbered_choices(asked(*JUDGED))
    assert [number for number, _ in numbered] == ["1", "2", "3", "4", "5", "6"]
    assert numbered[0][1].value == "yes"
    assert numbered[-1][1] is SKIP


def test_a_question_that_can_be_left_already_has_no_second_skip() -> None:
    numbered = numbered_choices(asked(Choice("y", "yes", "graded"), Choice("s", "not yet", "skip")))
    assert [choice.label for _, choice in numbered] == ["yes", "not yet"]


def test_numbers_that_a_document_prints_keep_their_meaning() -> None:
    worst_first = (Choice("4", "Good", "good"), Choice("1", "Poor", "poor"))
    assert numbered_choices(asked(*worst_first)) == (("4", worst_first[0]), ("1", worst_first[1]))


def test_without_choices_there_are_no_numbers() -> None:
    assert numbered_choices(asked()) == ()


def test_a_question_says_what_the_document_says_of_it() -> None:
    question = asked()._replace(own_number="4.7a", text="Was it?", group="Seeing the child", hint="Visit records")
    assert (question.numbered, question.group_said, question.hint_said) == (
        "4.7a Was it?",
        "Seeing the child.",
        "Guidance: Visit records",
    )
    assert asked()._replace(group="Was the child seen?").group_said == "Was the child seen?"
    assert (asked().numbered, asked().group_said, asked().hint_said) == ("?", "", "")
