"""Checks a folder again whenever a file in it is saved.

It looks at the times and sizes of the files every second or so, rather than asking the system to be told: a network
drive, where authorities keep their documents, tells nothing, and a library for it would be one more compiled package.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from evenhand.errors import EvenhandError
from evenhand.kit.unpacked import Unpacked, catalogue_of, unpack

if TYPE_CHECKING:
    from evenhand.testing.runner import Result

ENDINGS = (".toml", ".py")
SECONDS = 1.0

_PASSED_OVER = {"__pycache__", "build", "dist"}


class Looked(NamedTuple):
    """What one look found: ``lines`` to show, the last of which sums up, and whether all ``is_fine``."""

    lines: tuple[str, ...]
    is_fine: bool


def watch(folder: Path, look: Callable[[], Looked], tell: Callable[[Looked], None], wait: Callable[[], bool]) -> None:
    """Look at once and after every change, and tell what was found, until ``wait`` says that it is enough.

    A look during which something was saved saw half of each, so it is not told, and the next one looks again.
    """
    seen: frozenset[tuple[str, int, int]] | None = None
    while True:
        now = stamp(folder)
        if now != seen:
            looked = look()
            if stamp(folder) == now:
                seen = now
                tell(looked)
        if not wait():
            return


def stamp(folder: Path) -> frozenset[tuple[str, int, int]]:
    """Path, time and size of every file that a plugin is made of."""
    return frozenset(_files(str(folder)))


def _files(folder: str) -> Iterator[tuple[str, int, int]]:
    try:
        with os.scandir(folder) as found:
            entries = list(found)
    except OSError:  # a network drive that went away for a moment
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name in _PASSED_OVER:
            continue
        try:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path)
            elif entry.name.endswith(ENDINGS):
                about = entry.stat()
                yield entry.path, about.st_mtime_ns, about.st_size
        except OSError:  # saved by being removed and written anew
            continue


def look_at(folder: Path) -> Looked:
    """Load the plugins of a folder from their files as they are now, and run every check. Never raises for them."""
    try:
        return _looked(unpack(folder))
    except EvenhandError as error:
        lines = tuple(str(error).splitlines())
        return Looked((*lines, counted(len(lines), "fault")), False)


def _looked(unpacked: Unpacked) -> Looked:
    from evenhand.testing.registry import all_checks
    from evenhand.testing.runner import Plan, run
    from evenhand.testing.subject import subjects

    with catalogue_of(unpacked) as (catalogue, names):
        looked_at = subjects(catalogue, names)
        results = list(run(Plan(looked_at, all_checks())))
        places = [f"    {files}" for subject in looked_at if subject.faults and (files := subject.where_files_are())]
    # Two plugins of the folder may be about one framework, as data and its code are.
    lines = dict.fromkeys((*(line for result in results for line in _lines(result)), *places))
    failed = sum(result.fails for result in results)
    passed = sum(result.status == "passed" for result in results)
    if failed:
        return Looked((*lines, f"{counted(failed, 'check')} to mend; {passed} passed"), False)
    return Looked((*lines, f"fine: {counted(passed, 'check')} passed"), True)


def _lines(result: Result) -> Iterator[str]:
    if result.status in {"failed", "untrue waiver"}:
        yield from (f"{result.check.level} {result.check.id}: {finding}" for finding in result.findings)
        if result.status == "failed":
            yield f"    {result.check.fix}"


def counted(number: int, what: str) -> str:
    """A number with its noun."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
