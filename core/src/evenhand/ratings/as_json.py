"""The ratings of a case, and the agreement over all cases, as plain JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from evenhand.agreement.as_json import counts_json, measures_json
from evenhand.agreement.measures import ENOUGH_CASES

if TYPE_CHECKING:
    from evenhand.ratings.agreeing import Agreement, Group, PairOfRaters, Part
    from evenhand.ratings.rated import Rated
    from evenhand.ratings.side_by_side import CaseView, Row


def case_json(view: CaseView) -> dict[str, Any]:
    """One case. ``columns`` names the audits whose grades the rows hold, in order; both are empty while one is open."""
    return {
        "case": view.case,
        "ratings": [_rating(rating) for rating in view.ratings],
        "open": [rating.audit for rating in view.open],
        "columns": [rating.audit for rating in view.columns],
        "rows": [_row(row, view.columns) for row in view.rows],
        "against_median": [
            {
                "audit": standing.audit,
                "at": standing.at,
                "higher": standing.higher,
                "lower": standing.lower,
                "mean_difference": None if standing.mean is None else str(standing.mean),
            }
            for standing in view.standings
        ],
    }


def _rating(rating: Rated) -> dict[str, Any]:
    return {
        "audit": rating.audit,
        "kind": rating.kind,
        "rater": rating.rater,
        "status": rating.stage,
        "graded": rating.graded,
        "framework": {
            "id": rating.framework.id,
            "version": rating.framework.header.version,
            "digest": rating.framework.digest,
        },
    }


def _row(row: Row, columns: tuple[Rated, ...]) -> dict[str, Any]:
    return {
        "id": row.id,
        "name": row.name,
        "grades": [rating.values.get(row.id) for rating in columns],
        "words": list(row.given),
        "reasons": list(row.reasons),
        "differ": row.differ,
        "difference": row.words,
        "median": None if row.median is None else str(row.median),
        "median_words": row.median_words,
    }


def agreement_json(found: Agreement) -> dict[str, Any]:
    """The agreement, framework by framework. ``first`` is the earlier rating, or the rater named first of a pair."""
    return {
        "coefficients_from_cases": ENOUGH_CASES,
        "frameworks": [_group(group) for group in found.groups],
        "left_out": found.left_out._asdict(),
    }


def _group(group: Group) -> dict[str, Any]:
    return {
        "framework": group.framework.id,
        "title": group.framework.header.short_title,
        "versions": [version._asdict() for version in group.versions],
        "cases": group.cases,
        "ratings": group.ratings,
        "raters": group.raters,
        "unnamed": group.unnamed,
        "overall": measures_json(group.overall.measures),
        "domains": [_part(part) for part in group.domains],
        "pairs": [_pair(pair) for pair in group.pairs],
    }


def _pair(pair: PairOfRaters) -> dict[str, Any]:
    return {
        "first": pair.first,
        "second": pair.second,
        "cases": pair.cases,
        "overall": measures_json(pair.overall.measures),
        "all_domains": counts_json(pair.together),
        "domains": [_part(part) for part in pair.domains],
    }


def _part(part: Part) -> dict[str, Any]:
    return {"id": part.id, "name": part.name, **measures_json(part.measures)}
