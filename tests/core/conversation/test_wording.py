"""The assistant's sentences."""

from __future__ import annotations

from typing import Any

from driving import begin, durham
from evenhand.conversation.replies import Reply
from evenhand.conversation.views import guidance_view
from evenhand.conversation.wording import (
    consequences,
    counted_words,
    domain_state,
    domains_named,
    limiting_rules,
    ruling_line,
)  # fmt: skip
from evenhand.drivers.session import Session
from evenhand.models.lean import changed
from numbered_questions import FAMILY, SEEING, numbered


def telling(*replies: Reply) -> Session:
    session, _ = begin(durham())
    for reply in replies:
        session.replied(reply)
    return session


def test_a_domain_is_introduced_with_what_hangs_on_it() -> None:
    session = telling()
    session.typed("/jump risk.1")
    said = session.turn().says
    assert said[0] == "Domain 5 of 16: 5 Risk. Every case."
    assert "so is the whole case" in said[1]
    assert said[-1] == "17 questions, then your evidence, a grade and your reason."
    session.typed("/jump risk.2")
    assert session.turn().says == ()


def with_theme(**more: Any) -> Session:
    """Durham's framework with a question of another plugin in its first domain, and whatever else."""
    framework = durham()
    first = framework.domains[0]
    prompts = (changed(first.prompts[0], {"plugin": "theme"}), *first.prompts[1:])
    domain = changed(first, {"prompts": prompts, **more})
    return begin(changed(framework, {"domains": (domain, *framework.domains[1:])}))[0]


def test_what_an_extension_added_says_so() -> None:
    session = with_theme()
    session.typed(f"/jump {durham().domains[0].prompts[0].id}")
    question = session.turn().question
    assert question is not None
    assert question.numbered.endswith(" (added by theme)")
    session.typed("/next")
    question = session.turn().question
    assert question is not None
    assert "added by" not in question.numbered
    session = with_theme(plugin="theme")
    session.typed(f"/jump {durham().domains[0].prompts[0].id}")
    question = session.turn().question
    assert question is not None
    assert "This domain was added by theme." in session.turn().says
    assert "added by" not in question.numbered


def test_the_documents_note_on_a_domain_is_said_with_it_and_shown_beside_it() -> None:
    session = with_theme(note="Only where the child is under five.")
    session.typed(f"/jump {durham().domains[0].id}")
    assert "Only where the child is under five." in session.turn().says
    beside = guidance_view(session.conversation, session.framework.domains[0])
    assert beside.sections[0].lines[0].text == "Only where the child is under five."


def test_the_grounds_for_a_grade_are_counted_and_suggest_none() -> None:
    session = telling(
        Reply("yes", to="risk.1"), Reply("no", to="risk.2"), Reply("not_evidenced", to="risk.3"),
        Reply("evidence", to="risk", text="three words here"), Reply("note", to="risk", text="from the court bundle"),
    )  # fmt: skip
    session.typed("/jump risk/grade/0")
    said = session.turn().says
    assert "You have answered 3 of 17: 1 yes, 1 no, 1 not evidenced. Your evidence is 3 words." in said
    assert "Your note: from the court bundle" in said


def test_a_form_is_introduced_once() -> None:
    session = telling()
    assert session.turn().says[0] == "Before you start."
    session.typed("n")
    assert session.turn().says == ()


def test_the_rules_that_name_a_domain() -> None:
    grader = telling().conversation.grader
    assert [rule.id for rule in limiting_rules(grader, "risk")] == ["D-579"]
    assert [rule.id for rule in limiting_rules(grader, "assessment")] == ["D-2314"]
    assert limiting_rules(grader, "visits") == []
    when = durham().rule_by_id["D-579"].when
    assert when is not None
    assert domains_named(when) == {"risk", "voice_of_child", "progress_outcomes"}


def test_the_ruling_in_one_line() -> None:
    session = telling()
    assert ruling_line(session.conversation.ruling) == (
        "So far: at best Outstanding (provisional). No rule limits the overall grade."
    )
    session.replied(Reply("grade", to="assessment", value="requires_improvement"))
    assert "To consider: 2 The Quality of Assessment is Requires Improvement" in ruling_line(
        session.conversation.ruling
    )
    session.replied(Reply("grade", to="risk", value="inadequate"))
    line = ruling_line(session.conversation.ruling)
    assert line == "So far: only Inadequate is permitted (provisional). 5 Risk is Inadequate (D-579, L694)."


def test_consequences_are_said_when_they_begin_and_once() -> None:
    session = telling()
    before = session.conversation.ruling
    response = session.replied(Reply("grade", to="risk", value="inadequate"))
    assert "(source: L694)" in response.says[0]
    after = session.conversation.ruling
    assert list(consequences(session.conversation.grader, after, after)) == []
    assert list(consequences(session.conversation.grader, before, after)) == list(response.says)
    assert "This brings: Escalation. Type concern to record it now." in response.says
    unsafe = telling().replied(Reply("yes", to="child_unsafe_poor_practice"))
    assert unsafe.says == ("This brings: Escalation. Type concern to record it now.",)


def test_where_a_domain_stands() -> None:
    def words(session: Session, name: str) -> str:
        conversation = session.conversation
        domain = durham().domain_by_id[name]
        return domain_state(conversation.state, conversation.path, domain, conversation.grader)

    session = telling(Reply("choice", to="case_type", value="Child in need"), Reply("yes", to="risk.1"))
    assert words(session, "placements_lac") == "does not apply"
    assert words(session, "visits") == "not begun"
    assert words(session, "risk") == "1 of 20"
    session.replied(Reply("grade", to="risk", value="good"))
    assert words(session, "risk") == "Good, 18 unanswered"


def test_counting() -> None:
    assert (counted_words(1, "word"), counted_words(2, "word"), counted_words(2, "entry", "entries")) == (
        "1 word", "2 words", "2 entries",
    )  # fmt: skip


def test_a_sub_heading_is_said_once_when_it_begins_and_so_is_its_end() -> None:
    session, _ = begin(numbered())
    said = []
    for number in range(1, 5):
        session.typed(f"/jump safety.{number}")
        said.append(session.turn().says)
    assert said[0][-2:] == ("4 questions, then your evidence, a grade and your reason.", f"{SEEING}.")
    assert said[1:] == [(), (f"{FAMILY}.",), ("Other questions.",)]
    session.typed("/jump safety/evidence/0")
    assert session.turn().says == ()


def test_points_to_consider_have_their_numbers_and_sub_headings() -> None:
    session, _ = begin(numbered())
    session.typed("/focus on")
    session.typed("/jump 1")
    (points,) = [words for words in session.turn().says if words.startswith("Points to consider: ")]
    assert f"{SEEING}: 1.1 Was the child seen in time? 1.2 Was the child seen alone? {FAMILY}: 1.7a What" in points
