"""Evenhand's own checks: on which answers, in which words, and each switched off by its kind."""

from __future__ import annotations

import pytest

from driving import begin, durham, framework_called
from evenhand.checking.findings import EVENHAND, Hint, in_lines
from evenhand.conversation.built_in_checks import BUILT_IN
from evenhand.conversation.hints import check_text
from evenhand.conversation.replies import Reply
from evenhand.conversation.state import Key
from evenhand.drivers.session import Session

NHS = "NHS number 943 476 5919"
PROCESS = "Visits were in timescale, forms were completed and meetings were held."


def audit(*replies: Reply, off: tuple[str, ...] = ()) -> Session:
    made, kept = begin(durham())
    made = Session(durham(), kept, {}, lambda words: None, off)  # type: ignore[arg-type,return-value]
    for reply in replies:
        outcome = made.replied(reply).outcome
        assert outcome is not None
        assert not outcome.refused, outcome.says
    return made


def typed(made: Session, key: Key, text: str, *, note: bool = False, off: tuple[str, ...] = ()) -> list[Hint]:
    now = made.conversation
    place = now.path.place(key)
    assert place is not None
    return list(check_text(now.grader, now.state, now.path.questions[place], text, note=note, off=off))


def kinds(hints: list[Hint] | tuple[Hint, ...]) -> list[str]:
    return [hint.kind for hint in hints]


@pytest.mark.parametrize("key", [Key("risk", "evidence"), Key("risk", "reason"), Key("context"), Key("period_covered")])
def test_identifiers_are_looked_for_in_what_is_written(key: Key) -> None:
    made = audit()
    hints = typed(made, key, f"Seen alone. {NHS}.")
    assert kinds(hints) == ["identifiers"]
    assert (hints[0].start, hints[0].end) == (23, 35)
    assert typed(made, key, f"Seen alone. {NHS}.", off=("identifiers",)) == []


@pytest.mark.parametrize("key", [Key("unique_id"), Key("family_name"), Key("child_name"), Key("auditor_name")])
def test_where_a_person_is_asked_for_an_identifier_is_no_surprise(key: Key) -> None:
    assert typed(audit(), key, NHS) == []


def test_notes_are_looked_at_wherever_they_stand() -> None:
    assert kinds(typed(audit(), Key("risk.1"), NHS, note=True)) == ["identifiers"]
    assert kinds(typed(audit(), Key("audit_date"), NHS, note=True)) == ["identifiers"]
    assert typed(audit(), Key("risk.1"), NHS) == []


def test_identifiers_are_counted_and_never_repeated() -> None:
    hints = typed(audit(), Key("risk", "evidence"), "From NE1 4XY to NE2 1AA; ring 07700 900123.")
    assert in_lines(hints) == (
        "Hint (Evenhand asks): 2 postcodes stand here, and the report travels.",
        "Hint (Evenhand asks): A telephone number stands here, and the report travels.",
    )
    assert all(hint.found == "" and hint.suggestion == "" for hint in hints)


def test_a_reason_of_process_alone_is_asked_about_the_child() -> None:
    made = audit(Reply("text", to="child_name", text="Robin Kite"))
    reason = Key("risk", "reason")
    assert kinds(typed(made, reason, PROCESS)) == ["experience"]
    assert typed(made, reason, f"Robin's {PROCESS}") == []
    assert typed(made, Key("risk", "evidence"), PROCESS) == []
    assert typed(made, reason, PROCESS, off=("experience",)) == []
    assert kinds(typed(made, Key("overall_grade", "reason"), PROCESS)) == ["experience"]


def test_a_reason_is_held_beside_the_grade_that_is_kept() -> None:
    words = "I have graded this as Inadequate because he is not safe."
    made = audit(Reply("grade", to="risk", value="good"))
    reason = Key("risk", "reason")
    (hint,) = typed(made, reason, words)
    assert (hint.kind, hint.found, hint.source) == ("contradiction", "I have graded this as Inadequate", EVENHAND)
    assert hint.words.startswith("Good is kept here")
    assert typed(made, reason, words, off=("contradiction",)) == []
    assert typed(made, Key("assessment", "reason"), words) == []
    assert typed(audit(Reply("grade", to="risk", value="inadequate")), reason, words) == []


def test_a_grade_that_is_changed_is_held_beside_the_reason_that_stands() -> None:
    made = audit(Reply("reason", to="risk", text="I have graded this as Good because Robin is safer."))
    assert kinds(made.replied(Reply("grade", to="risk", value="good")).hints) == []
    (hint,) = made.replied(Reply("grade", to="risk", value="inadequate")).hints
    assert (hint.kind, hint.start, hint.end) == ("contradiction", 0, 0)


@pytest.mark.parametrize("off", [(), ("fit",)])
def test_a_grade_is_held_beside_the_answers_above_it(off: tuple[str, ...]) -> None:
    prompts = [prompt.id for prompt in durham().domain_by_id["risk"].prompts][:6]
    made = audit(*(Reply("no", to=prompt) for prompt in prompts), off=off)
    hints = made.replied(Reply("grade", to="risk", value="good")).hints
    assert kinds(hints) == ([] if off else ["fit"])
    assert off or "No count decides a grade" in hints[0].words
    assert kinds(made.replied(Reply("grade", to="risk", value="requires_improvement")).hints) == []


@pytest.mark.parametrize("off", [(), ("reason",)])
def test_leaving_a_reason_is_pointed_out_where_there_is_a_grade(off: tuple[str, ...]) -> None:
    made = audit(off=off)
    assert made.replied(Reply("skip", to="risk", slot="reason")).hints == ()
    made.replied(Reply("grade", to="risk", value="good"))
    assert kinds(made.replied(Reply("skip", to="risk", slot="reason")).hints) == ([] if off else ["reason"])
    assert made.replied(Reply("skip", to="risk", slot="evidence")).hints == ()


def test_a_reason_that_gives_none_is_pointed_out_once_it_is_sent() -> None:
    made = audit(Reply("grade", to="risk", value="good"))
    assert typed(made, Key("risk", "reason"), "See above.") == []
    assert kinds(made.replied(Reply("reason", to="risk", text="See above.")).hints) == ["reason"]
    assert made.replied(Reply("evidence", to="risk", text="See above.")).hints == ()


def test_every_kind_says_that_evenhand_asks_and_no_document() -> None:
    assert set(BUILT_IN) == {"identifiers", "experience", "contradiction", "fit", "reason"}
    made = audit(Reply("grade", to="risk", value="good"))
    hints = typed(made, Key("risk", "reason"), f"I have graded this as Inadequate. {NHS}. {PROCESS}")
    assert {hint.source for hint in hints} == {EVENHAND}
    assert kinds(hints) == ["identifiers", "contradiction", "experience"]


@pytest.mark.parametrize("framework_id", ["northamptonshire", "london_cin", "herefordshire", "ofsted"])
def test_they_hold_under_every_framework(framework_id: str) -> None:
    made, _ = begin(framework_called(framework_id))
    domain = made.framework.graded_domains[-1].id
    hints = typed(made, Key(domain, "reason"), PROCESS) + typed(made, Key(domain, "evidence"), NHS)
    assert [hint.kind for hint in hints if hint.source == EVENHAND] == ["experience", "identifiers"]
