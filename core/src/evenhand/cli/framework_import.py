"""``evenhand framework import``."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from evenhand.tables.from_guidance import Read
    from evenhand.tables.place import Place
    from evenhand.tables.sheets import Sheet
    from evenhand.tables.source import Source


@click.command("import")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "--into",
    metavar="FOLDER",
    required=True,
    type=click.Path(path_type=Path),
    help="The framework's folder, or that of its package as `framework new` makes it.",
)
@click.option("--name", metavar="ID", help="The id of the framework; without this it comes from the folder's name.")
@click.option("--grades", metavar='"A, B, C"', help="The names of the grades, best first, where they are unusual.")
@click.option("--skip-sheet", "skipped", metavar="TITLE", multiple=True, help="A sheet to leave out; may be repeated.")
@click.option("--force", is_flag=True, help="Replace the framework that the folder holds, and save what was in it.")
def import_framework(
    file: Path, into: Path, name: str | None, grades: str | None, skipped: tuple[str, ...], force: bool
) -> None:
    """Read a framework from Word or Excel: a workbook of `framework export`, or an authority's grading guidance.

    Guidance becomes the files of a framework and a list, unsure.md, of everything that somebody should look at.
    """
    from evenhand.cli.import_replaced import replacing
    from evenhand.tables import folder
    from evenhand.tables.errors import TablesError
    from evenhand.tables.excel_source import excel_source
    from evenhand.tables.files import kind_of_file, read_file
    from evenhand.tables.place import place_for
    from evenhand.tables.sheets import read_sheets
    from evenhand.tables.word_source import read_word
    from evenhand.tables.workbook_read import is_framework_workbook

    kind = kind_of_file(file)
    place = place_for(into)
    folder.check_place(place.target, force=force)
    content = read_file(file)
    place = replacing(place)
    if kind == "word":
        if skipped:
            raise TablesError(f"{file.name} is a Word document and has no sheets; leave out --skip-sheet")
        _guidance(read_word(content, file.name), place, name, grades, force)
        return
    sheets = read_sheets(content, file.name)
    if is_framework_workbook(sheets):
        given = {"--name": name, "--grades": grades, "--skip-sheet": skipped or None}
        _workbook(sheets, file, place, [option for option, value in given.items() if value is not None], force)
    else:
        _guidance(excel_source(sheets, file.name, skipped), place, name, grades, force)


def _workbook(sheets: tuple[Sheet, ...], file: Path, place: Place, given: list[str], force: bool) -> None:
    from evenhand.tables.errors import TablesError
    from evenhand.tables.from_workbook import import_workbook

    if given:
        raise TablesError(f"{file.name} comes from `framework export` and says that itself; leave out {given[0]}")
    framework, remarks = import_workbook(sheets, file.name, place, force=force)
    for words in remarks:
        click.echo(f"evenhand: {words}", err=True)
    click.echo(
        f"{framework.id} {framework.header.version} ({len(framework.domains)} domains, {len(framework.rules)} rules)"
    )
    _say_where(place)


def _guidance(source: Source, place: Place, name: str | None, grades: str | None, force: bool) -> None:
    from evenhand.tables.from_guidance import import_guidance
    from evenhand.tables.sections_told import counted

    framework_id = _framework_id(place, name)
    framework, read = import_guidance(source, place, framework_id=framework_id, grades=grades, force=force)
    for domain in framework.domains:
        standards = [counted(len(domain.guidance), "standard")] if domain.guidance else []
        descriptors = counted(sum(map(len, domain.descriptors.values())), "descriptor")
        title = f"{domain.number}. {domain.title}" if domain.number else domain.title
        click.echo(f"{title}: {', '.join([*standards, counted(len(domain.prompts), 'prompt'), descriptors])}")
    unused = f"{counted(read.unused, 'text')} {'was' if read.unused == 1 else 'were'} not used"
    rules = f"{len(read.draft.rules)} {'looks like a rule' if len(read.draft.rules) == 1 else 'look like rules'}"
    click.echo(
        f"{framework.id}: {counted(len(framework.domains), 'section')}. {unused} and {rules}: "
        f"see {place.list_in / 'unsure.md'}"
    )
    _say_where(place)
    _say_if_little_was_read(read, grades)


def _say_where(place: Place) -> None:
    click.echo(str(place.target))
    if place.aside is not None:
        click.echo(f"What stood there before is saved in {place.aside}.")


def _say_if_little_was_read(read: Read, grades: str | None) -> None:
    if read.unused_share <= 0.5:
        return
    way_out = "name its grades" if grades is None else "look at how it writes its grades"
    example = ', best first: --grades "A, B, C"' if grades is None else ""
    click.echo(
        f"Most of the document ({read.unused_share:.0%} of its words) was read under no grade; {way_out}{example}"
    )


def _framework_id(place: Place, name: str | None) -> str:
    """The id that was given, that of the framework to be replaced, or one from the folder's name."""
    from evenhand.tables.errors import TablesError
    from evenhand.tables.folder import id_there
    from evenhand.tables.from_guidance import id_from

    if name is None:
        return id_there(place.target) or id_from(place.list_in.resolve().name)
    if not re.fullmatch(r"[a-z][a-z0-9_]{0,59}", name):
        raise TablesError(
            "--name takes an id: up to 60 lower-case letters, digits and underscores, beginning with a letter"
        )
    return name
