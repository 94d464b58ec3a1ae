"""Plays the calibration cases of a framework, so that anyone can check that a trainee can do what the panel did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evenhand.catalogue.readings import resolve_readings
from evenhand.conversation.calibration import comparison
from evenhand.conversation.engine import Conversation
from evenhand.conversation.practising import UnfitRecordError, begun
from evenhand.conversation.replies import Reply
from evenhand.conversation.state import fold
from evenhand.models.events import Event
from evenhand.testing.rule_cases import CaseResult

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from evenhand.models.calibration import CalibrationCase
    from evenhand.models.framework import Framework

WORDS = "Played by the conformance suite."
"""What stands in every reason; no case text."""


def play_cases(framework: Framework, cases: Iterable[CalibrationCase]) -> tuple[CaseResult, ...]:
    """How an audit on each case goes with exactly the agreed grades: every one taken, and nothing apart.

    Never raises on a case that fails.
    """
    return tuple(CaseResult(case.id, tuple(_differences(framework, case))) for case in cases)


def _differences(framework: Framework, case: CalibrationCase) -> Iterator[str]:
    first = Conversation.start(framework, resolve_readings(framework), practice=True, engine="")
    try:
        conversation = Conversation(framework, begun(framework, first, case))
    except UnfitRecordError as error:
        yield str(error)
        return
    kept = fold(conversation.events).started["calibration"]
    replies = [
        Reply("yes" if case.facts.get(fact.id) else "no", to=fact.id)
        for fact in framework.facts
        if fact.derived is None
    ]
    replies += [Reply("grade", to=name, value=agreed["grade"], note=WORDS) for name, agreed in kept["agreed"].items()]
    replies.append(Reply("grade", to="overall", value=kept["overall"]["grade"]))
    for reply in replies:
        outcome = conversation.propose(reply)
        if outcome.refused:
            yield f"{reply.to}: an audit refuses what was agreed: {' '.join(outcome.says)}"
        else:
            conversation.accept(outcome)
    graded = Conversation(framework, [*conversation.events, Event("graded", "audit")])
    found = comparison(framework, graded.state, graded.path)
    for row in (*found.domains, found.overall) if found is not None else ():
        if not row.words.startswith("the same"):
            yield f"{row.id}: with the agreed grades it is {row.words}"
