"""A framework in lines for a person to read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from evenhand.models.added import additions_to
from evenhand.models.in_use import why_out_of_use

if TYPE_CHECKING:
    from evenhand.models.domains import Domain
    from evenhand.models.framework import Framework
    from evenhand.models.scales import Grade


def framework_lines(framework: Framework) -> Iterator[str]:
    """The whole framework: what it is, its scales, domains with everything in them, rules, readings and forms."""
    header = framework.header
    yield header.title
    yield f"{framework.id} {header.version}, {header.publisher}; source: {header.source_document}"
    yield f"digest {framework.digest}"
    for addition in additions_to(framework):
        yield f"with additions by {addition.plugin}: {addition.words}"
    if closed := why_out_of_use(framework):
        yield f"No new audits. {closed}"
    yield header.evidence_window_note
    for scale in framework.scales:
        yield ""
        yield f"Scale {scale.id} ({scale.kind}), best first"
        for grade in scale.grades:
            yield f"- {_grade(grade)}"
    for domain in framework.domains:
        yield ""
        yield from _domain(framework, domain)
    yield from _rules(framework)
    for form in framework.forms:
        yield ""
        yield f"Form: {form.title} ({form.stage}{', one row for each' if form.repeats else ''})"
        for field in form.fields:
            options = f": {', '.join(field.options)}" if field.options else ""
            needed = ", required" if field.required else ""
            yield f"- {field.label} ({field.kind.replace('_', ' ')}{needed}){options} [{field.source}]"


def _grade(grade: Grade) -> str:
    code = f"{grade.code} " if grade.code is not None else ""
    band = f" ({grade.band[0]} to {grade.band[1]})" if grade.band else ""
    return f"{code}{grade.label}{band}"


def _domain(framework: Framework, domain: Domain) -> Iterator[str]:
    yield f"{domain.name}{'' if domain.graded else ' (not graded)'}: {domain.applies_to}"
    for item in domain.guidance:
        yield f"- {item.kind.replace('_', ' ')}: {item.text} [{item.source}]"
    group = None
    for prompt in domain.prompts:
        if prompt.group != group:
            yield f"- questions under: {prompt.group}" if prompt.group else "- other questions"
        group = prompt.group
        hint = f" Guidance: {prompt.hint}" if prompt.hint else ""
        yield f"- question: {prompt.numbered}{hint} [{prompt.source}]"
    for grade in framework.scale_of(domain).grades if domain.graded else ():
        taken = domain.inherits.get(grade.id)
        if taken is not None:
            yield f"- {grade.label}: {taken.text} [{taken.source}]"
        for descriptor in domain.descriptors.get(grade.id, ()):
            criterion = f"{descriptor.criterion}: " if descriptor.criterion else ""
            yield f"- {grade.label}: {criterion}{descriptor.text} [{descriptor.source}]"
        if grade.id in domain.no_descriptors:
            yield f"- {grade.label}: {domain.no_descriptors[grade.id]}"


def _rules(framework: Framework) -> Iterator[str]:
    yield ""
    yield "Overall rules"
    for rule in framework.rules:
        kind = f"{rule.effect.replace('_', ' ')}, {rule.scope}, {rule.strength}"
        yield f"- {rule.id} ({kind}): {rule.words} [{rule.source}]"
    for fact in framework.facts:
        yield f"- fact {fact.id}: {fact.text} [{fact.source}]"
    for reading in framework.readings:
        yield ""
        yield f"Reading {reading.id} ({reading.contradiction}): {reading.note} [{reading.source}]"
        for option in reading.options:
            yield f"- {option.id}{' (default)' if option.id == reading.default else ''}: {option.words}"
