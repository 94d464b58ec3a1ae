"""Commands: where they lead and what they show."""

from __future__ import annotations

import pytest

from driving import begin, durham
from evenhand.conversation.dialogue import exact_name
from evenhand.conversation.replies import Reply
from evenhand.conversation.state import Key
from evenhand.drivers.session import Session
from evenhand.models import lean
from evenhand.models.framework import Framework
from numbered_questions import numbered
from walking import audit, taken, turn_at


def at(place: str = "risk.4") -> Session:
    session, _ = begin(durham())
    session.typed(f"/jump {place}")
    return session


def place(session: Session) -> Key | None:
    return session.conversation.cursor


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("back", Key("risk.3")),
        ("next", Key("risk.5")),
        ("later", Key("visits.1")),
        ("jump 9", Key("progress_outcomes.1")),
        ("jump to the voice", Key("voice_of_child.1")),
        ("jump risk/evidence/0", Key("risk", "evidence")),
        ("jump child_name", Key("child_name")),
        ("jump overall", Key("overall_grade", "grade")),
        ("grade", Key("risk", "grade")),
    ],
)
def test_going_somewhere(typed: str, key: Key) -> None:
    session = at()
    response = session.typed(typed)
    assert response.moved
    assert not response.says
    assert place(session) == key


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("jump weather", "no domain or question called that"),
        ("jump rik", "did you mean 'Risk'"),
        ("look brilliant", "no grade called that"),
        ("find", "Say what to find"),
    ],
)
def test_going_nowhere_says_why(typed: str, words: str) -> None:
    session = at()
    response = session.typed(f"/{typed}")
    assert words in response.says[0]
    assert place(session) == Key("risk.4")


def test_the_ends_of_the_path() -> None:
    session, _ = begin(durham())
    assert session.typed("back").says == ("This is the first question.",)
    session.typed("/jump audit/applicable/0")
    assert session.typed("next").says == ("This is the last question.",)
    session.typed("/jump child_name")
    assert "Only a domain" in session.typed("/later").says[0]
    assert "Go to a domain first" in session.typed("/grade").says[0]


def test_what_does_not_apply_cannot_be_gone_to() -> None:
    session, _ = begin(durham())
    session.typed("/jump case_type")
    session.typed("child in need")
    assert "does not apply to this case" in session.typed("jump 15").says[0]


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("why?", "Why this is asked"),
        ("what does outstanding look like", "5 Risk: Outstanding"),
        ("compare good and outstanding", "5 Risk: Outstanding and Good"),
        ("find chronology", "chronology"),
        ("ruling", "The ruling"),
        ("summary", "Summary"),
        ("grid", "Grades so far"),
        ("help", "What you can say"),
    ],
)
def test_looking(typed: str, title: str) -> None:
    session = at()
    response = session.typed(typed)
    assert response.view is not None
    wanted = {"compare good and outstanding": {"5 Risk: Good and Outstanding", title}}.get(typed, {title})
    assert response.view.title in wanted
    assert response.outcome is None
    assert place(session) == Key("risk.4")


def test_a_grade_outside_a_domain_is_looked_up_for_the_whole_case() -> None:
    response = at("child_name").typed("/look good")
    assert response.view is not None
    assert response.view.title.startswith("The whole case")


def test_focus_goes_on_and_off_and_can_be_set() -> None:
    session = at()
    for typed, focused in (("focus", True), ("focus", False), ("/focus on", True), ("/focus on", True),
                           ("/focus off", False)):  # fmt: skip
        session.typed(typed if typed.startswith("/") else f"/{typed}")
        assert session.conversation.state.focused is focused
    session.typed("/focus on")
    asked = [question.key for question in session.conversation.path.questions if question.domain == "risk"]
    assert asked == [Key("risk", "evidence"), Key("risk", "grade"), Key("risk", "reason")]


def test_quit_is_only_a_wish() -> None:
    response = at().typed("quit")
    assert response.quits
    assert response.outcome is None


def test_no_on_the_closing_question_leaves_it() -> None:
    session = at("audit/applicable/0")
    outcome = session.typed("no").outcome
    assert outcome is not None
    assert [event.kind for event in outcome.events] == ["skipped"]


def test_an_exact_name_names_one_question() -> None:
    session, _ = begin(durham())
    names = [exact_name(question.key) for question in session.conversation.path.questions]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("note visits: seen twice in May", "Noted under 6 Visits to the Child or Young Person."),
        ("focus", "Only evidence and grades are asked now."),
    ],
)
def test_what_leaves_the_question_as_it_is_says_that_it_was_taken(typed: str, words: str) -> None:
    session = at()
    session.typed("grade")
    assert session.typed(typed).says == (words,)
    assert place(session) == Key("risk", "grade")


def test_taking_back_a_note_leaves_the_question_as_it_is_and_taking_back_an_answer_goes_there() -> None:
    session = at()
    session.typed("yes")
    session.typed("note visits: seen twice in May")
    assert session.typed("undo").says == ("The note is taken back.",)
    assert place(session) == Key("risk.5")
    assert session.typed("undo").says == ("The last answer is taken back.",)
    assert place(session) == Key("risk.4")


def test_of_two_sections_with_one_number_the_one_that_applies_is_meant() -> None:
    session = audit("ofsted", Reply("choice", to="case_type", value="Looked after child"))
    assert session.typed("jump 6").moved
    assert session.conversation.question is not None
    assert session.conversation.question.domain == "planning_review_lac"


def test_a_cap_on_a_section_is_said_before_its_score_is_given() -> None:
    said = "Slightly out of date, with the rest good, is no reason to downgrade."
    session = audit("northamptonshire")
    assert said not in " ".join(turn_at(session, "risk_management", "grade").says)
    taken(session, Reply("yes", to="chronology_absent_or_significantly_out_of_date"))
    assert said in " ".join(turn_at(session, "risk_management", "grade").says)
    assert said not in " ".join(turn_at(session, "care_planning", "grade").says)


def test_a_date_that_is_none_gets_the_hint_for_dates() -> None:
    session, _ = begin(durham())
    session.typed("/jump audit_date")
    assert "such as 22/11/2026" in session.typed("in two weeks").says[0]


def test_a_feature_may_not_apply_for_a_reason() -> None:
    session = audit("london_cin")
    session.typed("/jump early_intervention")
    session.typed("n/a because nobody was involved before")
    answer = session.conversation.state.answers[Key("early_intervention.good.1")]
    assert (answer.value, answer.note) == ("not_applicable", "nobody was involved before")


@pytest.mark.parametrize("typed", ["jump 1.7a", "jump 1.7A", "jump to 1.7a.", "jump question 1.7a", "go 1.7a"])
def test_a_question_is_gone_to_by_the_documents_number(typed: str) -> None:
    session, _ = begin(numbered())
    response = session.typed(f"/{typed}")
    assert response.moved
    assert place(session) == Key("safety.3")


def test_a_domains_number_comes_before_a_questions() -> None:
    session, _ = begin(renumbered("2", "2"))
    session.typed("/jump 2")
    assert place(session) == Key("plan_quality.1")
    session.typed("/jump safety.3")
    session.typed("/jump question 2")
    assert place(session) == Key("safety.3"), "two of its own domain have it, so that nothing is guessed"


def test_a_number_that_several_questions_have_is_asked_about() -> None:
    session, _ = begin(renumbered("9", "9"))
    response = session.typed("/jump 9")
    assert not response.moved
    assert response.says == ("Several questions have that number. Type jump safety.1 or jump safety.2.",)


def test_a_number_is_that_of_the_domain_at_hand_first() -> None:
    framework = renumbered("9", "8")
    plan = framework.domain_by_id["plan_quality"]
    other = lean.changed(plan, {"prompts": (lean.changed(plan.prompts[0], {"number": "9"}),)})
    domains = tuple(other if domain.id == plan.id else domain for domain in framework.domains)
    session, _ = begin(lean.changed(framework, {"domains": domains}))
    session.typed("/jump plan_quality/grade/0")
    session.typed("/jump 9")
    assert place(session) == Key("plan_quality.1")
    session.typed("/jump safety/grade/0")
    session.typed("/jump 9")
    assert place(session) == Key("safety.1")


def renumbered(*numbers: str) -> Framework:
    """The framework with other numbers for the first questions of its first domain."""
    first, *rest = numbered().domains
    prompts = [lean.changed(prompt, {"number": number}) for prompt, number in zip(first.prompts, numbers, strict=False)]
    changed = lean.changed(first, {"prompts": (*prompts, *first.prompts[len(numbers) :])})
    return lean.changed(numbered(), {"domains": (changed, *rest)})  # type: ignore[no-any-return]
