"""Guidance in the shapes of real documents gives the right sections, and says what was guessed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

from evenhand.tables import folder
from evenhand.tables.from_guidance import Read, import_guidance, read_guidance
from evenhand.tables.place import Place
from evenhand.tables.source import Source
from evenhand.testing.rule_cases import run_cases
from guidance_documents import word_bytes
from guidance_shapes import BEST_LAST, SAID, SHAPES, graded_table, texts

ReadFile = Callable[[bytes, str], Source]


def one(read: ReadFile, name: str) -> Read:
    return read_guidance(read(SHAPES[name](), name), "x")


def counts(found: Read) -> dict[tuple[str, str], list[int]]:
    grades = [grade["id"] for grade in found.data["scales"][0]["grades"]]
    return {
        (domain.get("number", ""), domain["title"]): [
            len(domain.get("guidance", [])),
            len(domain.get("prompts", [])),
            *(len(domain.get("descriptors", {}).get(grade, [])) for grade in grades),
        ]
        for domain in found.data["domains"]
    }


@pytest.mark.parametrize("name", SHAPES)
def test_each_shape_loads(read: ReadFile, name: str, place: Path) -> None:
    framework, _ = import_guidance(read(SHAPES[name](), name), Place(place), framework_id="shaped")
    assert all(result.passed for result in run_cases(framework))


def test_headings_numbered_by_word(read: ReadFile) -> None:
    found = one(read, "numbered.docx")
    assert counts(found) == {
        ("1", "Referral"): [1, 2, 2, 2, 2, 0],
        ("2", "Analysis"): [1, 2, 4, 4, 4, 4],
        ("3", "Oversight"): [1, 2, 4, 4, 4, 4],
    }
    referral, analysis, oversight = found.data["domains"]
    assert referral["inherits"] == {"inadequate": {"from": "requires_improvement", "text": SAID, "source": "T1:r3:c1"}}
    assert "no_descriptors" not in referral
    assert {item["criterion"] for item in analysis["descriptors"]["good"]} == {"From facts"}
    assert [item["criterion"] for item in oversight["descriptors"]["good"]] == ["Supervision"] * 2 + ["Managers"] * 2
    header = found.data["header"]
    assert (header["title"], header["publisher"]) == ("Case audit guidance", "Ashmere Council")
    assert (header["evidence_window_months"], header["evidence_window_note"]) == (
        8, "Read the last eight months of the file."
    )  # fmt: skip
    assert [doubt.at for doubt in found.draft.rules] == ["P10", "P35"]
    assert "walks" not in header


def test_questions_in_tables_and_grades_in_many_ways(read: ReadFile) -> None:
    found = one(read, "asked.docx")
    assert counts(found) == {
        ("1", "Contact"): [1, 2, 3, 3, 3, 3],
        ("2", "Children"): [1, 2, 3, 3, 3, 3],
        ("3", "Endings"): [2, 2, 3, 3, 3, 3],
    }
    contact, children, endings = found.data["domains"]
    assert contact["guidance"][0]["text"] == "We do contact well."
    assert [prompt.get("hint") for prompt in contact["prompts"]] == ["File one", "File two"]
    assert contact["descriptors"]["good"][1] == {"source": "P9", "text": "Contact Good 2."}
    assert children["descriptors"]["good"][0] == {"source": "P21", "text": "Children Good 1.", "criterion": "Part 1"}
    assert [item["text"] for item in endings["guidance"]] == ["We do endings well.", "We also say goodbye."]
    grades = {grade["id"]: grade["label"] for grade in found.data["scales"][0]["grades"]}
    assert grades["requires_improvement"] == "Requires improvement to be good"
    # How long ago a child was seen is no period for auditors to look at.
    assert "evidence_window_months" not in found.data["header"]
    assert found.data["header"]["publisher"] == "Ferrow County Council"


def test_a_workbook_with_grades_of_its_own(read: ReadFile) -> None:
    found = one(read, "audit.xlsx")
    assert counts(found) == {("1", "FRONT DOOR"): [1, 2, 2, 1, 2], ("2", "PLANNING"): [1, 2, 2, 1, 2]}
    first = found.data["domains"][0]
    assert [(each["number"], each["group"]) for each in first["prompts"]] == [
        ("1.1", "Seeing the child"), ("1.1a", "Seeing the child")
    ]  # fmt: skip
    assert first["descriptors"]["firm"][0]["text"] == "Firm one (or nearly)"
    header = found.data["header"]
    assert (header["title"], header["publisher"]) == ("Case audit workbook", "WEIRSIDE BOROUGH COUNCIL")
    assert any("It was taken that the first is the best" in words for words in found.draft.made_up)
    assert "cells C5 to C6 hold formulas of one kind, the first of them =VLOOKUP(B5" in found.unsure
    assert "Sheet Lists is hidden and holds what drop-downs offer" in found.unsure


def table_of(rows: list[list[Any]], heading: bool, standard: bool) -> bytes:
    """A table below a heading, or below none, with or without a standard between them."""
    document = docx.Document()
    if heading:
        document.add_heading("Visits", 1)
    if standard:
        document.add_paragraph("Standard: all is well")
    graded_table(document, rows)
    return word_bytes(document)


@pytest.mark.parametrize("word", ["Theme", "Area", "Topic"])
def test_rows_are_criteria_below_a_heading_that_has_something_of_its_own(read: ReadFile, word: str) -> None:
    rows: list[list[Any]] = [
        [word, *BEST_LAST],
        *([name, *(texts(name, grade, 1) for grade in BEST_LAST)] for name in ("One", "Two")),
    ]
    found = read_guidance(read(table_of(rows, True, True), "a.docx"), "x")
    assert list(counts(found)) == [("", "Visits")]
    assert found.draft.structure == []
    for heading in (False, True):
        found = read_guidance(read(table_of(rows, heading, False), "a.docx"), "x")
        assert list(counts(found)) == [("", "One"), ("", "Two")]
        assert "Titles of sections that stand in tables, and not in headings: “One” (T1:r3:c1), “Two”" in found.unsure
        assert "head their column 'Criterion'" in found.unsure


def test_a_row_across_a_table_is_no_section_below_a_heading(read: ReadFile) -> None:
    rows: list[list[Any]] = [list(BEST_LAST), [texts("Visits", grade, 1) for grade in BEST_LAST]]
    document = docx.Document()
    document.add_heading("Visits", 1)
    document.add_paragraph("Standard: all is well")
    graded_table(document, rows, title="On time")
    found = read_guidance(read(word_bytes(document), "a.docx"), "x")
    assert list(counts(found)) == [("", "Visits")]
    assert found.data["domains"][0]["descriptors"]["good"][0]["criterion"] == "On time"


def test_where_headings_name_sections_no_row_does(read: ReadFile) -> None:
    document = docx.Document()
    for title in ("Visits", "Plans"):
        document.add_heading(title, 1)
        graded_table(document, [list(BEST_LAST), [texts(title, grade, 1) for grade in BEST_LAST]], title="On time")
    found = read_guidance(read(word_bytes(document), "a.docx"), "x")
    assert list(counts(found)) == [("", "Visits"), ("", "Plans")]
    assert found.data["domains"][1]["descriptors"]["good"][0]["criterion"] == "On time"


def test_most_of_a_document_under_no_grade_is_noticed(read: ReadFile) -> None:
    document = docx.Document()
    document.add_paragraph("Nothing of this is under a grade. " * 20)
    document.add_heading("Visits", 1)
    document.add_paragraph("Good: often")
    document.add_paragraph("Inadequate: never")
    assert read_guidance(read(word_bytes(document), "a.docx"), "x").unused_share > 0.9
    assert one(read, "asked.docx").unused_share == 0


def test_a_section_is_thrown_away_with_its_file(read: ReadFile, place: Path) -> None:
    import_guidance(read(SHAPES["asked.docx"](), "asked.docx"), Place(place), framework_id="shaped")
    (place / "domains" / "02-children.toml").unlink()
    framework = folder.load(place)
    assert [(domain.title, domain.order) for domain in framework.domains] == [("Contact", 1), ("Endings", 3)]
    assert all(result.passed for result in run_cases(framework))
