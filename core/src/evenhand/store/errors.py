"""What can go wrong with the store, each as one line that names the path and the way out. Never holds case text."""

# ruff: noqa: N818 - each is named for what happened, as its line says it

from __future__ import annotations

from evenhand.errors import EvenhandError


class StoreError(EvenhandError):
    """The store could not do what was asked. Whatever was saved before still stands."""


class StoreDamaged(StoreError):
    """The file is not a readable Evenhand store."""


class StoreTooNew(StoreError):
    """The file was written by a newer Evenhand than this one."""


class StoreBusy(StoreError):
    """Another process kept the whole store locked for longer than the busy timeout."""


class StoreFull(StoreError):
    """There was no room left on the disk."""


class StoreNotWritable(StoreError):
    """The folder or the file cannot be written."""


class UnknownAudit(StoreError):
    """No audit has that id, or several begin with it, or it was discarded."""


class AuditHeld(StoreError):
    """Another process has the audit open. ``holder`` says who, as far as is known."""

    def __init__(self, message: str, holder: str) -> None:
        super().__init__(message)
        self.holder = holder


class AuditChangedElsewhere(StoreError):
    """Another process has added to the audit since this one read it; nothing was overwritten."""
