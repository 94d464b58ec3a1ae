"""A crash says where, and nothing of what was typed."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest

from evenhand_tui.crash import crash_line, innermost

PLANTED = "zebra-quokka-note"

CRASHING = """
import sys
from evenhand_tui.screens.assistant import AssistantScreen
from evenhand_tui.main import run

def broken(self):
    secret = self._box.text
    raise RuntimeError(f"failed on {secret}")

def broken_in_worker(self):
    async def work():
        broken(self)
    self.run_worker(work())

AssistantScreen.action_ruling = broken if "handler" in sys.argv else broken_in_worker
sys.exit(run(lambda: 3))
"""


def test_the_line_names_type_and_place_and_no_value() -> None:
    def fail(value: str) -> None:
        raise KeyError(value)

    with pytest.raises(KeyError) as caught:
        fail(PLANTED)
    line = crash_line(caught.value)
    assert "KeyError" in line
    assert "test_crash.py line" in line
    assert PLANTED not in line


def test_what_a_worker_passes_on_is_named_by_what_began_it() -> None:
    class PassingError(Exception):
        error = ValueError("began it")

    assert isinstance(innermost(PassingError()), ValueError)


def wait_for(terminal: int, text: str, seen: bytearray, seconds: float = 30) -> None:
    """Read from the terminal until a text was shown."""
    until = time.monotonic() + seconds
    while text.encode() not in seen:
        assert time.monotonic() < until, seen[-2000:]
        ready, _, _ = select.select([terminal], [], [], 0.2)
        if ready:
            try:
                seen += os.read(terminal, 65536)
            except OSError:
                break


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals of this kind")
@pytest.mark.parametrize("where", ["handler", "worker"])
def test_a_crash_in_a_terminal_prints_nothing_that_was_typed_and_leaves_it_sane(where: str, tmp_path: Path) -> None:
    program = tmp_path / "crashing.py"
    program.write_text(CRASHING, encoding="utf-8")
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (40, 120))
    before = termios.tcgetattr(theirs)
    environment = {**os.environ, "TERM": "xterm-256color", "LANG": "C.UTF-8", "PYTHONUTF8": "1"}
    process = subprocess.Popen(
        [sys.executable, str(program), where],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment,
        cwd=tmp_path,
    )
    seen = bytearray()
    wait_for(ours, "Start an audit", seen)
    for keys, shown in ((b"\r", "Not now"), (b"\r", "not begun"), (b" " + PLANTED.encode(), "quokka-note")):
        os.write(ours, keys)
        wait_for(ours, shown, seen)
    seen.clear()
    os.write(ours, b"\x1bOS")
    wait_for(ours, "Evenhand stopped", seen)
    wait_for(ours, "case text", seen)
    assert process.wait(30) == 1
    words = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", seen.decode(errors="replace"))
    tail = words[words.index("Evenhand stopped") :]
    assert "RuntimeError at" in tail
    assert PLANTED not in tail
    assert "Traceback" not in words
    assert b"\x1b[?1049l" in seen
    assert termios.tcgetattr(theirs)[3] == before[3]
    os.close(ours)
    os.close(theirs)
    kept = (Path(os.environ["EVENHAND_DATA"]) / "evenhand.db").read_bytes()
    wal = Path(os.environ["EVENHAND_DATA"]) / "evenhand.db-wal"
    assert PLANTED.encode() in kept + (wal.read_bytes() if wal.exists() else b"")
