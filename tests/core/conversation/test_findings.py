"""Findings over a whole audit: what is in them, how severe, where they lead, and what they never repeat."""

from __future__ import annotations

import pytest

from driving import begin, durham, framework_called
from evenhand.conversation.engine import Conversation
from evenhand.conversation.findings import (
    SEVERITIES,
    AuditFinding,
    audit_findings,
    counted_findings,
    findings_before,
)
from evenhand.conversation.finishing import FINISH
from evenhand.conversation.replies import Reply
from evenhand.conversation.state import Key
from evenhand.conversation.views import View
from evenhand.drivers.session import Session
from evenhand.models.events import Slot
from numbered_questions import numbered
from walking import audit, finish, graded_everywhere, refused, taken

NHS = "943 476 5919"


def found(session: Session, severity: str = "", kind: str = "") -> list[AuditFinding]:
    every = audit_findings(session.conversation)
    return [one for one in every if severity in {"", one.severity} and kind in {"", one.kind}]


def ready() -> Session:
    """Durham's audit with everything that grading asks for."""
    session = audit("durham", Reply("no", to="manages_practitioner"), Reply("no", to="manages_case"))
    graded_everywhere(session, "good")
    taken(session, Reply("grade", to="overall", value="good"))
    taken(session, Reply("reason", to="overall", text="Robin is safer, and says so."))
    return session


def test_what_grading_refuses_is_blocking_and_nothing_else_is() -> None:
    session = audit("durham")
    blocking = {one.goes_to: one for one in found(session, "blocking")}
    assert blocking[Key("risk", "grade")].words == "Not answered yet: grade and reason. Also open: evidence."
    assert "5 Risk" not in {one.place for one in found(session, "warning")}
    assert blocking[Key("overall_grade", "grade")].words == "Not answered yet: grade and reason."
    assert len(blocking) == 16 + 1
    session = ready()
    assert found(session, "blocking") == []
    assert finish(session).outcome is not None
    assert session.conversation.state.status == "graded"


@pytest.mark.parametrize("slot", ["grade", "reason"])
def test_one_missing_part_is_blocking_exactly_when_grading_is_refused(slot: Slot) -> None:
    session = ready()
    grade = next(n for n, event in enumerate(session.conversation.events) if (event.to, event.slot) == ("risk", slot))
    events = [event for n, event in enumerate(session.conversation.events) if n != grade]
    session.conversation.__dict__.update(Conversation(durham(), events).__dict__)
    (only,) = found(session, "blocking")
    assert (only.kind, only.place, only.goes_to) == ("unanswered", "5 Risk", Key("risk", slot))
    assert only.words.startswith(f"Not answered yet: {slot}.")
    assert "5 Risk" in refused(session, Reply("graded", to="audit"))


def test_a_required_answer_that_stops_nothing_is_a_warning() -> None:
    session = ready()
    warned = {one.place: one for one in found(session, "warning", "unanswered")}
    assert (warned["5 Risk"].words, warned["5 Risk"].goes_to) == (
        "Not answered yet: evidence.",
        Key("risk", "evidence"),
    )
    case = warned["The case"]
    assert case.words == "Not answered yet: Name of Auditor, Unique ID, Date of Audit and 3 more."
    assert case.goes_to == Key("auditor_name")
    assert "Finish" not in warned


def test_after_grading_the_support_plan_blocks_and_what_is_not_yet_warns() -> None:
    session = audit("durham", Reply("no", to="manages_practitioner"), Reply("no", to="manages_case"))
    graded_everywhere(session, "requires_improvement")
    taken(session, Reply("grade", to="overall", value="requires_improvement"))
    taken(session, Reply("reason", to="overall", text="Robin is not safer."))
    finish(session)
    taken(session, Reply("choice", to="discussed_practitioner", value="Not yet"))
    (plan,) = found(session, "blocking")
    assert (plan.kind, plan.goes_to) == ("unanswered", Key("plan_action"))
    assert "Responsible" in plan.words
    (unmet,) = found(session, kind="unmet")
    assert (unmet.severity, unmet.goes_to) == ("warning", Key("discussed_practitioner"))
    assert "“Not yet”" in unmet.words


def test_departing_from_what_is_expected_is_a_warning_with_the_rule_s_own_source() -> None:
    session = audit("northamptonshire")
    graded_everywhere(session, 7)
    taken(session, Reply("grade", to="living_arrangements", value=5))
    taken(session, Reply("grade", to="overall", value="outstanding"))
    assert session.conversation.ruling.accepted == "with a reason"
    departs = found(session, kind="rules")
    assert {(one.severity, one.goes_to) for one in departs} == {("warning", Key("overall_grade", "reason"))}
    rule = session.framework.rule_by_id["N-OUT-EVERY"]
    assert (rule.source, True) in [(one.source, rule.words in one.words) for one in departs]


def test_an_overall_grade_that_no_longer_fits_is_blocking() -> None:
    session = ready()
    taken(session, Reply("grade", to="risk", value="inadequate"))
    (rules,) = found(session, kind="rules")
    assert (rules.severity, rules.goes_to) == ("blocking", Key("overall_grade", "grade"))
    assert "permitted: Inadequate" in rules.words
    assert "Inadequate" in refused(session, Reply("graded", to="audit"))


def test_a_score_above_a_cap_that_came_later_is_a_warning() -> None:
    session = audit("northamptonshire", Reply("grade", to="risk_management", value=7))
    assert found(session, kind="rules") == []
    taken(session, Reply("yes", to="chronology_absent_or_significantly_out_of_date"))
    (capped,) = found(session, kind="rules")
    assert (capped.severity, capped.goes_to) == ("warning", Key("risk_management", "grade"))
    assert "above 5" in capped.words


def test_a_concern_of_which_nobody_is_told_is_a_warning() -> None:
    session = audit("durham", Reply("raise", to="escalation"))
    (concern, *_) = found(session, kind="concern")
    assert concern.severity == "warning"
    assert session.conversation.path.place(concern.goes_to) is not None


def test_all_that_is_written_is_looked_at_with_a_jump_to_it() -> None:
    session = ready()
    taken(session, Reply("evidence", to="risk", text=f"NHS {NHS}, twice: {NHS}."))
    taken(session, Reply("yes", to="visits.1", note="at NE1 4XY"))
    taken(session, Reply("note", to="assessment", text="ring 07700 900123"))
    taken(session, Reply("reason", to="visits", text="I have graded this as Inadequate because of June."))
    taken(session, Reply("reason", to="risk", text="Forms were completed and all the meetings were held."))
    places = {one.kind + " " + one.severity: one.goes_to for one in found(session) if one.kind != "unanswered"}
    assert places["contradiction warning"] == Key("visits", "reason")
    assert len(found(session, kind="contradiction")) == 1
    assert places["experience hint"] == Key("risk", "reason")
    identifiers = found(session, "warning", "identifiers")
    assert [(one.place, one.goes_to) for one in identifiers] == [
        ("2 The Quality of Assessment, note", Key("assessment", "evidence")),
        ("5 Risk, evidence", Key("risk", "evidence")),
        ("6 Visits to the Child or Young Person, question 1", Key("visits.1")),
    ]
    assert identifiers[1].words.startswith("2 NHS numbers stand here,")


def test_an_identifier_is_never_repeated() -> None:
    session = ready()
    hidden = [NHS, "NE1 4XY", "07700 900123", "a@example.org", "AB123456C", "3 March 2015"]
    taken(session, Reply("evidence", to="risk", text=f"born {hidden[-1]}, " + ", ".join(hidden[:-1])))
    every = found(session, kind="identifiers")
    assert len(every) == len(hidden)
    assert not any(secret in " ".join(map(str, one)) for one in every for secret in hidden)


def test_a_kind_that_is_off_is_not_found() -> None:
    session = ready()
    taken(session, Reply("evidence", to="risk", text=f"NHS {NHS}."))
    assert found(session, kind="identifiers")
    session.conversation.checks_off = ("identifiers",)
    assert not found(session, kind="identifiers")
    _, kept = begin(durham())
    kept.append([*session.conversation.events[1:]], summary=kept.summary)
    again = Session(durham(), kept, {}, lambda words: View(words, ()), ("identifiers",))
    assert found(again, kind="unanswered")
    assert not found(again, kind="identifiers")


def test_the_framework_s_own_writing_rules_keep_their_source() -> None:
    session = audit("northamptonshire", Reply("evidence", to="care_planning", text="KB was seen."))
    (initials,) = found(session, kind="initials")
    assert (initials.severity, initials.goes_to) == ("hint", Key("care_planning", "evidence"))
    assert "“KB”" in initials.words
    assert initials.source.startswith("L")


def test_they_come_by_severity_and_then_in_the_order_of_the_audit() -> None:
    session = audit("durham")
    taken(session, Reply("evidence", to="risk", text=NHS))
    taken(session, Reply("evidence", to="assessment", text=NHS))
    every = found(session)
    ranks = [SEVERITIES.index(one.severity) for one in every]
    assert ranks == sorted(ranks)
    for severity in SEVERITIES:
        places = [session.conversation.path.place(one.goes_to) for one in every if one.severity == severity]
        assert None not in places
        assert places == sorted(places)  # type: ignore[type-var]


def test_before_an_audit_goes_on_one_line_says_how_much_is_found() -> None:
    session = ready()
    taken(session, Reply("evidence", to="risk", text=NHS))
    assert session.conversation.go_to(FINISH)
    counts = counted_findings(audit_findings(session.conversation))
    assert f"Before you grade: {counts}. Type findings to see them." in session.turn().says
    assert session.conversation.go_to(Key("risk", "grade"))
    assert not any("Type findings" in words for words in session.turn().says)


def test_nothing_found_is_nothing_said() -> None:
    session, _ = begin(framework_called("herefordshire"))
    conversation = session.conversation
    for question in list(conversation.path.questions):
        assert findings_before(conversation, question) == () or question.kind == "finish"
    assert counted_findings(()) == ""


def test_counts_are_in_plain_words() -> None:
    one = AuditFinding("warning", "fit", "", "", "", Key("a"))
    many = [one, one._replace(severity="blocking"), one._replace(severity="blocking"), one._replace(severity="hint")]
    assert counted_findings(many) == "2 blocking, 1 warning, 1 hint"
    assert counted_findings([one, one]) == "2 warnings"


def test_a_question_is_named_by_the_documents_number() -> None:
    session, _ = begin(numbered())
    taken(session, Reply("text", to="safety.3", text=f"Her number is {NHS}."))
    taken(session, Reply("no", to="safety.4", note=f"Her number is {NHS}."))
    places = {one.goes_to.to: one.place for one in audit_findings(session.conversation) if one.goes_to is not None}
    assert (places["safety.3"], places["safety.4"]) == ("1 Safety, question 1.7a", "1 Safety, question 4")
