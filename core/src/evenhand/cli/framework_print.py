"""``evenhand framework print``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from evenhand.cli.places import settings_and_catalogue

TO_STDOUT = {"html", "md"}
"""Formats that are text, and so go to stdout where no file is named."""


@click.command("print")
@click.argument("name", metavar="NAME")
@click.option("--format", "format_name", required=True, metavar="docx|html|md|pdf", help="The format.")
@click.option(
    "--output",
    metavar="FILE",
    help="Where to write it. Without this, text goes to stdout and other formats to a file named after id and version.",
)
@click.option("--force", is_flag=True, help="Replace a file that is there already.")
def print_framework(name: str, format_name: str, output: str | None, force: bool) -> None:
    """Write everything that an auditor will be shown, and every rule, for people who sign it off on paper.

    NAME is the id of an installed framework, the folder of a package, a snapshot file, or the id of an audit, for the
    framework that is kept with it.
    """
    from evenhand.drivers.framework_sources import taken_from
    from evenhand.reporting.files import check_ending, write_report
    from evenhand.reporting.framework_print.document import framework_document
    from evenhand.reporting.render import render_document

    settings, catalogue = settings_and_catalogue()
    check_ending(output, format_name)
    taken = taken_from(name, settings, catalogue)
    framework = taken.framework
    content = render_document(framework_document(framework), format_name)
    if output == "-" or (output is None and format_name in TO_STDOUT):
        sys.stdout.buffer.write(content)
        return
    path = Path(output or f"{framework.id}-{framework.header.version}.{format_name}")
    write_report(path, content, force=force)
    click.echo(f"{framework.id} {framework.header.version}, {taken.place}:", err=True)
    click.echo(str(path))
