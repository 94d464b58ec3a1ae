"""A scratch place for a preview: a store and a cache that are gone at the end, and a catalogue to choose from."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from evenhand.kit.unpacked import importable, is_folder, unpack

if TYPE_CHECKING:
    from evenhand.catalogue import Catalogue
    from evenhand.settings.settings import Settings

NOTE = "A preview of {}: everything typed here is thrown away at the end."


class Preview(NamedTuple):
    """What a preview opens: a practice audit that has just begun, in a store of its own."""

    settings: Settings
    catalogue: Catalogue
    framework_id: str
    audit_id: str
    note: str


@contextmanager
def preview(name: str, settings: Settings) -> Iterator[Preview]:
    """Begin a practice audit in a scratch store, under an installed framework or that of a folder.

    Raises ``EvenhandError`` when there is no such framework, or it has a fault.
    """
    from evenhand.catalogue import Catalogue

    with _scratch() as cache:
        if not is_folder(name):
            yield _begun(settings, Catalogue(settings), name)
            return
        unpacked = unpack(Path(name))
        # The authority's list of plugins is about those in use, and this one is not yet.
        open_to_all = settings._replace(allow=None, disable=())
        with importable(unpacked) as entries:
            catalogue = Catalogue(open_to_all, entries=entries, cache_folder=cache)
            yield _begun(open_to_all, catalogue, _framework_of(catalogue, len(unpacked.entries)))


def _framework_of(catalogue: Catalogue, count: int) -> str:
    """The first framework that the folder's plugins give or add to. Raises ``FrameworkFaultError`` for none."""
    from evenhand.catalogue.catalogue import FrameworkFaultError

    mine = [state.entry for state in catalogue.plugins()[:count]]
    for entry in mine:
        if found := catalogue.frameworks_of(entry):
            return found[0]
    names = {entry.name for entry in mine}
    raise FrameworkFaultError(fault for fault in catalogue.faults() if fault.plugin in names)


def _begun(settings: Settings, catalogue: Catalogue, framework_id: str) -> Preview:
    from evenhand.drivers.opening import start_audit
    from evenhand.settings.paths import store_file
    from evenhand.store.store import Store

    with (
        Store.open(store_file(settings.data)) as store,
        start_audit(store, settings, catalogue, framework_id, practice=True, trial=True) as audit,
    ):
        note = NOTE.format(audit.framework.header.short_title)
        return Preview(settings, catalogue, framework_id, audit.id, note)


@contextmanager
def _scratch() -> Iterator[Path]:
    """Lead everything that is kept into a folder that is removed at the end. Gives the folder for the cache."""
    before = {name: os.environ.get(name) for name in ("EVENHAND_DATA", "EVENHAND_CACHE")}
    # A file that something still holds open must not turn a good preview into a failure.
    with tempfile.TemporaryDirectory(prefix="evenhand-preview-", ignore_cleanup_errors=True) as folder:
        places = {name: Path(folder, name.removeprefix("EVENHAND_").lower()) for name in before}
        try:
            for name, place in places.items():
                place.mkdir(mode=0o700)
                os.environ[name] = str(place)
            yield places["EVENHAND_CACHE"]
        finally:
            for name, value in before.items():
                if value is None:
                    os.environ.pop(name, None)
                else:
                    os.environ[name] = value
