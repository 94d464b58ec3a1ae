"""The code of plugins while an audit is under way."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from evenhand import hookimpl
from evenhand.catalogue.audit_hooks import AuditHooks
from evenhand.drivers.plugin_code import PluginCode
from evenhand.loading.entries import PluginEntry
from evenhand.loading.guard import PluginError
from evenhand.loading.hooks import PluginHooks
from evenhand.loading.load import LoadedPlugin
from evenhand.models.contributions import FiredRule, Remark
from evenhand.models.events import Event


class Wary:
    @hookimpl
    def evenhand_check_answer(self, question_id: str, value: object) -> tuple[Remark, ...]:
        return (Remark(words=f"look again at {question_id}"),) if value == "no" else ()

    @hookimpl
    def evenhand_overall_grade(self, answers: Mapping[str, Any]) -> tuple[FiredRule, ...]:
        return (FiredRule(rule="K-7", because="risk is Good"),) if answers["grades"]["risk"] == "Good" else ()


class Broken:
    @hookimpl
    def evenhand_overall_grade(self, answers: Mapping[str, Any]) -> tuple[FiredRule, ...]:
        raise ValueError(answers)


class OneCatalogue:
    """A catalogue with one plugin of code, or none."""

    def __init__(self, *plugins: object) -> None:
        self.asked = 0
        entry = PluginEntry("wary", "wary:plugin", "evenhand-wary", "1.0")
        self._hooks = tuple(PluginHooks(LoadedPlugin(entry, plugin)) for plugin in plugins)

    def has_code(self, framework_id: str) -> bool:
        return bool(self._hooks)

    def audit_hooks(self, framework_id: str) -> AuditHooks:
        self.asked += 1
        return AuditHooks(framework_id, self._hooks, [])


def code(catalogue: Any) -> PluginCode:
    return PluginCode(catalogue, "durham")


def test_a_plugin_remarks_on_answers_only_and_is_imported_once() -> None:
    catalogue = OneCatalogue(Wary())
    plugin = code(catalogue)
    assert catalogue.asked == 0
    events = [
        Event("answered", "risk.1", value="no"),
        Event("skipped", "risk.2"),
        Event("answered", "risk.3", value="yes"),
    ]
    assert [hint.words for hint in plugin.remarks(events)] == ["look again at risk.1"]
    assert plugin.remarks([Event("noted", "risk", note="no")]) == ()
    assert catalogue.asked == 1


def test_a_plugin_says_which_rules_fire() -> None:
    plugin = code(OneCatalogue(Wary()))
    assert plugin.fired({"grades": {"risk": "Good"}}) == {"K-7": "risk is Good"}
    assert plugin.fired_or_unknown({"grades": {"risk": "Inadequate"}}) == {}


def test_a_plugin_that_fails_leaves_its_rules_unknown_and_no_text_in_the_error() -> None:
    plugin = code(OneCatalogue(Broken()))
    assert plugin.fired_or_unknown({"grades": {"risk": "a case note"}}) is None
    with pytest.raises(PluginError) as raised:
        plugin.fired({"grades": {"risk": "a case note"}})
    assert "a case note" not in str(raised.value)


def test_without_code_nothing_is_imported() -> None:
    catalogue = OneCatalogue()
    plugin = code(catalogue)
    assert plugin.remarks([Event("answered", "risk.1", value="no")]) == ()
    assert plugin.fired_or_unknown({"grades": {}}) is None
    assert catalogue.asked == 0
