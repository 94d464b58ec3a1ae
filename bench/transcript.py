"""A reply shown in a long conversation: at 2,000 messages against 20, and against Textual's own ``Log``."""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Iterator

from harness import Measure
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets import Log

from evenhand_tui.messages import Message
from evenhand_tui.widgets.transcript import Transcript

FEW, MANY = 20, 2_000
REPLIES = 25
SIZE = (120, 40)
TEXT = "yes, the safety plan of 3 March was reviewed twice, and the second review found the risk lower than before"


class Conversation(App[None]):
    """A transcript that already holds a number of messages."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.transcript = Transcript([Message("you", f"{index} {TEXT}") for index in range(number)])

    def compose(self) -> ComposeResult:
        """The transcript alone."""
        yield self.transcript


class Lines(App[None]):
    """The same in a ``Log``."""

    def compose(self) -> ComposeResult:
        """The log alone."""
        yield Log()


async def shown(pilot: Pilot[None], say: object, number: int) -> float:
    """Median seconds from giving a reply to its being laid out and painted."""
    assert callable(say)
    times = []
    for index in range(number):
        start = time.perf_counter()
        painted = asyncio.Event()
        say(index)
        pilot.app.call_after_refresh(painted.set)
        await painted.wait()
        times.append(time.perf_counter() - start)
        await pilot.pause()
    return statistics.median(times)


async def transcript(number: int) -> float:
    """Median seconds for a reply in a transcript of ``number`` messages."""
    app = Conversation(number)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        return await shown(pilot, lambda index: app.transcript.say([Message("you", f"{index} {TEXT}")]), REPLIES)


async def log(number: int) -> float:
    """Median seconds for a line in a ``Log`` of ``number`` lines."""
    app = Lines()
    async with app.run_test(size=SIZE) as pilot:
        lines = app.query_one(Log)
        lines.write_lines([f"{index} {TEXT}" for index in range(number)])
        await pilot.pause()
        return await shown(pilot, lambda index: lines.write_line(f"{index} {TEXT}"), REPLIES)


def measures() -> Iterator[Measure]:
    """The lines about a long conversation."""
    many, few = (asyncio.run(transcript(number)) for number in (MANY, FEW))
    yield Measure(f"reply shown at {MANY} messages, against {FEW}", many * 1000, few * 1000, "ms", 1.3)
    yield Measure(f"reply shown at {MANY} messages, against Log", many * 1000, asyncio.run(log(MANY)) * 1000, "ms", 2.0)
