"""Small frameworks built by hand, for tests of grading that need no plugin."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import TypeAdapter

from evenhand.grading.answers import Answers, sheet_from_answers
from evenhand.grading.grader import Grader
from evenhand.grading.sheet import Sheet
from evenhand.models.conditions import Condition
from evenhand.models.framework import Framework
from evenhand.models.rules import OverallRule
from evenhand.models.ruling import Ruling
from evenhand.models.scales import GradeScale

LABELS = ("Outstanding", "Good", "Requires Improvement", "Inadequate")
IDS = ("outstanding", "good", "requires_improvement", "inadequate")
BANDS = ((9, 10), (6, 8), (3, 5), (0, 2))
_CONDITION: TypeAdapter[Condition] = TypeAdapter(Condition)


def scale_body(kind: str = "ordinal", scale_id: str = "grade") -> dict[str, Any]:
    """A scale of four grades: labels, codes with 1 the best, or bands over the scores 0 to 10."""
    grades: list[dict[str, Any]] = [{"id": one, "label": label} for one, label in zip(IDS, LABELS, strict=True)]
    for index, grade in enumerate(grades):
        if kind == "coded":
            grade["code"] = index + 1
        if kind == "banded":
            grade["band"] = BANDS[index]
    return {"id": scale_id, "kind": kind, "grades": grades, "source": "L1"}


def scale(kind: str = "ordinal") -> GradeScale:
    """The model of :func:`scale_body`."""
    return GradeScale.model_validate_json(json.dumps(scale_body(kind)))


def condition(**fields: Any) -> Condition:
    """A condition as TOML would give it; ``is_`` stands for ``is``."""
    body = {name.rstrip("_"): value for name, value in fields.items()}
    return _CONDITION.validate_json(json.dumps(body))


def rule(rule_id: str, effect: str, when: Mapping[str, Any] | None = None, **fields: Any) -> dict[str, Any]:
    """The body of an overall rule, hard and about the overall grade unless said otherwise."""
    usual = {"scope": "overall", "strength": "hard", "words": f"Words of {rule_id}.", "source": "L2"}
    return {"id": rule_id, "effect": effect, "when": when, **usual, **fields}


def rule_model(rule_id: str, effect: str, when: Mapping[str, Any] | None = None, **fields: Any) -> OverallRule:
    """The model of :func:`rule`."""
    return OverallRule.model_validate_json(json.dumps(rule(rule_id, effect, when, **fields)))


def framework(
    *rules: Mapping[str, Any],
    kind: str = "ordinal",
    scales: Sequence[Mapping[str, Any]] | None = None,
    domains: Sequence[str] = ("a", "b", "c"),
    crucial: Sequence[str] = (),
    descriptors: Mapping[str, Mapping[str, int]] | None = None,
    facts: Sequence[Any] = ("unsafe", "improved"),
    fields: Sequence[Mapping[str, Any]] = (),
    readings: Sequence[Mapping[str, Any]] = (),
    cases: Sequence[Mapping[str, Any]] = (),
) -> Framework:
    """A framework of these rules. ``descriptors``: how many each domain has for each grade.

    The first scale is that of the domains, the last that of the overall grade; a banded framework gets an ordinal one.
    """
    found = list(scales or [scale_body(kind)])
    if scales is None and kind == "banded":
        found.append(scale_body("ordinal", "overall"))
    header = {
        "id": "small", "title": "Small", "short_title": "Small", "version": "1.0", "publisher": "Nobody", "year": 2020,
        "source_document": "None", "source": "L1", "special": "for tests", "evidence_window_note": "none",
        "overall_scale": found[-1]["id"], "domain_scale": found[0]["id"], "reason_opening": "I graded {grade} because",
        "case_reference": "note",
    }  # fmt: skip
    body = {
        "header": header,
        "digest": "0" * 64,
        "plugin": "small",
        "distribution": "small",
        "scales": found,
        "domains": [_domain(name, index, name in crucial, (descriptors or {}).get(name, {}))
                    for index, name in enumerate(domains)],
        "facts": [
            fact if isinstance(fact, dict) else {"id": fact, "text": f"Is it {fact}?", "source": "L4"} for fact in facts
        ],
        "forms": _forms(fields),
        "rules": rules,
        "readings": readings,
        "cases": cases,
    }  # fmt: skip
    return Framework.model_validate_json(json.dumps(body))


def _domain(name: str, order: int, crucial: bool, descriptors: Mapping[str, int]) -> dict[str, Any]:
    return {
        "id": name, "order": order, "title": f"Domain {name}", "source": "L3", "applies_to": "Every case",
        "crucial": crucial,
        "descriptors": {
            grade: [{"id": f"{name}.{grade}.{number}", "text": "It is so.", "source": "L5"} for number in range(count)]
            for grade, count in descriptors.items()
        },
    }  # fmt: skip


def _forms(fields: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    plain = [{"id": "note", "label": "Note", "source": "L6"}]
    forms = [
        {"id": name, "title": name, "stage": "graded", "source": "L6", "fields": [{**plain[0], "id": f"{name}_note"}]}
        for name in ("plan", "escalation")
    ]
    return [*forms, {"id": "header", "title": "Header", "stage": "header", "source": "L6", "fields": [*plain, *fields]}]


def sheet(given: Framework, grades: Mapping[str, Any] | None = None, **rest: Any) -> Sheet:
    """The sheet for answers as ``evenhand grade`` takes them."""
    return sheet_from_answers(given, Answers.from_json({"grades": grades or {}, **rest}))


def ruling(given: Framework, grades: Mapping[str, Any] | None = None, **rest: Any) -> Ruling:
    """The ruling on answers as ``evenhand grade`` takes them, without what would change it."""
    return Grader(given).ruling(sheet(given, grades, **rest))


def every(given: Framework, grade: Any, **others: Any) -> dict[str, Any]:
    """The same grade for every domain, apart from those named."""
    return {domain.id: grade for domain in given.graded_domains} | others


def fired(found: Ruling) -> list[str]:
    """The rules in the trace of a ruling, in their order."""
    return [entry.rule for entry in found.trace]
