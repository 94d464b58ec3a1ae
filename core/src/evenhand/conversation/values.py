"""From what was given to what is kept: grades, dates and numbers."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from evenhand.suggest import nearest

if TYPE_CHECKING:
    from evenhand.models.scales import GradeScale


class RefusedReply(Exception):  # noqa: N818 (it is a result, not an error)
    """A reply that does not fit. Its text is the hint for the auditor."""


def grade_id(scale: GradeScale, given: Any) -> str | int:
    """What is kept for a given grade: its id, or the whole score on a banded scale. Raises :class:`RefusedReply`."""
    if scale.kind == "banded":
        text = str(given).strip()
        if re.fullmatch(r"-?\d+", text) and not isinstance(given, bool) and scale.rank_of_score(int(text)) is not None:
            return int(text)
        raise RefusedReply(f"Give one of the {scale.words}.")
    wanted = str(given).strip().casefold()
    for grade in scale.grades:
        if wanted in {grade.id, grade.label.casefold(), str(grade.code), (grade.letter or grade.id).casefold()}:
            return grade.id
    meant = nearest(wanted, (grade.label for grade in scale.grades))
    raise RefusedReply(f"That is not on the scale: {scale.words}.{f' Did you mean {meant}?' if meant else ''}")


def read_date(given: str) -> str:
    """An ISO date from ``2026-11-22``, ``22/11/2026`` or ``22 Nov 2026``. Raises :class:`RefusedReply`."""
    text = given.strip()
    months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    try:
        if match := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text):
            year, month, day = (int(part) for part in match.groups())
        elif match := re.fullmatch(r"(\d{1,2})[/. -](\d{1,2})[/. -](\d{2}|\d{4})", text):
            day, month, year = (int(part) for part in match.groups())
        elif match := re.fullmatch(r"(\d{1,2})\s+([A-Za-z]{3})[a-z]*\.?\s+(\d{2}|\d{4})", text):
            day, month, year = int(match[1]), months.index(match[2].casefold()) + 1, int(match[3])
        else:
            raise ValueError
        return date(year + 2000 if year < 100 else year, month, day).isoformat()
    except ValueError:
        raise RefusedReply("Please give a date with day, month and year, such as 22/11/2026 or 22 Nov 2026.") from None


def read_number(given: str) -> int:
    """A whole number of at most twelve digits. Raises :class:`RefusedReply`."""
    if re.fullmatch(r"-?\d{1,12}", given.strip()):
        return int(given)
    raise RefusedReply("Please give a whole number.")
