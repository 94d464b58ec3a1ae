"""``evenhand framework import``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from evenhand.cli.framework_import import import_framework
from fernshire_guidance import PLACE
from guidance_documents import LAYOUTS, word_bytes
from guidance_shapes import SHAPES, audit_workbook

Command = Callable[..., Any]


def test_guidance_becomes_a_folder_and_a_list(evenhand: Command, tmp_path: Path) -> None:
    assert import_framework.name == "import"
    place = tmp_path / "fernshire"
    ran = evenhand("framework", "import", str(PLACE), "--into", str(place))
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "1. Hearing the child: 1 standard, 3 prompts, 7 descriptors",
        "2. Keeping the child safe: 1 standard, 2 prompts, 7 descriptors",
        "3. Manager's oversight: 1 standard, 2 prompts, 6 descriptors",
        f"fernshire: 3 sections. 1 text was not used and 3 look like rules: see {place / 'unsure.md'}",
        str(place),
    ]
    assert 'id = "fernshire"' in (place / "framework.toml").read_text(encoding="utf-8")
    assert faults(evenhand("framework", "watch", str(place), "--once").out) == []


def faults(watched: str) -> list[str]:
    """What the checks find, but for what a person has to settle after every import."""
    found = [line.strip() for line in watched.splitlines() if line.strip().startswith(("must ", "should "))]
    return [line for line in found if not line.startswith("should import.settled")]


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
    assert faults(evenhand("framework", "watch", "tarn", "--once").out) == []


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


@pytest.mark.parametrize("name", LAYOUTS | SHAPES)
def test_every_layout_passes_the_checks(name: str, evenhand: Command, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes((LAYOUTS | SHAPES)[name]())
    place = tmp_path / "made"
    assert evenhand("framework", "import", str(tmp_path / name), "--into", str(place), "--name", "marsh").code == 0
    assert faults(evenhand("framework", "watch", str(place), "--once").out) == []


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
        ((guidance, *into, "--skip-sheet", "Notes"), "has no sheets; leave out --skip-sheet"),
    ):
        ran = evenhand("framework", "import", *arguments)
        assert (ran.code, ran.out) == (2, ""), arguments
        assert words in ran.err
        assert len(ran.err.splitlines()) == 1
    assert not (tmp_path / "made").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.docx", "file", "full"]


def test_sheets_to_be_left_out(evenhand: Command, tmp_path: Path) -> None:
    book, place = tmp_path / "audit.xlsx", tmp_path / "made"
    book.write_bytes(audit_workbook())
    skip = ("--skip-sheet", "2 planning", "--skip-sheet", "Notes")
    ran = evenhand("framework", "import", str(book), "--into", str(place), "--grades", "Firm, Fair, Thin", *skip)
    assert (ran.code, ran.out.splitlines()[0]) == (0, "1. FRONT DOOR: 1 standard, 2 prompts, 5 descriptors")
    assert len(list((place / "domains").iterdir())) == 1
    ran = evenhand("framework", "import", str(book), "--into", str(place), "--skip-sheet", "Nots", "--force")
    assert (ran.code, ran.out) == (2, "")
    assert "there is no sheet 'Nots'; did you mean 'Notes'" in ran.err
    book.write_bytes(audit_workbook(computed=False))
    ran = evenhand("framework", "import", str(book), "--into", str(tmp_path / "other"))
    assert (ran.code, len(ran.err.splitlines())) == (2, 1)
    assert "open the file in Excel and save it" in ran.err


def test_little_that_was_read_is_said_in_the_last_line(evenhand: Command, tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Nothing of this is under a grade. " * 20)
    for words in ("Good: often", "Inadequate: never"):
        document.add_paragraph(words)
    (tmp_path / "a.docx").write_bytes(word_bytes(document))
    file, place = str(tmp_path / "a.docx"), str(tmp_path / "made")
    ran = evenhand("framework", "import", file, "--into", place)
    last = ran.out.splitlines()[-1]
    assert last.startswith("Most of the document (")
    assert last.endswith('was read under no grade; name its grades, best first: --grades "A, B, C"')
    ran = evenhand("framework", "import", file, "--into", place, "--force", "--grades", "Good, Inadequate")
    assert ran.out.splitlines()[-1].endswith("was read under no grade; look at how it writes its grades")
