from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from evenhand.catalogue import outlines as outlines_module
from evenhand.catalogue.outlines import FILE, outlines

if TYPE_CHECKING:
    from tests.core.catalogue.conftest import Shelf

FACTS_HOOK = "@hookimpl\ndef evenhand_extends(): return ('kent',)\n"


def ids(shelf: Shelf) -> list[str]:
    return [header["id"] for found in outlines(shelf.entries, shelf.cache).values() for header in found.frameworks]


def forbid_making(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outlines_module, "_made", lambda entry: pytest.fail(f"{entry.name} was loaded again"))


def test_a_kept_outline_equals_the_one_made(
    shelf: Shelf, files: dict[str, str], extension_files: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.data("kent", files)
    shelf.data("theme", extension_files)
    shelf.code("notes", f"{FACTS_HOOK}@hookimpl\ndef evenhand_check_answer(value): return ()\n")
    first = outlines(shelf.entries, shelf.cache)
    forbid_making(monkeypatch)
    assert outlines(shelf.entries, shelf.cache) == first
    assert [found.extends for found in first.values()] == [{}, {"kent": 1}, {"kent": 0}]
    assert [found.hooks for found in first.values()] == [(), (), ("evenhand_check_answer",)]
    assert [found.calibrates for found in first.values()] == [False, False, False]


def test_code_that_gives_calibration_cases_is_known_without_loading_it_again(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.code("cases", f"{FACTS_HOOK}@hookimpl\ndef evenhand_calibration_cases(): return ()\n")
    outlines(shelf.entries, shelf.cache)
    forbid_making(monkeypatch)
    (kept,) = outlines(shelf.entries, shelf.cache).values()
    assert kept.calibrates
    assert kept.hooks == ()


def test_a_changed_file_or_changed_metadata_makes_a_new_outline(shelf: Shelf, files: dict[str, str]) -> None:
    folder = shelf.data("kent", files)
    assert ids(shelf) == ["kent"]
    header = folder / "framework.toml"
    header.write_text(header.read_text(encoding="utf-8").replace('"kent"', '"kent_two"'), encoding="utf-8")
    assert ids(shelf) == ["kent_two"]
    shelf.entries[0] = shelf.entries[0]._replace(stamp="installed again", value="nothing_here:plugin")
    assert ids(shelf) == []


@pytest.mark.parametrize("spoil", [b"", b"nonsense", b'{"schema": 0, "plugins": {}}', b'{"plugins": 3}'])
def test_a_spoilt_cache_is_made_again(shelf: Shelf, files: dict[str, str], spoil: bytes) -> None:
    shelf.data("kent", files)
    ids(shelf)
    (shelf.cache / FILE).write_bytes(spoil)
    assert ids(shelf) == ["kent"]
    assert json.loads((shelf.cache / FILE).read_bytes())["plugins"]


@pytest.mark.parametrize("row", [None, 7, [], ["x"] * 7, [[{}], {}, [], None, None, [], "0.00000000.00000001"]])
def test_a_spoilt_row_is_made_again(shelf: Shelf, files: dict[str, str], row: object) -> None:
    shelf.data("kent", files)
    ids(shelf)
    path = shelf.cache / FILE
    kept = json.loads(path.read_bytes())
    path.write_text(json.dumps({**kept, "plugins": dict.fromkeys(kept["plugins"], row)}), encoding="utf-8")
    assert ids(shelf) == ["kent"]


def test_a_failed_hook_is_tried_again_at_every_start(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf.code("late", "import os\n@hookimpl\ndef evenhand_extends(): return (os.environ['SHELF_LATE'],)\n")
    (outline,) = outlines(shelf.entries, shelf.cache).values()
    assert outline.fault is not None
    monkeypatch.setenv("SHELF_LATE", "kent")
    (outline,) = outlines(shelf.entries, shelf.cache).values()
    assert outline.extends == {"kent": 0}


def test_a_failed_import_is_tried_again_at_every_start(shelf: Shelf) -> None:
    shelf.code("late", f"import module_to_come_later\n{FACTS_HOOK}")
    (outline,) = outlines(shelf.entries, shelf.cache).values()
    assert outline.fault is not None
    (shelf.workshop.folder / "module_to_come_later.py").write_text("", encoding="utf-8")
    (outline,) = outlines(shelf.entries, shelf.cache).values()
    assert outline.fault is None
