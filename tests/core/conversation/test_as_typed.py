"""Typing what a reply says records what the reply records, whatever the text is."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from driving import begin, durham, framework_called, typed_for
from evenhand.conversation.as_typed import as_typed
from evenhand.conversation.replies import Reply

HOSTILE = (
    "undo", "/undo", "back", "/quit", "yes", "1", "6", "n/a", "because she said so", "note risk: not a note",
    "[bold]x[/bold] [@click=app.quit]x[/]", "a, b: c; d.", "two\nlines\\", "\\", "ends in two \\\\", "jump to risk",
    "  indented\n\n  and blank", "’“„…– ÄÖ 漢字 \u202eabc", "\u2028a\u2029b\x0bc\x85d", "skip", "focus on", ", ,", ":",
)  # fmt: skip
texts = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=120)).filter(lambda text: text.strip())


def check(*replies: Reply, framework_id: str = "durham") -> None:
    framework = framework_called(framework_id)
    session, by_replies = begin(framework)
    for reply in replies:
        session.replied(reply)
    session, by_hand = begin(framework)
    for text in typed_for(framework, replies):
        session.typed(text)
    assert len(by_replies.events) == len(replies) + 1, "a reply was refused, so the test says nothing"
    assert by_hand.plain() == by_replies.plain()


@given(texts)
@example("because it was wrong")
def test_any_text_in_every_place(text: str) -> None:
    check(
        Reply("text", to="family_name", text=text),
        Reply("text", to="context", text=text),
        Reply("yes", to="risk.1", note=text),
        Reply("not_applicable", to="risk.2", note=text),
        Reply("note", to="visits", text=text),
        Reply("evidence", to="risk", text=text),
        Reply("grade", to="risk", value="requires_improvement", note=text),
        Reply("reason", to="risk", text=text),
        Reply("choice", to="case_type", value="Looked after child", note=text),
        Reply("grade", to="chronology", value="not_applicable", note=text),
        Reply("date", to="audit_date", value="2026-11-22", note=text),
    )


@given(texts)
def test_any_text_on_a_scale_of_scores(text: str) -> None:
    framework = framework_called("northamptonshire")
    banded = next(d.id for d in framework.graded_domains if framework.scale_of(d).kind == "banded")
    check(Reply("grade", to=banded, value=7, note=text), framework_id="northamptonshire")


def test_replies_without_words() -> None:
    check(
        Reply("focus"), Reply("focus"), Reply("unfocus"), Reply("unfocus"),
        Reply("no", to="manages_case"), Reply("undo"), Reply("skip", to="risk", slot="evidence"),
        Reply("see", to="risk", value="assessment"), Reply("text", to="case_type", text="Other"),
        Reply("text", to="risk.1", text="not evidenced", note="as text"),
    )  # fmt: skip


def test_an_answer_to_what_is_asked_now_needs_no_jump() -> None:
    session, _ = begin(durham())
    assert as_typed(Reply("no", to="manages_practitioner"), session.conversation) == ["no"]
    assert as_typed(Reply("no"), session.conversation) == ["no"]
    assert as_typed(Reply("yes", to="risk.1"), session.conversation) == ["/jump risk.1/answer/0", "yes"]


@pytest.mark.parametrize("kind", ["graded", "completed"])
def test_finishing_is_answered_with_yes(kind: str) -> None:
    session, _ = begin(durham())
    assert as_typed(Reply(kind), session.conversation) == ["/jump audit/applicable/0", "yes"]
