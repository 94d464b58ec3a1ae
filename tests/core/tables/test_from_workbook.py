"""What is wrong with a framework is told by sheet and cell, and nothing is written then."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from evenhand.models.framework import Framework
from evenhand.tables import folder
from evenhand.tables.errors import CellProblemsError, TablesError
from evenhand.tables.from_workbook import import_workbook
from evenhand.tables.place import Place
from evenhand.tables.sheets import read_sheets

Edited = Callable[[Callable[[Any], None]], bytes]


def column(sheet: Any, heading: str) -> int:
    return int(next(cell.column for cell in sheet[1] if cell.value == heading))


def put(title: str, row: int, heading: str, value: Any) -> Callable[[Any], None]:
    def change(book: Any) -> None:
        cell = book[title].cell(row, column(book[title], heading))
        cell.value = value(cell.value) if callable(value) else value

    return change


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (put("Rules", 3, "Grade", "goood"),
         "sheet Rules, cell G3: no grade 'goood' on scale 'grade'; did you mean 'good'?"),
        (put("Rules", 3, "When", lambda old: old.replace("tally", "taly")),
         "sheet Rules, cell I3: test: no condition 'taly'; did you mean 'tally'?"),
        (put("Rules", 3, "When", lambda old: old.replace('"assessment"', '"assesment"')),
         "sheet Rules, cell I3: over[1]: no domain 'assesment'; did you mean 'assessment'?"),
        (put("Domains", 4, "Title", None), "sheet Domains, cell C4: 'title' is missing"),
        (put("Cases", 3, "Expected", '{ permited = ["Good"] }'),
         "sheet Cases, cell K3: unknown key 'permited'; did you mean 'permitted'?"),
        (put("Fields", 4, "Kind", "txt"), "sheet Fields, cell E4: 'txt' is not one of text"),
        (put("Framework", 2, "Value", "Not An Id"), "sheet Framework, cell B2: 'Not An Id' is no id"),
        (put("Facts", 3, "Asked in", "rsk"), "sheet Facts, cell D3: no domain 'rsk'; did you mean 'risk'?"),
        (put("Patches", 2, "Rule", "D-NONE"), "sheet Patches, cell "),
        (put("Grades", 2, "Label", "Good"), "sheet Scales, cell A2: two grades of scale 'grade' have the same label"),
    ],
)  # fmt: skip
def test_faults_of_the_loader_are_told_at_cells(
    edited: Edited, place: Path, change: Callable[[Any], None], words: str
) -> None:
    with pytest.raises(CellProblemsError) as caught:
        import_workbook(read_sheets(edited(change), "a.xlsx"), "a.xlsx", Place(place))
    assert caught.value.lines[0].startswith(words), caught.value.lines
    assert list(place.parent.iterdir()) == []


def test_every_fault_is_told_at_once(edited: Edited, place: Path) -> None:
    def change(book: Any) -> None:
        put("Domains", 4, "Title", None)(book)
        put("Facts", 2, "Source", None)(book)

    with pytest.raises(CellProblemsError) as caught:
        import_workbook(read_sheets(edited(change), "a.xlsx"), "a.xlsx", Place(place))
    assert sorted(caught.value.lines) == [
        "sheet Domains, cell C4: 'title' is missing",
        "sheet Facts, cell C2: 'source' is missing",
    ]


def test_a_framework_is_replaced_only_when_asked(workbooks: dict[str, bytes], place: Path) -> None:
    import_workbook(read_sheets(workbooks["durham"], "a.xlsx"), "a.xlsx", Place(place))
    (place / "calibration").mkdir()
    (place / "calibration" / "case.toml").write_text("kept", encoding="utf-8")
    (place / "waivers.toml").write_text("# kept", encoding="utf-8")
    sheets = read_sheets(workbooks["ofsted"], "b.xlsx")
    with pytest.raises(TablesError, match="is not empty"):
        import_workbook(sheets, "b.xlsx", Place(place))
    assert folder.id_there(place) == "durham"
    import_workbook(sheets, "b.xlsx", Place(place), force=True)
    assert folder.id_there(place) == "ofsted"
    assert not (place / "facts.toml").exists()
    assert len(list((place / "domains").iterdir())) == 7
    assert (place / "calibration" / "case.toml").read_text(encoding="utf-8") == "kept"
    assert (place / "waivers.toml").exists()
    assert [path.name for path in place.parent.iterdir()] == ["made"]


def test_a_failed_replacement_leaves_what_was_there(
    workbooks: dict[str, bytes], edited: Edited, place: Path, frameworks: dict[str, Framework]
) -> None:
    import_workbook(read_sheets(workbooks["ofsted"], "a.xlsx"), "a.xlsx", Place(place))
    sheets = read_sheets(edited(put("Domains", 4, "Title", None)), "b.xlsx")
    with pytest.raises(CellProblemsError):
        import_workbook(sheets, "b.xlsx", Place(place), force=True)
    ofsted = frameworks["ofsted"]
    assert folder.load(place, ofsted.plugin, ofsted.distribution).digest == ofsted.digest
