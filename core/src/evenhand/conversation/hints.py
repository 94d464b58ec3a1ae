"""Hints on what an auditor writes. They stand beside an answer, are quick to find, and never block or record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evenhand.checking.finding import applies, find_hints, known_acronyms
from evenhand.checking.findings import Hint, Written
from evenhand.conversation.built_in_checks import REASONS, grade_hints, sent_hints, text_hints, unreasoned_hints
from evenhand.conversation.date_hints import date_hints
from evenhand.conversation.questions import FREE_TEXT, Question
from evenhand.conversation.sheets import sheet_from_state
from evenhand.conversation.state import Key, State
from evenhand.grading.conditions import compile_condition
from evenhand.grading.truth import TRUE

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from evenhand.conversation.path import Path
    from evenhand.conversation.replies import Reply
    from evenhand.grading.grader import Grader
    from evenhand.models.checks import WritingCheck
    from evenhand.models.events import Event

NOTE = "note"

NOTED = frozenset({"noted", "acted", "amended"})
"""Kinds of events whose words stand in their note, and belong to no question."""


def check_text(
    grader: Grader, state: State, question: Question, text: str, *, note: bool = False, off: Collection[str] = ()
) -> tuple[Hint, ...]:
    """The hints on a text as an answer to a question, or as the note beside one. ``off`` are kinds switched off.

    Quick enough to be called while somebody types. Nothing of the text is kept.
    """
    if not (note or question.kind in FREE_TEXT):
        return ()
    declared = _declared_hints(grader, state, question, text, note=note, off=off) if grader.framework.checks else ()
    return (*declared, *text_hints(grader.framework, state, question, text, note=note, off=off))


def _declared_hints(
    grader: Grader, state: State, question: Question, text: str, *, note: bool, off: Collection[str]
) -> tuple[Hint, ...]:
    """The hints of the checks that the framework declares."""
    kind = NOTE if note else question.kind
    ids = (question.key.to, question.domain or "")
    checks = [check for check in grader.framework.checks if check.kind not in off and applies(check, kind, ids)]
    hints = find_hints(checks, Written(text, kind, frozenset(known_acronyms(grader.framework.checks))))
    if not hints:
        return ()
    silent = {check.id for check in checks if _is_relaxed(check, grader, state, question)}
    return tuple(hint for hint in hints if hint.check not in silent)


def hints_on_reply(
    grader: Grader, state: State, question: Question, reply: Reply, off: Collection[str] = ()
) -> tuple[Hint, ...]:
    """The hints on what a reply to a question would record, before it is given: its text, and the note in it."""
    if reply.reply == "note":
        return check_text(grader, state, about(reply.to), reply.text, note=True, off=off)
    hints = check_text(grader, state, question, reply.text, off=off) if reply.reply == "text" else ()
    return (*hints, *check_text(grader, state, question, reply.note, note=True, off=off)) if reply.note else hints


def hints_on(
    path: Path, grader: Grader, state: State, events: Sequence[Event], off: Collection[str] = ()
) -> tuple[Hint, ...]:
    """The hints on what these events record. ``path`` is where they were answered, ``state`` what came of it."""
    hints: list[Hint] = []
    for event in events:
        place = path.place(Key(event.to, event.slot, event.row))
        if event.kind in NOTED:
            question = about(event.to)
        elif event.kind == "answered" and place is not None:
            hints += hints_on_answer(grader, state, path.questions[place], str(event.value), event.note, off)
            continue
        elif event.kind == "skipped" and event.slot == "reason":
            hints += unreasoned_hints(state, event.to, off)
            continue
        else:
            continue
        hints += check_text(grader, state, question, event.note, note=True, off=off) if event.note else ()
    return tuple(hints)


def hints_on_answer(
    grader: Grader, state: State, question: Question, value: str, note: str, off: Collection[str] = ()
) -> tuple[Hint, ...]:
    """The hints on an answer that stands, and on its note. ``state`` has the answer in it."""
    hints = list(check_text(grader, state, question, value, off=off))
    if question.kind in REASONS:
        hints += sent_hints(value, off)
    hints += date_hints(grader.framework, state, question, value, off)
    if question.key.slot == "grade":
        hints += grade_hints(grader.framework, state, question.key.to, off)
    if note:
        hints += check_text(grader, state, question, note, note=True, off=off)
    return tuple(hints)


def closing_hints(grader: Grader, off: Collection[str] = ()) -> tuple[Hint, ...]:
    """What to be reminded of when everything has been asked."""
    return tuple(
        Hint(check.id, check.kind, 0, 0, check.words, check.source)
        for check in grader.framework.checks
        if check.kind == "proofread" and check.kind not in off
    )


def about(domain: str) -> Question:
    """What a note that is filed under a domain answers."""
    return Question(Key(domain), "text", "", "", "", domain=domain)


def _is_relaxed(check: WritingCheck, grader: Grader, state: State, question: Question) -> bool:
    if (
        check.relaxed_at
        and question.domain is not None
        and _grade_of(grader, state, question.domain) in check.relaxed_at
    ):
        return True
    if check.relaxed_when is None:
        return False
    sheet = sheet_from_state(grader, state)
    if sheet.chosen is None:
        # A grade that is the only one permitted is as good as chosen.
        permitted = grader.ruling(sheet).permitted
        labels = [grade.label for grade in grader.framework.overall_scale.grades]
        sheet.chosen = labels.index(permitted[0]) if len(permitted) == 1 else None
    return compile_condition(check.relaxed_when, grader.layout)(sheet) == TRUE


def _grade_of(grader: Grader, state: State, domain_id: str) -> str | None:
    value = state.value(domain_id, "grade")
    scale = grader.framework.scale_of(grader.framework.domain_by_id[domain_id])
    if isinstance(value, int):
        rank = scale.rank_of_score(value)
        return None if rank is None else scale.grades[rank].id
    return None if value is None else str(value)
