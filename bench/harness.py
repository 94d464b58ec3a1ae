"""What every measure shares: alternate ours and a reference, take medians, print the ratio against its target."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from typing import NamedTuple


class Measure(NamedTuple):
    """One line of the benchmark. ``at_most`` says on which side of ``target`` the ratio should stay."""

    name: str
    ours: float
    reference: float
    unit: str
    target: float
    at_most: bool = True

    @property
    def ratio(self) -> float:
        """Ours to the reference."""
        return self.ours / self.reference

    @property
    def met(self) -> bool:
        """Whether the target is met."""
        return self.ratio <= self.target if self.at_most else self.ratio >= self.target


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def alternate(ours: Callable[[], float], reference: Callable[[], float], rounds: int) -> tuple[float, float]:
    """Medians of two figures taken turn about, so that a busy moment of the machine meets both alike."""
    pairs = [(ours(), reference()) for _ in range(rounds)]
    return statistics.median(pair[0] for pair in pairs), statistics.median(pair[1] for pair in pairs)


def show(measure: Measure) -> str:
    """One line: name, ours, reference, ratio and target."""
    sign = "<=" if measure.at_most else ">="
    verdict = "met" if measure.met else "MISSED"
    figures = f"{measure.ours:10.4g} {measure.reference:10.4g} {measure.unit:4}"
    return f"{measure.name:52} {figures} ratio {measure.ratio:6.3f} {sign} {measure.target:<5} {verdict}"
