"""Watching a folder: no test waits."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from evenhand.kit.watching import Looked, counted, look_at, stamp, watch


def told(folder: Path, *edits: Callable[[], object]) -> list[str]:
    """What is told while these edits are made, one at each wait."""
    left, found = list(edits), list[str]()

    def look() -> Looked:
        return Looked((f"look {len(found) + 1}",), True)

    def wait() -> bool:
        if left:
            left.pop(0)()
        return bool(left)

    watch(folder, look, lambda looked: found.extend(looked.lines), wait)
    return found


def write(path: Path, text: str) -> Callable[[], object]:
    return lambda: path.write_text(text, encoding="utf-8")


def nothing() -> None:
    pass


def test_it_looks_at_once_and_after_each_save(framework: Path) -> None:
    rules = framework / "rules.toml"
    edits = (nothing, write(rules, "# one"), nothing, write(rules, "# three"), nothing, nothing)
    assert told(framework, *edits) == ["look 1", "look 2", "look 3"]


def test_new_removed_and_merely_touched_files_are_changes(framework: Path) -> None:
    new = framework / "domains" / "03-new.toml"
    edits = (write(new, ""), lambda: os.utime(new, ns=(1, 1)), new.unlink, nothing)
    assert len(told(framework, *edits)) == 4


def test_a_look_during_which_something_was_saved_is_not_told_but_made_again(framework: Path) -> None:
    looks: list[int] = []
    found: list[str] = []

    def look() -> Looked:
        looks.append(1)
        if len(looks) == 1:
            write(framework / "rules.toml", "# meanwhile")()
        return Looked((f"look {len(looks)}",), True)

    waits = iter([True, False])
    watch(framework, look, lambda looked: found.extend(looked.lines), lambda: next(waits))
    assert found == ["look 2"]


def test_files_that_are_no_part_of_a_plugin_are_passed_over(package: Path) -> None:
    before = stamp(package)
    for name in ("notes.txt", ".git/config.toml", "__pycache__/a.py", "dist/a.toml", "build/a.py"):
        (package / name).parent.mkdir(exist_ok=True)
        (package / name).write_text("x", encoding="utf-8")
    assert stamp(package) == before
    (package / "a.py").write_text("", encoding="utf-8")
    assert stamp(package) != before


def test_a_folder_that_went_away_is_empty_rather_than_an_error(tmp_path: Path) -> None:
    assert stamp(tmp_path / "gone") == frozenset()


def test_what_is_wrong_is_told_with_file_and_line(package: Path, framework: Path) -> None:
    rules = framework / "rules.toml"
    rules.write_text(rules.read_text(encoding="utf-8").replace('"must_be"', '"must_bee"', 1), encoding="utf-8")
    looked = look_at(package)
    assert not looked.is_fine
    line = next(line for line in looked.lines if "must_bee" in line)
    assert "rules.toml line 12" in line
    assert "did you mean 'must_be'?" in line
    assert "to mend" in looked.lines[-1]
    assert len(set(looked.lines)) == len(looked.lines)


def test_a_ruling_that_comes_out_otherwise_is_told(package: Path, framework: Path) -> None:
    rules = framework / "rules.toml"
    text = rules.read_text(encoding="utf-8")
    rules.write_text(text.replace('grade = "requires_improvement"', 'grade = "good"', 1), encoding="utf-8")
    looked = look_at(package)
    assert not looked.is_fine
    assert any("one-inadequate" in line for line in looked.lines)


def test_mending_it_is_enough(package: Path, framework: Path) -> None:
    scales = framework / "scales.toml"
    text = scales.read_text(encoding="utf-8")
    scales.write_text("[[scales", encoding="utf-8")
    assert not look_at(package).is_fine
    scales.write_text(text, encoding="utf-8")
    assert look_at(package).is_fine


def test_a_broken_package_file_is_told_and_not_raised(package: Path) -> None:
    (package / "pyproject.toml").write_text("[project", encoding="utf-8")
    looked = look_at(package)
    assert not looked.is_fine
    assert looked.lines[-1] == "1 fault"


def test_a_folder_of_toml_files_alone_can_be_checked(framework: Path) -> None:
    looked = look_at(framework)
    assert looked.is_fine, looked.lines


def test_counting() -> None:
    assert [counted(number, "check") for number in (0, 1, 2)] == ["0 checks", "1 check", "2 checks"]
