"""Where in an audit an event belongs, in the framework's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evenhand.conversation.sheets import OVERALL

if TYPE_CHECKING:
    from evenhand.models.events import Event
    from evenhand.models.framework import Framework

SLOTS = {"evidence": "evidence", "reason": "reason", "grade": "grade"}
KINDS = {
    "started": "How the audit began",
    "noted": "Notes filed while reading",
    "amended": "Reasons for opening the audit again",
    "acted": "What became of the actions",
    "merged": "How copies of the audit were joined",
}


class Places:
    """Names the places of one framework."""

    def __init__(self, framework: Framework) -> None:
        self._framework = framework
        self._domain_of = {prompt.id: domain.name for domain in framework.domains for prompt in domain.prompts}
        for domain in framework.domains:
            for descriptors in domain.descriptors.values():
                self._domain_of.update({descriptor.id: domain.name for descriptor in descriptors})
        self._form_of = {field.id: form.title for form in framework.forms for field in form.fields}
        self._form_of.update({form.id: form.title for form in framework.forms})

    def of(self, event: Event) -> str:
        """The place of an event, such as ``5 Risk: evidence``. Never holds what was typed."""
        framework, to = self._framework, event.to
        if event.kind in KINDS:
            return KINDS[event.kind]
        if to == OVERALL:
            return f"Overall grade: {SLOTS.get(event.slot, 'answer')}"
        if to in framework.domain_by_id:
            return f"{framework.domain_by_id[to].name}: {SLOTS.get(event.slot, 'answer')}"
        if to in self._domain_of:
            return f"{self._domain_of[to]}: answers and notes"
        if to in framework.field_by_id:
            return f"{self._form_of[to]}: {framework.field_by_id[to].label}"
        return self._form_of.get(to, "Facts that the rules look at" if to in framework.fact_by_id else "Elsewhere")
