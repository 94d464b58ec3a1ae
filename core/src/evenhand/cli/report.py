"""``evenhand report``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from evenhand.cli.places import open_store, settings_and_catalogue

TEXT_FORMATS = {"md", "json"}


@click.command
@click.argument("audit_id", metavar="AUDIT")
@click.option("--format", "format_name", required=True, metavar="docx|md|json", help="The format.")
@click.option(
    "--output",
    metavar="FILE",
    help="Where to write it. Without this, text goes to stdout and Word to a file named after the audit's id.",
)
@click.option("--force", is_flag=True, help="Replace a file that is there already.")
def report(audit_id: str, format_name: str, output: str | None, force: bool) -> None:
    """Write the report of an audit; print it, or where it is. While the audit is not completed it says draft."""
    from evenhand.drivers.reports import report_bytes
    from evenhand.reporting.files import suggested_name, write_report

    settings, catalogue = settings_and_catalogue()
    with open_store(settings) as store:
        whole_id, content = report_bytes(store, catalogue, audit_id, format_name)
    if output == "-" or (output is None and format_name in TEXT_FORMATS):
        sys.stdout.buffer.write(content)
        return
    path = Path(output or suggested_name(whole_id, format_name))
    write_report(path, content, force=force)
    click.echo(str(path))
