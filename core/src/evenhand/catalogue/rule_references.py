"""Checks overall rules and readings against their framework."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import ValidationError

from evenhand.catalogue.condition_references import check_condition, grade_problem, score_problem
from evenhand.catalogue.problems import Problem, no_such
from evenhand.catalogue.validation import plain_words
from evenhand.models.framework import Framework
from evenhand.models.rules import OverallRule, Reading, RulePatch
from evenhand.models.scales import GradeScale
from evenhand.settings.toml_lines import KeyPath
from evenhand.suggest import did_you_mean


def check_rules(framework: Framework) -> Iterator[Problem]:
    """What is wrong with the framework's rules, as they stand without a reading."""
    for rule in framework.rules:
        for path, words in _rule(framework, rule):
            yield Problem("rules", rule.id, path, words)


def check_readings(framework: Framework) -> Iterator[Problem]:
    """What is wrong with the framework's readings, and with each rule as an option changes it."""
    for reading in framework.readings:
        for path, words in _reading(framework, reading):
            yield Problem("readings", reading.id, path, words)


def patched(rule: OverallRule, patch: RulePatch) -> OverallRule:
    """The rule with the fields that a reading's option replaces. Raises pydantic's ``ValidationError``."""
    given = {name: getattr(patch, name) for name in patch.model_fields_set}
    kept = {name: getattr(rule, name) for name in type(rule).model_fields}
    return OverallRule(**{**kept, **given})


def _rule(framework: Framework, rule: OverallRule) -> Iterator[tuple[KeyPath, str]]:
    known = framework.domain_by_id
    for index, domain in enumerate(rule.domains):
        if domain not in known:
            yield ("domains", index), no_such("domain", domain, known)
    for index, form in enumerate(rule.brings):
        if form not in framework.form_by_id:
            yield ("brings", index), no_such("form", form, framework.form_by_id)
    scales = _scales_of(framework, rule)
    for scale in scales:
        if rule.grade is not None and (words := grade_problem(scale, rule.grade)):
            yield ("grade",), words
        if rule.score is not None and (words := score_problem(scale, rule.score)):
            yield ("score",), words
    if _withholds(rule) and any(rule.grade == scale.grades[-1].id for scale in scales):
        yield ("grade",), f"'{rule.grade}' is the worst grade; withholding it could leave no grade permitted"
    for path, words in check_condition(framework, rule.when, chosen_allowed=_may_look_at_chosen(rule)):
        yield ("when", *path), words


def _may_look_at_chosen(rule: OverallRule) -> bool:
    """What is asked after the grade may depend on it; what is graded may not, since that would go in a circle."""
    return rule.scope == "follow-up" or (rule.scope == "applicability" and not rule.domains)


def _withholds(rule: OverallRule) -> bool:
    return rule.effect == "requires" or rule.withheld_unless_met


def _scales_of(framework: Framework, rule: OverallRule) -> list[GradeScale]:
    """The scales that the rule's own grade or score must be on."""
    if rule.scope not in ("section", "domain"):
        return [framework.overall_scale]
    ids = {framework.header.domain_scale} if not rule.domains else set()
    for domain in rule.domains:
        if domain in framework.domain_by_id:
            ids.add(framework.domain_by_id[domain].scale or framework.header.domain_scale)
    return [scale for scale in framework.scales if scale.id in ids]


def _reading(framework: Framework, reading: Reading) -> Iterator[tuple[KeyPath, str]]:
    ids = [option.id for option in reading.options]
    if reading.default not in ids:
        yield ("default",), f"no option '{reading.default}'{did_you_mean(reading.default, ids)}"
    for index, option in enumerate(reading.options):
        place: KeyPath = ("options", index)
        if option.id in ids[:index]:
            yield (*place, "id"), f"'{option.id}' is the id of another option; each needs its own"
        for rule_id, patch in option.rules.items():
            path = (*place, "rules", rule_id)
            if rule_id not in framework.rule_by_id:
                yield path, no_such("rule", rule_id, framework.rule_by_id)
                continue
            try:
                changed = patched(framework.rule_by_id[rule_id], patch)
            except ValidationError as error:
                yield path, plain_words(error)
                continue
            before = set(_rule(framework, framework.rule_by_id[rule_id]))
            for inner, words in _rule(framework, changed):
                if (inner, words) not in before:
                    yield (*path, *inner), words
