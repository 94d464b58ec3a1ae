"""Reports of audits in the store."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from driving import counting_store
from evenhand.catalogue import Catalogue
from evenhand.conversation.replies import Reply
from evenhand.drivers.opening import start_audit
from evenhand.drivers.reports import report_bytes
from evenhand.reporting.errors import ReportError
from evenhand.settings import Settings
from evenhand.store.errors import UnknownAudit


def test_the_report_is_of_the_audit_named_by_the_beginning_of_its_id(tmp_path: Path) -> None:
    with counting_store(tmp_path / "store.db") as store:
        with start_audit(store, Settings(), Catalogue(), "durham") as audit:
            audit.session.replied(Reply("evidence", to="risk", text="planted-token"))
        # A plugin that is gone takes nothing of the audit with it.
        for catalogue in (Catalogue(), Catalogue(entries=[])):
            whole_id, content = report_bytes(store, catalogue, audit.id[:8], "json")
            assert whole_id == audit.id
            assert b"planted-token" in content
            assert json.loads(content)["framework"]["id"] == "durham"


def test_what_there_is_not_is_said(tmp_path: Path) -> None:
    with counting_store(tmp_path / "store.db") as store:
        with pytest.raises(UnknownAudit):
            report_bytes(store, Catalogue(), "abcdef12", "json")
        with pytest.raises(ReportError, match="did you mean 'docx'"):
            report_bytes(store, Catalogue(), "abcdef12", "doc")
