"""A framework as the JSON object that ``evenhand framework show --json`` prints. Its keys keep their meaning."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from evenhand.models.added import additions_to

if TYPE_CHECKING:
    from evenhand.models.checks import WritingCheck
    from evenhand.models.domains import Domain
    from evenhand.models.forms import Form, FormField
    from evenhand.models.framework import Framework
    from evenhand.models.rules import OverallRule, Reading
    from evenhand.models.scales import Grade, GradeScale

AROUND_THE_GRADE = ("closing", "overall", "graded", "checklist")
"""The stages whose forms hold a document's own ungraded questions."""

AFTER_THE_GRADE = ("any_time", "graded", "checklist", "sign_off")
"""The stages whose forms are about what follows the grade, or what cannot wait for it."""


def framework_json(framework: Framework) -> dict[str, Any]:
    """The whole framework as plain data, every item once and with its source as the document's inventory names it."""
    header = framework.header
    opening = [form for form in framework.forms if form.stage in {"opening", "header"}]
    around = [form for form in framework.forms if form.stage in AROUND_THE_GRADE and not form.repeats]
    return {
        "id": framework.id,
        "title": header.title,
        "short_title": header.short_title,
        "version": header.version,
        "digest": framework.digest,
        "publisher": header.publisher,
        "year": header.year,
        "source_document": header.source_document,
        "evidence_window_months": header.evidence_window_months,
        "evidence_window": header.evidence_window_note,
        "withdrawn": header.withdrawn,
        "superseded_by": header.superseded_by,
        "additions": [{"plugin": each.plugin, **each.counts} for each in additions_to(framework)],
        "overall_scale": header.overall_scale,
        "scales": [_scale(scale) for scale in framework.scales],
        "record_fields": [_record_field(form, field) for form in opening for field in form.fields],
        "facts": [_without_empty(id=f.id, text=f.text, source=f.source, derived_from=f.derived and f.derived.field)
                  for f in framework.facts],
        "domains": [_domain(framework, domain) for domain in framework.domains],
        "questions": [_question(field) for form in around for field in form.fields],
        "overall_rules": [_rule(framework, rule) for rule in framework.rules],
        "readings": [_reading(reading) for reading in framework.readings],
        "follow_up": [_form(form) for form in follow_up_forms(framework)],
        "writing_checks": [_check(check) for check in framework.checks],
    }  # fmt: skip


def follow_up_forms(framework: Framework) -> Iterable[Form]:
    """The forms that come with or after the overall grade: those that rules bring, and those of a graded audit."""
    brought = {form_id for rule in framework.rules for form_id in rule.brings}
    return (form for form in framework.forms if form.stage in AFTER_THE_GRADE or form.id in brought)


def _without_empty(**values: Any) -> dict[str, Any]:
    """Keys whose value says nothing are left out."""
    return {name: value for name, value in values.items() if value is not None and value != ()}


def _check(check: WritingCheck) -> dict[str, Any]:
    body = _without_empty(id=check.id, kind=check.kind, words=check.words, applies_to=check.applies_to or None)
    return {**body, **({"known": check.known} if check.known else {}), "source": check.source}


def _scale(scale: GradeScale) -> dict[str, Any]:
    return {"id": scale.id, "kind": scale.kind, "source": scale.source, "grades": [_grade(g) for g in scale.grades]}


def _grade(grade: Grade) -> dict[str, Any]:
    described = [{"text": item.text, "source": item.source} for item in grade.descriptors] or None
    return _without_empty(
        id=grade.id, label=grade.label, code=grade.code, band=grade.band, crosswalk=grade.crosswalk,
        no_crosswalk=grade.no_crosswalk, whole_case=described,
    )  # fmt: skip


def _field(field: FormField) -> dict[str, Any]:
    return _without_empty(
        id=field.id, label=field.label, kind=field.kind, required=field.required, question=field.question,
        options=field.options, number=field.number, role=field.role, unmet=field.unmet, within_days=field.within_days,
        source=field.source,
    )  # fmt: skip


def _record_field(form: Form, field: FormField) -> dict[str, Any]:
    return {**_field(field), "stage": form.stage}


def _question(field: FormField) -> dict[str, Any]:
    return _without_empty(
        id=field.id, number=field.number, text=field.question or f"{field.label}?", label=field.label, kind=field.kind,
        options=field.options, source=field.source,
    )  # fmt: skip


def _form(form: Form) -> dict[str, Any]:
    return {
        "id": form.id,
        "title": form.title,
        "stage": form.stage,
        "purpose": form.purpose,
        "repeats": form.repeats or form.stage == "any_time",
        "blocks_completion": form.blocks_completion,
        "source": form.source,
        "fields": [_field(field) for field in form.fields],
    }


def _domain(framework: Framework, domain: Domain) -> dict[str, Any]:
    grades = framework.scale_of(domain).grades if domain.graded else ()
    labels = {grade.id: grade.label for grade in grades}
    leave_out = domain.not_applicable
    body: dict[str, Any] = {
        "id": domain.id,
        "number": domain.number,
        "title": domain.title,
        "source": domain.source,
        "applies_to": domain.applies_to,
        "graded": domain.graded,
        "crucial": domain.crucial,
        "scale": framework.scale_of(domain).id if domain.graded else None,
        "not_applicable": {"allowed": leave_out.allowed, "reason_needed": leave_out.reason_needed},
        "guidance": [{"id": g.id, "kind": g.kind, "text": g.text, "source": g.source} for g in domain.guidance],
        "prompts": [
            _without_empty(
                id=p.id, kind=p.kind, number=p.number, group=p.group, text=p.text, hint=p.hint, source=p.source
            )
            for p in domain.prompts
        ],
        "descriptors": {
            labels[grade]: [
                _without_empty(id=d.id, text=d.text, source=d.source, criterion=d.criterion, scope=d.scope)
                for d in descriptors
            ]
            for grade, descriptors in domain.descriptors.items()
        },
        "inherits": {
            labels[grade]: {"from": labels[taken.from_], "text": taken.text, "source": taken.source}
            for grade, taken in domain.inherits.items()
        },
    }
    if domain.no_descriptors:
        body["no_descriptors"] = {labels[grade]: why for grade, why in domain.no_descriptors.items()}
    return body


def _rule(framework: Framework, rule: OverallRule) -> dict[str, Any]:
    labels = {grade.id: grade.label for scale in framework.scales for grade in scale.grades}
    return _without_empty(
        id=rule.id, effect=rule.effect, scope=rule.scope, strength=rule.strength, words=rule.words, source=rule.source,
        grade=labels.get(rule.grade or ""), score=rule.score, domains=rule.domains, brings=rule.brings,
        computed=rule.when is not None,
    )  # fmt: skip


def _reading(reading: Reading) -> dict[str, Any]:
    return {
        "id": reading.id,
        "contradiction": reading.contradiction,
        "note": reading.note,
        "default": reading.default,
        "options": [{"id": option.id, "words": option.words} for option in reading.options],
        "source": reading.source,
    }
