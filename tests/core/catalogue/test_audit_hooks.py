from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from evenhand import hookimpl
from evenhand.catalogue.audit_hooks import AuditHooks
from evenhand.loading.guard import PluginError
from evenhand.loading.hooks import PluginHooks
from evenhand.models.contributions import FiredRule, Remark, ReportSection
from evenhand.models.faults import Fault


class Sound:
    @hookimpl
    def evenhand_check_answer(self, framework_id: str, question_id: str, value: object) -> tuple[Remark, ...]:
        return (Remark(words=f"{framework_id} {question_id}"),) if value == "CIN" else ()

    @hookimpl
    def evenhand_overall_grade(self, framework_id: str, answers: Mapping[str, Any]) -> tuple[FiredRule, ...]:
        return (FiredRule(rule="K-7", because="risk"),) if answers["grades"] else ()

    @hookimpl
    def evenhand_report_sections(self, framework_id: str, audit: Mapping[str, Any]) -> tuple[ReportSection, ...]:
        return (ReportSection(title="Local", paragraphs=(audit["words"],)),)


class Broken:
    @hookimpl
    def evenhand_check_answer(self, value: object) -> tuple[Remark, ...]:
        raise ValueError(value)

    @hookimpl
    def evenhand_overall_grade(self, answers: object) -> tuple[FiredRule, ...]:
        raise SystemExit

    @hookimpl
    def evenhand_report_sections(self, audit: object) -> list[object]:
        return []


@pytest.fixture
def faults() -> list[Fault]:
    return []


@pytest.fixture
def both(hooks: Callable[[str, object], PluginHooks], faults: list[Fault]) -> AuditHooks:
    return AuditHooks("kent", (hooks("broken", Broken()), hooks("sound", Sound())), faults)


def test_one_plugin_that_fails_loses_no_remark_of_another_and_no_case_text(
    both: AuditHooks, faults: list[Fault]
) -> None:
    assert [remark.words for remark in both.remarks("risk.1", "CIN")] == ["kent risk.1"]
    assert [(fault.plugin, fault.stage) for fault in faults] == [("broken", "call")]
    assert "CIN" not in str(faults)


def test_sections_of_a_report_come_from_every_plugin_that_can(both: AuditHooks, faults: list[Fault]) -> None:
    assert [section.paragraphs for section in both.report_sections({"words": "Sam"})] == [("Sam",)]
    assert len(faults) == 1


def test_a_rule_that_cannot_be_computed_stops_the_ruling(both: AuditHooks) -> None:
    with pytest.raises(PluginError, match="evenhand_overall_grade failed"):
        both.fired_rules({"grades": {}})


def test_fired_rules_are_given(hooks: Callable[[str, object], PluginHooks]) -> None:
    sound = AuditHooks("kent", (hooks("sound", Sound()),), [])
    assert [fired.rule for fired in sound.fired_rules({"grades": {"risk": "poor"}})] == ["K-7"]
    assert sound.fired_rules({"grades": {}}) == ()
