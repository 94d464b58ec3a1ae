"""``evenhand framework schema``."""

from __future__ import annotations

from pathlib import Path

import click


@click.command
@click.option("--part", metavar="PART", help="One kind of file, such as rules or domain; api for API version 1.")
@click.option("--into", metavar="FOLDER", type=click.Path(path_type=Path), help="Write files there, one for each part.")
def schema(part: str | None, into: Path | None) -> None:
    """Print or write the JSON Schemas with which editors complete and check a framework's TOML files.

    A TOML file names its schema in its first line, such as: #:schema ../../../schema/rules.json
    """
    if part == "api":
        from evenhand.kit.api import api_text, write_api

        if into is None:
            click.echo(api_text(), nl=False)
        else:
            click.echo(write_api(into))
        return
    from evenhand.kit.schemas import PARTS, schema_text, write_schemas

    if into is not None:
        for path in write_schemas(PARTS if part is None else (part,), into):
            click.echo(path)
    elif part is not None:
        click.echo(schema_text(part), nl=False)
    else:
        raise click.UsageError(f"name one --part of {', '.join((*PARTS, 'api'))}, or a folder for all with --into")
