"""``evenhand framework new``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from evenhand.cli.framework_new import new


def test_it_makes_a_package_and_says_what_is_next(
    evenhand: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert new.name == "new"
    monkeypatch.chdir(tmp_path)
    ran = evenhand("framework", "new", "fernshire", "--title", "Fern [bold]audit", "--publisher", "Fernshire")
    assert (ran.code, ran.err) == (0, "")
    for command in (
        "evenhand framework watch fernshire", "evenhand framework preview fernshire",
        "pip install --editable fernshire", "evenhand check fernshire",
    ):  # fmt: skip
        assert f"\n  {command}\n" in ran.out
    assert 'title = "Fern [bold]audit"' in (
        tmp_path / "fernshire/src/evenhand_fernshire/framework/framework.toml"
    ).read_text(encoding="utf-8")


def test_elsewhere_with_code_and_a_space_in_the_path(evenhand: Callable[..., Any], tmp_path: Path) -> None:
    place = tmp_path / "my work"
    place.mkdir()
    ran = evenhand("framework", "new", "fernshire", "--into", str(place), "--code")
    assert ran.code == 0, ran.err
    assert f'evenhand framework watch "{place / "fernshire"}"' in ran.out
    assert (place / "fernshire/src/evenhand_fernshire/code.py").is_file()


@pytest.mark.parametrize(
    ("name", "words"), [("Fern", "no name of a framework"), ("durham", "installed already"), ("fern", "no such folder")]
)
def test_what_is_refused(evenhand: Callable[..., Any], tmp_path: Path, name: str, words: str) -> None:
    ran = evenhand("framework", "new", name, "--into", str(tmp_path / "nowhere"))
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert words in ran.err
    assert list(tmp_path.iterdir()) == []
