"""What an extension may do to a framework: add and tighten, never replace, drop or loosen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from evenhand.catalogue.problems import Problem

if TYPE_CHECKING:
    from evenhand.catalogue.parts import Parts
    from evenhand.models.framework import Framework


def addition_problems(framework: Framework, added: Parts) -> tuple[Problem, ...]:
    """Where an extension's parts would replace or loosen something of the framework that it extends."""
    return (*_replaced(framework, added), *_loosened(framework, added))


def _replaced(framework: Framework, added: Parts) -> Iterator[Problem]:
    for section in ("scales", "domains", "facts", "forms", "rules", "readings", "checks", "cases"):
        taken = {item.id for item in getattr(framework, section)}
        for item in getattr(added, section):
            if item.id in taken:
                words = f"'{item.id}' belongs to {framework.id}; an extension adds and does not replace"
                yield Problem(section, item.id, ("id",), words)


def _loosened(framework: Framework, added: Parts) -> Iterator[Problem]:
    for reading in added.readings:
        for index, option in enumerate(reading.options):
            for rule_id in option.rules:
                if rule_id in framework.rule_by_id:
                    words = f"rule '{rule_id}' belongs to {framework.id}; an extension may not give it another reading"
                    yield Problem("readings", reading.id, ("options", index, "rules", rule_id), words)
    for rule in added.rules:
        for index, domain in enumerate(rule.domains):
            if rule.scope == "applicability" and domain in framework.domain_by_id:
                words = f"domain '{domain}' belongs to {framework.id}; an extension may not decide where it applies"
                yield Problem("rules", rule.id, ("domains", index), words)
