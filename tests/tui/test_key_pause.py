"""The moment between a key and its answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from evenhand_tui.key_pause import KeyPause


class Timer:
    def __init__(self, then: Callable[[], None]) -> None:
        self.then = then
        self.stopped = False

    def stop(self) -> None:
        self.stopped = True


def paused() -> tuple[KeyPause, list[Any], list[str]]:
    timers: list[Any] = []

    def start(_: float, then: Callable[[], None]) -> Any:
        timers.append(Timer(then))
        return timers[-1]

    return KeyPause(start), timers, []


def test_what_is_begun_happens_once_the_moment_is_over() -> None:
    pause, timers, done = paused()
    pause.begin(lambda: done.append("n"))
    assert done == []
    timers[0].then()
    pause.over()
    assert done == ["n"]


def test_what_is_stopped_never_happens() -> None:
    pause, timers, done = paused()
    pause.begin(lambda: done.append("n"))
    pause.stop()
    pause.over()
    assert (done, timers[0].stopped) == ([], True)


def test_another_key_takes_the_place_of_the_first() -> None:
    pause, timers, done = paused()
    pause.begin(lambda: done.append("n"))
    pause.begin(lambda: done.append("y"))
    pause.over()
    assert (done, timers[0].stopped) == (["y"], True)
