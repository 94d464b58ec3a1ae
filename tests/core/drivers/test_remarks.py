"""Remarks of plugins' own code on answers."""

from __future__ import annotations

from typing import Any

from evenhand import hookimpl
from evenhand.catalogue.audit_hooks import AuditHooks
from evenhand.drivers.remarks import PluginRemarks
from evenhand.loading.entries import PluginEntry
from evenhand.loading.hooks import PluginHooks
from evenhand.loading.load import LoadedPlugin
from evenhand.models.contributions import Remark
from evenhand.models.events import Event


class Wary:
    @hookimpl
    def evenhand_check_answer(self, question_id: str, value: object) -> tuple[Remark, ...]:
        return (Remark(words=f"look again at {question_id}"),) if value == "no" else ()


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


def remarks(catalogue: Any) -> PluginRemarks:
    return PluginRemarks(catalogue, "durham")


def test_a_plugin_remarks_on_answers_only_and_is_imported_once() -> None:
    catalogue = OneCatalogue(Wary())
    ask = remarks(catalogue)
    assert catalogue.asked == 0
    events = [
        Event("answered", "risk.1", value="no"),
        Event("skipped", "risk.2"),
        Event("answered", "risk.3", value="yes"),
    ]
    assert [hint.words for hint in ask(events)] == ["look again at risk.1"]
    assert ask([Event("noted", "risk", note="no")]) == ()
    assert catalogue.asked == 1


def test_without_code_nothing_is_imported() -> None:
    catalogue = OneCatalogue()
    assert remarks(catalogue)([Event("answered", "risk.1", value="no")]) == ()
    assert catalogue.asked == 0
