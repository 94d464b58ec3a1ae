"""Herefordshire's audit as an auditor meets it: nothing is computed."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from driving import framework_called
from evenhand.conversation.replies import Reply
from evenhand.conversation.views import guidance_view
from evenhand.grading.service import rule_on
from walking import audit, questions, turn_at

NAME = "herefordshire"
LABELS = ("Outstanding", "Good", "Requires Improvement", "Inadequate")
DOMAINS = [domain.id for domain in framework_called(NAME).graded_domains]


@settings(max_examples=60)
@given(st.dictionaries(st.sampled_from(DOMAINS), st.sampled_from([*LABELS, None]), min_size=1))
def test_nothing_is_computed_or_capped(grades: dict[str, str | None]) -> None:
    ruling = rule_on(framework_called(NAME), {"grades": grades}, {})
    assert ruling.permitted == LABELS
    assert ruling.hard_ceiling is None
    assert ruling.indicated is None
    assert ruling.section_ceilings == {}
    assert ruling.follow_up == ()


def test_the_only_rule_leaves_it_to_the_auditor() -> None:
    assert [rule.effect for rule in framework_called(NAME).rules] == ["judgement"]
    assert framework_called(NAME).facts == ()


def test_the_statements_of_good_are_asked_and_decide_nothing() -> None:
    session = audit(NAME)
    domain = framework_called(NAME).domains[0]
    asked = [question for question in questions(session, domain.id) if question.kind == "judged"]
    assert [question.text for question in asked] == [item.text for item in domain.descriptors["good"]]
    assert turn_at(session, asked[1].key.to).says == ("Is this evident?",)
    before = session.conversation.ruling
    for question in asked:
        session.replied(Reply("no", to=question.key.to))
    assert session.conversation.state.value(domain.id, "grade") is None
    assert session.conversation.ruling == before


def test_asking_for_evidence_only_lists_the_statements() -> None:
    session = audit(NAME, Reply("focus"))
    domain = framework_called(NAME).domains[0]
    assert [question.kind for question in questions(session, domain.id)] == ["evidence", "grade", "reason"]
    says = " ".join(turn_at(session, domain.id, "evidence").says)
    assert all(item.text in says for item in domain.descriptors["good"])


def test_practice_standards_and_ofsted_descriptors_stand_beside_the_grades() -> None:
    kinds = {item.kind for domain in framework_called(NAME).domains for item in domain.guidance}
    assert kinds == {"practice_standard", "ofsted_descriptor"}
    framework = framework_called(NAME)
    view = guidance_view(audit(NAME).conversation, framework.domains[0])
    assert [section.heading for section in view.sections if section.heading in LABELS] == list(LABELS)


def test_the_window_is_six_months() -> None:
    assert framework_called(NAME).header.evidence_window_months == 6
