"""``evenhand framework new``."""

from __future__ import annotations

from pathlib import Path

import click

from evenhand.cli.places import settings_and_catalogue


@click.command
@click.argument("name", metavar="NAME")
@click.option("--title", metavar="WORDS", help="What auditors see it called.")
@click.option("--publisher", metavar="WORDS", help="The authority whose framework it is.")
@click.option("--into", metavar="FOLDER", type=click.Path(path_type=Path), default=Path(), help="Where to make it.")
@click.option("--code", is_flag=True, help="Add an example of code, for what no data can say.")
def new(name: str, title: str | None, publisher: str | None, into: Path, code: bool) -> None:
    """Make the package of a framework called NAME, in a new folder. It loads and passes the checks as it is.

    NAME is its id for ever: lower-case letters and digits, with underscores between words.
    """
    from evenhand.kit.errors import KitError
    from evenhand.kit.new_package import make_package, plan

    made = plan(name, title, publisher, code=code)
    _, catalogue = settings_and_catalogue()
    taken = {state.entry.name for state in catalogue.plugins()} | {one.id for one in catalogue.summaries()}
    if name in taken:
        raise KitError(f"'{name}' is installed already, and two of one name clash; choose another name")
    folder = make_package(made, into)
    click.echo(f"Made {folder}, a small framework that works as it is.")
    click.echo("Put your own guidance in place of the sample, file by file:")
    click.echo(f"  {folder / 'src' / made.package / 'framework'}")
    click.echo("While you write, check it at every save, and see it as an auditor will:")
    click.echo(f"  evenhand framework watch {_quoted(folder)}")
    click.echo(f"  evenhand framework preview {_quoted(folder)}")
    click.echo("To install it for yourself, and check it as installed:")
    click.echo(f"  pip install --editable {_quoted(folder)}")
    click.echo(f"  evenhand check {name}")


def _quoted(folder: Path) -> str:
    """Both kinds of shell take double quotes around a path with spaces."""
    text = str(folder)
    return f'"{text}"' if " " in text else text
