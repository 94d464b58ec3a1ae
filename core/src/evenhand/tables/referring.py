"""Texts under a grade that only refer to another grade: ``See Requires improvement``."""

from __future__ import annotations

import re
from typing import NamedTuple

from evenhand.tables.scale_found import FoundScale

_REFERS = re.compile(
    r"(?i)(?:please )?(?:see|as(?: for| in| per)?|same as|refer to) (?:the )?"
    r"(?:(?:grade |descriptors?|description|criteria) ?(?:for|of|in|under)? )?(?P<grade>[^.;:,(]{2,60})(?P<rest>.*)"
)
_AFTER = re.compile(r"(?i)\s+(?:above|below|descriptors?|description|criteria|column|grade)$")


class Referring(NamedTuple):
    """The grade that a text refers to, and whether that is the ``whole`` of it."""

    grade: str
    whole: bool


def named_grade(text: str, scale: FoundScale) -> Referring | None:
    """The grade that a text refers to at its beginning; ``None`` where it does not."""
    found = _REFERS.fullmatch(text.strip())
    if found is None:
        return None
    words = found["grade"].strip(" '‘’\"“”")
    grade = scale.grade(_AFTER.sub("", words).strip(" '‘’\"“”"))
    if grade is not None:
        return Referring(grade, found["rest"].strip(" .") == "")
    for end in (each.start() for each in re.finditer(r"\s", words)):
        if (grade := scale.grade(words[:end])) is not None:
            return Referring(grade, False)
    return None
