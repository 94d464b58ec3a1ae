"""Runs the command line in this process, in the test's own folders."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from evenhand.cli.main import run


class Ran(NamedTuple):
    """What a command did: its exit code, its result, and what it said besides."""

    code: int
    out: str
    err: str


Command = Callable[..., Ran]


@pytest.fixture
def evenhand(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, evenhand_home: Path) -> Command:
    """Runs ``evenhand`` with these arguments; ``typed`` is its standard input."""
    # As Evenhand would have made it; otherwise the store warns of a folder that others may look into.
    (evenhand_home / "data").chmod(0o700)

    def run_one(*arguments: str, typed: str | bytes = "") -> Ran:
        raw = typed if isinstance(typed, bytes) else typed.encode("utf-8")
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8"))
        code = run(arguments)
        out, err = capfd.readouterr()
        assert "Traceback" not in err
        return Ran(code, out, err)

    return run_one


@pytest.fixture
def audit(evenhand: Command) -> str:
    """The id of an audit with one answer."""
    ran = evenhand(
        "audit", "new", "durham", "--replies", "-", typed='{"to": "unique_id", "reply": "text", "text": "KITE-1"}\n'
    )
    assert ran.code == 0, ran.err
    return ran.out.strip()
