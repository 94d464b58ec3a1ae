"""Whether an answer given under one version of a framework can stand under another, and how it was asked."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from evenhand.conversation.choices import grade_words
from evenhand.conversation.questions import FEATURE, JUDGED, YES_NO
from evenhand.conversation.sheets import OVERALL
from evenhand.conversation.state import NOT_APPLICABLE

if TYPE_CHECKING:
    from evenhand.conversation.engine import Conversation
    from evenhand.conversation.questions import Choice
    from evenhand.conversation.state import Key
    from evenhand.models.forms import Form, FormField
    from evenhand.models.framework import Framework
    from evenhand.models.scales import GradeScale

SLOT_NAMES = {"grade": "Grade", "reason": "Reason", "evidence": "Evidence", "applicable": "Anything to add?"}
MARKS = frozenset(choice.value for choice in (*JUDGED, *FEATURE))


def why_unfit(framework: Framework, key: Key, value: Any, *, written: bool = False) -> str:
    """Why an answer cannot stand under a framework, in a sentence; empty where it can.

    ``written`` says that it was written, and not chosen, even where it reads like a choice.
    """
    if key.slot == "grade":
        return _grade(framework, key.to, value)
    if key.slot in {"evidence", "reason"}:
        asked = key.to == OVERALL or _is_graded(framework, key.to)
        return "" if asked else "this is not graded."
    return _plain_answer(framework, key, value, written=written)


def _is_graded(framework: Framework, domain_id: str) -> bool:
    domain = framework.domain_by_id.get(domain_id)
    return domain is not None and domain.graded


def _grade(framework: Framework, to: str, value: Any) -> str:
    if to != OVERALL and not _is_graded(framework, to):
        return "this is not graded."
    if value == NOT_APPLICABLE:
        allowed = to != OVERALL and framework.domain_by_id[to].not_applicable.allowed
        return "" if allowed else "this always has to be graded."
    scale = scale_for(framework, to)
    if isinstance(value, int):
        fits = scale.kind == "banded" and scale.rank_of_score(value) is not None
    else:
        fits = scale.kind != "banded" and value in {grade.id for grade in scale.grades}
    return "" if fits else f"that is not on its scale, {scale.words}."


def scale_for(framework: Framework, to: str) -> GradeScale:
    """The scale of a graded domain, or of the overall grade."""
    return framework.overall_scale if to == OVERALL else framework.scale_of(framework.domain_by_id[to])


def _plain_answer(framework: Framework, key: Key, value: Any, *, written: bool) -> str:
    field = framework.field_by_id.get(key.to)
    if field is not None:
        return _field(framework, field, key, value)
    if key.to in framework.fact_by_id:
        return "" if value in _values(YES_NO) else "it is answered yes or no."
    for domain in framework.domains:
        for prompt in domain.prompts:
            if prompt.id == key.to:
                marked = value in MARKS and not written
                wrong = "it is answered in writing." if marked else "it is answered yes, partly or no."
                return "" if marked == (prompt.kind == "judged") else wrong
        if any(item.id == key.to for items in domain.descriptors.values() for item in items):
            offered = FEATURE if framework.header.walk == "features" else JUDGED
            return "" if value in _values(offered) else "it is marked in another way."
    return "it is not asked."


def _field(framework: Framework, field: FormField, key: Key, value: Any) -> str:
    form = framework.form_by_id[framework.form_of_field[field.id]]
    if key.row and field.kind != "question_set" and not has_rows(form):
        return "the form has one entry only."
    if field.kind == "choice":
        return "" if not field.options or value in field.options else f"it offers: {', '.join(field.options)}."
    if field.kind == "yes_no":
        return "" if value in _values(YES_NO) else "it is answered yes or no."
    if field.kind == "date":
        return "" if _is_date(value) else "it is answered with a date."
    if field.kind == "number":
        return "" if isinstance(value, int) else "it is answered with a number."
    if field.kind == "part":
        known = value == "audit" or _is_graded(framework, str(value))
        return "" if known else "that domain is not graded."
    return "" if isinstance(value, str) else "it is answered in writing."


def has_rows(form: Form) -> bool:
    """Whether a form can be filled in more than once."""
    return form.repeats or form.stage == "any_time"


def _is_date(value: Any) -> bool:
    try:
        return bool(date.fromisoformat(str(value)))
    except ValueError:
        return False


def _values(choices: tuple[Choice, ...]) -> set[str]:
    return {choice.value for choice in choices}


def is_written(framework: Framework, key: Key) -> bool:
    """Whether what a version asks is a question that is answered in writing."""
    prompts = (prompt for domain in framework.domains for prompt in domain.prompts)
    return any(prompt.id == key.to and prompt.kind == "text" for prompt in prompts)


def grade_label(framework: Framework, key: Key, value: Any) -> str:
    """A grade by its label on the scale that it is on; empty for anything else."""
    return grade_words(scale_for(framework, key.to), value) if key.slot == "grade" else ""


def asked_before(conversation: Conversation, key: Key) -> tuple[str, str]:
    """Where a version asks something and in which words, also where it is not on the path. Never what was typed."""
    framework = conversation.framework
    name = SLOT_NAMES.get(key.slot, "")
    if key.to == OVERALL:
        return "Overall", name
    domain = framework.domain_by_id.get(key.to)
    if domain is not None:
        return domain.name, name
    field = framework.field_by_id.get(key.to)
    form = framework.form_by_id.get(framework.form_of_field.get(key.to, key.to))
    if form is not None:
        number = key.row if form.stage == "any_time" else key.row + 1
        of_a_set = f", question {key.row}" if field is not None and field.kind == "question_set" and key.row else ""
        row = f", row {number}" if number and (form.repeats or form.stage == "any_time") else ""
        return f"{form.title}{row}", name or f"{field.label if field is not None else form.title}{of_a_set}"
    for domain in framework.domains:
        texts = {prompt.id: prompt.text for prompt in domain.prompts}
        texts |= {item.id: item.text for items in domain.descriptors.values() for item in items}
        if key.to in texts:
            return domain.name, texts[key.to]
    fact = framework.fact_by_id.get(key.to)
    asked_in = framework.domain_by_id.get(fact.asked_in or "") if fact is not None else None
    place = asked_in.name if asked_in is not None else "Before the overall grade"
    return place, key.to if fact is None else fact.text
