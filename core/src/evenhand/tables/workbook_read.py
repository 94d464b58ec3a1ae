"""Reads a workbook that :mod:`evenhand.tables.workbook_write` wrote, edited or not, back into a framework's data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from evenhand.settings.toml_lines import KeyPath
from evenhand.suggest import did_you_mean
from evenhand.tables.cells import part_text, reference, unescaped
from evenhand.tables.columns import CellError, Column, from_cell
from evenhand.tables.errors import CellProblemsError, TablesError
from evenhand.tables.framework_data import SECTIONS
from evenhand.tables.grade_names import GradeNames
from evenhand.tables.layout import (
    BY,
    EACH,
    FORMAT,
    FORMAT_NAME,
    FORMAT_VERSION,
    HEADER,
    HEADER_COLUMNS,
    LONG,
    README,
    TABLES,
    Table,
    header_columns,
)
from evenhand.tables.sheets import Place, Sheet, Value, where


class ReadWorkbook(NamedTuple):
    """``data`` as the framework's TOML files have it; ``places`` say in words which cell each path came from.

    ``remarks`` are lines for the person who imports: what was passed over, and what is hidden.
    """

    data: dict[str, Any]
    places: dict[KeyPath, str]
    remarks: tuple[str, ...]


def is_framework_workbook(sheets: tuple[Sheet, ...]) -> bool:
    """Whether Evenhand wrote it: only then is it read row for row, otherwise as grading guidance."""
    return any(sheet.title == FORMAT and sheet.cells.get((2, 2)) == FORMAT_NAME for sheet in sheets)


def read_workbook(sheets: tuple[Sheet, ...], name: str) -> ReadWorkbook:
    """The framework in the sheets of the file ``name``.

    Raises :class:`CellProblemsError` for everything that is wrong with sheets and cells themselves. What is wrong with
    the framework is found when it is loaded.
    """
    return _Reader({sheet.title: sheet for sheet in sheets}, name).read()


class _Reader:
    def __init__(self, sheets: dict[str, Sheet], name: str) -> None:
        self.sheets = sheets
        self.name = name
        self.problems: list[str] = []
        self.remarks: list[str] = []
        self.places: dict[KeyPath, str] = {}
        self.data: dict[str, Any] = {"header": {}, "domains": [], **{section: [] for section in SECTIONS}}
        self.long: dict[int, str] = {}

    def read(self) -> ReadWorkbook:
        version = self.sheets[FORMAT].cells.get((3, 2))
        if version != FORMAT_VERSION:
            wanted = f"this Evenhand reads version {FORMAT_VERSION}"
            raise TablesError(
                f"{self.name}: sheet {FORMAT}, cell B3: version {version} of the format; {wanted}; update it"
            )
        self.read_long()
        self.read_header()
        for table in TABLES:
            if table.title in self.sheets:
                self.read_table(table, self.sheets[table.title])
            else:
                self.problems.append(f"there is no sheet {table.title}; keep it, if only with its first row")
        self.look_around()
        if self.problems:
            raise CellProblemsError(self.problems)
        return ReadWorkbook(self.data, self.places, tuple(self.remarks))

    def look_around(self) -> None:
        known = [HEADER, README, LONG, FORMAT, *(table.title for table in TABLES)]
        for sheet in self.sheets.values():
            if sheet.title not in known:
                self.remarks.append(f"sheet {sheet.title} is no part of a framework and was passed over")
            else:
                self.remarks += [f"{words}; it was read all the same" for words in sheet.hidden]
            self.remarks += [f"{where(sheet.title, place)}: the comment was passed over" for place in sheet.notes]

    def read_long(self) -> None:
        sheet = self.sheets.get(LONG)
        for row in sorted({row for row, _ in sheet.cells} - {1}) if sheet else ():
            number, text = sheet.cells.get((row, 1)), sheet.cells.get((row, 2))  # type: ignore[union-attr]
            if isinstance(number, int) and isinstance(text, str):
                self.long[number] = self.long.get(number, "") + part_text(text)
            else:
                self.problems.append(f"{where(LONG, (row, 1))}: give the number and a part of the text")

    def read_header(self) -> None:
        sheet = self.sheets.get(HEADER)
        if sheet is None:
            self.problems.append(f"there is no sheet {HEADER}; keep it")
            return
        self.headings(sheet, HEADER_COLUMNS)
        columns = {column.heading.casefold(): column for column in header_columns()}
        self.places["header",] = f"sheet {HEADER}"
        for row in sorted({row for row, _ in sheet.cells} - {1}):
            written = str(sheet.cells.get((row, 1), ""))
            column = columns.get(written.strip().casefold())
            if column is None:
                hint = did_you_mean(written, [each.heading for each in columns.values()])
                self.problems.append(f"{where(HEADER, (row, 1))}: no field called '{written}'{hint}")
                continue
            self.places["header", column.field] = where(HEADER, (row, 2))
            self.keep(self.data["header"], column, sheet, (row, 2))

    def headings(self, sheet: Sheet, wanted: tuple[str, ...]) -> dict[str, int]:
        """The number of each column. A column may be moved, and left out where it need not be filled in."""
        folded = {words.casefold(): words for words in wanted}
        found: dict[str, int] = {}
        for (row, column), value in sorted(sheet.cells.items()):
            words = folded.get(str(value).strip().casefold()) if row == 1 else None
            if row == 1 and (words is None or words in found):
                wrong = f"no column called '{value}'{did_you_mean(str(value), wanted)}" if words is None else (
                    f"a second column '{value}'; remove one"
                )  # fmt: skip
                self.problems.append(f"{where(sheet.title, (1, column))}: {wrong}")
            elif words:
                found[words] = column
        beyond = [place for place in sheet.cells if place[1] not in found.values() and place[0] > 1]
        headed = {column for row, column in sheet.cells if row == 1}
        for place in sorted(beyond):
            if place[1] not in headed:
                self.problems.append(f"{where(sheet.title, place)}: the column has no heading in row 1")
        return found

    def read_table(self, table: Table, sheet: Sheet) -> None:
        columns = self.headings(sheet, table.headings)
        for key in table.keys:
            if key not in columns:
                self.problems.append(f"sheet {table.title}: there is no column '{key}'; put it back")
                return
        names = GradeNames(self.data)
        cells = _spread(sheet)
        for row in sorted({row for row, _ in cells} - {1}):
            line = {column: cells[row, column] for column in columns.values() if (row, column) in cells}
            if line:
                self.read_row(table, sheet._replace(cells=cells), row, columns, names)

    def read_row(self, table: Table, sheet: Sheet, row: int, columns: dict[str, int], names: GradeNames) -> None:
        item: dict[str, Any] = {}
        found: dict[str, Place] = {}
        for column in table.columns:
            if column.heading in columns:
                found[column.field] = (row, columns[column.heading])
                self.keep(item, column, sheet, found[column.field])
        keys: list[str] = []
        for key in table.keys:
            place = (row, columns[key])
            written = self.text(sheet.cells.get(place, ""))
            try:
                if not written:
                    raise CellError(f"the row has no {key.lower()}; write it, or remove the row")
                keys.append(names.grade(keys[0], written) if key == "Grade" and table.keys[0] == "Domain" else written)
            except CellError as error:
                self.problems.append(f"{where(sheet.title, place)}: {error}")
                return
        value: Any = item if table.model is not None else item.get("text", "")
        try:
            path = _insert(self.data, table.steps, list(zip(table.keys, keys, strict=True)), value)
        except _MisplacedError as error:
            place = (row, columns[error.key])
            self.problems.append(f"{where(sheet.title, place)}: {error}")
            return
        self.places[path] = where(sheet.title, (row, min(columns.values())))
        for field, place in found.items():
            self.places[(*path, field) if table.model is not None else path] = where(sheet.title, place)

    def keep(self, item: dict[str, Any], column: Column, sheet: Sheet, place: Place) -> None:
        if place not in sheet.cells:
            return
        written = sheet.cells[place]
        try:
            item[column.field] = from_cell(column.kind, self.text(written) if isinstance(written, str) else written)
        except CellError as error:
            self.problems.append(f"{where(sheet.title, place)}: {error}")

    def text(self, written: Value) -> str:
        """A cell's text; where it refers to a long text, that one."""
        if not isinstance(written, str):
            return str(written)
        number = reference(written)
        if number is None:
            return unescaped(written)
        if number not in self.long:
            raise CellError(f"refers to a text that sheet {LONG} does not have; write the text itself")
        return self.long[number]


class _MisplacedError(ValueError):
    """A row that belongs nowhere. ``key`` is the heading of the cell that says so."""

    def __init__(self, key: str, words: str) -> None:
        super().__init__(words)
        self.key = key


def _insert(data: Any, steps: tuple[str, ...], keys: list[tuple[str, str]], value: Any) -> KeyPath:
    """Put a row's value where the steps and its keys lead, and give its path."""
    path: list[str | int] = []
    for number, step in enumerate(steps):
        last = number == len(steps) - 1
        after = None if last else steps[number + 1]
        if step == EACH and last:
            data.append(value)
            return (*path, len(data) - 1)
        if step == EACH:
            heading, wanted = keys.pop(0)
            ids = [str(item.get("id", "")) for item in data]
            if wanted not in ids:
                raise _MisplacedError(heading, f"no {heading.lower()} called '{wanted}'{did_you_mean(wanted, ids)}")
            path.append(ids.index(wanted))
            data = data[ids.index(wanted)]
        elif step == BY:
            heading, wanted = keys.pop(0)
            path.append(wanted)
            if last:
                if wanted in data:
                    raise _MisplacedError(heading, f"'{wanted}' stands there twice; remove one of the rows")
                data[wanted] = value
                return tuple(path)
            data = data.setdefault(wanted, [] if after == EACH else {})
        else:
            path.append(step)
            data = data.setdefault(step, [] if after == EACH else {})
    raise AssertionError(steps)


def _spread(sheet: Sheet) -> dict[Place, Value]:
    """The cells, with the text of cells merged downwards in each of their rows."""
    return dict(_spread_pairs(sheet))


def _spread_pairs(sheet: Sheet) -> Iterator[tuple[Place, Value]]:
    yield from sheet.cells.items()
    for merge in sheet.merges:
        if (first := (merge.top, merge.left)) in sheet.cells:
            for row in range(merge.top + 1, merge.bottom + 1):
                yield (row, merge.left), sheet.cells[first]
