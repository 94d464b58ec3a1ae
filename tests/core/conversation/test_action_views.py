"""Looking at the actions of an audit."""

from __future__ import annotations

from acting import graded, plan_replies, planned
from driving import begin
from evenhand.conversation.action_views import actions_view
from evenhand.conversation.replies import Reply
from evenhand.conversation.state import Key
from evenhand.drivers.plain_words import view_lines

FIRST = {"what": "Update the chronology.", "owner": "Priya Shah", "due": "2026-03-20"}


def test_each_action_with_its_steps_leads_to_telling_what_became_of_it() -> None:
    session, _ = graded(
        [
            *plan_replies(**FIRST),
            *plan_replies(1, what="Meet the father."),
            Reply("action", to="improvement", value="completed", note="It is on file."),
        ]
    )
    view = actions_view(session.conversation)
    assert not any("jump" in line for line in view_lines(view)), "an action is gone to by its number"
    first, second, how = view.sections
    assert first.heading == "1. Update the chronology."
    assert [line.text for line in first.lines] == [
        "Priya Shah, by 20 March 2026, completed",
        "Completed: It is on file.",
    ]
    assert first.lines[0].goes_to == Key("improvement", "action", 0)
    assert [line.text for line in second.lines] == ["Nobody is named, no date is set, open"]
    assert [line.text for line in how.lines] == [
        "Type action and its number, 1 to 2, to tell what became of it: "
        "progress, completed, reviewed, closed, reopened."
    ]


def test_while_the_audit_is_open_they_lead_nowhere() -> None:
    session, _ = graded([*plan_replies(**FIRST), Reply("amend", text="a wrong date")])
    view = actions_view(session.conversation)
    assert [line.goes_to for section in view.sections for line in section.lines] == [None, None]
    assert view.sections[-1].lines[0].text == "What becomes of an action is told once the audit is graded."


def test_an_audit_without_actions_says_so() -> None:
    session, _ = begin(planned())
    assert [line.text for line in actions_view(session.conversation).sections[0].lines] == ["No action is recorded."]
