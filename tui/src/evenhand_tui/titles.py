"""The header line: framework, case, period, practice."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from evenhand_tui.opened import AuditInHand
    from evenhand_tui.signs import Signs


def header_words(audit: AuditInHand, signs: Signs) -> str:
    """What is audited, in one line."""
    header = audit.framework.header
    state = audit.conversation.state
    reference = state.value(header.case_reference)
    parts = [header.short_title, f"case {reference}" if reference else "case not named yet"]
    if state.practice:
        parts.append("practice")
    if state.status != "in progress":
        parts.append(state.status)
    if state.focused:
        parts.append("focus")
    if header.evidence_window_months:
        parts.append(f"the last {header.evidence_window_months} months")
    return signs.between.join(parts)
