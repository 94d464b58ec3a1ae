"""Collects what one plugin gives for one framework; each item carries the plugin that it came from."""

from __future__ import annotations

from typing import Any, NamedTuple

from evenhand.loading.guard import PluginError, make_fault
from evenhand.loading.hooks import PluginHooks
from evenhand.models.cases import RuleCase
from evenhand.models.checks import WritingCheck
from evenhand.models.domains import Domain, Prompt
from evenhand.models.forms import Form
from evenhand.models.rules import Fact, OverallRule, Reading
from evenhand.models.scales import GradeScale

_STAGES = {
    "evenhand_record_fields": ("opening", "header"),
    "evenhand_follow_up": ("closing", "overall", "any_time", "graded", "checklist", "sign_off"),
}


class Parts(NamedTuple):
    """What plugins give for one framework. ``prompts`` pairs domain ids with the prompts to add to them."""

    scales: tuple[GradeScale, ...]
    domains: tuple[Domain, ...]
    prompts: tuple[tuple[str, tuple[Prompt, ...]], ...]
    facts: tuple[Fact, ...]
    forms: tuple[Form, ...]
    rules: tuple[OverallRule, ...]
    readings: tuple[Reading, ...]
    checks: tuple[WritingCheck, ...]
    cases: tuple[RuleCase, ...]

    def plus(self, other: Parts) -> Parts:
        """Both together, these first."""
        both: list[Any] = [(*mine, *theirs) for mine, theirs in zip(self, other, strict=True)]
        return Parts(*both)


def collect(hooks: PluginHooks, framework_id: str) -> Parts:
    """Everything that one plugin gives for a framework. Raises :class:`PluginError` when one of its hooks fails."""
    name = hooks.entry.name

    def call(hook: str) -> Any:
        return hooks.call(hook, framework_id=framework_id)

    forms: list[Form] = []
    for hook, stages in _STAGES.items():
        for form in call(hook):
            if form.stage not in stages:
                message = f"{hook} returned form '{form.id}' of stage '{form.stage}'"
                raise PluginError(make_fault(hooks.entry, "call", message, f"its stages are {', '.join(stages)}"))
            forms.append(form)
    return Parts(
        scales=call("evenhand_grade_scales"),
        domains=tuple(_stamped_domain(domain, name) for domain in call("evenhand_domains")),
        prompts=tuple((domain, _stamped(prompts, name)) for domain, prompts in call("evenhand_prompts").items()),
        facts=_stamped(call("evenhand_facts"), name),
        forms=_stamped(forms, name),
        rules=_stamped(call("evenhand_overall_rules"), name),
        readings=_stamped(call("evenhand_readings"), name),
        checks=_stamped(call("evenhand_writing_checks"), name),
        cases=call("evenhand_rule_cases"),
    )


def _stamped(items: Any, plugin: str) -> tuple[Any, ...]:
    return tuple(item.model_copy(update={"plugin": plugin}) for item in items)


def _stamped_domain(domain: Domain, plugin: str) -> Domain:
    return domain.model_copy(
        update={
            "plugin": plugin,
            "guidance": _stamped(domain.guidance, plugin),
            "prompts": _stamped(domain.prompts, plugin),
            "descriptors": {grade: _stamped(items, plugin) for grade, items in domain.descriptors.items()},
        }
    )
