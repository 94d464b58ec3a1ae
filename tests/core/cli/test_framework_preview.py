"""``evenhand framework preview``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from evenhand.cli import assistant
from evenhand.cli.framework_preview import preview
from evenhand.kit.new_package import make_package, plan


@pytest.fixture
def package(tmp_path: Path) -> Path:
    return make_package(plan("fernshire", "Fernshire audit"), tmp_path)


def test_a_package_that_is_not_installed_in_line_mode(
    evenhand: Callable[..., Any], package: Path, evenhand_home: Path
) -> None:
    assert preview.name == "preview"
    ran = evenhand("framework", "preview", str(package), "--plain", typed="QUOKKA-1\n")
    assert ran.code == 0
    assert "Fernshire audit. Audit " in ran.out
    assert ", practice," in ran.out
    assert "Question 2 of 3" in ran.out
    first, last = ran.err.splitlines()
    assert "A preview of Fernshire audit: everything typed here is thrown away" in first
    assert "nothing of it was kept" in last
    assert list((evenhand_home / "data").iterdir()) == []


def test_the_assistant_is_given_its_catalogue_and_a_note(
    evenhand: Callable[..., Any], package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    called: list[dict[str, Any]] = []

    def open_assistant(**named: Any) -> int:
        called.append(named)
        return 3

    monkeypatch.setattr(assistant, "open_assistant", open_assistant)
    assert evenhand("framework", "preview", str(package)).code == 3
    assert [summary.id for summary in called[0]["catalogue"].summaries() if summary.id == "fernshire"]
    assert "thrown away" in called[0]["note"]
    assert not called[0]["plain"]


def test_an_installed_framework(evenhand: Callable[..., Any]) -> None:
    ran = evenhand("framework", "preview", "durham", "--plain")
    assert ran.code == 0
    assert "Durham" in ran.out


def test_what_is_refused(evenhand: Callable[..., Any], tmp_path: Path) -> None:
    for name, words in (("durhm", "did you mean 'durham'"), (str(tmp_path), "holds neither")):
        ran = evenhand("framework", "preview", name, "--plain")
        assert (ran.code, ran.out) == (2, "")
        assert words in ran.err
