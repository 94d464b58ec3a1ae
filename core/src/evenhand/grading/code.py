"""Rules that no data can say: asking a plugin's code which of them fire."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from evenhand.grading.truth import FALSE, TRUE, UNKNOWN

if TYPE_CHECKING:
    from evenhand.grading.sheet import Layout, Sheet

Code = Callable[[Mapping[str, Any]], Mapping[str, str] | None]
"""From answers, as ``evenhand grade`` takes them, to the rules that fire and the answers because of which they do.

``None`` where that cannot be said.
"""


class RulesByCode:
    """Which rules fire on a sheet by a plugin's code.

    Code promises nothing about partial answers, so it is asked only once everything that applies is answered; until
    then its rules are unknown, and nothing is narrowed by them.
    """

    def __init__(self, layout: Layout, code: Code) -> None:
        self._layout = layout
        self._code = code

    def fired(self, sheet: Sheet) -> Mapping[str, str] | None:
        """The rules that fire and why, or ``None`` while something is unanswered."""
        unanswered = any(
            mask not in ladder.names for mask, ladder in zip(sheet.masks, self._layout.ladders, strict=True)
        )
        if unanswered or UNKNOWN in sheet.facts:
            return None
        return self._code(self._answers(sheet))

    def _answers(self, sheet: Sheet) -> dict[str, Any]:
        grades: dict[str, Any] = {}
        for domain, mask, ladder in zip(self._layout.domains, sheet.masks, self._layout.ladders, strict=True):
            position = ladder.single(mask)
            grades[domain.id] = "not applicable" if position is None else ladder.printed(position)
        truths = {TRUE: True, FALSE: False}
        facts = {fact: truths[sheet.facts[index]] for fact, index in self._layout.fact_index.items()}
        return {"grades": grades, "facts": facts, "record": dict(sheet.record)}
