"""From the state of an audit to the sheet that the rules read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evenhand.conversation.state import NOT_APPLICABLE, State
from evenhand.grading.features import columns, count_marks
from evenhand.grading.truth import FALSE, TRUE, UNKNOWN

if TYPE_CHECKING:
    from evenhand.grading.grader import Grader
    from evenhand.grading.ladder import Ladder
    from evenhand.grading.sheet import Sheet
    from evenhand.models.framework import Framework
    from evenhand.models.rules import Fact

OVERALL = "overall_grade"
"""Where the overall grade is kept, whatever a document calls its question."""


def sheet_from_state(grader: Grader, state: State) -> Sheet:
    """The sheet for what is answered so far. Facts not answered are unknown; the chosen overall grade is included."""
    layout, framework = grader.layout, grader.framework
    sheet = layout.blank()
    sheet.code = grader.code
    for domain_id, index in layout.domain_index.items():
        value = state.value(domain_id, "grade")
        if value is not None:
            sheet.masks[index] = mask_of(value, layout.ladders[index])
    sheet.record = _record(framework, state)
    for fact in framework.facts:
        sheet.facts[layout.fact_index[fact.id]] = _fact(fact, state, sheet.record)
    if counts_features(framework, state.readings):
        sheet.features = {
            grade_id: count_marks(ids, {item: _mark(state, item) for item in ids if _mark(state, item)})
            for grade_id, ids in columns(framework).items()
        }
        for index, ladder in enumerate(layout.ladders):
            if sheet.masks[index] == ladder.unanswered:
                sheet.masks[index] = ladder.not_judged
    chosen = state.value(OVERALL, "grade")
    sheet.chosen = None if chosen is None else layout.overall.scale.rank(chosen)
    return sheet


def counts_features(framework: Framework, readings: dict[str, str]) -> bool:
    """Whether a chosen reading counts features instead of sections."""
    return any(
        reading.option(readings.get(reading.id, reading.default)).counts_features for reading in framework.readings
    )


def mask_of(value: str | int, ladder: Ladder) -> int:
    """The mask of a kept grade: a grade id, a whole score of a banded scale, or not applicable."""
    if value == NOT_APPLICABLE:
        return ladder.not_applicable
    if isinstance(value, int):
        return 1 << ladder.position_of_score(value)
    return 1 << ladder.scale.rank(value)


def _mark(state: State, item: str) -> str:
    return str(state.value(item) or "").replace("_", " ")


def _record(framework: Framework, state: State) -> dict[str, str]:
    values = ((field_id, state.value(field_id)) for field_id in framework.field_by_id)
    return {field_id: str(value) for field_id, value in values if value is not None}


def _fact(fact: Fact, state: State, record: dict[str, str]) -> int:
    if fact.derived is not None:
        value = record.get(fact.derived.field)
        return UNKNOWN if value is None else (TRUE if value in fact.derived.one_of else FALSE)
    answer = state.value(fact.id)
    return UNKNOWN if answer is None else (TRUE if answer == "yes" else FALSE)
