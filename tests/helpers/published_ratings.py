"""Ratings from published examples, as places on a scale from 0, with ``None`` where a rater gave none."""

from __future__ import annotations

N = None


def _places(*cases: tuple[int | None, ...]) -> list[list[int | None]]:
    return [[None if grade is None else grade - 1 for grade in case] for case in cases]


FOUR_OBSERVERS = _places(
    (1, 1, N, 1),
    (2, 2, 3, 2),
    (3, 3, 3, 3),
    (3, 3, 3, 3),
    (2, 2, 2, 2),
    (1, 2, 3, 4),
    (4, 4, 4, 4),
    (1, 1, 2, 1),
    (2, 2, 2, 2),
    (N, 5, 5, 5),
    (N, N, 1, 1),
    (N, N, 3, N),
)
"""Four observers, twelve units, five grades. Krippendorff, K. (2011), Computing Krippendorff's Alpha-Reliability;
the same ratings as ``cac.raw4raters`` of Gwet's package irrCAC, from Gwet (2014), page 120."""

ABSTRACTORS = [
    [a, b]
    for a, row in enumerate([[13, 0, 0], [0, 20, 7], [0, 4, 56]])
    for b, times in enumerate(row)
    for _ in range(times)
]
"""Two abstractors, a hundred records, three categories: ``cont3x3abstractors`` of irrCAC, from Gwet (2014)."""
