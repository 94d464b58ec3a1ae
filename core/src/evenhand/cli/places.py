"""Where commands find things: the settings, the catalogue, the store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evenhand.catalogue import Catalogue
from evenhand.settings import Settings, load_settings, paths

if TYPE_CHECKING:
    from evenhand.store.store import Store


def open_store(settings: Settings) -> Store:
    """The store, made where there is none. Warnings go to stderr. Raises ``StoreError``."""
    import click

    from evenhand.store.store import Store

    store = Store.open(paths.store_file(settings.data))
    for warning in store.warnings:
        click.echo(f"evenhand: {warning}", err=True)
    return store


def settings_and_catalogue() -> tuple[Settings, Catalogue]:
    """The settings, and the frameworks that they let in. Raises ``EvenhandError`` for settings that cannot be used."""
    settings = load_settings()
    return settings, Catalogue(settings)
