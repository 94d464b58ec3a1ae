"""``evenhand framework import``."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
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
@click.option("--force", is_flag=True, help="Replace the framework that the folder holds.")
def import_framework(file: Path, into: Path, name: str | None, grades: str | None, force: bool) -> None:
    """Read a framework from Word or Excel: a workbook of `framework export`, or an authority's grading guidance.

    Guidance becomes the files of a framework and a list, unsure.md, of everything that somebody should look at.
    """
    from evenhand.tables import folder
    from evenhand.tables.excel_source import excel_source
    from evenhand.tables.files import kind_of_file, read_file
    from evenhand.tables.sheets import read_sheets
    from evenhand.tables.word_source import read_word
    from evenhand.tables.workbook_read import is_framework_workbook

    kind = kind_of_file(file)
    target = folder.target_of(into)
    folder.check_place(target, force=force)
    content = read_file(file)
    if kind == "word":
        _guidance(read_word(content, file.name), into, target, name, grades, force)
        return
    sheets = read_sheets(content, file.name)
    if is_framework_workbook(sheets):
        _workbook(sheets, file, target, name, grades, force)
    else:
        _guidance(excel_source(sheets, file.name), into, target, name, grades, force)


def _workbook(
    sheets: tuple[Sheet, ...], file: Path, target: Path, name: str | None, grades: str | None, force: bool
) -> None:
    from evenhand.tables.errors import TablesError
    from evenhand.tables.from_workbook import import_workbook

    if name is not None or grades is not None:
        option = "--name" if name is not None else "--grades"
        raise TablesError(f"{file.name} comes from `framework export` and says that itself; leave out {option}")
    framework, remarks = import_workbook(sheets, file.name, target, force=force)
    for words in remarks:
        click.echo(f"evenhand: {words}", err=True)
    click.echo(
        f"{framework.id} {framework.header.version} ({len(framework.domains)} domains, {len(framework.rules)} rules)"
    )
    click.echo(str(target))


def _guidance(source: Source, into: Path, target: Path, name: str | None, grades: str | None, force: bool) -> None:
    from evenhand.tables.from_guidance import import_guidance

    framework_id = _framework_id(into, target, name)
    framework, read = import_guidance(
        source, target, framework_id=framework_id, grades=grades, force=force, list_in=into
    )
    for domain in framework.domains:
        count = sum(map(len, domain.descriptors.values()))
        words = [f"{len(domain.guidance)} standards" if domain.guidance else "", f"{len(domain.prompts)} prompts",
                 f"{count} descriptors"]  # fmt: skip
        click.echo(f"{domain.title}: {', '.join(filter(None, words))}")
    click.echo(
        f"{framework.id}: {len(framework.domains)} sections. {read.unused} texts were not used and "
        f"{len(read.draft.rules)} look like rules: see {into / 'unsure.md'}"
    )
    click.echo(str(target))


def _framework_id(into: Path, target: Path, name: str | None) -> str:
    """The id that was given, that of the framework to be replaced, or one from the folder's name."""
    from evenhand.tables.errors import TablesError
    from evenhand.tables.folder import id_there
    from evenhand.tables.from_guidance import id_from

    if name is None:
        return id_there(target) or id_from(into.resolve().name)
    if not re.fullmatch(r"[a-z][a-z0-9_]{0,59}", name):
        raise TablesError(
            "--name takes an id: up to 60 lower-case letters, digits and underscores, beginning with a letter"
        )
    return name
