"""A share of what was counted, with the interval that a count this small leaves open."""

from __future__ import annotations

from fractions import Fraction
from math import sqrt
from typing import NamedTuple

CONFIDENCE_PERCENT = 95
Z = 1.959963984540054
"""The point of the standard normal distribution that leaves 2.5 % above it."""


class Share(NamedTuple):
    """So many of so many: ``part`` of ``whole``."""

    part: int
    whole: int

    @property
    def value(self) -> Fraction | None:
        """The share, from 0 to 1; ``None`` of nothing."""
        return Fraction(self.part, self.whole) if self.whole else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """The 95 % score interval from 0 to 1; ``None`` of nothing.

        Wilson, E. B. (1927), Probable inference, the law of succession, and statistical inference, Journal of the
        American Statistical Association 22, 209-212. It holds for small counts, and for none and for all.
        """
        if not self.whole:
            return None
        n, share, squared = self.whole, self.part / self.whole, Z * Z
        middle = (share + squared / (2 * n)) / (1 + squared / n)
        half = Z * sqrt(share * (1 - share) / n + squared / (4 * n * n)) / (1 + squared / n)
        low = 0.0 if self.part == 0 else max(0.0, middle - half)
        high = 1.0 if self.part == n else min(1.0, middle + half)
        return low, high
