"""``evenhand framework import``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from evenhand.cli.framework_import import import_framework
from fernshire_guidance import PLACE
from guidance_documents import LAYOUTS

Command = Callable[..., Any]


def test_guidance_becomes_a_folder_and_a_list(evenhand: Command, tmp_path: Path) -> None:
    assert import_framework.name == "import"
    place = tmp_path / "fernshire"
    ran = evenhand("framework", "import", str(PLACE), "--into", str(place))
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "Hearing the child: 1 standards, 3 prompts, 7 descriptors",
        "Keeping the child safe: 1 standards, 2 prompts, 7 descriptors",
        "Manager's oversight: 1 standards, 2 prompts, 6 descriptors",
        f"fernshire: 3 sections. 1 texts were not used and 3 look like rules: see {place / 'unsure.md'}",
        str(place),
    ]
    assert 'id = "fernshire"' in (place / "framework.toml").read_text(encoding="utf-8")
    assert evenhand("framework", "watch", str(place), "--once").code == 0


def test_guidance_goes_into_a_package(evenhand: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert evenhand("framework", "new", "tarn").code == 0
    ran = evenhand("framework", "import", str(PLACE), "--into", "tarn")
    assert ran.code == 2
    assert "use --force" in ran.err
    assert evenhand("framework", "import", str(PLACE), "--into", "tarn", "--force").code == 0
    folder = tmp_path / "tarn" / "src" / "evenhand_tarn" / "framework"
    assert 'id = "tarn"' in (folder / "framework.toml").read_text(encoding="utf-8")
    assert sorted(path.name for path in (folder / "domains").iterdir())[0] == "01-hearing-the-child.toml"
    assert (tmp_path / "tarn" / "unsure.md").is_file()
    assert not (folder / "unsure.md").exists()
    assert evenhand("framework", "watch", "tarn", "--once").code == 0


def test_the_round_trip(evenhand: Command, tmp_path: Path) -> None:
    book, place = tmp_path / "h.xlsx", tmp_path / "made"
    assert evenhand("framework", "export", "herefordshire", "--xlsx", str(book)).code == 0
    ran = evenhand("framework", "import", str(book), "--into", str(place))
    assert (ran.code, ran.out, ran.err) == (0, f"herefordshire 1.0 (6 domains, 1 rules)\n{place}\n", "")
    edited = openpyxl.load_workbook(book)
    edited["Descriptors"]["B3"] = "Goood"
    edited["Rules"].sheet_state = "hidden"
    edited.save(book)
    ran = evenhand("framework", "import", str(book), "--into", str(tmp_path / "other"))
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "evenhand: sheet Descriptors, cell B3: no grade called 'Goood'; did you mean 'Good'?\n"
    edited["Descriptors"]["B3"] = "good"
    edited.save(book)
    ran = evenhand("framework", "import", str(book), "--into", str(tmp_path / "other"))
    assert (ran.code, ran.err) == (0, "evenhand: sheet Rules is hidden; it was read all the same\n")
    ran = evenhand("framework", "import", str(book), "--into", str(tmp_path / "third"), "--name", "x")
    assert (ran.code, "leave out --name" in ran.err) == (2, True)


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_layout_passes_the_checks(name: str, evenhand: Command, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(LAYOUTS[name]())
    place = tmp_path / "made"
    assert evenhand("framework", "import", str(tmp_path / name), "--into", str(place), "--name", "marsh").code == 0
    ran = evenhand("framework", "watch", str(place), "--once")
    assert ran.code == 0, ran.out


def test_bad_input(evenhand: Command, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "x.txt").write_text("x", encoding="utf-8")
    (tmp_path / "bad.docx").write_bytes(b"PK\x03\x04")
    into = ("--into", str(tmp_path / "made"))
    guidance = str(PLACE)
    for arguments, words in (
        ((str(tmp_path / "none.docx"), *into), "no such file"),
        ((str(tmp_path / "bad.docx"), *into), "is no Word document, or is damaged"),
        ((str(tmp_path / "a.pdf"), *into), "PDF"),
        ((guidance, "--into", str(tmp_path / "file")), "is a file; give a folder"),
        ((guidance, "--into", str(tmp_path / "full")), "is not empty"),
        ((guidance, "--into", str(tmp_path / "full"), "--force"), "holds something else than a framework"),
        ((guidance, "--into", str(tmp_path / "none" / "made")), "there is no folder"),
        ((guidance, *into, "--name", "Not An Id"), "--name takes an id"),
        ((guidance, *into, "--grades", "Good"), "--grades needs two grades"),
        ((guidance, *into, "--grades", "Gold, Silver"), "none of the grades given"),
    ):
        ran = evenhand("framework", "import", *arguments)
        assert (ran.code, ran.out) == (2, ""), arguments
        assert words in ran.err
        assert len(ran.err.splitlines()) == 1
    assert not (tmp_path / "made").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.docx", "file", "full"]
