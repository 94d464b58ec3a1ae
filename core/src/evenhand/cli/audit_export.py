"""``evenhand audit export``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from evenhand.cli.places import open_store
from evenhand.errors import EvenhandError
from evenhand.settings import load_settings


class NotExportedError(EvenhandError):
    """No file was written."""


@click.command
@click.argument("audit_id", metavar="AUDIT")
@click.option(
    "--output",
    metavar="FILE",
    help="Where to write it; - is standard output. Without this, to a file named after the audit's id.",
)
@click.option("--name", default="", metavar="WHO", help="Your name, which goes into the file.")
@click.option("--force", is_flag=True, help="Replace a file that is there already.")
def export(audit_id: str, output: str | None, name: str, force: bool) -> None:
    """Write an audit to one signed file, for another machine, and print where it is.

    The file is signed, so that no change to it goes unnoticed. It is not encrypted: it holds the whole case file audit,
    so send it only in a way that is fit for the child's file.
    """
    from evenhand.drivers.travel import export_audit
    from evenhand.travelling.keyring import Keyring
    from evenhand.travelling.parcel import file_name
    from evenhand.travelling.private_files import write_privately

    with open_store(load_settings()) as store:
        exported = export_audit(store, Keyring(store.path.parent), audit_id, exporter=name)
    if output == "-":
        sys.stdout.buffer.write(exported.content)
        return
    path = Path(output or file_name(exported.audit_id))
    try:
        write_privately(path, exported.content, replace=force)
    except FileExistsError:
        raise NotExportedError(f"{path} is there already; choose another name, or use --force to replace it") from None
    click.echo(str(path))
    click.echo("evenhand: the file is signed, not encrypted: send it as you would send the child's file.", err=True)
