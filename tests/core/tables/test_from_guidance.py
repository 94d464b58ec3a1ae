"""Guidance in the layouts of real authorities becomes a framework, and every word of it is accounted for."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.tables.draft import Draft, parted
from evenhand.tables.draft_data import draft_data
from evenhand.tables.errors import TablesError
from evenhand.tables.from_guidance import Read, id_from, import_guidance, read_guidance
from evenhand.tables.grids import read_grid
from evenhand.tables.headings import running_titles
from evenhand.tables.place import Place
from evenhand.tables.prose import Prose
from evenhand.tables.scale_found import find_scale
from evenhand.tables.source import Piece, Source
from evenhand.testing.rule_cases import run_cases
from guidance_documents import BULLETS, LAYOUTS, excel_bytes, word_bytes

ReadFile = Callable[[bytes, str], Source]


def descriptors(read: Read) -> dict[str, dict[str, list[str]]]:
    return {
        domain["title"]: {grade: [item["text"] for item in items] for grade, items in domain["descriptors"].items()}
        for domain in read.data["domains"]
        if "descriptors" in domain
    }


@pytest.mark.parametrize("name", LAYOUTS)
def test_each_layout_gives_the_same_descriptors(name: str, read: ReadFile, place: Path) -> None:
    framework, found = import_guidance(read(LAYOUTS[name](), name), Place(place), framework_id="marsh")
    grades = [grade.id for grade in framework.scales[0].grades]
    wanted = {title: dict(zip(grades, map(list, lists), strict=True)) for title, lists in BULLETS.items()}
    told = descriptors(found)
    if name == "merged.docx":
        # One cell goes across the two best grades, and stands under both.
        for grade in grades[:2]:
            assert told["Plans"][grade].pop() == "Partners are thanked"
    assert told == wanted
    assert (place / "unsure.md").read_text(encoding="utf-8") == found.unsure
    assert all(result.passed for result in run_cases(framework))


def test_what_is_special_to_each_layout(read: ReadFile) -> None:
    def one(name: str) -> Any:
        return read_guidance(read(LAYOUTS[name](), name), "x")

    columns = one("columns.docx")
    assert [item["text"] for item in columns.data["domains"][0]["prompts"]] == [
        "Are the visits right for this child?", "Look at what the family says"
    ]  # fmt: skip
    assert columns.data["header"]["title"] == "Marsh Borough audit guidance"
    headings = one("headings.docx")
    assert headings.data["domains"][1]["guidance"][0]["text"] == "Plans follow the practice standards."
    assert [doubt.at for doubt in headings.draft.rules] == ["P26"]
    assert one("rows.docx").data["domains"][0]["descriptors"]["good"][0]["source"] == "T1:r3:c3"
    merged = one("merged.docx")
    assert [scale["kind"] for scale in merged.data["scales"]] == ["ordinal", "banded"]
    assert merged.data["header"]["domain_scale"] == "score"
    assert merged.data["domains"][0]["descriptors"]["good"][0]["criterion"] == "Quality of visits"
    assert [doubt.at for doubt in merged.draft.doubts] == ["T1:r7:c2"]
    assert (merged.unused, columns.unused, headings.unused) == (0, 0, 0)
    codes = one("codes.xlsx")
    assert codes.data["scales"][0]["kind"] == "coded"
    assert codes.data["domains"][0]["descriptors"]["good"][0]["source"] == "Guidance!C4"
    numbers = one("numbers.xlsx")
    assert "sheet Old notes is hidden" in numbers.unsure
    assert "sheet Old notes, cell B2: “Kept for the record”" in numbers.unsure


def test_rules_are_listed_and_never_written(read: ReadFile) -> None:
    document = docx.Document()
    document.add_heading("Visits", 1)
    document.add_paragraph("A late visit is a limiting judgement.")
    table = document.add_table(2, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Good", "Inadequate"
    table.cell(1, 0).text, table.cell(1, 1).text = "Visits must be on time", "Graded Inadequate where 50% are late"
    document.add_heading("Overall judgement", 1)
    document.add_paragraph("Two sections decide.")
    found = read_guidance(read(word_bytes(document), "a.docx"), "x")
    assert [rule["effect"] for rule in found.data["rules"]] == ["judgement"]
    assert [doubt.text for doubt in found.draft.rules] == [
        "A late visit is a limiting judgement.", "Graded Inadequate where 50% are late", "Two sections decide."
    ]  # fmt: skip
    assert "write those that are rules in rules.toml" in found.unsure


def test_one_table_over_several_pages_with_one_area_a_row(read: ReadFile) -> None:
    document = docx.Document()
    for areas in (("Referral", "Plan"), ("Plan (cont'd)", "Overall judgement")):
        document.add_paragraph("THE AUDIT TOOL")
        table = document.add_table(0, 3)
        for row in (
            ("Area of analysis", "Good", "Inadequate"),
            *((area, f"{area} well", f"{area} badly") for area in areas),
        ):
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    found = read_guidance(read(word_bytes(document), "a.docx"), "x")
    assert descriptors(found) == {
        "Referral": {"good": ["Referral well"], "inadequate": ["Referral badly"]},
        "Plan": {"good": ["Plan well", "Plan (cont'd) well"], "inadequate": ["Plan badly", "Plan (cont'd) badly"]},
    }
    assert [doubt.text for doubt in found.draft.rules] == ["Overall judgement well", "Overall judgement badly"]
    assert found.data["header"]["title"] == "THE AUDIT TOOL"


def test_what_grades_mean_goes_to_the_scale(read: ReadFile) -> None:
    document = docx.Document()
    document.add_heading("What the grades mean", 1)
    for grade in ("Good", "Inadequate"):
        document.add_heading(grade, 2)
        document.add_paragraph(f"All is {grade.lower()}.")
    document.add_heading("Visits", 1)
    document.add_paragraph("Good: visits happen")
    found = read_guidance(read(word_bytes(document), "a.docx"), "x")
    assert found.data["scales"][0]["grades"][0]["descriptors"] == [{"text": "All is good.", "source": "P3"}]
    assert [domain["title"] for domain in found.data["domains"]] == ["Visits"]
    assert list(found.data["domains"][0]["no_descriptors"]) == ["inadequate"]


def test_grades_of_ones_own(read: ReadFile, place: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["", "Secure", "Not yet"])
    book.active.append(["Visits", "often", "seldom"])
    source = read(excel_bytes(book), "a.xlsx")
    with pytest.raises(TablesError, match="no grades were recognised"):
        import_guidance(source, Place(place), framework_id="x")
    framework, _ = import_guidance(source, Place(place), framework_id="x", grades="Secure, Not yet")
    assert [grade.label for grade in framework.scales[0].grades] == ["Secure", "Not yet"]


def test_nothing_under_the_grades(read: ReadFile, place: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Good")
    document.add_paragraph("Inadequate")
    with pytest.raises(TablesError, match="no section with descriptors"):
        import_guidance(read(word_bytes(document), "a.docx"), Place(place), framework_id="x")
    assert not place.exists()


def test_a_text_longer_than_a_framework_holds(read: ReadFile, place: Path) -> None:
    document = docx.Document()
    document.add_heading("Visits", 1)
    text = "This sentence is said again and again. " * 250
    document.add_paragraph(f"Good: {text}")
    document.add_paragraph("Inadequate: none")
    framework, found = import_guidance(read(word_bytes(document), "a.docx"), Place(place), framework_id="x")
    parts = [item.text for item in framework.domains[0].descriptors["good"]]
    assert len(parts) == 3
    assert " ".join(parts) == text.strip()
    assert any("was parted into 3" in doubt.words for doubt in found.draft.doubts)


@given(st.text("ab .;", min_size=1, max_size=12000))
def test_parting_keeps_every_word(text: str) -> None:
    parts = parted(text)
    assert "".join("".join(parts).split()) == "".join(text.split())
    assert all(len(part) <= 4000 for part in parts)


@pytest.mark.parametrize(
    ("name", "id_"), [("Fern shire-2", "fern_shire_2"), ("2026 tool", "tool"), ("éé", "imported"), ("x" * 99, "x" * 60)]
)
def test_ids_from_names(name: str, id_: str) -> None:
    assert id_from(name) == id_


def test_ids_of_sections_are_their_own() -> None:
    draft = Draft()
    titles = ["1. Visits", "Visits!", "The child's voice", "3 %", "case reference"]
    ids = [draft.new_section(title, "P1").id for title in titles]
    assert ids == ["visits", "visits_2", "the_childs_voice", "section_3", "case_reference_2"] or len(set(ids)) == 5
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", id_) for id_ in ids)


def test_the_steps_one_by_one() -> None:
    pieces = (
        Piece(0, "Visits", "P1", 1),
        Piece(1, "Good", "P2"),
        Piece(2, "often", "P3"),
        Piece(3, "Inadequate", "P4"),
    )
    source = Source("a.docx", pieces)
    scale, draft = find_scale(source), Draft()
    prose = Prose(draft, scale, running_titles(source))
    for piece in pieces:
        prose.read(piece)
    assert callable(read_grid)
    (section,) = draft.sections
    assert (section.title, section.descriptors["good"][0].text) == ("Visits", "often")
    assert draft_data(draft, scale, source, "x")["domains"][0]["id"] == "visits"
    assert draft.left(pieces) == []
