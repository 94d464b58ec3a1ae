"""The Ofsted-style criteria as an auditor meets them."""

from __future__ import annotations

import pytest

from driving import framework_called
from evenhand.conversation.replies import Reply
from evenhand.conversation.views import compare_view, guidance_view
from walking import audit, questions, taken, turn_at

NAME = "ofsted"
CIN_CP, LAC = "planning_review_cin_cp", "planning_review_lac"


def case_type(words: str) -> Reply:
    return Reply("choice", to="case_type", value=words)


@pytest.mark.parametrize(
    ("words", "left_out"),
    [
        ("Child in need", {LAC}),
        ("Child protection plan", {LAC}),
        ("Looked after child", {CIN_CP}),
        ("Both within the period audited", set()),
    ],
)
def test_the_case_type_chooses_the_section_6(words: str, left_out: set[str]) -> None:
    assert audit(NAME, case_type(words)).conversation.path.inapplicable == left_out
    framework = framework_called(NAME)
    assert [framework.domain_by_id[name].number for name in (CIN_CP, LAC)] == ["6", "6"]


def test_answers_come_back_when_the_case_type_is_switched_back() -> None:
    session = audit(NAME, case_type("Child in need"), Reply("grade", to=CIN_CP, value="good"))
    taken(session, Reply("evidence", to=CIN_CP, text="The plan is clear."))
    taken(session, case_type("Looked after child"))
    assert questions(session, CIN_CP) == []
    assert questions(session, LAC)
    taken(session, case_type("Child in need"))
    state = session.conversation.state
    assert (state.value(CIN_CP, "grade"), state.value(CIN_CP, "evidence")) == ("good", "The plan is clear.")
    assert questions(session, LAC) == []


def test_the_criterion_is_named_before_its_statement() -> None:
    session = audit(NAME)
    domain = framework_called(NAME).domain_by_id["case_recording"]
    for item in domain.descriptors["good"]:
        turn = turn_at(session, item.id)
        assert turn.says[-1] == f"{item.criterion}. Is this evident?"
        assert turn.question is not None
        assert turn.question.text == item.text


def test_guidance_shows_both_levels_for_what_they_are() -> None:
    framework = framework_called(NAME)
    session = audit(NAME)
    for domain in framework.domains:
        sections = {section.heading: section.lines for section in guidance_view(session.conversation, domain).sections}
        for label in ("Outstanding", "Requires Improvement", "Inadequate"):
            assert [line.text.startswith("The section as a whole: ") for line in sections[label]] == [True]
        assert not any("The section as a whole" in line.text for line in sections["Good"])
        criteria = [item.criterion for item in domain.descriptors["good"]]
        starts = zip(sections["Good"], criteria, strict=True)
        assert all(line.text.startswith(f"{criterion}: ") for line, criterion in starts)


def test_comparing_grades_keeps_both_levels_apart() -> None:
    framework = framework_called(NAME)
    domain = framework.domain_by_id["case_recording"]
    grades = framework.scale_of(domain).grades[:2]
    outstanding, good = compare_view(framework, domain, grades).sections
    assert outstanding.lines[0].text.startswith("The section as a whole: ")
    assert good.lines[0].text.startswith("Case recording - suitability: ")


def test_no_answer_and_no_grade_limits_the_overall_grade() -> None:
    session = audit(NAME, case_type("Child in need"))
    for domain in framework_called(NAME).graded_domains:
        if domain.id != LAC:
            taken(session, Reply("grade", to=domain.id, value="inadequate"))
    assert session.conversation.ruling.permitted[0] == "Outstanding"
    assert session.conversation.ruling.hard_ceiling is None
