from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from evenhand.catalogue.outlining import outline_of

if TYPE_CHECKING:
    from tests.core.catalogue.conftest import Shelf


def test_data_is_outlined_from_its_header(shelf: Shelf, files: dict[str, str]) -> None:
    folder = shelf.data("kent", files)
    outline = outline_of(shelf.entries[0])
    (header,) = outline.frameworks
    assert header == {
        "id": "kent",
        "title": "Kent audit",
        "short_title": "Kent",
        "version": "1.2",
        "publisher": "Kent",
        "special": "Small",
        "year": 2020,
        "withdrawn": None,
        "superseded_by": None,
        "domains": 2,
    }
    assert outline.folder == str(folder)
    assert outline.hooks == ()


def test_a_header_that_is_not_whole_is_a_fault_with_its_line(shelf: Shelf, files: dict[str, str]) -> None:
    shelf.data("kent", files, ("framework.toml", "title =", "titel ="))
    outline = outline_of(shelf.entries[0])
    assert outline.fault is not None
    assert outline.fault.stage == "catalogue"
    assert "framework.toml line 2: titel: unknown key 'titel'; did you mean 'title'?" in outline.fault.message


def test_a_file_that_is_no_toml_is_a_fault_with_its_line(shelf: Shelf, files: dict[str, str]) -> None:
    shelf.data("kent", files, ("framework.toml", "title =", "title"))
    outline = outline_of(shelf.entries[0])
    assert outline.fault is not None
    assert "framework.toml line 2: no sign = follows the key" in outline.fault.message


def test_an_extension_is_outlined_by_what_it_extends(shelf: Shelf, extension_files: dict[str, str]) -> None:
    shelf.data("theme", extension_files)
    outline = outline_of(shelf.entries[0])
    assert (outline.frameworks, outline.extends, outline.fault) == ((), {"kent": 1}, None)
    assert outline.adds == {"kent": 3}


@pytest.mark.parametrize("line", ["withdrawn = 7", "superseded_by = true"])
def test_a_closing_that_is_no_text_is_a_fault(shelf: Shelf, files: dict[str, str], line: str) -> None:
    shelf.data("kent", files, ("framework.toml", "id =", f"{line}\nid ="))
    assert outline_of(shelf.entries[0]).fault is not None


def test_code_is_outlined_by_asking_it(shelf: Shelf) -> None:
    shelf.code(
        "notes",
        "from evenhand.models.domains import Domain\n"
        "@hookimpl\ndef evenhand_extends(): return ('kent',)\n"
        "@hookimpl\ndef evenhand_domains(framework_id):\n"
        "    return (Domain(id='more', order=9, title='More', source='M', applies_to='All'),)\n"
        "@hookimpl\ndef evenhand_overall_grade(answers): return ()\n",
    )
    outline = outline_of(shelf.entries[0])
    assert (outline.extends, outline.hooks, outline.folder) == ({"kent": 1}, ("evenhand_overall_grade",), None)
    assert outline.adds == {"kent": 1}


def test_a_plugin_that_cannot_be_loaded_is_outlined_by_its_fault(shelf: Shelf) -> None:
    shelf.code("broken", "raise SystemExit")
    fault = outline_of(shelf.entries[0]).fault
    assert fault is not None
    assert (fault.plugin, fault.stage) == ("broken", "import")
