"""One audit of the store in line mode."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evenhand.drivers.beyond import Beyond
from evenhand.drivers.plain import PlainAudit
from evenhand.drivers.reports import report_bytes

if TYPE_CHECKING:
    from evenhand.catalogue import Catalogue
    from evenhand.drivers.opening import OpenAudit
    from evenhand.drivers.plain_terminal import Terminal
    from evenhand.store.store import Store


def run_audit(store: Store, catalogue: Catalogue, audit: OpenAudit, terminal: Terminal) -> None:
    """Go through an audit until the auditor leaves, and let go of it. Raises ``StoreError`` where it cannot begin."""

    def make_report(audit_id: str, format: str, copy: str) -> bytes:
        return report_bytes(store, catalogue, audit_id, format, copy=copy)[1]

    with audit:
        beyond = Beyond(store, audit.settings, catalogue, audit.id)
        PlainAudit(audit, terminal, make_report, beyond).run()
