"""Reads tables of questions: one a row, perhaps with its number before it and with a hint beside it."""

from __future__ import annotations

from evenhand.tables import marks
from evenhand.tables.prose import Prose
from evenhand.tables.source import Grid, GridCell, Piece, is_title
from evenhand.tables.titles import bare_number, is_reference, numbered_title

_NUMBER, _GROUP, _HINT, _STANDARD = "number", "group", "hint", "standard"
_HEADING = "Read as the heading of a column."


def question_column(grid: Grid) -> int | None:
    """The column that holds the questions: it is headed as one, or half of what stands in it asks something."""
    best: tuple[int, int] | None = None
    for column in range(1, grid.columns + 1):
        cells = _own_cells(grid, column)
        header = heading_row(grid, column)
        below = [cell for cell in cells if (header is None or cell.row > header) and any(map(_is_said, cell.pieces))]
        asking = sum(_asks(cell) for cell in below)
        headed = header is not None and marks.is_prompts_heading(_cell_text(grid, header, column))
        if not below or (not headed and (asking < 2 or asking * 2 < len(below))):
            continue
        # A single cell with everything in it is a box, which is read as text.
        if len(grid.cells) > 1 and (best is None or (headed * 1000 + asking) > best[0]):
            best = (headed * 1000 + asking, column)
    return best[1] if best else None


def heading_row(grid: Grid, column: int) -> int | None:
    """The row that heads the columns: the first with a cell of its own here, where that asks nothing and is short."""
    for cell in _own_cells(grid, column):
        return cell.row if all(map(_is_label, grid.beginning_in(cell.row))) else None
    return None


class QuestionTable:
    """A table with questions in one column. A row across it is a title above its headings, a sub-heading below."""

    def __init__(self, grid: Grid, prose: Prose, column: int) -> None:
        self.grid, self.prose, self.draft = grid, prose, prose.draft
        self.column = column
        self.header = heading_row(grid, column)
        self.headings = {
            cell.column: cell.text for cell in (grid.beginning_in(self.header) if self.header is not None else [])
        }
        self.roles = {other: self.role(other) for other in range(1, grid.columns + 1) if other != column}

    def read(self) -> None:
        """Take in the table."""
        prose = self.prose
        if prose.under_rules_now():
            for piece in self.grid.pieces:
                prose.under_rules(piece)
            return
        for row in range(1, self.grid.rows + 1):
            cells = self.grid.beginning_in(row)
            if row == self.header:
                for piece in (piece for cell in cells for piece in cell.pieces):
                    self.draft.label(piece, _HEADING)
            elif cells and self.goes_across(cells):
                self.across(row, cells[0].pieces)
            else:
                self.row(row, cells)
        prose.turn_away()

    def role(self, column: int) -> str:
        """What a column is for: by its heading, by what stands in it, and by the side it stands on."""
        cells = [cell for cell in _own_cells(self.grid, column) if self.header is None or cell.row > self.header]
        if marks.is_standard_heading(self.headings.get(column, "")):
            return _STANDARD
        if column > self.column:
            return _HINT
        return _NUMBER if cells and all(is_reference(cell.text) or self.is_alone(cell) for cell in cells) else _GROUP

    def is_alone(self, cell: GridCell) -> bool:
        return len(self.grid.beginning_in(cell.row)) == 1

    def goes_across(self, cells: list[GridCell]) -> bool:
        """Whether the one cell of a row is a heading: it is wide, or stands where the numbers of questions stand."""
        cell = cells[0]
        if len(cells) > 1 or len(cell.pieces) > 1 or not is_title(cell.pieces[0]):
            return False
        numbered = _NUMBER in self.roles.values()
        return cell.columns > 1 or (numbered and cell.column <= self.column) or self.roles.get(cell.column) == _NUMBER

    def across(self, row: int, pieces: tuple[Piece, ...]) -> None:
        (piece,) = pieces
        title = self.prose.cells_name_sections() and numbered_title(piece.text).number
        if self.header is not None and row < self.header:
            self.prose.read_cell(piece._replace(level=piece.level or 3))
        elif title or not self.prose.names_section():
            self.prose.heading(piece._replace(level=3), in_table=True)
        else:
            self.prose.group = piece

    def row(self, row: int, cells: list[GridCell]) -> None:
        asked = [piece for cell in cells if cell.column == self.column for piece in cell.pieces if _is_said(piece)]
        if not asked:
            return
        before = self.stand_before(row)
        number = " ".join(cell.text for cell in cells if self.roles.get(cell.column) == _NUMBER)
        hint = self.hint(row)
        for index, piece in enumerate(asked):
            self.prose.prompt(piece, hint=hint, number=bare_number(number) if index == 0 else None)
        for piece in before:
            self.draft.used(piece)
        for cell in cells:
            role = self.roles.get(cell.column)
            for piece in cell.pieces:
                if role == _STANDARD:
                    self.prose.standard(piece)
                elif role == _NUMBER or (role == _HINT and _is_said(piece)):
                    self.draft.used(piece)
        if len(asked) > 1 and (hint or number):
            words = "Several prompts stand in its cell: the number stands at the first now, and what is beside at each."
            self.draft.doubt(asked[0], words)

    def stand_before(self, row: int) -> tuple[Piece, ...]:
        """What stands before the questions, as a rule merged over all its rows: a sub-heading, or a section's title.

        Gives the pieces of a sub-heading, all of which are in the framework then.
        """
        for column in (column for column, role in self.roles.items() if role == _GROUP):
            cell = self.grid.at_place(row, column)
            if cell is None or not cell.pieces:
                continue
            sections = column not in self.headings or marks.heads_sections(self.headings[column])
            if sections and self.prose.cells_name_sections():
                if cell.row == row:
                    self.prose.heading(cell.pieces[0]._replace(level=3), in_table=True)
                return ()
            self.prose.group = cell.pieces[0]._replace(text=cell.text)
            return cell.pieces[1:]
        return ()

    def hint(self, row: int) -> str:
        """What stands beside a question, each with the heading of its column where there are several."""
        texts = {}
        for column in (column for column, role in self.roles.items() if role == _HINT):
            cell = self.grid.at_place(row, column)
            if cell is not None and cell.column == column:
                texts[column] = " ".join(piece.text for piece in cell.pieces if _is_said(piece))
        texts = {column: text for column, text in texts.items() if text}
        if len(texts) < 2:
            return next(iter(texts.values()), "")
        return "; ".join(
            f"{self.headings[column]}: {text}" if column in self.headings else text for column, text in texts.items()
        )


def _is_said(piece: Piece) -> bool:
    """Whether a piece says something: it is no bare number, and no short result of a formula."""
    return not is_reference(piece.text) and not (piece.computed and len(piece.text.split()) < 3)


def _own_cells(grid: Grid, column: int) -> list[GridCell]:
    """The cells of one column that have text and stand in no other column."""
    return sorted(cell for cell in grid.cells if cell.column == column and cell.pieces and not _is_across(grid, cell))


def _is_across(grid: Grid, cell: GridCell) -> bool:
    return cell.columns > 1 and len(grid.beginning_in(cell.row)) == 1


def _is_label(cell: GridCell) -> bool:
    return len(cell.pieces) == 1 and len(cell.text) <= 60 and not marks.is_question(cell.text)


def _asks(cell: GridCell) -> bool:
    return any(marks.is_question(piece.text) for piece in cell.pieces)


def _cell_text(grid: Grid, row: int, column: int) -> str:
    cell = grid.at_place(row, column)
    return cell.text if cell is not None else ""
