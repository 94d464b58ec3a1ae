"""What one rater gave one case: a place on the scale, or no grade and why there is none."""

from __future__ import annotations

from typing import Literal

NOT_APPLICABLE: Literal["not applicable"] = "not applicable"
NOT_GRADED: Literal["not graded"] = "not graded"

Mark = int | Literal["not applicable", "not graded"]
"""A grade's place on its scale, 0 for the best, or why there is none. Only two grades can agree or differ."""


def grade_of(mark: Mark) -> int | None:
    """The place of a grade, or ``None`` for what is no grade."""
    return mark if isinstance(mark, int) else None
