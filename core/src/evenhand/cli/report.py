"""``evenhand report``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from evenhand.cli.places import open_store, settings_and_catalogue

if TYPE_CHECKING:
    from evenhand.drivers.reports import MadeReport

TEXT_FORMATS = {"csv", "html", "md", "json"}


@click.command
@click.argument("audit_id", metavar="AUDIT")
@click.option("--format", "format_name", metavar="docx|pdf|xlsx|html|md|csv|json", help="The format.")
@click.option(
    "--template",
    metavar="FILE.docx",
    type=click.Path(path_type=Path),
    help="A Word file of your own, in which placeholders such as {{overall_grade}} are filled in.",
)
@click.option(
    "--copy", default="full", metavar="full|worker|learning", help="Which copy: for the file, the worker, or learning."
)
@click.option("--removed", is_flag=True, help="List what the copy leaves out and what to check in it; write no report.")
@click.option("--json", "as_json", is_flag=True, help="The list of --removed as JSON.")
@click.option("--names", metavar="FILE", help="Further names that a learning copy replaces, one a line; - for stdin.")
@click.option("--placeholders", is_flag=True, help="List the placeholders that a template may have for this audit.")
@click.option(
    "--output",
    metavar="FILE",
    help="Where to write it. Without this, text goes to stdout and other formats to a file named after the audit's id.",
)
@click.option("--force", is_flag=True, help="Replace a file that is there already.")
def report(
    audit_id: str,
    format_name: str | None,
    template: Path | None,
    copy: str,
    removed: bool,
    as_json: bool,
    names: str | None,
    placeholders: bool,
    output: str | None,
    force: bool,
) -> None:
    """Write the report of an audit; print it, or where it is. While the audit is not completed it says draft."""
    from evenhand.cli.names_file import read_names
    from evenhand.cli.report_copies import check_copy, list_removed
    from evenhand.drivers.reports import made_report
    from evenhand.reporting.files import check_ending, suggested_name, write_report

    check_copy(copy, with_template=template is not None or placeholders, removed=removed, names=names, as_json=as_json)
    also = read_names(names)
    settings, catalogue = settings_and_catalogue()
    if removed:
        with open_store(settings) as store:
            list_removed(store, audit_id, copy, also, as_json=as_json)
        return
    name = _format(format_name, template, placeholders)
    check_ending(output, name)
    with open_store(settings) as store:
        made = made_report(store, catalogue, audit_id, copy=copy, also=also)
    if placeholders:
        _list_placeholders(made)
        return
    content = _content(made, name, template)
    if output == "-" or (output is None and name in TEXT_FORMATS):
        sys.stdout.buffer.write(content)
        return
    path = Path(output or suggested_name(made.audit_id, name, copy))
    write_report(path, content, force=force)
    click.echo(str(path))


def _format(format_name: str | None, template: Path | None, placeholders: bool) -> str:
    """The format asked for. A template is a Word file, and so is the report in it."""
    from evenhand.reporting.errors import ReportError

    if template is not None and format_name not in {None, "docx"}:
        raise ReportError("a template is a Word file: use it with --format docx")
    if format_name is not None:
        return format_name
    if template is None and not placeholders:
        raise click.UsageError("Missing option '--format': docx, pdf, xlsx, html, md, csv or json.")
    return "docx"


def _content(made: MadeReport, name: str, template: Path | None) -> bytes:
    if template is None:
        from evenhand.reporting.render import render

        return render(made.report, name)
    from evenhand.drivers.report_templates import template_bytes

    return template_bytes(made, template)


def _list_placeholders(made: MadeReport) -> None:
    """One placeholder a line with what it means; of the case nothing is said."""
    from evenhand.drivers.report_templates import placeholder_list

    for each in placeholder_list(made):
        if not each.name.startswith(("field:", "note:")):
            click.echo(f"{{{{{each.name}}}}}\t{each.meaning}")
    click.echo("{{note:ID}}\tNote on the answer to a field, or on a domain's grade, by its id")
