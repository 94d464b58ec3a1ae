"""Items: a question on the path, and one that is not."""

from __future__ import annotations

from collections.abc import Callable

from evenhand.conversation.engine import Conversation
from evenhand.conversation.state import Key
from evenhand.reporting.items import Itemiser


def test_the_overall_grade_is_called_what_the_document_calls_it(begin: Callable[..., Conversation]) -> None:
    conversation = begin()
    itemiser = Itemiser(conversation.grader, conversation.state, conversation.path)
    assert itemiser.at(Key("overall_grade", "grade")).text == "19 Overall grade"
    assert itemiser.at(Key("overall_grade", "reason")).text == "20 Brief reason for grade given"


def test_what_is_not_on_the_path_is_not_yet_answered(begin: Callable[..., Conversation]) -> None:
    conversation = begin()
    empty = conversation.path._replace(questions=())
    item = Itemiser(conversation.grader, conversation.state, empty).at(Key("risk", "reason"))
    assert (item.text, item.state) == ("Reason", "not_yet_answered")
