"""Commands are imported when they are run."""

from __future__ import annotations

import sys
from pathlib import Path

import click
import pytest

from evenhand.cli.lazy import LazyCommand, LazyGroup


@pytest.fixture
def group(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LazyGroup:
    (tmp_path / "lazy_sample.py").write_text(
        "import click\n\n@click.command\ndef hello() -> None:\n    click.echo('hello')\n", encoding="utf-8"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "lazy_sample", raising=False)
    return LazyGroup("sample", lazy={"hello": LazyCommand("lazy_sample", "hello", "says hello")})


def test_help_imports_no_command(group: LazyGroup, capsys: pytest.CaptureFixture[str]) -> None:
    group.main(["--help"], standalone_mode=False)
    assert "says hello" in capsys.readouterr().out
    assert "lazy_sample" not in sys.modules
    group.main(["hello"], standalone_mode=False)
    assert capsys.readouterr().out == "hello\n"


def test_a_misspelt_command_is_guessed(group: LazyGroup) -> None:
    with pytest.raises(click.UsageError, match="no command 'helo'; did you mean 'hello'"):
        group.main(["helo"], standalone_mode=False)
    assert group.get_command(click.Context(group), "helo") is None
