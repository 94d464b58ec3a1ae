"""The code of installed plugins while an audit is under way: remarks on answers, and rules that no data can say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from evenhand.checking.findings import Hint
from evenhand.loading.guard import PluginError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from evenhand.catalogue import Catalogue
    from evenhand.catalogue.audit_hooks import AuditHooks
    from evenhand.models.events import Event


class PluginCode:
    """Asks the plugins with code for one framework, and imports them only when they are first needed."""

    def __init__(self, catalogue: Catalogue, framework_id: str) -> None:
        self._catalogue = catalogue
        self._framework_id = framework_id
        self._hooks: AuditHooks | None = None
        self._looked = False

    def remarks(self, events: Iterable[Event]) -> tuple[Hint, ...]:
        """The remarks on the answers among these events. A plugin that fails or is gone remarks on nothing."""
        hooks = self._found()
        if hooks is None:
            return ()
        answered = [event for event in events if event.kind == "answered"]
        remarks = [(event, remark) for event in answered for remark in hooks.remarks(event.to, event.value)]
        return tuple(
            Hint(f"plugin.{number}", remark.severity, 0, 0, remark.words, event.to)
            for number, (event, remark) in enumerate(remarks)
        )

    def fired(self, answers: Mapping[str, Any]) -> dict[str, str]:
        """The rules that fire, with the answers because of which they do.

        Raises :class:`PluginError` when a plugin fails.
        """
        hooks = self._found()
        if hooks is None:
            return {}
        return {fired.rule: fired.because for fired in hooks.fired_rules(answers)}

    def fired_or_unknown(self, answers: Mapping[str, Any]) -> dict[str, str] | None:
        """As :meth:`fired`; ``None`` where that fails or no plugin has code, so that the ruling stays provisional."""
        try:
            return None if self._found() is None else self.fired(answers)
        except PluginError:
            return None

    def _found(self) -> AuditHooks | None:
        if not self._looked:
            self._looked = True
            if self._catalogue.has_code(self._framework_id):
                self._hooks = self._catalogue.audit_hooks(self._framework_id)
        return self._hooks
