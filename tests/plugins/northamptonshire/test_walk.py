"""Northamptonshire's audit as an auditor meets it."""

from __future__ import annotations

import pytest

from driving import framework_called
from evenhand.conversation.replies import Reply
from evenhand.conversation.state import Key
from evenhand.drivers.session import Session
from evenhand.grading.answers import AnswerError
from evenhand.grading.service import rule_on
from walking import audit, finish, graded_everywhere, ids, questions, refused, taken, turn_at

NAME = "northamptonshire"
SCORED = ("risk_management", "child_family_identity", "care_planning", "living_arrangements", "improved_outcomes")


def test_sections_keep_their_place_whether_scored_or_not() -> None:
    framework = framework_called(NAME)
    assert [domain.number for domain in framework.domains] == [str(number) for number in range(1, 11)]
    assert tuple(domain.id for domain in framework.graded_domains) == SCORED
    order = [question.domain for question in audit(NAME).conversation.path.questions if question.domain]
    assert list(dict.fromkeys(order)) == [domain.id for domain in framework.domains]


@pytest.mark.parametrize("score", ["8.5", "11", "-1", "good", "10.0", "8,5"])
def test_a_score_off_the_scale_is_refused_with_the_scale(score: str) -> None:
    assert (
        refused(audit(NAME), Reply("grade", to="care_planning", value=score)) == "Give one of the whole scores 0 to 10."
    )


@pytest.mark.parametrize("typed", ["8.5", "11", "-1"])
def test_a_typed_score_off_the_scale_is_refused_too(typed: str) -> None:
    session = audit(NAME)
    turn_at(session, "care_planning", "grade")
    response = session.typed(typed)
    assert response.outcome is None or response.outcome.refused
    assert "whole scores 0 to 10" in " ".join(response.says)


@pytest.mark.parametrize("score", [8.5, 11, -1])
def test_grade_refuses_it_with_the_scale(score: float) -> None:
    with pytest.raises(AnswerError, match="whole scores 0 to 10"):
        rule_on(framework_called(NAME), {"grades": {"care_planning": score}}, {})


@pytest.mark.parametrize(
    ("score", "label"), [(0, "Inadequate"), (3, "Requires Improvement"), (8, "Good"), (9, "Outst")]
)
def test_a_whole_score_is_named_by_its_band(score: int, label: str) -> None:
    session = audit(NAME, Reply("grade", to="care_planning", value=score))
    assert session.conversation.ruling.section_grades["care_planning"].startswith(label)


def test_without_a_chronology_section_2_is_capped_when_a_score_is_entered() -> None:
    session = audit(NAME, Reply("yes", to="chronology_absent_or_significantly_out_of_date"))
    words = refused(session, Reply("grade", to="risk_management", value=6))
    assert words.startswith("2 Risk management")
    assert "cannot be above 5" in words
    taken(session, Reply("grade", to="risk_management", value=5))
    taken(session, Reply("grade", to="care_planning", value=9))


def test_under_the_other_reading_the_chronology_is_advice() -> None:
    session = audit(NAME, Reply("yes", to="chronology_absent_or_significantly_out_of_date"), chronology="advice")
    taken(session, Reply("grade", to="risk_management", value=6))


def test_facts_are_asked_where_they_belong() -> None:
    session = audit(NAME)
    assert "immediate_harm" in ids(session, "risk_management")
    assert "limited_or_no_evidence_seen" in ids(session, "child_family_identity")
    assert "immediate_harm_home_or_placement" in ids(session, "living_arrangements")
    assert "statutory_failure" in ids(session, "improved_outcomes")


def test_what_a_section_does_not_describe_is_said_at_its_score() -> None:
    says = " ".join(turn_at(audit(NAME), "care_planning", "grade").says)
    assert "Inadequate: The document describes nothing for scores 0 to 2" in says


def test_ungraded_sections_ask_for_their_fields_and_then_look_back() -> None:
    session = audit(NAME)
    assert ids(session, "grading")[0] == "overall_grade"
    assert ids(session, "grading")[-1] == "grading.3"
    actions = ids(session, "restorative_actions")
    assert actions[:3] == ["actions", "action_owner", "action_date"]
    assert actions[-1] == "restorative_actions.2"


def test_a_theme_is_asked_after_the_whole_case_and_only_of_a_themed_audit() -> None:
    session = audit(NAME)
    assert ids(session, "themes_from_learning")[:2] == ["themed_audit", "other_themes"]
    taken(session, Reply("yes", to="themed_audit"))
    taken(session, Reply("text", to="themed_questions", text="Was it timely?\nWas it kind?"))
    asked = [question.text for question in questions(session, "themes_from_learning")]
    assert asked[2:4] == ["Was it timely?", "Was it kind?"]
    path = session.conversation.path
    theme, last = path.place(Key("themed_questions", "answer", 2)), path.place(Key("improved_outcomes", "reason"))
    assert theme is not None
    assert last is not None
    assert theme > last


def ready(*replies: Reply) -> Session:
    """An audit with every score and the overall grade, not yet finished."""
    session = graded_everywhere(audit(NAME, *replies), 7)
    taken(session, Reply("grade", to="overall", value="good"))
    taken(session, Reply("reason", to="overall", text="For good reasons."))
    return session


def test_the_discussion_is_asked_for_before_finishing() -> None:
    session = ready()
    response = finish(session)
    assert response.outcome is not None
    assert response.outcome.refused
    assert "Reflective discussion" in " ".join(response.says)
    taken(session, Reply("yes", to="spoken_with"))
    taken(session, Reply("no", to="chair_discussion_needed"))
    assert session.conversation.path.place(Key("discussion_not_held_reason")) is None
    assert "Reflective discussion" in " ".join(finish(session).says)
    taken(session, Reply("text", to="discussion_with", text="Bracken Madeup and Fern Pretend"))
    taken(session, Reply("choice", to="discussion_how", value="Face to face"))
    taken(session, Reply("date", to="discussion_on", value="2026-11-09"))
    finish(session)
    assert session.conversation.state.status == "graded"


def test_where_it_has_not_happened_why_and_when_are_needed() -> None:
    session = ready(Reply("no", to="spoken_with"), Reply("no", to="chair_discussion_needed"))
    taken(session, Reply("skip", to="discussion_not_held_reason"))
    assert "Reflective discussion" in " ".join(finish(session).says)
    taken(session, Reply("text", to="discussion_not_held_reason", text="She is on leave; we meet on 3 June 2025."))
    finish(session)
    assert session.conversation.state.status == "graded"


def test_concerns_or_feedback_bring_the_discussion_with_the_chair() -> None:
    session = audit(NAME, Reply("no", to="chair_discussion_needed"))
    assert session.conversation.path.place(Key("chair_spoken_with")) is None
    taken(session, Reply("yes", to="chair_discussion_needed"))
    taken(session, Reply("no", to="chair_spoken_with"))
    assert session.conversation.path.place(Key("chair_discussion_not_held_reason")) is not None
    taken(session, Reply("yes", to="chair_spoken_with"))
    assert session.conversation.path.place(Key("chair_discussion_not_held_reason")) is None


def test_the_introduction_of_the_discussion_is_said() -> None:
    says = " ".join(turn_at(audit(NAME), "spoken_with").says)
    assert "before you finish the audit" in says
    assert "without the social worker" in says


def test_acronyms_of_the_document_are_explained_where_they_are_asked() -> None:
    framework = framework_called(NAME)
    asked = next(p for d in framework.domains for p in d.prompts if "IRO" in p.text)
    session = audit(NAME)
    turn_at(session, asked.id)
    view = session.typed("/why").view
    assert view is not None
    assert "IRO: Independent Reviewing Officer." in [line.text for section in view.sections for line in section.lines]


def test_every_acronym_that_the_document_uses_is_known() -> None:
    from evenhand.checking.acronyms import find
    from evenhand.checking.finding import known_acronyms
    from evenhand.checking.findings import Written

    framework = framework_called(NAME)
    known = frozenset(known_acronyms(framework.checks))
    texts = [prompt.text for domain in framework.domains for prompt in domain.prompts]
    texts += [item.text for d in framework.domains for found in d.descriptors.values() for item in found]
    texts += [rule.words for rule in framework.rules] + [fact.text for fact in framework.facts]
    assert [text for text in texts if list(find(Written(text, "evidence", known)))] == []
