"""Stores with a counting clock and counting ids, so that what they write can be foretold."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from evenhand.models.events import Event
from evenhand.store.handle import AuditHandle
from evenhand.store.store import Store

Begin = Callable[..., AuditHandle]


@pytest.fixture
def store_path(tmp_path: Path) -> Path:
    """Where a store may be made; its folder is not there yet."""
    return tmp_path / "data" / "evenhand.db"


@pytest.fixture
def open_store(store_path: Path) -> Iterator[Callable[[], Store]]:
    """Opens the store at ``store_path``, as often as it is called; all are closed at the end."""
    ticks, numbers = itertools.count(), itertools.count(0x1000)
    opened: list[Store] = []

    def clock() -> str:
        minutes, seconds = divmod(next(ticks), 60)
        return f"2026-01-01T{minutes // 60:02}:{minutes % 60:02}:{seconds:02}Z"

    def open_one() -> Store:
        opened.append(Store.open(store_path, clock=clock, new_id=lambda: f"{next(numbers):x}"))
        return opened[-1]

    yield open_one
    for store in opened:
        store.close()


@pytest.fixture
def store(open_store: Callable[[], Store]) -> Store:
    """An empty store."""
    return open_store()


@pytest.fixture
def begin(store: Store) -> Iterator[Begin]:
    """Begins an audit with one event; all are closed at the end."""
    handles: list[AuditHandle] = []

    def begin_one(
        *,
        events: Sequence[Event] = (Event("started"),),
        digest: str = "d1",
        snapshot: str = '{"id": "sample"}',
        practice: bool = False,
    ) -> AuditHandle:
        handle = store.create_audit(
            framework_id="sample",
            framework_title="Sample framework",
            digest=digest,
            snapshot=snapshot,
            practice=practice,
            events=events,
        )
        handles.append(handle)
        return handle

    yield begin_one
    for handle in handles:
        handle.close()
