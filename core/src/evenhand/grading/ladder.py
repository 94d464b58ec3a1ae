"""Positions on a grade scale, best first, and sets of them as bit masks.

What a domain may still turn out to be is a mask: one bit for each position (a grade, or a whole score on a banded
scale), one for *not applicable*, one for *not judged*. A given grade is a single bit; an unanswered domain has every
bit but the last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from evenhand.models.conditions import GradeTest
    from evenhand.models.scales import GradeScale


class Ladder:
    """The positions of one scale. Position 0 is the best grade, or the highest score of a banded scale.

    ``by_grade`` gives a banded scale one position a grade, as the overall grade has, which is never a score.
    """

    def __init__(self, scale: GradeScale, *, by_grade: bool = False) -> None:
        self.scale = scale
        self.banded = scale.kind == "banded" and not by_grade
        self.size = scale.highest_score - scale.lowest_score + 1 if self.banded else len(scale.grades)
        self.not_applicable = 1 << self.size
        self.not_judged = 1 << (self.size + 1)
        self.every_position = self.not_applicable - 1
        self.unanswered = self.every_position | self.not_applicable
        self._grade_of = [self._grade_at(position) for position in range(self.size)]
        self.names = {1 << position: self.label(position) for position in range(self.size)}
        """The grade's label by the mask of each position, and the words for what does not apply."""
        self.names[self.not_applicable] = "not applicable"

    def _grade_at(self, position: int) -> int:
        if not self.banded:
            return position
        rank = self.scale.rank_of_score(self.score(position))
        if rank is None:
            raise ValueError(f"scale '{self.scale.id}' has a gap between its bands")
        return rank

    def score(self, position: int) -> int:
        """The whole score at a position of a banded scale."""
        return self.scale.highest_score - position

    def position_of_score(self, score: int) -> int:
        """The position of a whole score of a banded scale."""
        return self.scale.highest_score - score

    def rank(self, position: int) -> int:
        """The rank of the grade at a position, 0 for the best."""
        return self._grade_of[position]

    def label(self, position: int) -> str:
        """The label of the grade at a position."""
        return self.scale.grades[self._grade_of[position]].label

    def printed(self, position: int) -> str | int:
        """What an auditor enters for a position: the score on a banded scale, else the label."""
        return self.score(position) if self.banded else self.label(position)

    def best_position(self, grade_id: str) -> int:
        """The best position that still has this grade."""
        return self._grade_of.index(self.scale.rank(grade_id))

    def passing(self, test: GradeTest) -> int:
        """The mask of the positions that pass a test."""
        return sum(1 << position for position in range(self.size) if self._passes(test, position))

    def _passes(self, test: GradeTest, position: int) -> bool:
        if test.score_at_least is not None:
            return self.score(position) >= test.score_at_least
        if test.score_at_most is not None:
            return self.score(position) <= test.score_at_most
        grade = self._grade_of[position]
        if test.at_least is not None:
            return grade <= self.scale.rank(test.at_least)
        if test.at_most is not None:
            return grade >= self.scale.rank(test.at_most)
        return grade == self.scale.rank(test.is_ or "")

    def single(self, mask: int) -> int | None:
        """The position of a mask that holds exactly one, or ``None``."""
        if mask & self.every_position == mask and mask and mask & (mask - 1) == 0:
            return mask.bit_length() - 1
        return None

    def capped(self, mask: int, position: int, certain: bool) -> int:
        """The mask after a cap at ``position``: what was better counts as that position, or may do if not certain."""
        better = mask & ((1 << position) - 1)
        if not better:
            return mask
        return (mask & ~better if certain else mask) | (1 << position)
