"""The executable: exit codes, one line for what is wrong, and never a traceback or a word that was typed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from evenhand.cli.main import unexpected
from evenhand.suggest import nearest

Command = Callable[..., Any]
EXECUTABLE = Path(sys.executable).with_name("evenhand")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("grad",), "no command 'grad'; did you mean 'grade'?"),
        (("grade",), "Missing argument 'ID'"),
        (("grade", "durham"), "Missing option '--answers'"),
        (("frameworks", "--jsn"), "No such option '--jsn'. Did you mean '--json'? See: evenhand frameworks --help"),
        (("audit", "sow"), "no command 'sow'; did you mean 'show'?"),
        (("audit", "show", "nothing"), "not the id of an audit"),
        (("framework", "show", "durhan"), "did you mean 'durham'"),
    ],
)
def test_bad_usage_is_one_line_and_exit_2(evenhand: Command, arguments: tuple[str, ...], said: str) -> None:
    ran = evenhand(*arguments)
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.count("\n") == 1
    assert said in ran.err


def test_bad_settings_are_one_line_and_exit_2(evenhand: Command, evenhand_home: Path) -> None:
    (evenhand_home / "config" / "settings.toml").write_text("theme = 'pink'\n", encoding="utf-8")
    ran = evenhand("frameworks")
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert "settings.toml line 1: theme" in ran.err


def test_a_mistake_of_ours_is_one_line_without_its_message(evenhand: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise KeyError("Robin told me")

    monkeypatch.setattr("evenhand.settings.load.read_toml", fail)
    monkeypatch.setattr("evenhand.cli.frameworks.settings_and_catalogue", fail)
    ran = evenhand("frameworks")
    assert ran.code == 1
    assert "KeyError in evenhand.cli.frameworks:" in ran.err
    assert "evenhand doctor" in ran.err
    assert "Robin" not in ran.err
    assert ran.err.count("\n") == 1


def test_a_mistake_names_the_innermost_place_of_ours() -> None:
    assert "LookupError in an unknown place" in unexpected(LookupError("Robin told me"))
    with pytest.raises(AttributeError) as caught:
        nearest(None, ["risk"])  # type: ignore[arg-type]
    assert "AttributeError in evenhand.suggest:" in unexpected(caught.value)


def test_an_interruption_is_quiet(evenhand: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("evenhand.cli.frameworks.settings_and_catalogue", interrupt)
    ran = evenhand("frameworks")
    assert (ran.code, ran.err) == (130, "evenhand: stopped; everything answered before is kept.\n")


def executed(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [EXECUTABLE, *arguments], env={**os.environ, **environment}, capture_output=True, check=False, timeout=60,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip


def test_results_are_utf_8_on_a_machine_set_to_ascii() -> None:
    ran = executed("framework", "show", "northamptonshire", LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.decode("utf-8") == executed("framework", "show", "northamptonshire").stdout.decode("utf-8")


def test_a_reader_that_goes_away_is_no_error() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    process = subprocess.run(
        [EXECUTABLE, "framework", "show", "durham"], stdout=writing, stderr=subprocess.PIPE, check=False, timeout=60
    )
    os.close(writing)
    assert (process.returncode, process.stderr) == (0, b"")


def test_without_a_terminal_no_arguments_mean_line_mode() -> None:
    ran = executed()
    assert ran.returncode == 0, ran.stderr
    assert b"Start an audit" in ran.stdout
    assert executed("--plain").stdout == ran.stdout


def test_help_imports_click_and_nothing_else_that_is_heavy() -> None:
    code = (
        "import sys\nfrom evenhand.cli.main import run\nrun(['--help'])\n"
        "heavy = {'pydantic', 'pluggy', 'sqlite_utils', 'docx', 'textual', 'asyncio', 'evenhand.catalogue'}\n"
        "assert not heavy & sys.modules.keys(), heavy & sys.modules.keys()\nassert 'click' in sys.modules"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60)
    assert ran.returncode == 0, ran.stderr
    assert "  grade " in ran.stdout


def test_opening_line_mode_imports_neither_click_nor_the_models() -> None:
    code = (
        "import sys\nfrom evenhand.cli.main import run\nrun([])\n"
        "heavy = {'pydantic', 'pluggy', 'sqlite_utils', 'docx', 'textual', 'asyncio', 'click'}\n"
        "assert not heavy & sys.modules.keys(), heavy & sys.modules.keys()"
    )
    for again in (False, True):
        ran = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60,
            stdin=subprocess.DEVNULL,
        )  # fmt: skip
        # The first run reads the plugins; from then on their outlines are kept.
        assert ran.returncode == 0 or not again, ran.stderr


def test_a_group_without_a_command_names_its_commands_in_one_line(evenhand: Command) -> None:
    ran = evenhand("audit")
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert "needs one of: new, list, show" in ran.err
