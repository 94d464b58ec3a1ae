"""Turns and views as lines to be heard in order."""

from __future__ import annotations

from driving import begin, durham, framework_called
from evenhand.conversation.questions import Question, Turn
from evenhand.conversation.replies import Reply
from evenhand.conversation.state import Answer, Key
from evenhand.conversation.views import Line, Section, View
from evenhand.drivers.plain_words import LINE_MODE, answer_words, heading, how_to_answer, turn_lines, view_lines
from numbered_questions import FAMILY, HINT, SEEING, numbered


def turn(jump: str, *replies: Reply, framework_id: str = "durham") -> Turn:
    session, _ = begin(framework_called(framework_id))
    for reply in replies:
        session.replied(reply)
    session.typed(f"/jump {jump}")
    return session.turn()


def test_a_turn_begins_with_where_one_is_and_ends_with_how_to_answer() -> None:
    assert list(turn_lines(turn("risk.4"))) == [
        "Question 4 of 17, 5 Risk.",
        durham().domain_by_id["risk"].prompts[3].text,
        "1 yes  2 partly  3 no  4 not evidenced  5 not applicable  6 skip   (or: note, back, why, help)",
    ]


def test_the_first_question_of_a_domain_is_led_up_to_and_a_reminder_is_not() -> None:
    lines = list(turn_lines(turn("risk.1")))
    assert lines[:2] == ["Question 1 of 17, 5 Risk.", "Domain 5 of 16: 5 Risk. Every case."]
    reminder = list(turn_lines(turn("risk.1"), leading=False))
    assert reminder == [lines[0], *lines[-2:]]


def test_a_forms_title_is_said_once() -> None:
    lines = list(turn_lines(turn("manages_practitioner")))
    assert lines[0] == "Question 1 of 2, Before you start."
    assert "Before you start." not in lines


def test_an_answer_that_stands_is_said() -> None:
    lines = list(turn_lines(turn("risk.4", Reply("not_evidenced", to="risk.4", note="twice"))))
    assert "Your answer now: not evidenced, twice. Press Enter to keep it." in lines
    lines = list(turn_lines(turn("risk.4", Reply("no", to="risk.4", note="Not once."))))
    assert "Your answer now: no, Not once. Press Enter to keep it." in lines


def test_every_question_of_every_framework_says_how_it_is_answered() -> None:
    for framework_id in ("durham", "london_cin", "herefordshire", "ofsted"):
        session, _ = begin(framework_called(framework_id))
        for question in session.conversation.path.questions:
            assert heading(question).endswith((".", "?."))
            assert list(how_to_answer(question))


def test_long_choices_get_a_line_each() -> None:
    lines = list(how_to_answer(turn("case_type").question or Question(Key("x"), "text", "", "", "")))
    assert lines[0] == "1 Child in need"
    assert lines[5] == "6 skip"


def test_scores_dates_and_texts_say_what_is_wanted() -> None:
    def wanted(kind: str, *, required: bool = True) -> str:
        return next(iter(how_to_answer(Question(Key("x"), kind, "?", "", "Form", required=required))))  # type: ignore[arg-type]

    assert wanted("date").startswith("Give a date, such as 22/11/2026.")
    assert wanted("number").startswith("Give a whole number.")
    assert wanted("grade").startswith("Give the score, or n/a")
    assert "Leave it blank" in wanted("text", required=False)
    assert "Leave it blank" not in wanted("evidence")


def test_suggestions_and_entries_are_said() -> None:
    question = Question(Key("plan_manager", "answer", 1), "person", "Who?", "", "Plan", 1, 5, suggestions=("A", "B"),
                        entry=2)  # fmt: skip
    lines = list(turn_lines(Turn((), question)))
    assert lines[0] == "Question 1 of 5, Plan, entry 2."
    assert "From your authority's list: A, B." in lines


def test_nothing_left_to_ask() -> None:
    assert list(turn_lines(Turn(("This audit is completed.",), None))) == ["This audit is completed."]


def test_answers_in_words() -> None:
    question = Question(Key("x"), "text", "?", "", "Form")
    assert answer_words(question, Answer("", "", 1)) == "left blank"
    assert answer_words(question, Answer("not_applicable", "why", 1)) == "not applicable, why"


def test_a_view_is_headings_and_lines_with_their_source_and_where_they_lead() -> None:
    view = View(
        "Found",
        (Section("5 Risk", (
            Line("question: A?", "L1", Key("risk.4")), Line("Good: B.", "L2", Key("risk", "grade")), Line("C"),
            Line("D", "", Key("overall_grade", "reason")),
        )),),
    )  # fmt: skip
    assert list(view_lines(view, frozenset({"risk"}))) == [
        "Found", "", "5 Risk", "- question: A? (source: L1; jump risk.4)", "- Good: B. (source: L2)", "- C",
        "- D (jump overall_grade/reason/0)", "",
        "To go to one of these, type jump and its number or name, for example: jump 5.",
    ]  # fmt: skip


def test_the_help_explains_the_backslash() -> None:
    assert any("backslash" in line.text for line in LINE_MODE.lines)


def test_lines_that_lead_to_single_questions_say_which_also_in_a_domain() -> None:
    lines = (Line("Reason.", "Evenhand", Key("risk", "reason")),)
    printed = list(view_lines(View("Findings", (Section("Hints", lines),), exact=True), frozenset({"risk"})))
    assert printed[3:] == [
        "- Reason. (source: Evenhand; jump risk/reason/0)",
        "",
        "To go to one of these, type the jump that stands behind it.",
    ]


def test_a_question_has_its_number_before_it_and_its_hint_after_it() -> None:
    session, _ = begin(numbered())
    session.typed("/jump 1.1")
    lines = list(turn_lines(session.turn()))
    assert lines[0] == "Question 1 of 4, 1 Safety."
    assert lines[-4:-1] == [f"{SEEING}.", "1.1 Was the child seen in time?", f"Guidance: {HINT}"]
    reminder = list(turn_lines(session.turn(), leading=False))
    assert reminder == [lines[0], *lines[-3:]]


def test_a_sub_heading_is_named_where_somebody_came_into_the_middle_of_it() -> None:
    session, _ = begin(numbered())
    session.typed("/jump 1.2")
    assert next(turn_lines(session.turn(), moved=True)) == f"Question 2 of 4, 1 Safety. {SEEING}."
    assert next(turn_lines(session.turn())) == "Question 2 of 4, 1 Safety."
    session.typed("/jump 1.7a")
    lines = list(turn_lines(session.turn(), moved=True))
    assert lines[:2] == ["Question 3 of 4, 1 Safety.", f"{FAMILY}."], "it begins here, so that it is said anyway"
