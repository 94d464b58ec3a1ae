"""Recording releases of frameworks, once they pass what they must."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from evenhand.testing.packages import project_file
from evenhand.testing.planning import checks_from
from evenhand.testing.releases import ReleaseError, file_of, record
from evenhand.testing.runner import Plan, run

if TYPE_CHECKING:
    from evenhand.testing.runner import Result
    from evenhand.testing.subject import Subject


class Recorded(NamedTuple):
    """A release that was recorded, and the file that says so."""

    framework_id: str
    version: str
    path: Path


def failing(subjects: Sequence[Subject]) -> Iterator[Result]:
    """What keeps releases from being recorded: every must that finds something."""
    return (result for result in run(Plan(tuple(subjects), checks_from("must"))) if result.fails)


def record_all(subjects: Sequence[Subject]) -> Iterator[Recorded]:
    """Record a release of each framework; look with :func:`failing` before.

    Raises :class:`ReleaseError` at the first that cannot be recorded, and before any where one is installed apart from
    the folder that its author works in, since the record would be lost with the next installation.
    """
    for subject in subjects:
        if subject.packaged and project_file(subject) is None:
            raise ReleaseError(
                f"{subject.plugin}: it was installed from a file, so the record would be written to "
                f"{file_of(subject).parent} and be missing where you publish from; name the folder of the package "
                "instead: evenhand check FOLDER --record"
            )
    for subject in subjects:
        path = record(subject)
        yield Recorded(subject.framework_id, subject.framework.header.version, path)
