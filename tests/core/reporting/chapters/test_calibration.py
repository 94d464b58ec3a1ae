"""The report of a graded practice audit compares it with the agreed grades; before that it says nothing of them."""

from __future__ import annotations

import io
import json

import docx
import pytest

from evenhand.conversation.replies import Reply
from evenhand.drivers.session import Session
from evenhand.reporting.account import AuditFacts
from evenhand.reporting.build import build_report
from evenhand.reporting.chapters.calibration import REOPENED, calibration
from evenhand.reporting.document import Notice
from evenhand.reporting.render import Report, render
from practising import panels_replies, practice, the_case, to_the_end
from walking import audit, taken


def report(session: Session, facts: AuditFacts) -> Report:
    return build_report(session.framework, session.conversation.events, facts)


@pytest.fixture
def shifted() -> Session:
    session = practice("northamptonshire")
    for reply in panels_replies(session, care_planning=9, living_arrangements=6):
        taken(session, reply)
    return session


def test_nothing_of_the_agreed_grades_is_told_before_the_audit_is_graded(shifted: Session, facts: AuditFacts) -> None:
    made = report(shifted, facts)
    assert made.account.calibration is None
    assert list(calibration(made.account)) == []
    told = render(made, "json").decode() + render(made, "md").decode()
    assert "Compared with the agreed grades" not in told
    assert the_case("northamptonshire").panel[:60] not in told


def test_every_format_tells_the_distance_and_the_reasons(shifted: Session, facts: AuditFacts) -> None:
    to_the_end(shifted)
    made = report(shifted, facts)
    case = the_case("northamptonshire")
    text = render(made, "md").decode()
    word = docx.Document(io.BytesIO(render(made, "docx")))
    cells = "\n".join(cell.text for table in word.tables for row in table.rows for cell in row.cells)
    for told in (text, cells):
        assert "2 grades better than agreed, 5 points above" in told
        assert "The same grade, 1 point below" in told
        assert case.agreed["care_planning"].reason in told
    assert case.panel[:60] in text
    kept = json.loads(render(made, "json"))["calibration"]
    assert kept["tally"] == {
        "graded": 5, "same": 4, "within_one": 0, "further": 1, "better": 1, "worse": 0, "without": 0,
    }  # fmt: skip
    row = next(row for row in kept["domains"] if row["id"] == "care_planning")
    assert (row["apart"], row["points"], row["agreed"]) == (2, 5, "Requires Improvement (4)")
    assert "Nobody in it is real." in text


def test_an_audit_that_was_opened_again_says_so(shifted: Session, facts: AuditFacts) -> None:
    to_the_end(shifted)
    taken(shifted, Reply("amend", text="Once more"))
    to_the_end(shifted)
    assert Notice(REOPENED) in list(calibration(report(shifted, facts).account))


def test_a_real_audit_has_no_such_chapter(facts: AuditFacts) -> None:
    assert list(calibration(report(audit("durham"), facts).account)) == []
