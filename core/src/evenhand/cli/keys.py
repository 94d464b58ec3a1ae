"""``evenhand keys``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from evenhand.cli.output import local_time, print_json
from evenhand.settings import load_settings
from evenhand.settings.paths import data_folder

if TYPE_CHECKING:
    from evenhand.travelling.keyring import Keyring


@click.command
@click.option("--output", metavar="FILE", help="Also write the public key to a file that others can trust.")
@click.option("--force", is_flag=True, help="Replace a file that is there already.")
def show(output: str | None, force: bool) -> None:
    """Print this machine's own fingerprint and public key, made when first asked for.

    Read the digits of the fingerprint out by telephone to whoever is to take in your audits.
    """
    keyring = _keyring()
    click.echo(f"fingerprint  {keyring.fingerprint()}")
    click.echo(f"public key   {keyring.public_key().hex()}")
    if output is not None:
        from evenhand.travelling.key_files import write_public_key

        write_public_key(Path(output), keyring.public_key(), replace=force)
        click.echo(output)


@click.command(name="list")
@click.option("--json", "as_json", is_flag=True, help="As a JSON list.")
def list_keys(as_json: bool) -> None:
    """List the keys that are trusted here, besides this machine's own."""
    trusted = _keyring().trusted()
    if as_json:
        print_json([entry._asdict() for entry in trusted])
        return
    for entry in trusted:
        click.echo(f"{entry.fingerprint}  {entry.name}, since {local_time(entry.since)}")
    if not trusted:
        click.echo("No other key is trusted here.", err=True)


@click.command
@click.argument("key", metavar="FINGERPRINT|FILE")
@click.option("--name", required=True, metavar="WHO", help="Whose key it is.")
def trust(key: str, name: str) -> None:
    """Take in what this key signs from now on.

    FINGERPRINT is what the owner reads out over the telephone. FILE is a public key (`evenhand keys show --output`) or
    an exported audit; compare the fingerprint that is then printed with the owner's, by telephone.
    """
    from evenhand.store.store import utc_now
    from evenhand.travelling.key_files import fingerprint_in

    path = Path(key)
    fingerprint = fingerprint_in(path) if path.is_file() else key
    entry = _keyring().trust(fingerprint, name, since=utc_now())
    click.echo(f"{entry.fingerprint} is trusted from now on, as the key of {entry.name}.")


@click.command
@click.argument("key", metavar="FINGERPRINT|NAME")
def distrust(key: str) -> None:
    """No longer take in what this key signs. Audits that came in before stay."""
    entry = _keyring().distrust(key)
    click.echo(f"{entry.fingerprint} of {entry.name} is no longer trusted.")


def _keyring() -> Keyring:
    from evenhand.travelling.keyring import Keyring

    return Keyring(data_folder(load_settings().data))
