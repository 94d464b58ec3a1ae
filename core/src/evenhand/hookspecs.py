"""The hooks through which every framework reaches Evenhand, ours and strangers' alike (pluggy project ``evenhand``).

A plugin implements those it needs. ``None`` and an empty result mean the same. Adding an argument to a hook later
does not break a plugin, because an implementation takes only the arguments that it names.
"""

# A specification has no body: pluggy never runs it.
# mypy: disable-error-code="empty-body"

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import pluggy

if TYPE_CHECKING:
    from evenhand.models.calibration import CalibrationCase
    from evenhand.models.cases import RuleCase
    from evenhand.models.checks import WritingCheck
    from evenhand.models.contributions import FiredRule, Remark, ReportSection
    from evenhand.models.domains import Domain, Prompt
    from evenhand.models.forms import Form
    from evenhand.models.framework import FrameworkHeader
    from evenhand.models.rules import Fact, OverallRule, Reading
    from evenhand.models.scales import GradeScale

PROJECT = "evenhand"
hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)
"""Marks a function or method as an implementation of the hook whose name it bears."""

REQUIRED = (
    "evenhand_frameworks",
    "evenhand_grade_scales",
    "evenhand_domains",
    "evenhand_prompts",
    "evenhand_overall_rules",
)
"""The hooks that the owner of a framework must implement. A plugin that only extends needs ``evenhand_extends``."""


@hookspec
def evenhand_frameworks() -> tuple[FrameworkHeader, ...]:
    """The frameworks that this plugin owns.

    Called: once when the plugin is first loaded after it changed, and once whenever one of its frameworks is assembled.
    Empty: the plugin owns none and only extends the frameworks of others. Since: 0.1.
    """


@hookspec
def evenhand_extends() -> tuple[str, ...]:
    """Ids of the frameworks of other plugins that this one adds to.

    Called: as ``evenhand_frameworks``. The hooks below are called only for frameworks that are owned or named here.
    Empty: the plugin adds to no framework but its own. Since: 0.1.
    """


@hookspec
def evenhand_grade_scales(framework_id: str) -> tuple[GradeScale, ...]:
    """The grade scales of a framework, best grade first in each.

    Called: once whenever the framework is assembled. Empty: none to add; the owner must give those that its header
    names. Since: 0.1.
    """


@hookspec
def evenhand_domains(framework_id: str) -> tuple[Domain, ...]:
    """The domains of a framework with their guidance and descriptors, with or without their prompts.

    Called: once whenever the framework is assembled. Empty: none to add; the owner must give at least one.
    Since: 0.1.
    """


@hookspec
def evenhand_prompts(framework_id: str) -> dict[str, tuple[Prompt, ...]]:
    """Prompts by domain id, added after those that the domain has. An extension may add to the owner's domains.

    Called: once whenever the framework is assembled. Empty: none to add. Since: 0.1.
    """


@hookspec
def evenhand_overall_rules(framework_id: str) -> tuple[OverallRule, ...]:
    """The overall rules of a framework. An extension's rules are added to the owner's and can only tighten.

    Called: once whenever the framework is assembled. Empty: no rules to add; where a framework has none at all, the
    overall grade is left to the auditor's judgement. Since: 0.1.
    """


@hookspec
def evenhand_readings(framework_id: str) -> tuple[Reading, ...]:
    """The readings of contradictions in the framework's source document.

    Called: once whenever the framework is assembled. Empty: none to add. Since: 0.1.
    """


@hookspec
def evenhand_facts(framework_id: str) -> tuple[Fact, ...]:
    """The yes or no questions that overall rules read.

    Called: once whenever the framework is assembled. Empty: none to add. Since: 0.1.
    """


@hookspec
def evenhand_record_fields(framework_id: str) -> tuple[Form, ...]:
    """Forms of the stages ``opening`` and ``header``: what is asked before the first domain.

    Called: once whenever the framework is assembled. Empty: none to add. Since: 0.1.
    """


@hookspec
def evenhand_follow_up(framework_id: str) -> tuple[Form, ...]:
    """Forms of the later stages: ungraded questions, escalation, support plans, discussions, checklists, sign-off.

    Called: once whenever the framework is assembled. Empty: none to add. Since: 0.1.
    """


@hookspec
def evenhand_check_answer(framework_id: str, question_id: str, value: object) -> tuple[Remark, ...]:
    """Remarks on one answer, such as an abbreviation that readers will not know. A remark never blocks.

    Called: each time an auditor has answered the question, text or not. Must be quick and keep nothing of ``value``.
    Empty: nothing to remark. Since: 0.1.
    """


@hookspec
def evenhand_writing_checks(framework_id: str) -> tuple[WritingCheck, ...]:
    """Rules for writing that Evenhand knows how to check, such as names rather than initials. A hint never blocks.

    Called: once whenever the framework is assembled. Empty: none to add. Since: 0.1.
    """


@hookspec
def evenhand_overall_grade(framework_id: str, answers: Mapping[str, Any]) -> tuple[FiredRule, ...]:
    """Which rules fire that no data can say. Each is an overall rule with ``when = {test = "code", rule = its id}``.

    Called: each time a ruling is made on complete answers, with ``answers`` as ``evenhand grade`` takes them. The same
    answers must always give the same result. Empty: none of them fires. Since: 0.1.
    """


@hookspec
def evenhand_report_sections(framework_id: str, audit: Mapping[str, Any]) -> tuple[ReportSection, ...]:
    """Sections to add to an audit's report.

    Called: once for each report that is written, with ``audit`` as the JSON report has it. Empty: none. Since: 0.1.
    """


@hookspec
def evenhand_rule_cases(framework_id: str) -> tuple[RuleCase, ...]:
    """Worked rulings that the conformance suite runs against the framework's rules.

    Called: once whenever the framework is assembled. Empty: none to add. Since: 0.1.
    """


@hookspec
def evenhand_calibration_cases(framework_id: str) -> tuple[CalibrationCase, ...]:
    """Invented case files with agreed grades, on which auditors practise and compare their grades.

    Called: when somebody asks for the cases of the framework, to practise or to check them; never at start-up.
    Empty: none to add. Since: 0.1.
    """
