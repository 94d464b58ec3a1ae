"""What an auditor should be warned of when the store opens."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from evenhand.models.events import Event
from evenhand.store import preparing
from evenhand.store.handle import AuditHandle
from evenhand.store.records import SummaryUpdate
from evenhand.store.store import Store

Begin = Callable[..., AuditHandle]


def test_a_local_drive_needs_no_warning(store: Store) -> None:
    assert store.warnings == ()
    assert store.health().journal_mode == "wal"


def test_a_network_drive_gets_the_rollback_journal_and_a_warning(
    open_store: Callable[[], Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    local = open_store()
    audit = local.create_audit(
        framework_id="s", framework_title="S", digest="d", snapshot="", practice=False, events=[Event("started")]
    )
    audit.close()
    local.close()
    monkeypatch.setattr(preparing, "on_network_drive", lambda path: True)
    store = open_store()
    assert store.health().journal_mode == "delete"
    assert store.health().synchronous == 2
    (warning,) = store.warnings
    assert "is on a network drive" in warning
    with store.open_audit(audit.id) as again:
        again.append([Event("noted", note="x")], summary=SummaryUpdate())
    assert store.verify(audit.id).length == 2
    assert store.health().warnings == store.warnings


def test_a_drive_that_takes_no_log_is_warned_of(
    open_store: Callable[[], Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preparing, "set_journal", lambda connection, shared_drive: "delete")
    assert "takes no write-ahead log" in open_store().warnings[0]


@pytest.mark.skipif(os.name != "posix", reason="the system has no POSIX file modes")
def test_a_file_that_others_could_read_is_closed_to_them_and_a_folder_warned_of(
    store: Store, open_store: Callable[[], Store], store_path: Path
) -> None:
    store.close()
    store_path.chmod(0o644)
    store_path.parent.chmod(0o755)
    (warning,) = open_store().warnings
    assert stat.S_IMODE(store_path.stat().st_mode) == 0o600
    assert f"Other people may look into the folder {store_path.parent}" in warning
