"""A framework as a list of items whose fields are in words, also those that the models gain later."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from evenhand.models.lean import fields_of
from evenhand.reporting.framework_diff.records import Entry
from evenhand.reporting.framework_print.conditions import condition_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evenhand.models.framework import Framework

APART = {"id", "order", "digest"}
"""Fields that are no words of an item: what names it, and where it stands, which is told as its place."""


def entries(framework: Framework) -> Iterator[Entry]:
    """Every item of a framework, in order."""
    yield _entry(framework, "header", framework.header, text="title", id_=framework.id)
    yield from _scales(framework)
    yield from _domains(framework)
    for fact in framework.facts:
        yield _entry(framework, "fact", fact, text="text")
    for form in framework.forms:
        yield _entry(framework, "form", form, text="title", apart={"fields"})
        for field in form.fields:
            yield _entry(framework, "field", field, text="label", home=form.id, place=form.title)
    for rule in framework.rules:
        yield _entry(framework, "rule", rule, text="words")
    for reading in framework.readings:
        yield _entry(framework, "reading", reading, text="note", apart={"options"})
        for option in reading.options:
            yield _entry(framework, "reading option", option, text="words", id_=f"{reading.id}={option.id}",
                         home=reading.id, place=f"reading {reading.id}")  # fmt: skip
    for check in framework.checks:
        yield _entry(framework, "writing check", check, text="words")
    for case in framework.cases:
        yield _entry(framework, "worked ruling", case, text="why")


def _scales(framework: Framework) -> Iterator[Entry]:
    for scale in framework.scales:
        place = f"scale {scale.id}"
        yield _entry(framework, "scale", scale, text="id", apart={"grades"})
        for grade in scale.grades:
            id_ = f"{scale.id}.{grade.id}"
            yield _entry(framework, "grade", grade, text="label", id_=id_, home=scale.id, place=place,
                         apart={"descriptors"})  # fmt: skip
            for number, item in enumerate(grade.descriptors, start=1):
                yield _entry(framework, "statement on a grade", item, text="text", id_=f"{id_}.{number}", home=id_,
                             place=f"{place}, {grade.label}")  # fmt: skip


def _domains(framework: Framework) -> Iterator[Entry]:
    for domain in framework.domains:
        yield _entry(framework, "domain", domain, text="title", apart={"guidance", "prompts", "descriptors"})
        labels = {grade.id: grade.label for grade in framework.scale_of(domain).grades}
        for item in domain.guidance:
            yield _entry(framework, "standard", item, text="text", home=domain.id, place=domain.name)
        for prompt in domain.prompts:
            yield _entry(framework, "question", prompt, text="text", home=domain.id, place=domain.name)
        for grade, descriptors in domain.descriptors.items():
            for descriptor in descriptors:
                yield _entry(framework, "descriptor", descriptor, text="text", home=f"{domain.id}.{grade}",
                             place=f"{domain.name}, {labels.get(grade, grade)}")  # fmt: skip


def _entry(
    framework: Framework,
    kind: str,
    item: Any,
    *,
    text: str,
    id_: str = "",
    home: str = "",
    place: str = "",
    apart: frozenset[str] | set[str] = frozenset(),
) -> Entry:
    found = fields_of(item)
    left_out = APART | apart | {text} | ({"plugin"} if found.get("plugin") in ("", framework.plugin) else set())
    fields = {
        name.rstrip("_").replace("_", " "): words
        for name, value in found.items()
        if name not in left_out and (words := in_words(framework, value))
    }
    return Entry(kind, id_ or item.id, home, place, str(found[text]), fields)


def in_words(framework: Framework, value: Any) -> str:
    """A field's value in words; empty where it is not given."""
    if value is None or value == () or value == {}:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str | int | float | Fraction):
        return str(value)
    if isinstance(value, tuple):
        return "; ".join(in_words(framework, part) for part in value)
    if isinstance(value, dict):
        return "; ".join(f"{name}: {in_words(framework, part)}" for name, part in value.items())
    if hasattr(value, "test"):
        return condition_words(framework, value)
    parts = ((name, in_words(framework, part)) for name, part in fields_of(value).items())
    return ", ".join(f"{name.rstrip('_').replace('_', ' ')} {words}" for name, words in parts if words)
