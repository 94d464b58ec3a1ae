"""What the code of installed plugins remarks on an answer. A plugin that fails or is gone costs no answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evenhand.checking.findings import Hint

if TYPE_CHECKING:
    from collections.abc import Iterable

    from evenhand.catalogue import Catalogue
    from evenhand.catalogue.audit_hooks import AuditHooks
    from evenhand.models.events import Event


class PluginRemarks:
    """Asks the plugins with code for one framework, and imports them only when the first answer is given."""

    def __init__(self, catalogue: Catalogue, framework_id: str) -> None:
        self._catalogue = catalogue
        self._framework_id = framework_id
        self._hooks: AuditHooks | None = None
        self._asked = False

    def __call__(self, events: Iterable[Event]) -> tuple[Hint, ...]:
        """The remarks on the answers among these events."""
        hooks = self._found()
        if hooks is None:
            return ()
        answered = [event for event in events if event.kind == "answered"]
        remarks = [(event, remark) for event in answered for remark in hooks.remarks(event.to, event.value)]
        return tuple(
            Hint(f"plugin.{number}", remark.severity, 0, 0, remark.words, event.to)
            for number, (event, remark) in enumerate(remarks)
        )

    def _found(self) -> AuditHooks | None:
        if not self._asked:
            self._asked = True
            if self._catalogue.has_code(self._framework_id):
                self._hooks = self._catalogue.audit_hooks(self._framework_id)
        return self._hooks
