"""Checks about ids: each its own, none made of words that change, and every one that is named is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from evenhand.testing.checks.walking import items_of, mine
from evenhand.testing.registry import check
from evenhand.testing.subject import Subject

if TYPE_CHECKING:
    from evenhand.models.framework import Framework

RESERVED = {
    "audit": "what closes an audit",
    "overall": "the overall grade",
    "overall_grade": "the overall grade",
}
"""Ids that replies use for something else."""

OVERALL_KINDS = frozenset({"overall_grade", "overall_reason"})
MOST_WORDS = 3
"""Words of an item's text that its id may repeat in a row before it counts as made of them."""


@check("ids.unique", "must", "No two things that replies name share an id, and none has an id that replies need.")
def unique(subject: Subject) -> Iterator[str]:
    """Rename one of the two, in every rule and case that names it too. Once audits were done under an id, it stays
    what it is: rename the newer one.
    """
    yield from shared_ids(subject.framework)


def shared_ids(framework: Framework) -> Iterator[str]:
    """Ids of domains, facts, fields and forms that a reply could not tell apart. Loading compares only the first three
    with each other.
    """
    answered = {domain.id: "a domain" for domain in framework.domains}
    answered |= {fact.id: "a fact" for fact in framework.facts}
    for form in framework.forms:
        answered |= {
            field.id: f"a field of form '{form.id}'" for field in form.fields if field.kind not in OVERALL_KINDS
        }
    for id_, what in answered.items():
        if id_ in RESERVED:
            yield f"'{id_}', {what}: in a replies file this id means {RESERVED[id_]}"
    for form in framework.forms:
        if form.id in RESERVED and form.id != "overall":
            yield f"'{form.id}', a form: in a replies file this id means {RESERVED[form.id]}"
        if (form.repeats or form.stage == "any_time") and form.id in answered:
            yield f"'{form.id}' is both a form of which rows are opened and {answered[form.id]}"


@check("ids.stable_form", "should", "The id of an item says where it stands, or was given; it is not made of its text.")
def stable_form(subject: Subject) -> Iterator[str]:
    """Number items within their domain and grade (``risk.good.2``), or leave ``id`` out so that this is done. An id
    made of words tempts to change it with the words, and every answer given under it is then lost.
    """
    for id_, text, plugin in items_of(subject.framework):
        if plugin == subject.plugin and (words := words_taken(id_.partition(".")[2], text)):
            yield f"{id_} is made of the words of its text ({words})"


def words_taken(id_: str, text: str) -> str:
    """The run of words that an id takes over from a text, if it is longer than a short name would be."""
    words, said = re.findall(r"[a-z]+|[0-9]+", id_), re.findall(r"[a-z]+|[0-9]+", text.casefold())
    for start in range(len(words) - MOST_WORDS):
        run = words[start : start + MOST_WORDS + 1]
        if any(said[at : at + len(run)] == run for at in range(len(said) - len(run) + 1)):
            return " ".join(run)
    return ""


@check("references.resolve", "must", "Everything that the framework refers to is there.")
def resolve(subject: Subject) -> Iterator[str]:
    """Name what is meant, or take the reference out. Loading refuses most references to nothing; what is found here
    goes round in a circle.
    """
    yield from circles(subject.framework)
    if subject.framework.header.superseded_by == subject.framework_id:
        yield f"framework '{subject.framework_id}' is superseded by itself"


@check("references.in_words", "should", "Where words name a rule by its id, there is such a rule.")
def in_words(subject: Subject) -> Iterator[str]:
    """Name the rule that is meant, or take the id out. Where the document itself numbers its points in the same way,
    write them otherwise (``point 6`` for ``H-6``), so that nobody looks for a rule that there is not.
    """
    yield from lost_rules(subject)


def circles(framework: Framework) -> Iterator[str]:
    """Grades of a domain that take over each other's descriptors, so that neither has any."""
    for domain in framework.domains:
        for start in domain.inherits:
            seen, grade = {start}, domain.inherits[start].from_
            while grade in domain.inherits and grade not in seen:
                seen.add(grade)
                grade = domain.inherits[grade].from_
            if grade == start:
                yield f"domain '{domain.id}': '{start}' takes over from '{domain.inherits[start].from_}' in a circle"


def lost_rules(subject: Subject) -> Iterator[str]:
    """Ids in the words of the framework that look like those of its rules, and are none."""
    rules = subject.framework.rule_by_id
    prefixes = {id_.partition("-")[0] for id_ in rules if "-" in id_}
    if not prefixes:
        return
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(prefixes)))})-[A-Z0-9]+(?:-[A-Z0-9]+)*\b")
    known = {*rules, *(reading.contradiction for reading in subject.framework.readings)}
    for one in mine(subject):
        if one.key in {"words", "note", "why", "text"}:
            for id_ in pattern.findall(one.text):
                if id_ not in known:
                    yield f"{one.where}: its {one.key} names {id_}, and there is no such rule"
