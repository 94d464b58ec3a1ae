"""A framework's workbook reads back as the same framework."""

from __future__ import annotations

import io
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evenhand.models.framework import Framework
from evenhand.tables import folder
from evenhand.tables.cells import LONGEST
from evenhand.tables.column_words import KEYS, SHEETS
from evenhand.tables.errors import CellProblemsError, TablesError
from evenhand.tables.framework_data import framework_data, whole
from evenhand.tables.from_workbook import import_workbook
from evenhand.tables.layout import FORMAT, HEADER, LONG, TABLES, Table, rows
from evenhand.tables.place import Place
from evenhand.tables.readme import readme_rows
from evenhand.tables.sheets import read_sheets
from evenhand.tables.workbook_read import is_framework_workbook, read_workbook
from evenhand.tables.workbook_write import workbook_bytes
from numbered_questions import HINT, SEEING, numbered

FRAMEWORKS = ("durham", "herefordshire", "london_cin", "northamptonshire", "ofsted")
Edited = Callable[[Callable[[Any], None]], bytes]


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_the_round_trip_loses_nothing(
    name: str, frameworks: dict[str, Framework], workbooks: dict[str, bytes], place: Path
) -> None:
    framework = frameworks[name]
    sheets = read_sheets(workbooks[name], "a.xlsx")
    assert is_framework_workbook(sheets)
    _, remarks = import_workbook(sheets, "a.xlsx", Place(place))
    again = folder.load(place, framework.plugin, framework.distribution)
    assert again.digest == framework.digest
    assert again == whole(framework)
    assert remarks == ()


def test_every_item_has_a_row(frameworks: dict[str, Framework]) -> None:
    data = framework_data(frameworks["durham"]).data
    count = {table.title: len(list(rows(data, table.steps))) for table in TABLES}
    durham = frameworks["durham"]
    assert count["Descriptors"] == sum(len(each) for one in durham.domains for each in one.descriptors.values())
    assert count["Prompts"] == sum(len(one.prompts) for one in durham.domains)
    assert (count["Rules"], count["Patches"]) == (len(durham.rules), 2)


def test_what_extensions_add_is_said_and_left_out(frameworks: dict[str, Framework]) -> None:
    durham = whole(frameworks["durham"])
    first = durham.domains[0]
    added = first.prompts[0].model_copy(update={"id": f"{first.id}.theme.1", "plugin": "theme"})
    domain = first.model_copy(update={"prompts": (*first.prompts, added)})
    content = framework_data(durham.model_copy(update={"domains": (domain, *durham.domains[1:])}))
    assert content.added == (f"prompts of '{first.id}': '{added.id}' of plugin theme",)
    assert content.data == framework_data(durham).data


def test_ids_that_do_not_come_from_the_position_are_kept(frameworks: dict[str, Framework], place: Path) -> None:
    ofsted = whole(frameworks["ofsted"])
    first = ofsted.domains[0]
    grade, items = next(iter(first.descriptors.items()))
    named = items[0].model_copy(update={"id": f"{first.id}.of_its_own"})
    domain = first.model_copy(update={"descriptors": {**first.descriptors, grade: (named, *items[1:])}})
    changed = ofsted.model_copy(update={"domains": (domain, *ofsted.domains[1:])})
    import_workbook(read_sheets(workbook_bytes(framework_data(changed), ""), "a.xlsx"), "a.xlsx", Place(place))
    assert folder.load(place, ofsted.plugin, ofsted.distribution).domains == changed.domains


def test_an_id_that_is_given_in_between_leaves_the_others_to_their_position(
    frameworks: dict[str, Framework], place: Path
) -> None:
    ofsted = whole(frameworks["ofsted"])
    first = ofsted.domains[0]
    grade, items = next(iter(first.descriptors.items()))
    fresh = items[0].model_copy(update={"id": f"{first.id}.of_its_own"})
    domain = first.model_copy(update={"descriptors": {**first.descriptors, grade: (items[0], fresh, *items[1:])}})
    changed = ofsted.model_copy(update={"domains": (domain, *ofsted.domains[1:])})
    written = framework_data(changed).data["domains"][0]["descriptors"][grade]
    assert [item.get("id") for item in written] == [None, fresh.id, *(None for _ in items[1:])]
    import_workbook(read_sheets(workbook_bytes(framework_data(changed), ""), "a.xlsx"), "a.xlsx", Place(place))
    assert folder.load(place, ofsted.plugin, ofsted.distribution).domains == changed.domains


TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200),
    st.sampled_from(
        ["=1+1", "+44", "-", "@x", '"', "''", "a\r\nb", "\n", " ", "[x]", "_x0041_", "[long text 1]", "\x0b"]
    ),
    st.builds(str.__add__, st.sampled_from("=+-@'\""), st.text(st.characters(exclude_categories=["Cs"]), max_size=50)),
)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(TEXTS, min_size=8, max_size=8))
def test_whatever_a_text_holds_survives(frameworks: dict[str, Framework], texts: list[str]) -> None:
    framework = whole(frameworks["herefordshire"])
    domain = framework.domains[0]
    criteria = texts[2] * (LONGEST // len(texts[2]) + 2), texts[3] * (LONGEST // len(texts[3]))
    good = [
        item.model_copy(update={"text": text, "criterion": criterion})
        for item, text, criterion in zip(domain.descriptors["good"], texts, (*criteria, ""), strict=False)
    ]
    domain = domain.model_copy(
        update={"title": texts[4], "note": texts[5], "descriptors": {**domain.descriptors, "good": tuple(good)}}
    )
    form = framework.forms[0]
    fields = (form.fields[0].model_copy(update={"label": texts[6]}), *form.fields[1:])
    changed = framework.model_copy(
        update={
            "domains": (domain, *framework.domains[1:]),
            "forms": (form.model_copy(update={"fields": fields}), *framework.forms[1:]),
            "header": framework.header.model_copy(update={"special": texts[7]}),
        }
    )
    place = Path(tempfile.mkdtemp()) / "made"
    try:
        import_workbook(read_sheets(workbook_bytes(framework_data(changed), ""), "a.xlsx"), "a.xlsx", Place(place))
        again = folder.load(place, framework.plugin, framework.distribution)
    finally:
        shutil.rmtree(place.parent)
    assert again.model_copy(update={"digest": ""}) == changed.model_copy(update={"digest": ""})


def test_rows_and_columns_may_be_moved(edited: Edited, frameworks: dict[str, Framework]) -> None:
    def change(book: Any) -> None:
        sheet = book["Facts"]
        moved = [[cell.value for cell in row][::-1] for row in sheet.iter_rows()]
        sheet.delete_rows(1, sheet.max_row)
        for row in (moved[0], [None], *moved[:0:-1]):
            sheet.append(row)

    data = read_workbook(read_sheets(edited(change), "a.xlsx"), "a.xlsx").data
    assert data["facts"] == framework_data(frameworks["durham"]).data["facts"][::-1]


def test_a_merged_key_counts_in_each_of_its_rows(edited: Edited, frameworks: dict[str, Framework]) -> None:
    def change(book: Any) -> None:
        sheet = book["Descriptors"]
        assert [sheet.cell(row, 1).value for row in (2, 3, 4)] == ["referral_transfer"] * 3
        sheet.merge_cells("A2:A4")

    data = read_workbook(read_sheets(edited(change), "a.xlsx"), "a.xlsx").data
    assert data == framework_data(frameworks["durham"]).data


def test_what_was_passed_over_is_said(edited: Edited) -> None:
    def change(book: Any) -> None:
        book["Rules"].sheet_state = "hidden"
        book["Facts"].row_dimensions[2].hidden = True
        book["Facts"].column_dimensions["B"].hidden = True
        book.create_sheet("Mine")["A1"] = "x"

    remarks = read_workbook(read_sheets(edited(change), "a.xlsx"), "a.xlsx").remarks
    assert set(remarks) == {
        "sheet Rules is hidden; it was read all the same",
        "sheet Facts, row 2 is hidden; it was read all the same",
        "sheet Facts, column B is hidden; it was read all the same",
        "sheet Mine is no part of a framework and was passed over",
    }


def _set(title: str, place: str, value: Any) -> Callable[[Any], None]:
    def change(book: Any) -> None:
        book[title][place] = value

    return change


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (_set("Descriptors", "B7", "Goood"),
         "sheet Descriptors, cell B7: no grade called 'Goood'; did you mean 'Good'?"),
        (_set("Prompts", "A3", "rsk"), "sheet Prompts, cell A3: no domain called 'rsk'; did you mean 'risk'?"),
        (_set("Prompts", "A3", None), "sheet Prompts, cell A3: the row has no domain; write it, or remove the row"),
        (_set("Domains", "C1", "Titel"), "sheet Domains, cell C1: no column called 'Titel'; did you mean 'Title'?"),
        (_set("Domains", "C1", "Id"), "sheet Domains, cell C1: a second column 'Id'; remove one"),
        (_set("Domains", "Z4", "x"), "sheet Domains, cell Z4: the column has no heading in row 1"),
        (_set("Domains", "B4", "two"), "sheet Domains, cell B4: holds 'two'; write a whole number"),
        (_set("Framework", "A3", "Titl"), "sheet Framework, cell A3: no field called 'Titl'; did you mean 'Title'?"),
        (_set("Inheritance", "A2", "assessment"), "sheet Inheritance, cell B3: 'outstanding' stands there twice"),
        (_set("Prompts", "C3", "[long text 9]"), "sheet Prompts, cell C3: refers to a text that sheet Long texts"),
        (lambda book: book.remove(book["Cases"]), "there is no sheet Cases; keep it, if only with its first row"),
        (lambda book: book.remove(book[HEADER]), "there is no sheet Framework; keep it"),
        (lambda book: book["Prompts"].delete_cols(1), "sheet Prompts: there is no column 'Domain'; put it back"),
        (lambda book: book[LONG].append([None, "x"]), "sheet Long texts, cell A2: give the number"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_cells(edited: Edited, change: Callable[[Any], None], words: str) -> None:
    with pytest.raises(CellProblemsError) as caught:
        read_workbook(read_sheets(edited(change), "a.xlsx"), "a.xlsx")
    assert any(line.startswith(words) for line in caught.value.lines), caught.value.lines


def test_another_version_of_the_format(edited: Edited) -> None:
    with pytest.raises(TablesError, match=r"a\.xlsx: sheet Format, cell B3: version 2 of the format"):
        read_workbook(read_sheets(edited(_set(FORMAT, "B3", 2)), "a.xlsx"), "a.xlsx")


def test_every_column_is_explained() -> None:
    told = list(readme_rows())
    assert [row for row in told if not row[3]] == []
    assert (
        {row[0] for row in told if row[0]} == set(SHEETS) == {HEADER, LONG, FORMAT, *(table.title for table in TABLES)}
    )
    assert {key for table in TABLES for key in table.keys} == set(KEYS)


def test_texts_stay_texts_in_excel(workbooks: dict[str, bytes]) -> None:
    import io

    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(workbooks["northamptonshire"]))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert {cell.data_type for cell in cells} == {"s"}
    assert {cell.number_format for cell in cells} == {"@"}
    assert Table("x", None, ()).headings == ("Text",)


def test_what_is_typed_into_a_new_row_stays_as_it_is_typed(workbooks: dict[str, bytes]) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(workbooks["durham"]))["Prompts"]
    formats = {cell.value: sheet.column_dimensions[cell.column_letter].number_format for cell in sheet[1]}
    assert formats["Number"] == "@"
    sheet = openpyxl.load_workbook(io.BytesIO(workbooks["durham"]))["Domains"]
    formats = {cell.value: sheet.column_dimensions[cell.column_letter].number_format for cell in sheet[1]}
    assert (formats["Number"], formats["Order"]) == ("@", "General")


def test_numbers_sub_headings_and_hints_come_back() -> None:
    content = framework_data(numbered())
    sheets = read_sheets(workbook_bytes(content, numbered().digest), "a.xlsx")
    (prompts,) = [sheet for sheet in sheets if sheet.title == "Prompts"]
    headings = {value: column for (row, column), value in prompts.cells.items() if row == 1}
    assert [prompts.cells[2, headings[heading]] for heading in ("Number", "Group", "Hint")] == ["1.1", SEEING, HINT]
    again = read_workbook(sheets, "a.xlsx").data["domains"][0]["prompts"]
    assert again == content.data["domains"][0]["prompts"]
    assert again[0]["number"] == "1.1"
