"""The upgrade as it is shown before it is done."""

from __future__ import annotations

from evenhand.conversation.engine import Conversation
from evenhand.conversation.replies import Reply
from evenhand.conversation.state import Key
from evenhand.conversation.upgrade_view import upgrade_view
from evenhand.conversation.upgrading import target_of
from evenhand.conversation.views import View
from evenhand.models.events import Event
from two_versions import Given, old_version

ANSWERED = (
    Reply("yes", to="safety.2"),
    Reply("partly", to="safety.3"),
    Reply("grade", to="safety", value="fair"),
    Reply("yes", to="plan.2"),
)


def audit() -> Conversation:
    started = {"framework": "two", "readings": {}, "version": "1.0", "digest": "", "engine": ""}
    conversation = Conversation(old_version(), [Event("started", value=started)], versions=Given())
    for reply in ANSWERED:
        conversation.accept(conversation.propose(reply))
    return conversation


def shown(conversation: Conversation, *, back: bool = False) -> View:
    return upgrade_view(conversation, target_of(conversation, back=back), back=back)


def lines(view: View) -> dict[str, list[str]]:
    return {section.heading: [line.text for line in section.lines] for section in view.sections}


def test_it_says_what_becomes_of_every_answer_and_changes_nothing() -> None:
    conversation = audit()
    events, path = list(conversation.events), conversation.path
    view = shown(conversation)
    assert (conversation.events, conversation.path) == (events, path)
    assert view.title == "From version 1.0 to 1.1"
    found = lines(view)
    assert found["What this does"][0] == "2 answers would count as now, 2 would be set aside."
    assert "leave this and type upgrade yes;" in found["What this does"][-1]
    assert found["Answers that would be set aside"] == [
        "Safety: Grade (Fair). Version 1.1: that is not on its scale, Good, Requires Improvement, Poor.",
        "Plan: Has the file a family tree? Version 1.1 does not ask this.",
    ]
    assert found["Answers to questions that are worded anew"] == [
        "Was: Was the risk written down? Now: Was the risk to the child written down?"
    ]
    assert found["New questions"] == ["Safety: Was the child seen alone?"]
    assert found["In the framework: Questions"] == ["From 1.0 to 1.1"]


def test_its_lines_lead_to_the_questions_as_they_are_asked_now() -> None:
    conversation = audit()
    for section in shown(conversation).sections:
        for line in section.lines:
            assert line.goes_to is None or conversation.path.place(line.goes_to) is not None
    (reworded,) = [s for s in shown(conversation).sections if s.heading.startswith("Answers to questions")]
    assert reworded.lines[0].goes_to == Key("safety.3")


def test_going_back_is_shown_in_the_same_way() -> None:
    conversation = audit()
    conversation.accept(conversation.propose(Reply("upgrade")))
    view = shown(conversation, back=True)
    found = lines(view)
    assert view.title == "From version 1.1 to 1.0"
    assert found["What this does"][:2] == [
        "4 answers would count as now, 0 would be set aside.",
        "2 answers that the last change of version set aside would count again.",
    ]
    assert "leave this and type upgrade back yes;" in found["What this does"][-1]


def test_an_overall_grade_that_would_not_be_permitted_is_said() -> None:
    conversation = audit()
    conversation.accept(conversation.propose(Reply("grade", to="overall", value="good")))
    assert lines(shown(conversation))["The ruling"] == [
        "Now: Good, Fair, Poor. Then: Good, Requires Improvement, Poor."
    ]
