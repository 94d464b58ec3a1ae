"""The header line: framework, case, period, practice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evenhand.conversation.alerts import alerts

if TYPE_CHECKING:
    from evenhand.conversation.engine import Conversation
    from evenhand_tui.opened import AuditInHand
    from evenhand_tui.signs import Signs


def alert_words(conversation: Conversation) -> str:
    """What cannot wait, in one line; empty when there is nothing. It stays until somebody is recorded as told."""
    waiting = alerts(conversation)
    if not waiting:
        return ""
    more = f" And {len(waiting) - 1} more." if len(waiting) > 1 else ""
    return f"! {waiting[0].words}{more} Ctrl+S goes there."


def header_words(audit: AuditInHand, signs: Signs) -> str:
    """What is audited, in one line."""
    header = audit.framework.header
    state = audit.conversation.state
    reference = state.value(header.case_reference)
    parts = [header.short_title, f"case {reference}" if reference else "case not named yet"]
    if state.practice:
        parts.append("practice")
    if state.stage != "in progress":
        parts.append(state.stage)
    if state.focused:
        parts.append("focus")
    if header.evidence_window_months:
        parts.append(f"the last {header.evidence_window_months} months")
    return signs.between.join(parts)
