"""The conversation: its state is always the fold of its events, looking changes nothing, undo takes back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from driving import KITE, begin, durham, framework_called, typed_for
from evenhand.conversation.engine import Conversation
from evenhand.conversation.replies import Reply, read_replies, replies_from_events, write_replies
from evenhand.conversation.state import Key, State, fold
from evenhand.drivers.session import Session

TYPED = (
    "y", "p", "n", "e", "a", "2", "4", "7", "good", "ri", "inadequate", "outstanding", "some words", "yes, and a note",
    "22/11/2026", "n/a because it is", "", "skip", "undo", "focus", "note risk: x", "see assessment", "nonsense",
    "/jump 3/", "jump risk", "jump assessment", "grade", "/jump overall", "looked after child", "child in need",
)  # fmt: skip
LOOKING = (
    "back", "next", "later", "jump risk", "jump 9", "why?", "what does good look like", "compare good and outstanding",
    "find chronology", "ruling", "summary", "grid", "grade", "help", "quit",
)  # fmt: skip
steps = st.lists(st.sampled_from(TYPED + LOOKING), max_size=25)


def playing(typed: list[str], framework_id: str = "durham") -> Session:
    session, _ = begin(framework_called(framework_id))
    for text in typed:
        session.typed(text)
    return session


def standing_state(state: State) -> tuple[object, ...]:
    """A state apart from where the cursor was last."""
    return state.answers, state.skipped, state.notes, state.references, state.focused, state.status


@given(steps, st.sampled_from(["durham", "northamptonshire", "london_cin"]))
def test_state_path_and_ruling_come_from_the_events_alone(typed: list[str], framework_id: str) -> None:
    session = playing(typed, framework_id)
    conversation = session.conversation
    assert conversation.state == fold(conversation.events)
    again = Conversation(conversation.framework, conversation.events)
    assert (again.path, again.ruling) == (conversation.path, conversation.ruling)
    assert again.turn() == Conversation(conversation.framework, conversation.events).turn()


@given(steps, st.lists(st.sampled_from(LOOKING), min_size=1, max_size=8))
def test_looking_and_moving_change_nothing(typed: list[str], looking: list[str]) -> None:
    session = playing([*typed, "back"])
    conversation = session.conversation
    # While a text is being written, what is no command from end to end is what was written; a slash always commands.
    before = (list(conversation.events), conversation.path, conversation.ruling)
    for text in looking:
        word, _, rest = text.removesuffix("?").partition(" ")
        session.typed("/look good" if word == "what" else f"/{word} {rest}")
    assert (conversation.events, conversation.path, conversation.ruling) == before


@given(steps, st.sampled_from(TYPED))
def test_a_reply_records_one_event_or_is_refused_and_keeps_nothing(typed: list[str], last: str) -> None:
    session = playing(typed)
    conversation = session.conversation
    before, cursor = list(conversation.events), conversation.cursor
    response = session.typed(last)
    outcome = response.outcome
    if outcome is None or outcome.refused:
        assert conversation.events == before
        assert response.says or response.view or response.moved
        if outcome is not None:
            assert conversation.cursor == cursor
    else:
        assert conversation.events == [*before, *outcome.events]
        assert len(outcome.events) == 1


@given(steps, st.sampled_from(TYPED))
def test_undo_restores_the_state_before(typed: list[str], last: str) -> None:
    session = playing(typed)
    conversation = session.conversation
    before, path, ruling, length = conversation.state, conversation.path, conversation.ruling, len(conversation.events)
    outcome = session.typed(last).outcome
    if outcome is None or outcome.refused or outcome.events[0].kind == "withdrawn":
        return
    session.typed("/undo")
    assert len(conversation.events) == length + 2
    assert standing_state(conversation.state) == standing_state(before)
    assert (conversation.path, conversation.ruling) == (path, ruling)


@given(steps, st.sampled_from(["durham", "northamptonshire", "london_cin"]))
def test_events_as_replies_make_the_same_events_given_or_typed(typed: list[str], framework_id: str) -> None:
    framework = framework_called(framework_id)
    events = playing(typed, framework_id).conversation.events
    replies = read_replies(write_replies(replies_from_events(events, framework)), "replies")
    given_again, kept = begin(framework)
    for reply in replies:
        given_again.replied(reply)
    assert kept.plain() == events
    typed_again, kept = begin(framework)
    for text in typed_for(framework, replies):
        typed_again.typed(text)
    assert kept.plain() == events


def test_a_domain_that_stops_applying_keeps_its_answers_and_gives_them_back() -> None:
    session, _ = begin(durham())
    session.replied(Reply("choice", to="case_type", value="Looked after child"))
    session.replied(Reply("no", to="placements_lac.1", note="an emergency"))
    session.replied(Reply("evidence", to="placements_lac", text="The placement was found overnight."))
    session.replied(Reply("grade", to="placements_lac", value="inadequate"))
    conversation = session.conversation
    open_then = (conversation.path, conversation.ruling)
    session.replied(Reply("choice", to="case_type", value="Child in need"))
    assert "placements_lac" in conversation.path.inapplicable
    assert all(question.domain != "placements_lac" for question in conversation.path.questions)
    assert session.replied(Reply("yes", to="placements_lac.1")).outcome.refused  # type: ignore[union-attr]
    assert conversation.state.value("placements_lac.1") == "no"
    session.replied(Reply("choice", to="case_type", value="Looked after child"))
    assert (conversation.path, conversation.ruling) == open_then
    assert conversation.state.answers[Key("placements_lac.1")].note == "an emergency"


def whole(*, until: str = "") -> Session:
    """The example audit, played until a kind of reply."""
    session, _ = begin(durham())
    for reply in read_replies(KITE.read_text(encoding="utf-8"), "kite"):
        if reply.reply == until:
            return session
        session.replied(reply)
    return session


def refusal(session: Session, reply: Reply) -> str:
    outcome = session.replied(reply).outcome
    assert outcome is not None
    assert outcome.refused
    return outcome.says[0]


def test_graded_fixes_the_evidence_and_leaves_what_follows_open() -> None:
    session = whole(until="discussed")
    assert session.conversation.state.status == "graded"
    assert "answers are fixed" in refusal(session, Reply("evidence", to="risk", text="more"))
    assert "answers are fixed" in refusal(session, Reply("grade", to="risk", value="good"))
    assert not session.replied(Reply("text", to="feedback_by", text="Somebody")).outcome.refused  # type: ignore[union-attr]


def test_completed_is_closed_until_it_is_amended_with_a_reason() -> None:
    session = whole(until="action")
    assert session.turn().question is None
    assert "Type sign off" in session.turn().says[0]
    assert "completed" in refusal(session, Reply("yes", to="check_sent"))
    assert "completed already" in refusal(session, Reply("completed"))
    assert session.typed("amend because ").outcome.refused  # type: ignore[union-attr]
    session.replied(Reply("amend", text="the plan was found"))
    state = session.conversation.state
    assert (state.status, state.amendments) == ("in progress", ["the plan was found"])
    assert not session.replied(Reply("grade", to="care_family_plan", value="good")).outcome.refused  # type: ignore[union-attr]
    assert "Outstanding" in session.conversation.ruling.permitted


def test_an_audit_in_progress_is_not_amended_or_completed() -> None:
    session = whole(until="graded")
    assert "still open" in refusal(session, Reply("amend", text="x"))
    assert "Grade the audit first" in refusal(session, Reply("completed"))


def test_grading_needs_the_overall_grade_and_every_domain_grade_and_reason() -> None:
    session, _ = begin(durham())
    assert "overall grade and its reason" in refusal(session, Reply("graded"))
    session.replied(Reply("grade", to="overall_grade", value="good"))
    session.replied(Reply("reason", to="overall_grade", text="it is"))
    assert "1 The Quality of the Referral/transfer" in refusal(session, Reply("graded"))


def test_an_overall_grade_that_a_later_answer_forbids_stops_grading() -> None:
    session = whole(until="graded")
    session.replied(Reply("grade", to="risk", value="inadequate"))
    assert "no longer fits the rules; permitted: Inadequate" in refusal(session, Reply("graded"))


def test_completion_waits_for_the_support_plan() -> None:
    session, _ = begin(durham())
    for reply in read_replies(KITE.read_text(encoding="utf-8"), "kite"):
        if not reply.to.startswith(("plan_", "support_plan")):
            session.replied(reply)
    assert session.conversation.state.status == "discussed"
    assert "Quality Improvement Support Plan" in refusal(session, Reply("completed"))


def test_an_auditor_who_manages_the_case_is_stopped() -> None:
    for field in ("manages_practitioner", "manages_case"):
        session, kept = begin(durham())
        assert "must audit" in refusal(session, Reply("yes", to=field))
        assert len(kept.events) == 1


def test_what_was_skipped_is_asked_for_at_the_end_and_not_before() -> None:
    session, _ = begin(durham())
    session.typed("skip")
    assert session.turn().question is not None
    assert session.turn().question.key == Key("manages_case")  # type: ignore[union-attr]
    assert Key("manages_practitioner") in [question.key for question in session.conversation.unanswered()]


def test_the_cursor_after_coming_back_to_an_audit_is_where_it_was_left() -> None:
    session = playing(["n", "n", "A. Nobody"])
    again = Conversation(durham(), session.conversation.events)
    assert again.cursor == session.conversation.cursor == Key("unique_id")
