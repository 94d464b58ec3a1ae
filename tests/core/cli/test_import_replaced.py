"""What `framework import --force` keeps, what it saves, and what it may replace without a word."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from evenhand.cli.import_replaced import replacing
from evenhand.tables.place import place_for
from fernshire_guidance import PLACE

Command = Callable[..., Any]


@pytest.fixture
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def imported(evenhand: Command, into: str = "tarn") -> list[str]:
    ran = evenhand("framework", "import", str(PLACE), "--into", into, "--force")
    assert ran.code == 0, ran.err
    return list(ran.out.splitlines())


def header(folder: Path) -> dict[str, Any]:
    return tomllib.loads((folder / "framework.toml").read_text(encoding="utf-8"))


def test_what_framework_new_was_given_is_kept(evenhand: Command, inside: Path) -> None:
    assert evenhand("framework", "new", "tarn", "--title", "Tarn audit", "--publisher", "Tarn Council").code == 0
    assert "saved" not in imported(evenhand)[-1]
    folder = inside / "tarn" / "src" / "evenhand_tarn" / "framework"
    made = header(folder)
    assert [made[key] for key in ("title", "short_title", "publisher")] == ["Tarn audit", "Tarn audit", "Tarn Council"]
    said = (inside / "tarn" / "unsure.md").read_text(encoding="utf-8")
    assert "the document itself says “Fernshire Children's Services: grading guidance for case audits”" in said
    assert not (inside / "tarn" / "before-import").exists()


def test_a_title_that_would_have_been_made_up_is_kept_where_it_was_given(evenhand: Command, inside: Path) -> None:
    usual = "Tarn case audit"
    assert evenhand("framework", "new", "tarn", "--title", usual, "--publisher", "Tarn Council").code == 0
    imported(evenhand)
    made = header(inside / "tarn" / "src" / "evenhand_tarn" / "framework")
    assert (made["title"], made["publisher"]) == (usual, "Tarn Council")


def test_what_framework_new_made_up_is_not_kept(evenhand: Command, inside: Path) -> None:
    assert evenhand("framework", "new", "tarn").code == 0
    imported(evenhand)
    made = header(inside / "tarn" / "src" / "evenhand_tarn" / "framework")
    assert (made["title"][:9], made["publisher"]) == ("Fernshire", "Name of the authority")


def test_every_file_names_its_schema(evenhand: Command, inside: Path) -> None:
    assert evenhand("framework", "new", "tarn").code == 0
    folder = inside / "tarn" / "src" / "evenhand_tarn" / "framework"
    before = {path.name: path.read_text(encoding="utf-8").splitlines()[0] for path in folder.glob("*.toml")}
    imported(evenhand)
    after = {path.name: path.read_text(encoding="utf-8").splitlines()[0] for path in folder.glob("*.toml")}
    assert set(after) <= set(before)
    assert after == {name: before[name] for name in after}
    for path in folder.glob("*/*.toml"):
        named = path.read_text(encoding="utf-8").splitlines()[0].removeprefix("#:schema ")
        assert (path.parent / named).is_file()


@pytest.mark.parametrize("file", ["rules.toml", "forms.toml", "domains/01-safety.toml", "framework.toml"])
def test_what_somebody_wrote_is_saved(evenhand: Command, inside: Path, file: str) -> None:
    assert evenhand("framework", "new", "tarn").code == 0
    own = inside / "tarn" / "src" / "evenhand_tarn" / "framework" / file
    own.write_text(own.read_text(encoding="utf-8") + "# mine\n", encoding="utf-8")
    last = imported(evenhand)[-1]
    assert last == f"What stood there before is saved in {Path('tarn') / 'before-import'}."
    assert (inside / "tarn" / "before-import" / file).read_text(encoding="utf-8").endswith("# mine\n")
    assert imported(evenhand)[-1].endswith("before-import-2.")


def test_a_file_of_ones_own_is_saved(evenhand: Command, inside: Path) -> None:
    assert evenhand("framework", "new", "tarn").code == 0
    (inside / "tarn" / "src" / "evenhand_tarn" / "framework" / "readings.toml").write_text("# mine\n", encoding="utf-8")
    imported(evenhand)
    assert (inside / "tarn" / "before-import" / "readings.toml").is_file()


def test_a_folder_that_is_no_package(evenhand: Command, inside: Path) -> None:
    assert imported(evenhand, "made")[-1] == "made"
    place = replacing(place_for(inside / "made"))
    assert sorted(place.kept) == ["short_title", "title"]
    assert place.aside == inside / "made-before-import"


def test_nothing_stands_there(inside: Path) -> None:
    place = place_for(inside / "made")
    assert replacing(place) == place
