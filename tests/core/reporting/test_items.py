"""Items: a question on the path, and one that is not."""

from __future__ import annotations

from collections.abc import Callable

from driving import begin as started
from evenhand.conversation.engine import Conversation
from evenhand.conversation.state import Key
from evenhand.reporting.account import as_data
from evenhand.reporting.items import Itemiser
from numbered_questions import HINT, SEEING, numbered


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


def test_an_item_has_the_documents_number_sub_heading_and_hint() -> None:
    session, _ = started(numbered())
    conversation = session.conversation
    item = Itemiser(conversation.grader, conversation.state, conversation.path).at(Key("safety.1"))
    assert (item.number, item.group, item.hint) == ("1.1", SEEING, HINT)
    assert (item.text, item.numbered) == ("Was the child seen in time?", "1.1 Was the child seen in time?")
    assert as_data(item)["hint"] == HINT
