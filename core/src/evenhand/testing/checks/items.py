"""Checks about domains and their items: descriptors for every grade, who a domain applies to, and sources."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from evenhand.testing.checks.walking import mine
from evenhand.testing.registry import check
from evenhand.testing.subject import Subject

if TYPE_CHECKING:
    from evenhand.models.domains import Domain
    from evenhand.models.framework import Framework

PLACEHOLDER = re.compile(
    r"[\W_]*|(todo|tbc|tbd|fixme|n/?a|none|nil|unknown|source|locator|x+|\?+)[\W_]*", re.IGNORECASE
)
"""What stands where a source should and is none."""

EVERY_CASE = re.compile(r"(every|all|any)\s+(cases?|child|children|audits?)\.?", re.IGNORECASE)
"""How ``applies_to`` says that a domain is always asked."""

BEGINS_WITH_EVERY = re.compile(r"(every|all|any)\b", re.IGNORECASE)
"""It may name an exception that the document leaves to the auditor."""


@check("domains.descriptors", "must", "Every graded domain has descriptors for each grade, or says why it has none.")
def descriptors(subject: Subject) -> Iterator[str]:
    """Write the descriptors of the grade under ``[[descriptors.GRADE]]``; let it take over those of another under
    ``[inherits.GRADE]``; or, where the document has none, say so under ``[no_descriptors]``.
    """
    for domain in subject.framework.graded_domains:
        if domain.plugin == subject.plugin:
            yield from undescribed(subject.framework, domain)


def undescribed(framework: Framework, domain: Domain) -> Iterator[str]:
    """Grades of a domain that an auditor is shown nothing for, and those that say there is nothing where there is."""
    for grade in framework.scale_of(domain).grades:
        described = bool(domain.descriptors.get(grade.id)) or grade.id in domain.inherits
        reason = domain.no_descriptors.get(grade.id)
        if not described and not (reason or "").strip():
            yield f"domain '{domain.id}' has no descriptors for {grade.label}, and does not say why"
        elif described and reason is not None:
            yield f"domain '{domain.id}' says why it has no descriptors for {grade.label}, and has some"


@check("domains.applies_to", "must", "Every domain says which cases it applies to, as its rules have it.")
def applies_to(subject: Subject) -> Iterator[str]:
    """Say in ``applies_to`` which cases the domain is for (``Looked after children only``), or ``Every case``. A domain
    that an applicability rule can leave out is not for every case; one for some cases needs such a rule, or
    ``not_applicable.allowed``.
    """
    framework = subject.framework
    ruled = {
        domain
        for rule in framework.rules
        if rule.scope == "applicability" and rule.when is not None
        for domain in rule.domains
    }
    for domain in framework.domains:
        if domain.plugin == subject.plugin:
            yield from misdirected(domain, ruled=domain.id in ruled)


def misdirected(domain: Domain, *, ruled: bool) -> Iterator[str]:
    """What is wrong with the words on which cases a domain is for. ``ruled``: a rule can leave it out."""
    words = domain.applies_to.strip()
    if PLACEHOLDER.fullmatch(words):
        yield f"domain '{domain.id}' does not say which cases it applies to"
    elif ruled and EVERY_CASE.fullmatch(words):
        yield f"domain '{domain.id}' applies to '{words}', yet a rule says when it does not apply"
    elif domain.graded and not ruled and not domain.not_applicable.allowed and not BEGINS_WITH_EVERY.match(words):
        yield f"domain '{domain.id}' applies to '{words}', yet nothing lets an auditor leave it out of another case"


@check("domains.order", "should", "Every domain of a framework has a place of its own.")
def order(subject: Subject) -> Iterator[str]:
    """Give one of the two another ``order``. With the same one their files' names decide which is asked first."""
    seen: dict[int, str] = {}
    for domain in subject.framework.domains:
        if domain.plugin == subject.plugin:
            if domain.order in seen:
                yield f"domain '{domain.id}' has order = {domain.order}, as '{seen[domain.order]}' has"
            seen.setdefault(domain.order, domain.id)


@check("sources.everywhere", "must", "Every item says where its source document says it.")
def sources(subject: Subject) -> Iterator[str]:
    """Give the place in the document: a line, a page, a heading, a cell (``p. 12, table 3, row 2``). Where the
    framework itself is the source, say so in words.
    """
    for one in mine(subject):
        if one.key == "source" and PLACEHOLDER.fullmatch(one.text.strip()):
            yield f"{one.where}: '{one.text}' is no source"
