"""``evenhand framework export``."""

from __future__ import annotations

from pathlib import Path

import click

from evenhand.cli.places import settings_and_catalogue


@click.command
@click.argument("framework_id", metavar="ID")
@click.option("--xlsx", metavar="FILE", required=True, type=click.Path(path_type=Path), help="The Excel file to write.")
@click.option("--force", is_flag=True, help="Replace a file that is there already.")
def export(framework_id: str, xlsx: Path, force: bool) -> None:
    """Write the whole framework to an Excel file that can be edited and imported again. Nothing of it is lost."""
    from evenhand.tables.errors import TablesError
    from evenhand.tables.files import write_file
    from evenhand.tables.framework_data import framework_data
    from evenhand.tables.workbook_write import workbook_bytes

    if xlsx.suffix.casefold() != ".xlsx":
        raise TablesError(f"{xlsx} must end in .xlsx, so that Excel opens it and it can be imported again")
    _, catalogue = settings_and_catalogue()
    framework = catalogue.framework(framework_id)
    content = framework_data(framework)
    write_file(xlsx, workbook_bytes(content, framework.digest), force=force)
    for words in content.added:
        click.echo(f"evenhand: not in the file, because another plugin adds it: {words}", err=True)
    click.echo(str(xlsx))
