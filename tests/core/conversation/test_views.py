"""Things to look at."""

from __future__ import annotations

from driving import begin, durham, framework_called
from evenhand.conversation.replies import Reply
from evenhand.conversation.state import Key
from evenhand.conversation.views import (
    View,
    compare_view,
    grid_view,
    guidance_view,
    help_view,
    ruling_view,
    summary_view,
    whole_case_view,
    why_view,
)  # fmt: skip
from evenhand.drivers.session import Session
from numbered_questions import FAMILY, HINT, SEEING, numbered
from walking import audit, taken


def telling(*replies: Reply) -> Session:
    session, _ = begin(durham())
    for reply in replies:
        session.replied(reply)
    return session


def lines(view: View, heading: str) -> list[str]:
    return [line.text for section in view.sections if section.heading == heading for line in section.lines]


def test_guidance_shows_all_that_a_domain_is_judged_by() -> None:
    domain = durham().domain_by_id["risk"]
    view = guidance_view(telling().conversation, domain)
    headings = ["Standard", "Limits", "Consider", "Outstanding", "Good", "Requires Improvement", "Inadequate"]
    assert [section.heading for section in view.sections] == headings
    assert lines(view, "Consider") == [prompt.text for prompt in domain.prompts]
    assert lines(view, "Outstanding")[0] == domain.inherits["outstanding"].text
    shown = [line.source for section in view.sections for line in section.lines]
    assert all(shown)


def test_a_domain_that_is_not_graded_has_no_grades_in_its_guidance() -> None:
    session, _ = begin(framework_called("northamptonshire"))
    [summary] = [domain for domain in session.framework.domains if domain.id == "summary"]
    assert [section.heading for section in guidance_view(session.conversation, summary).sections] == ["Consider"]


def test_grades_side_by_side() -> None:
    framework = durham()
    good, inadequate = framework.overall_scale.grades[1], framework.overall_scale.grades[3]
    view = compare_view(framework, framework.domain_by_id["risk"], (good, inadequate))
    assert [section.heading for section in view.sections] == ["Good", "Inadequate"]
    assert whole_case_view(framework.overall_scale, (good,)).sections[0].heading == "Good"


def test_why_names_the_line_and_the_rules_that_read_the_answer() -> None:
    session = telling()
    question = next(q for q in session.conversation.path.questions if q.key == Key("child_unsafe_poor_practice"))
    shown = [line.text for line in why_view(session.conversation, question).sections[0].lines]
    assert "L492" in shown[0]
    assert durham().rule_by_id["D-ESCALATE"].words in shown


def test_the_summary_leads_to_what_is_not_answered() -> None:
    session = telling(Reply("yes", to="visits.1"), Reply("grade", to="visits", value="good"))
    view = summary_view(session.conversation)
    section = next(section for section in view.sections if section.heading == "Not answered")
    visits = next(line for line in section.lines if line.text.startswith("6 Visits"))
    assert visits.text == "6 Visits to the Child or Young Person: 12 questions, evidence, reason"
    assert visits.goes_to == Key("visits.2")
    assert "6 Visits to the Child or Young Person: Good, 14 unanswered" in lines(view, "Domains")


def test_the_grid_has_every_graded_domain() -> None:
    assert len(grid_view(telling().conversation).sections[0].lines) == 16


def test_the_ruling_says_why_and_what_would_change_it() -> None:
    session = telling(Reply("grade", to="care_family_plan", value="inadequate"))
    view = ruling_view(session.conversation)
    assert lines(view, "Permitted")[0] == "Requires Improvement, Inadequate"
    assert "3 The Quality of the Care Plan/ Family Plan is Inadequate" in lines(view, "Why: rules that bind")[0]
    change = next(section for section in view.sections if section.heading == "What would change it").lines[0]
    assert change.goes_to == Key("care_family_plan", "grade")
    assert "Taken here (the default)" in lines(view, "Readings of the document")[0]
    assert [section.heading for section in view.sections[1:3]] == ["Why: rules that bind", "To be considered"]


def test_without_a_rule_it_is_judgement() -> None:
    assert "professional judgement" in lines(ruling_view(telling().conversation), "Why")[0]


def test_help_has_every_command() -> None:
    assert any(line.startswith("jump risk:") for line in lines(help_view(), "Commands"))


def test_the_three_strengths_of_rule_are_kept_apart() -> None:
    session = audit("northamptonshire", Reply("yes", to="no_supervision"), Reply("yes", to="failed_to_protect"))
    for domain in ("risk_management", "child_family_identity"):
        taken(session, Reply("grade", to=domain, value=5))
    view = ruling_view(session.conversation)
    assert "N-NO-SUPERVISION" in source_of(view, "Why: rules that bind")
    assert "N-OUT-EVERY" in source_of(view, "Expected")
    assert {"N-CRUCIAL", "N-INAD-CONSIDER"} <= set(source_of(view, "To be considered"))


def source_of(view: View, heading: str) -> list[str]:
    """The ids of the rules under a heading."""
    section = next(section for section in view.sections if section.heading == heading)
    return [line.source.split(",")[0] for line in section.lines]


def test_guidance_has_questions_under_their_sub_headings_with_numbers_and_hints() -> None:
    session, _ = begin(numbered())
    view = guidance_view(session.conversation, numbered().domain_by_id["safety"])
    (consider,) = [section for section in view.sections if section.heading == "Consider"]
    assert [(line.text, line.heads) for line in consider.lines] == [
        (SEEING, True),
        (f"1.1 Was the child seen in time?\nGuidance: {HINT}", False),
        ("1.2 Was the child seen alone?", False),
        (FAMILY, True),
        ("1.7a What did the family say?\nGuidance: Minutes of meetings", False),
        ("Other questions", True),
        ("Was each danger acted on within a day?", False),
    ]


def test_why_says_what_stands_around_the_question() -> None:
    session, _ = begin(numbered())
    session.typed("/jump safety.1")
    question = session.conversation.question
    assert question is not None
    view = why_view(session.conversation, question)
    assert view.sections[0].heading == "1.1 Was the child seen in time?"
    assert [line.text for line in view.sections[0].lines][1:3] == [f"It stands under “{SEEING}”.", f"Guidance: {HINT}"]
