"""Imports a framework's workbook into a folder, with what is wrong told by sheet and cell."""

from __future__ import annotations

import re

from evenhand.catalogue.problems import FrameworkProblemsError, path_words
from evenhand.loading.guard import PluginError
from evenhand.models.framework import Framework
from evenhand.tables import folder
from evenhand.tables.errors import CellProblemsError, TablesError
from evenhand.tables.place import Place
from evenhand.tables.sheets import Sheet, refuse_formulas
from evenhand.tables.workbook_read import ReadWorkbook, read_workbook

_COMMENT = "Written by `evenhand framework import` from a workbook."


def import_workbook(
    sheets: tuple[Sheet, ...], name: str, place: Place, *, force: bool = False
) -> tuple[Framework, tuple[str, ...]]:
    """Write the framework in the sheets of the file ``name`` to a folder; give it, and remarks for the person.

    Raises :class:`CellProblemsError` for everything that is wrong with it, and :class:`TablesError` where the folder
    cannot be written. Nothing is written then.
    """
    folder.check_place(place.target, force=force)
    refuse_formulas(sheets)
    read = read_workbook(sheets, name)
    files = folder.files_of(read.data, {"framework.toml": _COMMENT}, place.schema)
    made = folder.made_beside(place.target, files)
    try:
        framework = folder.load(made)
        folder.put_in_place(made, place.target, place.aside)
    except FrameworkProblemsError as error:
        raise CellProblemsError(at_cells(error.lines, read, made.name)) from None
    except PluginError as error:
        raise TablesError(f"{name}: {error.fault.message}") from None
    finally:
        folder.remove_made(made)
    return framework, read.remarks


def at_cells(lines: tuple[str, ...], read: ReadWorkbook, shown: str) -> list[str]:
    """The loader's lines with sheet and cell in place of file and line, as far as the cells are known."""
    known: dict[str, dict[str, str]] = {}
    for path, place in read.places.items():
        file, inner = folder.file_of(path, read.data)
        known.setdefault(file, {})[path_words(inner)] = place
    return [_at_cell(line, known, shown) for line in lines]


def _at_cell(line: str, known: dict[str, dict[str, str]], shown: str) -> str:
    for file, places in known.items():
        found = re.match(re.escape(f"{shown}/{file}") + r"(?: line \d+)?: (.*)", line, re.DOTALL)
        if found is None:
            continue
        said = found[1]
        for words in sorted(places, key=len, reverse=True):
            if words and re.match(re.escape(words) + r"(?=[.:\[])", said):
                rest = said[len(words) :]
                if missing := re.fullmatch(r": ('(\w+)' is missing)", rest):
                    return f"{places.get(f'{words}.{missing[2]}', places[words])}: {missing[1]}"
                inside, _, what = rest.partition(": ")
                within = f"{inside.lstrip('.')}: " if inside and not _says_it(inside, what) else ""
                return f"{places[words]}: {within}{what}"
        missing = re.fullmatch(r"'(\w+)' is missing", said)
        whole = places.get("", next(iter(places.values())))
        return f"{places.get(missing[1], whole) if missing else whole}: {said}"
    return line


def _says_it(inside: str, what: str) -> bool:
    return f"'{inside.lstrip('.')}'" in what
