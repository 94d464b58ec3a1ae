"""The page of findings: what stops the next step, what is worth a look before it, and hints on the wording."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evenhand.checking.findings import EVENHAND
from evenhand.conversation.findings import AuditFinding, audit_findings, counted_findings
from evenhand.conversation.views import Line, Section, View

if TYPE_CHECKING:
    from evenhand.conversation.engine import Conversation

HEADINGS = {
    "blocking": "Needed before the audit can go on",
    "warning": "Worth a look before it goes on",
    "hint": "Hints on the wording",
}

NOTHING = "Nothing was found. Checks look for patterns: they do not read as a colleague would."


def findings_view(conversation: Conversation) -> View:
    """Every finding with a jump to its place, most severe first."""
    found = audit_findings(conversation)
    if not found:
        return View("Findings", (Section("Nothing found", (Line(NOTHING),)),))
    sections = tuple(
        Section(heading, tuple(_line(one) for one in found if one.severity == severity))
        for severity, heading in HEADINGS.items()
    )
    shown = tuple(section for section in sections if section.lines)
    return View(f"Findings: {counted_findings(found)}", shown, exact=True)


def _line(found: AuditFinding) -> Line:
    return Line(f"{found.place}: {found.words}", found.source or EVENHAND, found.goes_to)
