"""One audit of the store in line mode is let go of at the end."""

from __future__ import annotations

import io
from pathlib import Path

from driving import counting_store
from evenhand.catalogue import Catalogue
from evenhand.drivers.opening import resume_audit, start_audit
from evenhand.drivers.plain_audit import run_audit
from evenhand.drivers.plain_terminal import Terminal
from evenhand.settings import Settings


def test_the_audit_is_free_again_afterwards(tmp_path: Path) -> None:
    with counting_store(tmp_path / "store.db") as store:
        audit = start_audit(store, Settings(), Catalogue(), "durham")
        run_audit(store, Catalogue(), audit, Terminal(io.TextIOWrapper(io.BytesIO(b"no\nquit\n")), io.StringIO()))
        resume_audit(store, Settings(), audit.id).close()
        assert len(store.read(audit.id).events) == 2
