"""Reading answers given as JSON into a sheet, refusing whatever is not exactly an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from evenhand.errors import EvenhandError
from evenhand.grading.features import read_features
from evenhand.grading.sheet import Layout, Sheet
from evenhand.grading.truth import FALSE, TRUE, UNKNOWN
from evenhand.suggest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from evenhand.grading.ladder import Ladder
    from evenhand.models.framework import Framework
    from evenhand.models.rules import Fact

NOT_APPLICABLE = "not applicable"
KEYS = ("grades", "facts", "features", "record", "proposed_overall")


class AnswerError(EvenhandError):
    """An answer that is no answer: an unknown name, a grade not on the scale, a value of the wrong kind."""


class Answers(NamedTuple):
    """Answers as ``evenhand grade`` takes them. ``grades`` may leave domains out; facts left out count as false."""

    grades: Mapping[str, Any]
    facts: Mapping[str, Any]
    features: Mapping[str, Any] | None
    record: Mapping[str, Any]
    proposed_overall: Any

    @classmethod
    def from_json(cls, body: Any) -> Answers:
        """Answers from a parsed JSON object. Raises :class:`AnswerError` on anything but known keys holding objects."""
        if not isinstance(body, dict):
            raise AnswerError('answers must be a JSON object such as {"grades": {}}')
        for key in body:
            if key not in KEYS:
                raise AnswerError(f"answers have no key '{key}'{did_you_mean(key, KEYS)}")
        if body.get("grades") is None:
            raise AnswerError("answers need the key 'grades', an object from domain to grade")
        for key in KEYS[:4]:
            if body.get(key) is not None and not isinstance(body[key], dict):
                raise AnswerError(f"'{key}' must be a JSON object")
        return cls(
            body["grades"], body.get("facts") or {}, body.get("features"), body.get("record") or {},
            body.get("proposed_overall"),
        )  # fmt: skip


def sheet_from_answers(framework: Framework, answers: Answers) -> Sheet:
    """The sheet for given answers. Raises :class:`AnswerError` naming what is wrong and what the scale is."""
    layout = Layout(framework)
    sheet = layout.blank(facts=False)
    for domain_id, given in answers.grades.items():
        if domain_id not in layout.domain_index:
            known = ", graded domains only" if domain_id in framework.domain_by_id else ""
            raise AnswerError(
                f"grades: no graded domain '{domain_id}'{known}{did_you_mean(domain_id, layout.domain_index)}"
            )
        index = layout.domain_index[domain_id]
        sheet.masks[index] = read_grade(given, layout.ladders[index], f"grades.{domain_id}")
    sheet.record = _read_record(framework, answers.record)
    for fact in framework.facts:
        sheet.facts[layout.fact_index[fact.id]] = _read_fact(fact, answers.facts, sheet.record)
    for fact_id in answers.facts:
        if fact_id not in layout.fact_index:
            raise AnswerError(f"facts: no fact '{fact_id}'{did_you_mean(fact_id, layout.fact_index)}")
    if answers.features is not None:
        sheet.features = read_features(framework, answers.features)
        for index, ladder in enumerate(layout.ladders):
            if sheet.masks[index] == ladder.unanswered:
                sheet.masks[index] = ladder.not_judged
    if answers.proposed_overall is not None:
        mask = read_grade(answers.proposed_overall, layout.overall, "proposed_overall")
        position = layout.overall.single(mask)
        if position is None:
            raise AnswerError(f"proposed_overall: give one grade of {layout.overall.scale.words}")
        sheet.chosen = position
    return sheet


def read_grade(given: Any, ladder: Ladder, where: str) -> int:
    """The mask of a given grade: a label, a code, a whole score, *not applicable*, or nothing yet (``None``).

    Raises :class:`AnswerError` naming the scale: 8.5, 8.0, true, a list, or a number on an ordinal scale are no grades.
    """
    if given is None:
        return ladder.unanswered
    if isinstance(given, str):
        if given.strip().casefold() == NOT_APPLICABLE:
            return ladder.not_applicable
        if not ladder.banded:
            for rank, grade in enumerate(ladder.scale.grades):
                if given.strip().casefold() == grade.label.casefold():
                    return 1 << rank
        raise AnswerError(f"{where}: {_shown(given)} is not on the scale ({ladder.scale.words}, or '{NOT_APPLICABLE}')")
    if isinstance(given, int) and not isinstance(given, bool):
        if ladder.banded and ladder.scale.rank_of_score(given) is not None:
            return 1 << ladder.position_of_score(given)
        if ladder.scale.kind == "coded":
            for rank, grade in enumerate(ladder.scale.grades):
                if grade.code == given:
                    return 1 << rank
    raise AnswerError(f"{where}: {_shown(given)} is not on the scale ({ladder.scale.words}, or '{NOT_APPLICABLE}')")


def _shown(given: Any) -> str:
    """A given value short enough for one line; a list or object only by its kind."""
    if isinstance(given, list | dict):
        return "a list" if isinstance(given, list) else "an object"
    if isinstance(given, bool):
        return "true" if given else "false"
    text = repr(given) if isinstance(given, str) else str(given)
    return text if len(text) <= 40 else f"{text[:37]}..."


def _read_fact(fact: Fact, given: Mapping[str, Any], record: Mapping[str, str]) -> int:
    derived: bool | None = None
    if fact.derived is not None and fact.derived.field in record:
        derived = record[fact.derived.field] in fact.derived.one_of
    if fact.id not in given:
        return TRUE if derived else FALSE
    value = given[fact.id]
    if value is not None and not isinstance(value, bool):
        raise AnswerError(f"facts.{fact.id}: give true, false or null, not {_shown(value)}")
    if derived is not None and value is not None and value != derived:
        raise AnswerError(
            f"facts.{fact.id}: {_shown(value)} contradicts record.{fact.derived.field if fact.derived else ''}, "
            "which decides it; leave the fact out"
        )
    if value is None:
        return UNKNOWN if derived is None else (TRUE if derived else FALSE)
    return TRUE if value else FALSE


def _read_record(framework: Framework, given: Mapping[str, Any]) -> dict[str, str]:
    record = {}
    for field_id, value in given.items():
        field = framework.field_by_id.get(field_id)
        if field is None:
            raise AnswerError(f"record: no field '{field_id}'{did_you_mean(field_id, framework.field_by_id)}")
        if not isinstance(value, str):
            raise AnswerError(f"record.{field_id}: give text, not {_shown(value)}")
        if field.options:
            options = {option.casefold(): option for option in field.options}
            if value.strip().casefold() not in options:
                raise AnswerError(f"record.{field_id}: not one of its options{did_you_mean(value, field.options)}")
            record[field_id] = options[value.strip().casefold()]
        else:
            record[field_id] = value
    return record
