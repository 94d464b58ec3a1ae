"""Law: one concern for each module, and so no module over 300 lines."""

from __future__ import annotations

from pathlib import Path

MOST_LINES = 300


def too_long(files: list[Path]) -> list[str]:
    """The files that are longer than the law allows, with their lengths."""
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in files}
    return [f"{path}: {length} lines" for path, length in lengths.items() if length > MOST_LINES]


def test_no_module_is_over_300_lines(written_texts: tuple[Path, ...]) -> None:
    modules = [path for path in written_texts if path.suffix == ".py"]
    assert modules
    assert too_long(modules) == []


def test_the_law_counts_every_line(tmp_path: Path) -> None:
    full, over = tmp_path / "full.py", tmp_path / "over.py"
    full.write_text("x = 1\n" * MOST_LINES, encoding="utf-8")
    over.write_text("x = 1\n" * (MOST_LINES + 1), encoding="utf-8")
    assert too_long([full, over]) == [f"{over}: {MOST_LINES + 1} lines"]
