"""Reading the case file, and comparing with the agreed grades once the audit is graded and never before."""

from __future__ import annotations

from typing import Any

import pytest

from driving import framework_called
from evenhand.conversation.calibration import (
    KEY,
    NO_CASE,
    NOT_YET,
    case_of,
    comparison,
    file_view,
    introduction,
    is_untouched,
    panel_view,
    result_line,
)
from evenhand.conversation.engine import Conversation
from evenhand.conversation.replies import Reply
from evenhand.conversation.state import State, fold
from evenhand.conversation.views import View
from evenhand.drivers.session import Session
from practising import panels_replies, practice, the_case, to_the_end
from walking import audit, taken


def view(session: Session, typed: str) -> View:
    response = session.typed(typed)
    assert response.view is not None, response.says
    return response.view


def said(session: Session, typed: str) -> str:
    response = session.typed(typed)
    assert response.view is None
    return " ".join(response.says)


def graded(name: str, **instead: Any) -> Session:
    session = practice(name)
    for reply in panels_replies(session, **instead):
        taken(session, reply)
    to_the_end(session)
    return session


def test_the_beginning_says_that_it_is_invented_and_how_to_read_it() -> None:
    session = practice("durham")
    assert is_untouched(session.conversation)
    says = " ".join(session.turn().says)
    assert says.startswith("You practise on an invented case: The Heron family. Nobody in it is real,")
    assert "Type file to read the case file" in says
    assert "about 12 minutes" in says
    taken(session, Reply("text", to="auditor_name", text="Jo Field"))
    assert introduction(session.conversation) == ()
    assert not is_untouched(session.conversation)


def test_an_ordinary_audit_has_no_case() -> None:
    session = audit("durham")
    assert introduction(session.conversation) == ()
    for typed in ("/file", "/panel", "/file 2", "/panel risk"):
        assert said(session, typed) == NO_CASE
    assert comparison(session.framework, session.conversation.state, session.conversation.path) is None


def test_the_file_shows_every_document_with_its_day_and_paragraphs() -> None:
    session = practice("durham")
    shown = view(session, "file")
    case = the_case("durham")
    assert shown.title == "Case file: The Heron family"
    assert [section.heading for section in shown.sections[:3]] == [
        "This case file", "How the grades were agreed", "Documents",
    ]  # fmt: skip
    assert "No panel of practitioners has graded it" in shown.sections[1].lines[0].text
    assert shown.sections[3].heading == "1 Referral from school, 3 December 2025"
    assert len(shown.sections) == 3 + len(case.documents)
    words = " ".join(line.text for section in shown.sections for line in section.lines)
    for document in case.documents:
        assert " ".join(document.text.split()) in " ".join(words.split()), document.id
    assert all("\n" not in line.text for section in shown.sections for line in section.lines)


@pytest.mark.parametrize("typed", ["file 3", "file assessment", "/casefile single", "file document 3", "/file no. 3"])
def test_one_document_is_found_by_number_or_name(typed: str) -> None:
    session = practice("durham")
    session.conversation.go_to(next(q.key for q in session.conversation.path.questions if q.kind == "judged"))
    shown = view(session, typed)
    assert [section.heading for section in shown.sections] == ["3 Single assessment, 22 January 2026"]


@pytest.mark.parametrize("wanted", ["9", "0", "99999999999999999999", "assesment"])
def test_a_document_that_there_is_not_is_a_hint(wanted: str) -> None:
    hint = said(practice("durham"), f"/file {wanted}")
    assert hint.startswith("The case file has no document called that")
    assert ("did you mean" in hint) == (wanted == "assesment") or wanted == "assesment"


def test_looking_at_the_file_changes_nothing() -> None:
    session = practice("durham")
    before = list(session.conversation.events)
    view(session, "file")
    said(session, "panel")
    assert session.conversation.events == before


def test_the_agreed_grades_are_not_shown_before_the_audit_is_graded() -> None:
    session = practice("ofsted")
    secret = the_case("ofsted").agreed["s47_strategy"].reason
    for typed in ("panel", "/panel s47", "/panel overall"):
        assert said(session, typed) == NOT_YET
    for reply in panels_replies(session):
        response = taken(session, reply)
        assert secret not in " ".join(response.says)
    assert said(session, "/panel") == NOT_YET


def test_grading_says_the_result_in_one_line_and_names_the_command() -> None:
    session = practice("herefordshire")
    for reply in panels_replies(session, voice_of_the_child="inadequate"):
        taken(session, reply)
    taken(session, Reply("text", to="auditor_name", text="Jo Field"))
    taken(session, Reply("date", to="audit_date", value="2026-11-22"))
    response = session.replied(Reply("graded", to="audit"))
    assert response.says[-1] == (
        "Of 6 domains graded by both: 5 the same, 0 one grade apart, 1 further apart. Overall: the same. "
        "Type panel to see them domain by domain, with the agreed reasons."
    )


def test_the_panel_shows_each_domain_with_its_distance_and_reason() -> None:
    session = graded("herefordshire", voice_of_the_child="outstanding", assessment="inadequate")
    shown = view(session, "panel")
    sections = {section.heading: [line.text for line in section.lines] for section in shown.sections}
    assert sections["In numbers"][0] == "Of 6 domains graded by both: 4 the same, 2 one grade apart, 0 further apart."
    assert sections["Voice of the Child"][0] == "Yours: Outstanding. Agreed: Good. 1 grade better than agreed."
    assert sections["Assessment"][0] == ("Yours: Inadequate. Agreed: Requires Improvement. 1 grade worse than agreed.")
    reason = the_case("herefordshire").agreed["assessment"].reason
    assert sections["Assessment"][1] == f"Why it was agreed: {reason}"
    assert sections["Overall grade"][0].endswith("The same.")
    assert "No panel of practitioners" in sections["How the grades were agreed"][0]


@pytest.mark.parametrize(
    ("typed", "heading"), [("/panel voice", "Voice of the Child"), ("/panel overall", "Overall grade")]
)
def test_one_domain_of_the_panel(typed: str, heading: str) -> None:
    shown = view(graded("herefordshire"), typed)
    assert [section.heading for section in shown.sections] == [heading]


def test_a_domain_that_there_is_not_is_a_hint() -> None:
    assert "did you mean 'Assessment'" in said(graded("herefordshire"), "/panel asessment")


def test_opening_the_audit_again_hides_the_panel_and_is_told_afterwards() -> None:
    session = graded("herefordshire", assessment="good")
    taken(session, Reply("amend", text="To look again"))
    assert said(session, "/panel") == NOT_YET
    taken(session, Reply("grade", to="assessment", value="requires_improvement"))
    to_the_end(session)
    numbers = view(session, "/panel").sections[0].lines
    assert numbers[-1].text.startswith("You opened the audit again after grading")


def test_a_domain_that_was_not_asked_has_no_distance() -> None:
    session = practice("ofsted")
    taken(session, Reply("choice", to="case_type", value="Looked after child"))
    for reply in panels_replies(session):
        if reply.to != "planning_review_cin_cp":
            taken(session, reply)
    taken(session, Reply("grade", to="planning_review_lac", value="good"))
    taken(session, Reply("reason", to="planning_review_lac", text="As it is."))
    taken(session, Reply("evidence", to="planning_review_lac", text="As it is."))
    to_the_end(session)
    conversation = session.conversation
    found = comparison(conversation.framework, conversation.state, conversation.path)
    assert found is not None
    row = next(row for row in found.domains if row.id == "planning_review_cin_cp")
    assert (row.apart, row.yours, row.words) == (None, "not asked", "it was not asked in your audit")
    assert found.tally.without == 1


@pytest.mark.parametrize(
    "spoil",
    [
        lambda case: case.pop("documents"),
        lambda case: case.update(documents=["text"]),
        lambda case: case["documents"][0].pop("text"),
        lambda case: case["documents"][0].update(date=3),
        lambda case: case.update(agreed=[]),
        lambda case: case["agreed"]["risk"].pop("reason"),
        lambda case: case["agreed"].update(risk=None),
        lambda case: case.update(overall={"grade": [], "reason": "x"}),
        lambda case: case.update(minutes="12"),
        lambda case: case.pop("panel"),
    ],
)
def test_a_case_that_is_not_whole_is_none(spoil: Any) -> None:
    conversation = practice("durham").conversation
    case = fold(conversation.events).started[KEY]
    assert case_of(State(started={KEY: case})) is not None
    spoil(case)
    assert case_of(State(started={KEY: case})) is None
    assert file_view(State(started={KEY: case}), "") == NO_CASE


@pytest.mark.parametrize("grade", ["no such grade", 99, 5])
def test_a_kept_grade_that_is_on_no_scale_is_shown_without_a_distance(grade: Any) -> None:
    session = graded("herefordshire")
    events = list(session.conversation.events)
    events[0].value[KEY]["agreed"]["assessment"]["grade"] = grade
    conversation = Conversation(framework_called("herefordshire"), events)
    shown = panel_view(conversation, "assessment")
    assert isinstance(shown, View)
    assert result_line(conversation)


def test_what_is_typed_alone_while_writing_opens_the_file_and_more_is_an_answer() -> None:
    session = practice("durham")
    question = session.conversation.question
    assert question is not None
    assert question.kind == "yes_no"
    assert session.conversation.go_to(next(q.key for q in session.conversation.path.questions if q.kind == "evidence"))
    assert view(session, "File").title.startswith("Case file")
    assert view(session, "file 2").sections[0].heading.startswith("2 Allocation")
    response = session.typed("file 2 shows that he was seen")
    assert response.outcome is not None
    assert response.outcome.events[0].value == "file 2 shows that he was seen"
