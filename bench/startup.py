"""Start-up measured from outside, in a pseudo-terminal, against a bare Textual app."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from harness import Measure, alternate, seconds
from terminal import Terminal

from evenhand.store.store import Store

BIN = Path(sys.executable).parent
HELLO = (sys.executable, str(Path(__file__).parent / "hello.py"))
ROUNDS = 11
OPENING = "Start an audit"
START = "Start the audit"
FIRST_QUESTION = "Do you manage the practitioner"


@contextmanager
def home(folder: Path) -> Iterator[dict[str, str]]:
    """An environment whose data, cache and settings stand in one folder."""
    own = {f"EVENHAND_{name}": str(folder / name.lower()) for name in ("DATA", "CACHE", "SETTINGS")}
    own["EVENHAND_AUTHORITY_SETTINGS"] = str(folder / "authority.toml")
    yield {**os.environ, **own}


def unfinished_audits(environment: dict[str, str]) -> None:
    """Two audits to list on the opening screen."""
    for _ in range(2):
        command = [str(BIN / "evenhand"), "audit", "new", "durham"]
        subprocess.run(command, env=environment, check=True, capture_output=True)


def painted(command: tuple[str, ...], environment: dict[str, str], text: str) -> tuple[float, float]:
    """Seconds until ``text`` is painted, and the memory then in MB."""
    terminal = Terminal(command, environment)
    try:
        return terminal.wait_for(text), terminal.memory()
    finally:
        terminal.close()


def chosen(environment: dict[str, str], folder: Path) -> float:
    """Seconds from choosing a framework to its first question painted, half a second after the opening screen."""
    data = Path(tempfile.mkdtemp(dir=folder))
    Store.open(data / "evenhand.db").close()
    blank = {**environment, "EVENHAND_DATA": str(data)}
    terminal = Terminal((str(BIN / "evenhand"),), blank)
    try:
        terminal.wait_for(OPENING)
        time.sleep(0.5)
        terminal.press("\r")
        terminal.wait_for(START)
        time.sleep(0.5)
        terminal.press("\r")
        return terminal.wait_for(FIRST_QUESTION)
    finally:
        terminal.close()


def run(command: list[str], environment: dict[str, str], stdin: str = "") -> float:
    """Seconds that a whole command takes."""
    return seconds(
        lambda: subprocess.run(command, env=environment, input=stdin.encode(), capture_output=True, check=False)
    )


def measures() -> Iterator[Measure]:
    """The lines about start-up."""
    with tempfile.TemporaryDirectory() as folder, home(Path(folder)) as environment:
        evenhand = (str(BIN / "evenhand"),)
        painted(HELLO, environment, "Hello there")
        first = painted(evenhand, environment, OPENING)[0]
        hello = [painted(HELLO, environment, "Hello there") for _ in range(3)]
        yield Measure("first start after installing", first, sorted(hello)[1][0], "s", 1.8)
        chosen(environment, Path(folder))
        ours, theirs = alternate(
            lambda: chosen(environment, Path(folder)), lambda: painted(HELLO, environment, "Hello there")[0], 5
        )
        yield Measure("choosing a framework to its first question", ours, theirs, "s", 0.6)
        unfinished_audits(environment)
        memories: list[tuple[float, float]] = []

        def opening() -> float:
            time, memory = painted(evenhand, environment, OPENING)
            bare = painted(HELLO, environment, "Hello there")
            memories.append((memory, bare[1]))
            return time / bare[0]

        ratios = sorted(opening() for _ in range(ROUNDS))
        bare = painted(HELLO, environment, "Hello there")[0]
        yield Measure("exec to the opening screen painted", ratios[ROUNDS // 2] * bare, bare, "s", 1.3)
        ours = sorted(memory for memory, _ in memories)[ROUNDS // 2]
        yield Measure("memory at first paint", ours, sorted(bare for _, bare in memories)[ROUNDS // 2], "MB", 1.3)
        ours, theirs = alternate(
            lambda: run([*evenhand, "--help"], environment),
            lambda: painted(HELLO, environment, "Hello there")[0],
            ROUNDS,
        )
        yield Measure("evenhand --help", ours, theirs, "s", 0.3)
        ours, theirs = alternate(
            lambda: line_mode(environment), lambda: painted(HELLO, environment, "Hello there")[0], ROUNDS
        )
        yield Measure("line mode, exec to first question", ours, theirs, "s", 0.8)


def line_mode(environment: dict[str, str]) -> float:
    """Seconds from exec to the first question of a new audit in line mode."""
    terminal = Terminal((str(BIN / "evenhand"), "audit", "new", "durham", "--plain"), environment)
    try:
        return terminal.wait_for(FIRST_QUESTION)
    finally:
        terminal.close()
