"""The published list of checks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from evenhand.testing.listing import main, page
from evenhand.testing.registry import all_checks, check
from evenhand.testing.subject import Subject

PUBLISHED = Path(__file__).parents[3] / "docs" / "checks-list.md"


def look(subject: Subject) -> Iterator[str]:
    """Mend it."""
    yield "wrong"


def test_each_check_stands_in_the_list_under_its_topic() -> None:
    made = [check(name, "must", f"Rule {name}.")(look) for name in ("a.one", "a.two", "b.one")]
    text = page(made)
    assert "There are 3 checks: 3 must, 0 should, 0 may." in text
    assert text.endswith(
        "## a\n\n### `a.one` (must)\n\nRule a.one.\n\nTo fix: Mend it.\n\n"
        "### `a.two` (must)\n\nRule a.two.\n\nTo fix: Mend it.\n\n"
        "## b\n\n### `b.one` (must)\n\nRule b.one.\n\nTo fix: Mend it.\n"
    )


def test_the_page_is_written_to_a_file_or_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "list.md")]) == 0
    assert main([]) == 0
    printed = capsys.readouterr().out
    assert (tmp_path / "list.md").read_text(encoding="utf-8") == printed == page(all_checks())


def test_the_published_list_is_up_to_date() -> None:
    published = PUBLISHED.read_text(encoding="utf-8")
    assert published == page(all_checks()), "write it again: python -m evenhand.testing.listing docs/checks-list.md"


def test_an_option_is_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["--help"]) == 2
    assert capsys.readouterr().err.startswith("usage: ")
    assert list(tmp_path.iterdir()) == []
