"""Where a framework goes, and what of the old one is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from evenhand.tables import folder
from evenhand.tables.place import Place, free_aside, header_there, place_for


def package(tmp_path: Path, *, schema: bool = True) -> Path:
    target = tmp_path / "src" / "evenhand_fern" / "framework"
    target.mkdir(parents=True)
    (target / "framework.toml").write_text('id = "fern"\ntitle = "Fern"\npublisher = " "\n', encoding="utf-8")
    (tmp_path / "pyproject.toml").touch()
    if schema:
        (tmp_path / "schema").mkdir()
        (tmp_path / "schema" / "framework.json").touch()
    return target


def test_a_package_and_its_schemas(tmp_path: Path) -> None:
    target = package(tmp_path)
    place = place_for(tmp_path)
    assert place == Place(target, tmp_path, "../../../schema")
    assert place.list_in == tmp_path
    assert place_for(target) == Place(target)
    assert header_there(target) == {"title": "Fern"}
    assert header_there(tmp_path) == {}


def test_a_package_without_schemas(tmp_path: Path) -> None:
    package(tmp_path, schema=False)
    assert place_for(tmp_path).schema is None


def test_nothing_that_was_saved_is_replaced(tmp_path: Path) -> None:
    target = package(tmp_path)
    assert free_aside(Place(target, tmp_path)) == tmp_path / "before-import"
    (tmp_path / "before-import").mkdir()
    assert free_aside(Place(target, tmp_path)) == tmp_path / "before-import-2"
    assert free_aside(Place(tmp_path / "made")) == tmp_path / "made-before-import"


@pytest.mark.parametrize(
    ("name", "line"),
    [("rules.toml", "#:schema ../s/rules.json"), ("domains/01-a.toml", "#:schema ../../s/domain.json")],
)
def test_files_name_their_schemas(name: str, line: str) -> None:
    data = {"header": {"id": "x"}, "domains": [{"id": "a"}]}
    data |= {section: [] for section in ("scales", "facts", "forms", "readings", "checks", "cases")}
    data["rules"] = [{"id": "R-1"}]
    files = folder.files_of(data, {"rules.toml": "Mine."}, "../s")
    assert files[name].splitlines()[0] == line
    assert files["rules.toml"].splitlines()[1] == "# Mine."
    assert not any("#:schema" in text for text in folder.files_of(data).values())


def test_what_stood_there_is_saved_first(tmp_path: Path) -> None:
    target = tmp_path / "made"
    target.mkdir()
    (target / "framework.toml").write_text("old", encoding="utf-8")
    made = folder.made_beside(target, {"framework.toml": "new"})
    folder.put_in_place(made, target, tmp_path / "aside")
    folder.remove_made(made)
    assert (target / "framework.toml").read_text(encoding="utf-8") == "new"
    assert (tmp_path / "aside" / "framework.toml").read_text(encoding="utf-8") == "old"
