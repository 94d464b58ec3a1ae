"""``evenhand framework preview``."""

from __future__ import annotations

import click


@click.command
@click.argument("name", metavar="NAME|FOLDER")
@click.option("--plain", is_flag=True, help="Go through it in line mode.")
def preview(name: str, plain: bool) -> int:
    """Open the assistant under a framework as an auditor will meet it, on a scratch store. Nothing is kept.

    NAME is an installed framework; FOLDER the folder of a package, or of a framework's TOML files, installed or not. A
    preview runs the code of the plugin.
    """
    from evenhand.kit.previewing import preview as previewed
    from evenhand.settings import load_settings

    with previewed(name, load_settings()) as found:
        click.echo(f"evenhand: {found.note}", err=True)
        from evenhand.cli.assistant import open_assistant

        code = open_assistant(plain=plain, audit_id=found.audit_id, catalogue=found.catalogue, note=found.note)
    click.echo("evenhand: the preview is over, and nothing of it was kept.", err=True)
    return code
