"""Checks that writing checks apply to something that is asked, and that they relax on grades that exist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import get_args

from evenhand.catalogue.condition_references import check_condition, grade_problem
from evenhand.catalogue.problems import Problem
from evenhand.models.checks import WritingCheck, WrittenKind
from evenhand.models.framework import Framework
from evenhand.settings.toml_lines import KeyPath
from evenhand.suggest import did_you_mean


def check_writing(framework: Framework) -> Iterator[Problem]:
    """Where a writing check names a question, grade, fact or field that the framework does not have."""
    for check in framework.checks:
        for path, words in _check(framework, check):
            yield Problem("checks", check.id, path, words)


def _check(framework: Framework, check: WritingCheck) -> Iterator[tuple[KeyPath, str]]:
    known = set(_questions(framework))
    for index, name in enumerate(check.applies_to):
        if name not in known:
            yield ("applies_to", index), f"no question or kind of question '{name}'{did_you_mean(name, known)}"
    for path, words in check_condition(framework, check.relaxed_when, chosen_allowed=True):
        yield ("relaxed_when", *path), words
    scale = framework.scale_by_id[framework.header.domain_scale]
    for index, grade in enumerate(check.relaxed_at):
        if problem := grade_problem(scale, grade):
            yield ("relaxed_at", index), problem


def _questions(framework: Framework) -> Iterable[str]:
    yield from get_args(WrittenKind)
    yield from framework.domain_by_id
    yield from framework.field_by_id
    for domain in framework.domains:
        yield from (prompt.id for prompt in domain.prompts)
