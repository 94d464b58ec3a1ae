"""A whole invented audit under each framework: the same events through script and line mode, every word reported."""

from __future__ import annotations

import io
import re
from pathlib import Path

import docx
import pytest

from driving import framework_called, played_by_script, played_in_line_mode
from evenhand.conversation.engine import Conversation
from evenhand.conversation.replies import Reply, replies_from_events, write_replies
from evenhand.reporting.account import AuditFacts, Chain
from evenhand.reporting.build import build_report
from evenhand.reporting.render import render
from walking import answered_throughout, audit, taken

SPECIAL = {
    "northamptonshire": {
        "themed_audit": Reply("yes", to="themed_audit"),
        "themed_questions": Reply(
            "text", to="themed_questions", text="1. Was it timely? tokenAx\n2. Was it kind? tokenBx"
        ),
        "spoken_with": Reply("no", to="spoken_with"),
    },
    "london_cin": {fact: Reply("yes", to=fact) for fact in ("effectively_safeguarded", "safeguarded_generally")},
    "ofsted": {"case_type": Reply("choice", to="case_type", value="Both within the period audited")},
}


@pytest.mark.parametrize("name", ["northamptonshire", "london_cin", "herefordshire", "ofsted"])
def test_script_and_line_mode_agree_and_the_report_has_every_word(tmp_path: Path, name: str) -> None:
    session = audit(name)
    answered_throughout(session, "good", special=SPECIAL.get(name))
    events = session.conversation.events
    assert session.conversation.state.status == "signed off"
    text = write_replies(replies_from_events(events, session.framework))
    by_script = played_by_script(tmp_path, name, text)
    in_lines, printed = played_in_line_mode(tmp_path, name, text)
    assert in_lines == by_script
    assert [stored.event for stored in by_script[1:]] == events[1:]
    assert "The audit is completed." in printed
    tokens = set(re.findall(r"token\w+x", text))
    assert len(tokens) > 30
    missing = {
        form: tokens - set(re.findall(r"token\w+x", told)) for form, told in _report(session.conversation).items()
    }
    assert missing == {"md": set(), "json": set(), "docx": set()}


def _report(conversation: Conversation) -> dict[str, str]:
    facts = AuditFacts("a1", "", "", Chain("0" * 64, len(conversation.events)), "case", "")
    report = build_report(conversation.framework, conversation.events, facts)
    word = docx.Document(io.BytesIO(render(report, "docx")))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    texts = {name: render(report, name).decode() for name in ("md", "json")}
    return {**texts, "docx": "\n".join([*(paragraph.text for paragraph in word.paragraphs), *cells])}


def test_hints_are_printed_and_never_stand_in_the_way(tmp_path: Path) -> None:
    text = write_replies(
        [
            Reply("evidence", to="risk_management", text="KB was seen. Statutory visits are poor."),
            Reply("text", to="action_owner", text="the social worker"),
        ]
    )
    events, printed = played_in_line_mode(tmp_path, "northamptonshire", text)
    assert [stored.event.to for stored in events[1:]] == ["risk_management", "action_owner"]
    hints = [line for line in printed.splitlines() if line.startswith("Hint: ")]
    assert len(hints) == 3
    assert "(“KB”)" in hints[0]
    assert hints[1].endswith("For example: “Statutory visits could be strengthened by …”")
    assert hints[2] == "Hint: Name the person who owns this action, if possible."
    assert framework_called("northamptonshire").checks


def test_a_theme_is_reported_as_one_form_with_its_questions_and_answers() -> None:
    session = audit(
        "northamptonshire", *(SPECIAL["northamptonshire"][name] for name in ("themed_audit", "themed_questions"))
    )
    taken(session, Reply("text", to="themed_questions", row=2, text="It was kind."))
    facts = AuditFacts("a1", "", "", Chain("0" * 64, 1), "case", "")
    closing = build_report(session.framework, session.conversation.events, facts).data["closing"]
    rows = next(form["rows"] for form in closing if form["id"] == "themed_audit_form")
    assert len(rows) == 1
    assert [item["text"] for item in rows[0]][-2:] == ["Was it timely? tokenAx", "Was it kind? tokenBx"]
    assert "It was kind." in str(rows[0][-1])
    taken(session, Reply("text", to="themed_questions", text="Was it timely?"))
    kept = build_report(session.framework, session.conversation.events, facts).data["kept_not_counted"]
    assert [(item["question"], item["words"]) for item in kept] == [
        ("Themed audit questions, question 2", "It was kind.")
    ]
