from __future__ import annotations

from evenhand.checking.findings import EVENHAND
from evenhand.conversation.findings import audit_findings, counted_findings
from evenhand.conversation.findings_view import HEADINGS, NOTHING, findings_view
from evenhand.conversation.replies import Reply
from walking import audit, taken


def test_the_page_has_a_section_for_each_severity_and_a_jump_in_every_line() -> None:
    session = audit("durham")
    taken(session, Reply("evidence", to="risk", text="Ring 07700 900123."))
    taken(session, Reply("reason", to="risk", text="Forms were completed and all the meetings were held."))
    found = audit_findings(session.conversation)
    view = findings_view(session.conversation)
    assert view.title == f"Findings: {counted_findings(found)}"
    assert [section.heading for section in view.sections] == list(HEADINGS.values())
    lines = [line for section in view.sections for line in section.lines]
    assert [line.goes_to for line in lines] == [one.goes_to for one in found]
    asked = {line.source for line in lines}
    assert EVENHAND in asked
    assert view.exact
    assert any(source.startswith("L") for source in asked)


def test_the_command_shows_it() -> None:
    session = audit("durham")
    for typed in ("findings", "/findings", "check"):
        view = session.typed(typed).view
        assert view is not None
        assert view.title.startswith("Findings: ")


def test_where_nothing_is_found_the_page_says_what_that_means() -> None:
    session = audit("herefordshire")
    conversation = session.conversation
    conversation.path = conversation.path._replace(questions=())
    view = findings_view(conversation)
    assert [line.text for section in view.sections for line in section.lines] == [NOTHING]
