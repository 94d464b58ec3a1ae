"""Headings and paragraphs, one after another."""

from __future__ import annotations

from evenhand.tables.contents import contents_lines
from evenhand.tables.draft import Draft
from evenhand.tables.headings import headings_name_sections, names_a_section, running_titles
from evenhand.tables.not_used import forms_told, left_told
from evenhand.tables.prose import Prose
from evenhand.tables.scale_found import FoundScale
from evenhand.tables.sections_told import counted, sections_told, structure_told
from evenhand.tables.source import Grid, GridCell, Piece, Source

SCALE = FoundScale({"good": "Good", "inadequate": "Inadequate"}, {}, False, ())


def pieces(*texts: str | tuple[str, int]) -> list[Piece]:
    """Paragraphs, or headings with their level."""
    return [
        Piece(number, text, f"P{number}") if isinstance(text, str) else Piece(number, text[0], f"P{number}", text[1])
        for number, text in enumerate(texts, start=1)
    ]


def read(*texts: str | tuple[str, int]) -> Draft:
    prose = Prose(Draft(), SCALE)
    for piece in pieces(*texts):
        prose.read(piece)
    return prose.draft


def test_a_sub_heading_of_prompts_is_no_section() -> None:
    draft = read(
        ("Visits", 1), ("Questions", 2), "Was it done?", ("Seeing the child", 3), "1.2 Was it seen?", ("Plans", 1)
    )
    (section,) = draft.sections
    assert [(item.text, item.number, item.group) for item in section.prompts] == [
        ("Was it done?", None, None), ("Was it seen?", "1.2", "Seeing the child")
    ]  # fmt: skip
    assert list(structure_told(draft)) == ["Sub-headings of prompts, and not sections: “Seeing the child” (P4)."]


def test_a_heading_as_high_as_that_of_prompts_is_a_section() -> None:
    draft = read(("Visits", 9), ("Questions", 9), "Was it done?", ("Plans", 9), "Was it planned?")
    assert [section.title for section in draft.sections] == ["Visits", "Plans"]


def test_what_goes_on_with_a_standard() -> None:
    draft = read(
        ("Visits", 1), "Standard: all is well", "We listen.", "If nobody listens, grade the rest only.", "Good", "x"
    )
    assert [item.text for item in draft.sections[0].standards] == ["All is well", "We listen."]
    assert [doubt.at for doubt in draft.rules] == ["P4"]
    assert [doubt.at for doubt in draft.doubts] == ["P3"]


def test_a_grade_that_takes_over_from_another() -> None:
    draft = read(("Visits", 1), "Good", "often", "Inadequate", "See Good", "As Good, but late")
    (section,) = draft.sections
    assert section.inherits["inadequate"][:2] == ("good", "See Good")
    assert [item.text for item in section.descriptors["inadequate"]] == ["As Good, but late"]
    assert "write [inherits.inadequate]" in draft.doubts[1].words
    assert next(sections_told(draft, SCALE)).endswith("descriptors: Good 1, Inadequate as Good and 1.")


def test_two_grades_do_not_take_over_from_each_other() -> None:
    draft = read(("Visits", 1), "Good", "See Inadequate", "Inadequate", "See Good")
    (section,) = draft.sections
    assert (list(section.inherits), list(section.descriptors)) == (["good"], ["inadequate"])


def test_sections_that_go_on_are_said() -> None:
    draft = read(("1. Visits", 1), "Good", "often", ("Visits (continued)", 1), "Inadequate", "never")
    assert [section.title for section in draft.sections] == ["Visits"]
    assert "was taken to go on with 'Visits' (P1)" in draft.structure[0]
    draft = read(("1. Visits", 1), "Good", "often", ("2. Visits", 1), "Good", "never")
    assert [(section.number, section.id) for section in draft.sections] == [("1", "visits"), ("2", "visits_2")]


def test_the_contents_are_known() -> None:
    made = pieces("Visits 3", "2. Plans … 4", "Rules.....12", "Ends 2026", ("1. Visits", 1), ("Plans", 1), ("Rules", 1))
    source = Source("a.docx", tuple(made))
    assert [piece.text for piece in contents_lines(source)] == ["Visits 3", "2. Plans … 4", "Rules.....12"]
    assert contents_lines(Source("a.docx", tuple(made[1:]))) == []


def test_what_headings_are_for() -> None:
    graded = pieces(("Visits", 1), "Good", "x", ("Plans", 1), "Good", "y")
    assert headings_name_sections(Source("a", tuple(graded)), SCALE)
    assert not headings_name_sections(Source("a", tuple(graded[:3])), SCALE)
    assert not names_a_section(Piece(0, "Questions", "P1", 2))
    assert running_titles(Source("a", tuple(pieces(("Tool", 1), ("Tool", 1), ("Plans", 1))))) == {"tool"}


def test_what_is_said_of_what_was_not_used() -> None:
    draft = Draft()
    draft.form([Piece(1, "Name", "One!A1", fill=True)], "One!A1")
    draft.form([Piece(2, "Date", "One!A2", fill=True)], "One!A2")
    assert [form.text for form in forms_told(draft)] == ["Name · Date"]
    cells = tuple(GridCell(1, n, 1, 1, (Piece(n, text, f"T1:r1:c{n}"),)) for n, text in ((1, "CIN"), (2, "In need")))
    (table,) = left_told(Draft(), Source("a", (Grid("T1", cells),)))
    assert table == ("T1", "CIN · In need", "Nothing in this table was used.")
    (left,) = left_told(Draft(), Source("a", (Piece(1, "x", "P1"), Piece(2, "0", "P2", computed=True))))
    assert left == ("P1", "x", "")
    assert (counted(1, "text"), counted(0, "text")) == ("1 text", "0 texts")
