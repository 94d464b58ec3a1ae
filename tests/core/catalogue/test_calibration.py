"""Calibration cases are read when asked for, strictly, and each plugin alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from calibration_cases import MILL
from evenhand.catalogue import FrameworkFaultError, UnknownFrameworkError
from evenhand.catalogue.calibration import has_case_files, read_cases
from evenhand.catalogue.problems import FrameworkProblemsError

if TYPE_CHECKING:
    from tests.core.catalogue.conftest import Edit, Shelf, Workshop

FILE = "calibration/mill.toml"


def lines_for(workshop: Workshop, *edits: Edit) -> tuple[str, ...]:
    folder = workshop.write("kent", {FILE: MILL}, *edits)
    with pytest.raises(FrameworkProblemsError) as raised:
        read_cases(folder, "kent")
    return raised.value.lines


def test_a_folder_gives_its_cases_in_the_order_of_their_files(workshop: Workshop) -> None:
    folder = workshop.write("kent", {FILE: MILL, "calibration/a.toml": MILL.replace('"mill"', '"other"')})
    assert has_case_files(str(folder))
    assert [read.case.id for read in read_cases(folder, "kent")] == ["other", "mill"]
    empty = workshop.write("empty", {"framework.toml": ""})
    assert not has_case_files(str(empty))
    assert read_cases(empty, "empty") == ()


@pytest.mark.parametrize(
    ("edit", "line"),
    [
        ((FILE, "minutes = 5", "minutes = '5'"), "kent/calibration/mill.toml line 5: minutes: must be a whole number"),
        (
            (FILE, "invented = true", "invented = false"),
            "mill.toml line 6: invented: a case must be invented; the file of a real",
        ),
        ((FILE, "panel =", "pannel ="), "line 7: pannel: unknown key 'pannel'; did you mean 'panel'?"),
        ((FILE, "", '\nplugin = "x"\n'), "kent/calibration/mill.toml line 38: documents[1].plugin: unknown key"),
        ((FILE, 'id = "mill"', 'plugin = "x"'), "line 2: plugin: is filled in by Evenhand; leave it out"),
        ((FILE, "grade = 7", "grade = 7.5"), "line 25: agreed.voice.grade: must be a whole number"),
        ((FILE, 'date = "2026-03-03"', "date = 2026-03-03"), "is a date without quotes"),
        (
            (FILE, "minutes = 5", "minutes ="),
            "kent/calibration/mill.toml line 5: minutes: nothing stands after the sign =",
        ),
    ],
)
def test_what_is_wrong_is_told_with_file_line_and_key(workshop: Workshop, edit: Edit, line: str) -> None:
    assert any(line in told for told in lines_for(workshop, edit)), lines_for(workshop, edit)


def test_the_catalogue_reads_them_on_demand_and_stamps_their_plugin(shelf: Shelf, files: dict[str, str]) -> None:
    shelf.data("kent", files | {FILE: MILL})
    catalogue = shelf.catalogue()
    assert catalogue.may_have_calibration_cases("kent")
    found = catalogue.calibration_cases("kent")
    assert [(case.id, case.plugin) for case in found.cases] == [("mill", "kent")]
    assert found.faults == ()


def test_a_case_is_no_part_of_the_framework(shelf: Shelf, files: dict[str, str]) -> None:
    folder = shelf.data("kent", files)
    before = shelf.catalogue().framework("kent")
    assert not shelf.catalogue().may_have_calibration_cases("kent")
    (folder / "calibration").mkdir()
    (folder / FILE).write_text("this is no case", encoding="utf-8")
    catalogue = shelf.catalogue()
    assert catalogue.framework("kent") == before
    assert catalogue.faults() == ()
    assert catalogue.may_have_calibration_cases("kent")


def test_a_spoilt_case_is_a_fault_of_its_plugin_alone(
    shelf: Shelf, files: dict[str, str], extension_files: dict[str, str]
) -> None:
    shelf.data("kent", files | {FILE: MILL.replace("[agreed.voice]", "[agreed.voices]")})
    shelf.data("theme", extension_files)
    shelf.code("more", CODE)
    found = shelf.catalogue().calibration_cases("kent")
    assert [case.id for case in found.cases] == ["coded"]
    assert [(fault.plugin, fault.stage) for fault in found.faults] == [("kent", "catalogue")]
    assert found.faults[0].message == (
        f"{found.faults[0].message.partition('/')[0]}/calibration/mill.toml line 24: agreed.voices: "
        "no graded domain 'voices'; did you mean 'voice'?"
    )


CODE = f"""
import json, tomllib
from evenhand.models.calibration import CalibrationCase

@hookimpl
def evenhand_frameworks():
    return ()

@hookimpl
def evenhand_extends():
    return ("kent",)

@hookimpl
def evenhand_calibration_cases(framework_id):
    body = tomllib.loads({MILL.replace('"mill"', '"coded"')!r})
    body["agreed"].update(EXTRA)
    return (CalibrationCase.model_validate_json(json.dumps(body)),)

EXTRA = {{"theme": {{"grade": "Good", "reason": "Seen."}}}}
"""


def test_code_gives_cases_too_and_its_mistakes_are_named_by_case(shelf: Shelf, files: dict[str, str]) -> None:
    shelf.data("kent", files)
    shelf.code("more", CODE)
    catalogue = shelf.catalogue()
    assert catalogue.may_have_calibration_cases("kent")
    found = catalogue.calibration_cases("kent")
    assert found.cases == ()
    assert found.faults[0].message.startswith("plugin more: calibration.coded.agreed.theme: no graded domain 'theme'")


def test_code_that_fails_or_gives_something_else_is_a_fault(shelf: Shelf, files: dict[str, str]) -> None:
    shelf.data("kent", files | {FILE: MILL})
    head = '@hookimpl\ndef evenhand_extends():\n    return ("kent",)\n\n@hookimpl\ndef evenhand_calibration_cases():\n'
    shelf.code("failing", f"{head}    raise RuntimeError\n")
    shelf.code("listing", f"{head}    return []\n")
    shelf.code("texting", f'{head}    return ("a",)\n')
    found = shelf.catalogue().calibration_cases("kent")
    assert [case.id for case in found.cases] == ["mill"]
    assert [(fault.plugin, fault.stage) for fault in found.faults] == [
        ("failing", "call"),
        ("listing", "call"),
        ("texting", "call"),
    ]
    assert found.faults[2].hint == "it must return tuple[CalibrationCase, ...]"


def test_two_cases_of_one_id_are_a_fault_of_the_second(shelf: Shelf, files: dict[str, str]) -> None:
    shelf.data("kent", files | {FILE: MILL, "calibration/zz.toml": MILL})
    found = shelf.catalogue().calibration_cases("kent")
    assert found.cases == ()
    assert [fault.message.partition("line ")[2] for fault in found.faults] == ["2: id: there is another case 'mill'"]


def test_checking_everything_finds_spoilt_cases(shelf: Shelf, files: dict[str, str]) -> None:
    shelf.data("kent", files | {FILE: "id = 1"})
    assert [fault.plugin for fault in shelf.catalogue().check() if "mill.toml" in fault.message]


def test_a_framework_that_is_not_there_has_none(shelf: Shelf, files: dict[str, str]) -> None:
    shelf.data("kent", files | {"rules.toml": "rules = 1"})
    catalogue = shelf.catalogue()
    assert not catalogue.may_have_calibration_cases("essex")
    with pytest.raises(UnknownFrameworkError):
        catalogue.calibration_cases("essex")
    with pytest.raises(FrameworkFaultError):
        catalogue.calibration_cases("kent")
