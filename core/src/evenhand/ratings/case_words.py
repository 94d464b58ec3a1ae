"""The ratings of one case in lines of plain text, for a terminal of any kind and for a screen reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evenhand.agreement.words import decimal
from evenhand.conversation.sheets import OVERALL
from evenhand.ratings.side_by_side import ENOUGH_FOR_MEDIAN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from evenhand.ratings.rated import Rated
    from evenhand.ratings.side_by_side import CaseView, Row, Standing

KINDS = {"first": "first audit", "second": "second rating", "adjudicated": "adjudicated"}
GAP = "  "
WIDEST = 200
"""Characters to a line where nobody says how wide the screen is."""


def case_lines(view: CaseView, width: int = WIDEST) -> Iterator[str]:
    """The whole view: who rated and how far they are, then grades beside each other, then the reasons.

    Where the table does not fit into ``width`` characters, each of its rows is a line or two instead.
    """
    names = letters(view)
    count = sum(rating.kind != "adjudicated" for rating in view.ratings)
    yield f"{count} {'rating' if count == 1 else 'ratings'} of the case of audit {view.case}."
    for rating in view.ratings:
        yield f"{names[rating.audit]}  {who(rating)}: {KINDS[rating.kind]}, {rating.stage}, audit {rating.audit}"
    yield ""
    if view.open:
        yield from blind_lines(view)
        return
    if len(view.columns) < 2:
        yield f"Nothing to compare yet. Ask for a second rating: evenhand audit second {view.case}"
        return
    columns = [names[rating.audit] for rating in view.columns]
    yield summary_words(view.rows)
    table = list(table_lines(view.rows, columns))
    yield from table if max(map(len, table)) <= width else row_lines(view.rows, columns)
    yield ""
    yield from standing_lines(view, names)
    yield from reason_lines(view.rows, columns)


def blind_lines(view: CaseView) -> Iterator[str]:
    """Why nothing is shown yet."""
    count = len(view.open)
    yield (
        f"{count} {'rating is' if count == 1 else 'ratings are'} not graded yet, so no grade of this case is shown: "
        "whoever still rates it must not know how others did."
    )
    yield "A rating that will not be finished can be discarded: evenhand audit discard"


def letters(view: CaseView) -> dict[str, str]:
    """A short name for each rating, by its audit: A, B, …, Z, A1, …"""
    return {
        rating.audit: chr(ord("A") + index % 26) + (str(index // 26) if index >= 26 else "")
        for index, rating in enumerate(view.ratings)
    }


def who(rating: Rated) -> str:
    """The rater's name, or that there is none."""
    return rating.rater or "not named"


def table_lines(rows: Sequence[Row], columns: Sequence[str]) -> Iterator[str]:
    """Domains down, raters across, and how they lie to each other in the last column."""
    with_median = any(row.median_words for row in rows)
    heads = ["", *columns, *(["Median"] if with_median else []), "Difference"]
    body = [[row.name, *row.given, *([row.median_words] if with_median else []), row.words] for row in rows]
    widths = [max(len(line[place]) for line in [heads, *body]) for place in range(len(heads))]
    for line in [heads, *body]:
        yield GAP.join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()


def row_lines(rows: Sequence[Row], columns: Sequence[str]) -> Iterator[str]:
    """The table as lines, for a narrow screen."""
    for row in rows:
        yield f"{row.name}: {row.words}"
        given = [f"{name} {grade}" for name, grade in zip(columns, row.given, strict=True)]
        yield "  " + "; ".join([*given, *([f"median {row.median_words}"] if row.median_words else [])])


def summary_words(rows: Sequence[Row]) -> str:
    """In how many domains the ratings differ, and whether they do overall."""
    domains = [row for row in rows if row.id != OVERALL]
    differ = sum(row.differ for row in domains)
    overall = "and overall" if any(row.differ for row in rows if row.id == OVERALL) else "and not overall"
    return f"The ratings differ in {differ} of {len(domains)} domains, {overall}."


def standing_lines(view: CaseView, names: dict[str, str]) -> Iterator[str]:
    """Each rater against the median, where there are enough raters."""
    if not view.standings:
        return
    yield f"Against the median grade of all {len(view.standings)} raters, their own among them"
    for standing in view.standings:
        yield f"{names[standing.audit]}  {standing_words(standing)}"
    yield ""


def standing_words(standing: Standing) -> str:
    """One rater against the median, over the domains that have one."""
    if standing.mean is None:
        return f"no domain has the {ENOUGH_FOR_MEDIAN} grades that a median needs"
    total = standing.at + standing.higher + standing.lower
    head = f"at it in {standing.at} of {total} domains, higher in {standing.higher}, lower in {standing.lower}"
    if standing.mean == 0:
        return f"{head}; on average neither higher nor lower"
    way = "higher" if standing.mean > 0 else "lower"
    return f"{head}; on average {decimal(abs(standing.mean))} of a grade {way}"


def reason_lines(rows: Sequence[Row], columns: Sequence[str]) -> Iterator[str]:
    """The reasons below each other, domain by domain, where there are any."""
    for row in rows:
        if not any(row.reasons):
            continue
        yield f"{row.name}: {row.words}"
        for name, given, reason in zip(columns, row.given, row.reasons, strict=True):
            first, *more = (reason or "no reason given").split("\n")
            yield f"  {name}  {given}: {first}"
            yield from (f"     {line}" for line in more)
        yield ""
