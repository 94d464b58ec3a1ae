"""Choices as an auditor is offered them: grades with their keys, options with their numbers, grades in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evenhand.conversation.questions import Choice
from evenhand.conversation.state import NOT_APPLICABLE

if TYPE_CHECKING:
    from evenhand.models.scales import GradeScale


def band_words(scale: GradeScale) -> str:
    """Which scores of a banded scale are which grade, best first, in one sentence."""
    bands = ((*grade.band, grade.label) for grade in scale.grades if grade.band is not None)
    scores = ((str(low) if low == high else f"{low} to {high}", label) for low, high, label in bands)
    return ", ".join(f"{score} is {label}" for score, label in scores) + "."


def keyed(options: tuple[str, ...]) -> tuple[Choice, ...]:
    """Choices with digit keys where there are fewer than ten options, otherwise without keys."""
    return tuple(Choice(str(n) if len(options) < 10 else "", option, option) for n, option in enumerate(options, 1))


def grade_choices(scale: GradeScale) -> tuple[Choice, ...]:
    """The choices of a scale: the code of a coded grade, else its first letter where no other grade shares it."""
    if scale.kind == "banded":
        return ()
    letters = [grade.label[0].casefold() for grade in scale.grades]
    return tuple(
        Choice(
            str(grade.code) if grade.code is not None else letter if letters.count(letter) == 1 else "",
            grade.label,
            grade.id,
        )
        for grade, letter in zip(scale.grades, letters, strict=True)
    )


def grade_words(scale: GradeScale, value: str | int | None) -> str:
    """A kept grade as an auditor reads it: its label, with the score on a banded scale. Empty for none."""
    if value is None:
        return ""
    if value == NOT_APPLICABLE:
        return "Not applicable"
    if isinstance(value, int):
        rank = scale.rank_of_score(value)
        return f"{scale.grades[rank].label} ({value})" if rank is not None else str(value)
    return scale.grades[scale.rank(value)].label
