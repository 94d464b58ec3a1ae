"""The value of a coefficient, or why it has none. Where nothing can be told, nothing is claimed."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal, NamedTuple


class Undefined(NamedTuple):
    """A coefficient without a value.

    ``no pairs``: no case has two grades. ``one grade``: every grade is the same, so that chance alone would agree as
    often, and the coefficient would divide by nothing or call that perfect.
    """

    because: Literal["no pairs", "one grade"]


Coefficient = Fraction | Undefined
"""An exact value, 1 for full agreement and 0 for what chance alone would give, or why there is none."""
