"""The check about waivers themselves. Whether each is still true is seen when its check is run."""

from __future__ import annotations

from collections.abc import Iterator

from evenhand.testing.registry import all_checks, check
from evenhand.testing.subject import Subject
from evenhand.testing.waivers import WaiverError, shipped_waivers


@check("waivers.valid", "must", "Each waiver names a check that may be waived, and gives a reason.", always=True)
def valid(subject: Subject) -> Iterator[str]:
    """Put right the line of ``waivers.toml`` that is named. None of the file's waivers holds until all can be read."""
    try:
        shipped_waivers(subject, all_checks())
    except WaiverError as error:
        yield from error.lines
