"""The forms with their fields and when they are asked, and what the writing checks hint at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evenhand.models.added import added_by
from evenhand.reporting.document import Block, Heading, KeyValues, Paragraph, Table
from evenhand.reporting.framework_print.conditions import condition_words
from evenhand.reporting.framework_print.words import KIND_WORDS, STAGE_WORDS, domain_names, label_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evenhand.models.checks import WritingCheck
    from evenhand.models.forms import Form, FormField
    from evenhand.models.framework import Framework


def forms(framework: Framework) -> Iterator[Block]:
    """Every form: when it is asked, and its fields."""
    for form in framework.forms:
        yield Heading(f"Form: {form.title}")
        yield KeyValues(tuple(_about(framework, form)))
        if form.intro:
            yield Paragraph(form.intro, leads=True)
        rows = tuple((_field(field), _answer(framework, field), field.source) for field in form.fields)
        yield Table(("Field", "How it is answered", "Source"), rows, (9, 8, 4))


def _about(framework: Framework, form: Form) -> Iterator[tuple[str, str]]:
    when = STAGE_WORDS[form.stage]
    yield "Asked", f"{when}, after {domain_names(framework, [form.domain])}" if form.domain else when
    bringing = [rule.id for rule in framework.rules if form.id in rule.brings]
    if bringing:
        # What the auditor may open at any time is not only asked when a rule asks for it.
        name = "Asked for by" if form.stage == "any_time" else "Only when brought by"
        yield name, ", ".join(bringing)
    if form.repeats or form.stage == "any_time":
        yield "Rows", "as many as are needed"
    if form.purpose:
        yield "Purpose", form.purpose.replace("_", " ")
    if form.blocks_completion:
        yield "Needed", "its required fields must be answered before the audit goes on to its next status"
    if form.keep_from:
        yield "Kept from", ", ".join(f"the {copy}'s copy" for copy in form.keep_from)
    yield "Source", form.source
    if plugin := added_by(framework, form):
        yield "Added by", plugin


def _field(field: FormField) -> str:
    number = f"{field.number} " if field.number else ""
    return f"{number}{field.label}\n\nAsked as: {field.question}" if field.question else f"{number}{field.label}"


def _answer(framework: Framework, field: FormField) -> str:
    words = [KIND_WORDS[field.kind]]
    if field.required:
        words.append("required")
    if field.options:
        words.append(f"options: {'; '.join(field.options)}")
    if field.list:
        words.append(f"offered from the authority's list “{field.list}”")
    if field.only_when is not None:
        words.append(f"only when {condition_words(framework, field.only_when)}")
    if field.unmet:
        words.append(f"left open by: {'; '.join(field.unmet)}")
    if field.within_days is not None:
        words.append(f"within {field.within_days} days of the audit")
    if field.voice != "auditor":
        words.append(f"in the {field.voice}'s words")
    if field.identifies:
        words.append("tells who somebody is, and is left out of anonymised copies")
    if field.keep_from:
        words.append(f"kept from {', '.join(f'the {copy} copy' for copy in field.keep_from)}")
    told = "; ".join(words)
    if field.refuse is not None:
        told += f"\n\nThe audit stops at “{field.refuse.answer}”: {field.refuse.words}"
    return told


def checks(framework: Framework) -> Iterator[Block]:
    """The writing checks, with the acronyms that need no explaining."""
    if not framework.checks:
        return
    yield Heading("Hints on writing")
    yield Paragraph("A hint never stops an auditor.")
    for check in framework.checks:
        yield Heading(check.kind.replace("_", " ").capitalize(), 2)
        yield Paragraph(check.words, leads=True)
        yield KeyValues(tuple(_check(framework, check)))
        if check.known:
            yield Table(("Known acronym", "Meaning"), tuple(check.known.items()), (5, 16))


def _check(framework: Framework, check: WritingCheck) -> Iterator[tuple[str, str]]:
    places = [_place(framework, place) for place in check.applies_to]
    everything = "the whole audit, once" if check.kind == "proofread" else "everything that is written"
    yield "Looks at", ", ".join(places) or everything
    if check.relaxed_at:
        yield "Silent at", ", ".join(label_of(framework, grade) for grade in check.relaxed_at)
    if check.relaxed_when is not None:
        yield "Silent when", condition_words(framework, check.relaxed_when)
    yield "Source", check.source
    if plugin := added_by(framework, check):
        yield "Added by", plugin


def _place(framework: Framework, place: str) -> str:
    if place in framework.field_by_id:
        return f"“{framework.field_by_id[place].label}”"
    if place in framework.domain_by_id:
        return framework.domain_by_id[place].name
    return place.replace("_", " ")
