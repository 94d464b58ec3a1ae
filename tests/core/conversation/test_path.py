"""Which questions are asked, in which order."""

from __future__ import annotations

from driving import begin, durham, framework_called
from evenhand.conversation.choices import band_words, grade_choices, grade_words, keyed
from evenhand.conversation.engine import Conversation
from evenhand.conversation.path import answered, build_path
from evenhand.conversation.replies import Reply
from evenhand.conversation.state import Key, State
from evenhand.drivers.session import Session
from numbered_questions import HINT, SEEING, numbered


def answering(*replies: Reply) -> Session:
    session, _ = begin(durham())
    for reply in replies:
        outcome = session.replied(reply).outcome
        assert outcome is not None
        assert not outcome.refused, outcome.says
    return session


def keys(session: Session) -> list[Key]:
    return [question.key for question in session.conversation.path.questions]


def test_durham_is_asked_whole_and_in_order() -> None:
    asked = keys(answering())
    prompts = [prompt.id for domain in durham().domains for prompt in domain.prompts]
    assert len(prompts) == 178
    assert [key.to for key in asked if key.to in set(prompts)] == prompts
    assert asked[0] == Key("manages_practitioner")
    assert asked[-1] == Key("audit", "applicable")
    order = ["unique_id", "risk.1", "placements_lac.1", "partner_agencies", "standout_strengths", "overall_grade"]
    places = [next(i for i, key in enumerate(asked) if key.to == name) for name in order]
    assert places == sorted(places)
    assert Key("looked_after") not in asked, "it follows from the type of case"


def test_case_type_decides_what_applies() -> None:
    session = answering(Reply("choice", to="case_type", value="Child in need"))
    assert session.conversation.path.inapplicable == {"placements_lac", "independence_lac"}
    session = answering(Reply("choice", to="case_type", value="Looked after child"))
    assert session.conversation.path.inapplicable == frozenset()


def test_before_the_case_type_nothing_is_left_out() -> None:
    assert answering().conversation.path.inapplicable == frozenset()


def test_a_domain_that_is_not_applicable_is_asked_for_its_grade_alone() -> None:
    session = answering(
        Reply("choice", to="case_type", value="Looked after child"),
        Reply("grade", to="chronology", value="not_applicable", note="she is looked after"),
    )
    assert [question.key for question in session.conversation.path.questions if question.domain == "chronology"] == [
        Key("chronology", "grade")
    ]


def test_urgent_action_is_asked_of_an_inadequate_case_only_and_the_name_only_where_there_is_one() -> None:
    assert Key("immediate_action") not in keys(answering(Reply("grade", to="overall_grade", value="good")))
    inadequate = Reply("grade", to="overall_grade", value="inadequate")
    assert Key("urgent_spoken_with") not in keys(answering(inadequate))
    assert Key("urgent_spoken_with") in keys(answering(inadequate, Reply("yes", to="immediate_action")))


def test_a_repeating_form_asks_for_another_row() -> None:
    framework = durham()
    session, _ = begin(framework)
    for event_reply in (Reply("yes", to="support_plan"),):
        session.replied(event_reply)
    state = State(status="graded")
    state.answers.update({})
    conversation = Conversation(framework, session.conversation.events)
    assert Key("plan_action") not in [question.key for question in conversation.path.questions]
    path = build_path(conversation.grader, state, {})
    assert Key("discussed_tm") in [question.key for question in path.questions]
    assert Key("plan_action") not in [question.key for question in path.questions], "brought by a grade below Good"


def test_the_overall_grade_is_offered_within_hard_rules_only() -> None:
    session = answering(Reply("grade", to="risk", value="inadequate"))
    question = next(q for q in session.conversation.path.questions if q.kind == "overall_grade")
    assert [choice.label for choice in question.choices] == ["Inadequate"]


def test_lists_of_the_authority_are_offered() -> None:
    conversation = Conversation(durham(), [], {"managers": ("A. One", "B. Two")})
    question = next(q for q in conversation.path.questions if q.key.to == "team_manager_name")
    assert question.suggestions == ("A. One", "B. Two")


def test_choices_have_digits_below_ten() -> None:
    assert [choice.key for choice in keyed(("a", "b"))] == ["1", "2"]
    assert {choice.key for choice in keyed(tuple(map(str, range(10))))} == {""}


def test_grades_have_their_letter_code_or_score() -> None:
    assert [choice.key for choice in grade_choices(durham().overall_scale)] == ["o", "g", "r", "i"]
    northamptonshire = framework_called("northamptonshire")
    banded = next(scale for scale in northamptonshire.scales if scale.kind == "banded")
    assert grade_choices(banded) == ()
    assert grade_words(banded, 7).endswith("(7)")
    said = "9 to 10 is Outstanding, 6 to 8 is Good, 3 to 5 is Requires Improvement, 0 to 2 is Inadequate."
    assert band_words(banded) == said
    session, _ = begin(northamptonshire)
    [asked] = [q for q in session.conversation.path.questions if q.key == Key("risk_management", "grade")]
    assert asked.text == f"Which whole score from 0 to 10 fits best? {said}"
    assert grade_words(durham().overall_scale, "good") == "Good"
    assert grade_words(durham().overall_scale, "not_applicable") == "Not applicable"
    assert grade_words(durham().overall_scale, None) == ""


def test_evidence_that_refers_elsewhere_is_answered() -> None:
    session = answering(Reply("see", to="risk", value="visits"))
    question = next(q for q in session.conversation.path.questions if q.key == Key("risk", "evidence"))
    assert answered(question, session.conversation.state)


def test_a_question_has_the_documents_number_sub_heading_and_hint() -> None:
    session, _ = begin(numbered())
    asked_of = {question.key.to: question for question in session.conversation.path.questions}
    first, last = asked_of["safety.1"], asked_of["safety.4"]
    assert (first.own_number, first.group, first.hint) == ("1.1", SEEING, HINT)
    assert (first.number, first.total) == (1, 4)
    assert (last.own_number, last.group, last.hint) == ("", "", "")
