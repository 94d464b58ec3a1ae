"""``evenhand examples`` and ``evenhand examples export``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from evenhand.cli.output import print_json
from evenhand.cli.places import open_store
from evenhand.settings import load_settings

if TYPE_CHECKING:
    from evenhand.drivers.examples import Listed

FRAMEWORK = click.option("--framework", "framework_id", metavar="ID", help="Only audits under this framework.")
PRACTICE = click.option("--practice", is_flag=True, help="Practice audits too.")


@click.group(invoke_without_command=True)
@FRAMEWORK
@PRACTICE
@click.option("--json", "as_json", is_flag=True, help="As a JSON list.")
@click.pass_context
def examples(ctx: click.Context, framework_id: str | None, practice: bool, as_json: bool) -> None:
    """List the work flagged as an example of good practice, over all audits; export what may be shared.

    An example waits until its audit is graded and the audit records who gave permission.
    """
    if ctx.invoked_subcommand is not None:
        return
    from evenhand.drivers.examples import list_examples

    with open_store(load_settings()) as store:
        found = list_examples(store, framework_id, practice=practice)
    if as_json:
        print_json([{"audit": one.audit, "practice": one.practice, **one.example._asdict()} for one in found])
        return
    for one in found:
        click.echo("\n".join(_lines(one)))
    if not found:
        click.echo("No example is flagged.", err=True)


def _lines(listed: Listed) -> list[str]:
    example = listed.example
    state = f"waiting: {'; '.join(example.waiting)}" if example.waiting else "may be shared"
    practice = ", practice" if listed.practice else ""
    return [
        f"{listed.audit}  {example.framework_title}: {example.part}{practice}, {state}",
        f"    Why: {' '.join(example.why.split()) or 'not said'}",
        f"    Permission: {example.permission or 'not recorded'}. Moderated by: {example.moderated or 'nobody yet'}",
    ]


@examples.command
@click.option("--output", metavar="FILE", help="Where to write it; - for stdout, which Markdown and JSON go to anyway.")
@click.option("--format", "format_name", required=True, metavar="docx|pdf|html|md|json", help="The format.")
@click.option("--names", metavar="FILE", help="Further names to replace, one a line, if wished with = and a word.")
@click.option("--force", is_flag=True, help="Replace a file that is there already.")
@FRAMEWORK
@PRACTICE
def export(
    output: str | None, format_name: str, names: str | None, force: bool, framework_id: str | None, practice: bool
) -> None:
    """Write the examples that may be shared into one file, anonymised. Read it whole before it is passed on."""
    from evenhand.cli.names_file import read_names
    from evenhand.drivers.examples import check_format, export_examples
    from evenhand.reporting.files import write_report

    check_format(format_name)
    also = read_names(names)
    with open_store(load_settings()) as store:
        made = export_examples(store, format_name, framework_id, practice=practice, also=also)
    if made.waiting:
        click.echo(f"Left out, because something is missing: {made.waiting}. See `evenhand examples`.", err=True)
    if made.to_check:
        click.echo(f"These words may be names; look at them: {', '.join(made.to_check)}", err=True)
    if output == "-" or (output is None and format_name in {"md", "json"}):
        sys.stdout.buffer.write(made.content)
        return
    path = Path(output or f"examples.{format_name}")
    write_report(path, made.content, force=force)
    click.echo(str(path))
