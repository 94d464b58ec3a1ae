"""The audit as a rating of its case: said at once, and the ratings that an adjudicated record was made from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evenhand.reporting.document import Block, Heading, Paragraph, Quoted, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evenhand.reporting.account import Account
    from evenhand.reporting.ratings import RatingAccount, SeenPart


def rating_notice(account: Account) -> Iterator[Block]:
    """What kind of rating this is and of which case; nothing for the first audit on a case."""
    rating = account.rating
    if rating is None:
        return
    if rating.kind == "adjudicated":
        yield Paragraph(
            f"This is an adjudicated record of a case that was rated {_times(len(rating.seen))}. The case is that of "
            f"audit {rating.case}. The ratings it was made from stand at the end of this report; they were not changed."
        )
    else:
        yield Paragraph(
            f"This is a second rating of the case of audit {rating.case}, made without sight of any other rating."
        )


def ratings_seen(account: Account) -> Iterator[Block]:
    """The ratings that an adjudicated record was made from: grades beside each other, then each reason."""
    rating = account.rating
    if rating is None or not rating.seen:
        return
    names = _names(rating)
    yield Heading("The ratings that were adjudicated")
    yield Paragraph("As they stood when this record was begun.")
    rows = [(name, seen.audit) for name, seen in zip(names, rating.seen, strict=True)]
    yield Table(("Rater", "Audit"), tuple(rows), (3, 2))
    rows_of_grades = tuple((part.name, *(given.words or "Not graded" for given in part.given)) for part in rating.parts)
    yield Table(("Domain", *names), rows_of_grades, (5, *(3 for _ in names)))
    for part in rating.parts:
        yield from _reasons(part, names)


def _reasons(part: SeenPart, names: tuple[str, ...]) -> Iterator[Block]:
    if not any(given.reason for given in part.given):
        return
    yield Heading(part.name, 2)
    for name, given in zip(names, part.given, strict=True):
        if given.reason:
            yield Quoted(f"{name}: {given.words or 'Not graded'}", given.reason)


def _names(rating: RatingAccount) -> tuple[str, ...]:
    return tuple(seen.rater or f"Rating {number}" for number, seen in enumerate(rating.seen, start=1))


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")
