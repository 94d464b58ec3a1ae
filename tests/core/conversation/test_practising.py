"""An audit on an invented case begins with the case in its first event and the record answered."""

from __future__ import annotations

import json

import pytest

from driving import framework_called
from evenhand.conversation.engine import Conversation
from evenhand.conversation.practising import UnfitRecordError, begun, kept_case
from practising import practice, the_case


def test_the_first_event_holds_the_whole_case_as_plain_json() -> None:
    framework = framework_called("northamptonshire")
    kept = kept_case(framework, the_case("northamptonshire"))
    assert json.loads(json.dumps(kept)) == kept
    assert kept["agreed"]["risk_management"]["grade"] == 5
    assert kept["overall"]["grade"] == "requires_improvement"
    assert [document["title"] for document in kept["documents"]][:2] == [
        "Summary from the file",
        "Strategy meeting and outcome",
    ]
    assert "date" not in kept["documents"][-1]


def test_grades_are_kept_as_an_audit_keeps_them() -> None:
    coded = kept_case(framework_called("london_cin"), the_case("london_cin"))["agreed"]
    assert coded["referral"]["grade"] == "good"
    assert coded["early_intervention"]["grade"] == "not_applicable"


def test_the_record_is_answered_and_the_rest_of_the_header_is_asked_first() -> None:
    session = practice("ofsted")
    conversation = session.conversation
    assert [(event.kind, event.to) for event in conversation.events] == [
        ("started", ""),
        ("answered", "case_reference"),
        ("answered", "case_type"),
    ]
    assert conversation.state.practice
    assert conversation.state.value("case_type") == "Child protection plan"
    assert conversation.path.inapplicable == {"planning_review_lac"}
    question = conversation.question
    assert question is not None
    assert question.key.to == "auditor_name"


def test_an_answer_that_the_audit_would_refuse_is_told_by_its_field() -> None:
    framework = framework_called("ofsted")
    case = the_case("ofsted").model_copy(update={"record": {"case_type": "None of them"}})
    first = Conversation.start(framework, {}, practice=True, engine="0")
    with pytest.raises(UnfitRecordError, match=r"'linnet': record\.case_type: "):
        begun(framework, first, case)
