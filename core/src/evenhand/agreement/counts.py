"""What comes before every coefficient: how many pairs of grades there are, and how they lie to each other."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from evenhand.agreement.marks import NOT_APPLICABLE, NOT_GRADED, Mark
from evenhand.agreement.shares import Share


class Counts(NamedTuple):
    """Pairs of marks, counted. The shares are of ``n``, the pairs in which both raters gave a grade.

    ``mean_difference`` is in grades: above 0 where the first rater grades higher. The last three are no agreement and
    no disagreement: pairs that both left as not applicable, that one did, and that at least one has not graded.
    """

    n: int
    exact: Share
    within_one: Share
    first_higher: Share
    second_higher: Share
    mean_difference: Fraction | None
    both_not_applicable: int
    one_not_applicable: int
    not_graded: int


def counts(pairs: Iterable[tuple[Mark, Mark]]) -> Counts:
    """The counts of pairs of marks, each the first rater's and the second's for one case."""
    differences: list[int] = []
    both = one = without = 0
    for first, second in pairs:
        if isinstance(first, int) and isinstance(second, int):
            differences.append(second - first)
        elif NOT_GRADED in (first, second):
            without += 1
        elif first == second == NOT_APPLICABLE:
            both += 1
        else:
            one += 1
    n = len(differences)
    return Counts(
        n=n,
        exact=Share(sum(apart == 0 for apart in differences), n),
        within_one=Share(sum(abs(apart) <= 1 for apart in differences), n),
        first_higher=Share(sum(apart > 0 for apart in differences), n),
        second_higher=Share(sum(apart < 0 for apart in differences), n),
        mean_difference=Fraction(sum(differences), n) if n else None,
        both_not_applicable=both,
        one_not_applicable=one,
        not_graded=without,
    )
