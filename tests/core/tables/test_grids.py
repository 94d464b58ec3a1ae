"""Each kind of table is told from the others."""

from __future__ import annotations

import pytest

from evenhand.tables.draft import Draft, Section
from evenhand.tables.grid_columns import ColumnsOfGrades
from evenhand.tables.grid_forms import is_form
from evenhand.tables.grid_questions import QuestionTable, heading_row, question_column
from evenhand.tables.grid_rows import RowsOfGrades
from evenhand.tables.grids import grades_in_column, grades_in_row, read_grid
from evenhand.tables.prose import Prose
from evenhand.tables.scale_found import FoundScale
from evenhand.tables.source import Grid, GridCell, Piece

SCALE = FoundScale({"good": "Good", "inadequate": "Inadequate"}, {}, False, ())


def grid(*rows: tuple[str, ...]) -> Grid:
    """A table of these rows; a text that begins with ``->`` goes across the rest of its row."""
    cells = []
    for row, line in enumerate(rows, start=1):
        for column, text in enumerate(line, start=1):
            wide = len(rows[-1]) - column + 1 if text.startswith("->") else 1
            said = text.removeprefix("->")
            pieces = (Piece(row * 10 + column, said, f"T1:r{row}:c{column}"),) if said else ()
            cells.append(GridCell(row, column, 1, wide, pieces))
    return Grid("T1", tuple(cells))


def prose(heading: str = "Visits", *, standard: bool = True) -> Prose:
    made = Prose(Draft(), SCALE)
    made.read(Piece(0, heading, "P1", 1))
    if standard:
        made.read(Piece(1, "Standard: all is well", "P2"))
    return made


def read(table: Grid, into: Prose | None = None) -> tuple[Section, Draft]:
    into = into or prose()
    read_grid(table, into)
    return into.draft.sections[-1], into.draft


QUESTIONS = (("1.1", "Is the first done?", "File"), ("1.2", "Is the second done?", "Plan"))


def test_a_table_of_questions() -> None:
    table = grid(("Ref", "Ask yourself", "Where to look"), QUESTIONS[0], ("->On time",), QUESTIONS[1])
    section, draft = read(table)
    assert (section.title, len(draft.sections)) == ("Visits", 1)
    assert [item[:1] + item[3:] for item in section.prompts] == [
        ("Is the first done?", "1.1", None, "File"),
        ("Is the second done?", "1.2", "On time", "Plan"),
    ]
    assert draft.left(table.pieces) == []
    assert (heading_row(table, 2), question_column(table)) == (1, 2)
    assert callable(QuestionTable.read)


def test_questions_are_known_by_themselves() -> None:
    section, _ = read(grid(("Enquiry", "Source"), *(line[1:] for line in QUESTIONS)))
    assert [item.hint for item in section.prompts] == ["File", "Plan"]
    section, _ = read(grid(*(line[1:] for line in QUESTIONS)))
    assert len(section.prompts) == 2
    section, _ = read(grid(("Ask yourself",), ("Look at the plan",), ("Is it dated well?",)))
    assert [item.text for item in section.prompts] == ["Look at the plan", "Is it dated well?"]


def test_several_columns_beside_a_question_are_told_apart() -> None:
    table = grid(("Question", "Look in", "Ask"), ("Is it done?", "File", "Worker"), ("Is it right?", "Plan", ""))
    section, _ = read(table)
    assert [item.hint for item in section.prompts] == ["Look in: File; Ask: Worker", "Plan"]


def test_what_stands_before_questions_is_a_sub_heading_or_a_section() -> None:
    table = grid(("Theme", "Question"), ("Seen", "Is it done?"), ("Heard", "Is it right?"))
    section, _ = read(table)
    assert [item.group for item in section.prompts] == ["Seen", "Heard"]
    made = Prose(Draft(), SCALE)
    read_grid(table, made)
    assert [section.title for section in made.draft.sections] == ["Seen", "Heard"]


def test_numbers_and_results_are_no_prompts() -> None:
    table = grid(("Question",), ("Is it done?",), ("14",))
    section, draft = read(table)
    assert [item.text for item in section.prompts] == ["Is it done?"]
    assert [piece.text for piece in draft.left(table.pieces)] == ["14"]


@pytest.mark.parametrize(
    ("rows", "form"),
    [
        ((("Name", ""), ("Date of audit", "")), True),
        ((("Name", "", "Date", ""), ("Team", "", "Role", "")), True),
        ((("No.", "What", "Who"), ("1", "", ""), ("2", "", "")), True),
        ((("What", "Who"), ("", "")), True),
        ((("Code", "Meaning"), ("CIN", "Child in need")), False),
        ((("Was it done?", ""), ("Was it done well?", "")), False),
        ((("Name", "A. Auditor"), ("Date", "")), False),
        ((("Standard", "All is well"),), False),
    ],
)
def test_forms(rows: tuple[tuple[str, ...], ...], form: bool) -> None:
    assert is_form(grid(*rows)) is form


def test_a_form_makes_no_section() -> None:
    made = prose("Appendix", standard=False)
    read_grid(grid(("Overall judgement", ""), ("Date of audit", "")), made)
    assert made.draft.sections == []
    assert [form.text for form in made.draft.forms] == ["Overall judgement · Date of audit"]


def test_grades_before_their_rows() -> None:
    table = grid(("Grade", "What"), ("Good", "often"), ("Inadequate", "never"))
    section, draft = read(table)
    assert {grade: [item.text for item in items] for grade, items in section.descriptors.items()} == {
        "good": ["often"], "inadequate": ["never"]
    }  # fmt: skip
    assert grades_in_column(table, 1, prose()) == {2: "good", 3: "inadequate"}
    assert (draft.left(table.pieces), callable(RowsOfGrades.read)) == ([], True)


def test_what_stands_before_grades_is_a_criterion_below_a_heading() -> None:
    table = grid(("On time", "Good", "often"), ("On time too", "Inadequate", "never"))
    section, _ = read(table)
    assert [item.criterion for items in section.descriptors.values() for item in items] == ["On time", "On time too"]


def test_results_of_formulas_name_no_grades() -> None:
    table = grid(("Section", "Grade"), ("Visits", "Good"), ("Plans", "Inadequate"))
    cells = tuple(
        cell._replace(pieces=tuple(piece._replace(computed=cell.row > 1) for piece in cell.pieces))
        for cell in table.cells
    )
    assert grades_in_column(Grid("T1", cells), 2, prose()) == {}
    assert grades_in_row(grid(("Good", "Inadequate")), 1, prose()) == {1: "good", 2: "inadequate"}
    assert callable(ColumnsOfGrades.read)


def test_a_bold_cell_is_no_title_below_a_heading() -> None:
    cells = (
        GridCell(1, 1, 1, 1, (Piece(10, "Key messages", "T1:r1:c1", 9),)),
        GridCell(2, 1, 1, 1, (Piece(11, "Does all of this help?", "T1:r2:c1"),)),
    )
    section, draft = read(Grid("T1", cells))
    assert ([each.title for each in draft.sections], len(section.prompts)) == (["Visits"], 1)
