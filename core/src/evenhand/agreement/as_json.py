"""Measures as plain JSON: n first, shares with their intervals, coefficients as numbers and exactly, or why not."""

from __future__ import annotations

from typing import Any

from evenhand.agreement.counts import Counts
from evenhand.agreement.measures import Measures
from evenhand.agreement.outcome import Coefficient, Undefined
from evenhand.agreement.shares import Share
from evenhand.agreement.words import WHY_UNDEFINED, withheld_words


def measures_json(found: Measures) -> dict[str, Any]:
    """Measures as a JSON object. ``withheld`` says why ``coefficients`` is null."""
    coefficients = found.coefficients
    return {
        "cases": found.cases,
        **counts_json(found.counts),
        "coefficients": None
        if coefficients is None
        else {name: _coefficient(value) for name, value in coefficients._asdict().items()},
        "withheld": withheld_words(found.cases) if coefficients is None else None,
    }


def counts_json(found: Counts) -> dict[str, Any]:
    """Counts as a JSON object; ``pairs`` is the n of every share, ``mean_difference`` in grades, exact."""
    return {
        "pairs": found.n,
        "exact": _share(found.exact),
        "within_one": _share(found.within_one),
        "first_higher": _share(found.first_higher),
        "second_higher": _share(found.second_higher),
        "mean_difference": None if found.mean_difference is None else str(found.mean_difference),
        "both_not_applicable": found.both_not_applicable,
        "one_not_applicable": found.one_not_applicable,
        "not_graded": found.not_graded,
    }


def _share(share: Share) -> dict[str, Any]:
    value, interval = share.value, share.interval
    return {
        "count": share.part,
        "of": share.whole,
        "share": None if value is None else float(value),
        "interval_95": None if interval is None else list(interval),
    }


def _coefficient(value: Coefficient) -> dict[str, Any]:
    if isinstance(value, Undefined):
        return {"value": None, "exact": None, "undefined": WHY_UNDEFINED[value.because]}
    return {"value": float(value), "exact": str(value), "undefined": None}
