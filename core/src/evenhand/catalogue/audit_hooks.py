"""The plugins' code that runs while an audit is under way. What fails becomes a fault, and the audit goes on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from evenhand.loading.guard import PluginError

if TYPE_CHECKING:
    from evenhand.loading.hooks import PluginHooks
    from evenhand.models.contributions import FiredRule, Remark, ReportSection
    from evenhand.models.faults import Fault


class AuditHooks:
    """Calls the code of every plugin that has any for one framework, each alone."""

    def __init__(self, framework_id: str, plugins: tuple[PluginHooks, ...], faults: list[Fault]) -> None:
        """``faults`` receives the fault of each call that fails."""
        self._framework_id = framework_id
        self._plugins = plugins
        self._faults = faults

    def remarks(self, question_id: str, value: object) -> tuple[Remark, ...]:
        """Remarks on one answer."""
        return self._all("evenhand_check_answer", question_id=question_id, value=value)

    def report_sections(self, audit: Mapping[str, Any]) -> tuple[ReportSection, ...]:
        """Sections to add to a report."""
        return self._all("evenhand_report_sections", audit=audit)

    def fired_rules(self, answers: Mapping[str, Any]) -> tuple[FiredRule, ...]:
        """Rules that code finds to fire.

        Raises :class:`PluginError` when the code fails: a ruling without a rule would permit what the rule forbids.
        """
        return tuple(
            fired
            for hooks in self._plugins
            for fired in hooks.call("evenhand_overall_grade", framework_id=self._framework_id, answers=answers)
        )

    def _all(self, hook: str, **arguments: Any) -> tuple[Any, ...]:
        found: list[Any] = []
        for hooks in self._plugins:
            try:
                found.extend(hooks.call(hook, framework_id=self._framework_id, **arguments))
            except PluginError as error:
                self._faults.append(error.fault)
        return tuple(found)
