"""London's audit as an auditor meets it."""

from __future__ import annotations

import pytest

from driving import framework_called
from evenhand.conversation.replies import Reply
from walking import audit, questions, refused, taken, turn_at

NAME = "london_cin"


def test_features_are_asked_one_at_a_time_with_their_own_words() -> None:
    domain = framework_called(NAME).domain_by_id["referral"]
    features = [item for found in ("good", "adequate", "inadequate") for item in domain.descriptors[found]]
    asked = [question for question in questions(audit(NAME), "referral") if question.kind == "feature"]
    assert [(question.key.to, question.text) for question in asked] == [(item.id, item.text) for item in features]
    assert [choice.value for choice in asked[0].choices] == ["evident", "not_evident", "not_applicable"]


def test_it_is_said_what_the_keys_mean_and_whose_feature_it_is() -> None:
    session = audit(NAME)
    first = turn_at(session, "referral.good.1")
    assert any(words.startswith("The document has no questions here") for words in first.says)
    assert "6 questions, then your evidence, a grade and your reason." in first.says
    assert first.says[-1] == "Is this evident? It is a feature of Good."
    assert turn_at(session, "referral.inadequate.1").says == ("Is this evident? It is a feature of Inadequate.",)


def test_an_outstanding_area_is_a_matter_of_judgement_with_a_reason() -> None:
    session = audit(NAME)
    says = " ".join(turn_at(session, "referral", "grade").says)
    assert "Outstanding: The document describes no Outstanding area." in says
    assert "by judgement, with a reason" in says
    taken(session, Reply("grade", to="referral", value="outstanding"))
    reason = turn_at(session, "referral", "reason").question
    assert reason is not None
    assert reason.required


def test_marks_never_decide_the_grade_of_an_area() -> None:
    session = audit(NAME)
    for question in questions(session, "referral"):
        if question.kind == "feature":
            taken(session, Reply("evident" if ".good." in question.key.to else "not_evident", to=question.key.to))
    assert session.conversation.state.value("referral", "grade") is None
    assert session.conversation.ruling == audit(NAME).conversation.ruling


def test_under_the_reading_that_counts_features_they_count_for_the_overall_grade_and_it_is_said() -> None:
    session = audit(NAME, counting="features")
    assert "They are counted for the overall grade." in " ".join(turn_at(session, "referral.good.1").says)
    assert "They are counted" not in " ".join(turn_at(audit(NAME), "referral.good.1").says)


@pytest.mark.parametrize(
    ("given", "kept"), [(1, "outstanding"), ("3", "adequate"), ("Adequate", "adequate"), (4, "inadequate")]
)
def test_a_code_names_its_grade(given: str | int, kept: str) -> None:
    session = audit(NAME, Reply("grade", to="referral", value=given))
    assert session.conversation.state.value("referral", "grade") == kept


@pytest.mark.parametrize("given", [0, 5, "1.0", "requires improvement"])
def test_what_is_no_code_is_refused_with_the_scale(given: str | int) -> None:
    words = refused(audit(NAME), Reply("grade", to="referral", value=given))
    assert "1 Outstanding, 2 Good, 3 Adequate, 4 Inadequate" in words


def test_adequate_is_not_taken_for_another_scales_grade() -> None:
    scale = framework_called(NAME).overall_scale
    assert [grade.crosswalk for grade in scale.grades] == ["outstanding", "good", None, "inadequate"]
    assert [bool(grade.no_crosswalk) for grade in scale.grades] == [False, False, True, False]
