"""The agreement page in lines of plain text: who is compared, counts, then coefficients, then what they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evenhand.agreement.measures import ENOUGH_CASES
from evenhand.agreement.words import (
    MEANINGS,
    coefficient_lines,
    counts_lines,
    measure_lines,
    share_words,
    withheld_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evenhand.ratings.agreeing import Agreement, Group, LeftOut, PairOfRaters, Part

EARLIER, LATER = "The earlier rating", "The later rating"


def agreement_lines(found: Agreement) -> Iterator[str]:
    """The whole page."""
    for group in found.groups:
        yield from group_lines(group, several=_same_id(found, group))
    if not found.groups:
        yield "No case has two graded ratings by different people. Ask for one: evenhand audit second AUDIT"
    left_out = list(left_out_lines(found.left_out))
    if left_out:
        yield "Left out"
        yield from left_out
    if found.groups:
        yield ""
        yield "What the numbers mean"
        yield from MEANINGS


def _same_id(found: Agreement, group: Group) -> bool:
    return sum(other.framework.id == group.framework.id for other in found.groups) > 1


def group_lines(group: Group, *, several: bool) -> Iterator[str]:
    """One framework: what is compared, the overall grade, each domain, each pair of raters."""
    header = group.framework.header
    yield f"{header.short_title} ({group.framework.id})"
    people = f"{group.raters} {'person' if group.raters == 1 else 'people'}"
    unnamed = f" and {group.unnamed} without a name" if group.unnamed else ""
    yield f"{_cases(group.cases)} with {group.ratings} graded ratings, by {people}{unnamed}."
    if several:
        yield "Versions whose domains or grades are not the same stand apart; this is one of them."
    if len(group.versions) > 1:
        yield f"Counted together, as their domains and grades are the same: {len(group.versions)} versions."
    for version in group.versions:
        yield f"Version {version.version}, digest {version.digest}: {_cases(version.cases)}."
    withheld = group.cases < ENOUGH_CASES
    if withheld:
        yield withheld_words(group.cases)
    yield ""
    for part in (group.overall, *group.domains):
        yield from part_lines(part, EARLIER, LATER, say_withheld=not withheld)
    for pair in group.pairs:
        yield from pair_lines(pair, say_withheld=not withheld)


def part_lines(part: Part, first: str, second: str, *, say_withheld: bool, of: str = "") -> Iterator[str]:
    """The overall grade or one domain. ``say_withheld`` is false where it was said of all of them before."""
    yield f"{part.name}{of}"
    if say_withheld or part.measures.coefficients is not None:
        yield from measure_lines(part.measures, first, second)
    else:
        yield from counts_lines(part.measures.counts, part.measures.cases, first, second)
    yield ""


def pair_lines(pair: PairOfRaters, *, say_withheld: bool) -> Iterator[str]:
    """Two raters: the overall grade, all domains counted together, and each domain in a line."""
    of = f": {pair.first} and {pair.second}"
    yield from part_lines(pair.overall, pair.first, pair.second, say_withheld=say_withheld, of=of)
    yield f"All domains together{of}"
    yield from counts_lines(pair.together, pair.cases, pair.first, pair.second)
    yield ""
    yield f"Each domain{of}"
    for part in pair.domains:
        if part.measures.counts.n:
            yield f"{part.name}: {short_words(part, pair)}"
            if part.measures.coefficients is not None:
                yield from coefficient_lines(part.measures.coefficients)
    yield ""


def short_words(part: Part, pair: PairOfRaters) -> str:
    """One domain of two raters in a line: the share of the same grade, and who graded higher how often."""
    found = part.measures.counts
    higher = f"{pair.first} higher {found.first_higher.part}, {pair.second} higher {found.second_higher.part}"
    return f"same grade {share_words(found.exact)}; {higher}."


def left_out_lines(left_out: LeftOut) -> Iterator[str]:
    """What does not count, and why."""
    for number, one, many in (
        (left_out.single, "case with one graded rating only", "cases with one graded rating only"),
        (left_out.open, "second rating not graded yet", "second ratings not graded yet"),
        (left_out.same_person, "rating by somebody who rated the case before", "ratings by people who rated it before"),
        (left_out.adjudicated, "adjudicated record", "adjudicated records"),
        (left_out.practice, "practice audit", "practice audits"),
    ):
        if number:
            yield f"{number} {one if number == 1 else many}."


def _cases(number: int) -> str:
    return f"{number} {'case' if number == 1 else 'cases'}"
