"""Checks about forms: the roles that the engine looks for, and answers that can be met."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from evenhand.testing.registry import check
from evenhand.testing.subject import Subject

if TYPE_CHECKING:
    from evenhand.models.forms import Form, FormField
    from evenhand.models.framework import Framework

KINDS = {"audit_date": "date", "when": "date", "due": "date", "review": "date", "part": "part"}
"""The kind that a field of a role must have to be read as one."""

IN_THE_HEADER = {"auditor": "who audits", "audit_date": "when the audit took place"}
"""Roles that agreement between auditors, time limits and reports look for in the header."""

OPENING = frozenset({"opening", "header"})


@check("forms.header", "should", "The header asks who audits and when, and for the reference that names the case.")
def header(subject: Subject) -> Iterator[str]:
    """Give the field of the auditor ``role = "auditor"``, that of the day ``role = "audit_date"`` and kind ``date``,
    and make the field that ``case_reference`` names a required one.
    """
    if subject.owns:
        yield from missing_from_header(subject.framework)


def missing_from_header(framework: Framework) -> Iterator[str]:
    """What the header does not ask, or leaves to chance."""
    fields = [field for form in framework.forms if form.stage in OPENING for field in form.fields]
    roles = {field.role for field in fields}
    yield from (f"no field of the header has the role {role}: {what}" for role, what in IN_THE_HEADER.items()
                if role not in roles)  # fmt: skip
    named = framework.field_by_id[framework.header.case_reference]
    if not named.required:
        yield f"field '{named.id}' names the case in every list, but need not be answered"


@check("forms.roles", "must", "A role stands once in a form, in a field of the kind that it is read as.")
def roles(subject: Subject) -> Iterator[str]:
    """Take the role from one of the two fields, or give the field the kind named. The engine reads the first field of a
    role and no other: a second date by which something is due would never be watched.
    """
    for form in subject.framework.forms:
        if form.plugin == subject.plugin and form.purpose != "discussion":
            yield from repeated_roles(form)
        if form.plugin == subject.plugin:
            yield from misread(form)


def repeated_roles(form: Form) -> Iterator[str]:
    """Roles that two fields of one form have."""
    counted = Counter(field.role for field in form.fields if field.role is not None)
    yield from (
        f"form '{form.id}': {count} fields have the role {role}" for role, count in counted.items() if count > 1
    )


def misread(form: Form) -> Iterator[str]:
    """Fields whose role is read as another kind than they have."""
    for field in form.fields:
        wanted = KINDS.get(field.role or "")
        if wanted is not None and field.kind != wanted:
            yield f"field '{field.id}': the role {field.role} is read as a {wanted}, but its kind is {field.kind}"


@check("forms.unmet", "must", "A question that can stay unmet has an answer that meets it.")
def unmet(subject: Subject) -> Iterator[str]:
    """Leave at least one option out of ``unmet``, and name only answers there that the auditor can give. Where every
    answer leaves the question open, an audit can never be completed.
    """
    for form in subject.framework.forms:
        if form.plugin == subject.plugin:
            for field in form.fields:
                yield from never_met(field)


def never_met(field: FormField) -> Iterator[str]:
    """What is wrong with the answers that leave a field open."""
    answers = ("yes", "no") if field.kind == "yes_no" else field.options
    if not field.unmet or not answers:
        return
    if refused := field.refuse and field.refuse.answer:
        answers = tuple(answer for answer in answers if answer != refused)
    if unknown := [answer for answer in field.unmet if answer not in answers]:
        yield f"field '{field.id}': '{unknown[0]}' in unmet is no answer that can be given"
    if set(answers) <= set(field.unmet):
        yield f"field '{field.id}': every answer is in unmet, so that nothing ever meets it"
