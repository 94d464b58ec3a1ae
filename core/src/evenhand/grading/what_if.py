"""What would change the ceiling: the first step of each domain that moves it, and each answered fact turned round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evenhand.grading.truth import FALSE, TRUE, UNKNOWN, negate
from evenhand.models.ruling import Change

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evenhand.grading.grader import Grader
    from evenhand.grading.sheet import Sheet


def would_change(grader: Grader, sheet: Sheet) -> tuple[Change, ...]:
    """The changes that would move the ceiling, those that raise it first.

    Each graded domain is walked outward, better and worse, to the first change; each answered fact is turned round.
    Where no single change raises the ceiling, a set that does is given as one change ("both of"), with whatever is not
    needed taken back.
    """
    now = grader.best(sheet)
    raising: list[Change] = []
    lowering: list[Change] = []
    for best, change, to in _single_changes(grader, sheet, now):
        (raising if best < now else lowering).append(Change(change, to, _effect(grader, best)))
    if now > 0 and not raising:
        raising += _joint_change(grader, sheet, now)
    return (*raising, *lowering)


def _effect(grader: Grader, best: int) -> str:
    return f"at best {grader.layout.overall.label(best)}"


def _single_changes(grader: Grader, sheet: Sheet, now: int) -> Iterator[tuple[int, str, str]]:
    layout = grader.layout
    for index, domain in enumerate(layout.domains):
        ladder = layout.ladders[index]
        position = ladder.single(sheet.masks[index])
        if position is None:
            continue
        for outward in (range(position - 1, -1, -1), range(position + 1, ladder.size)):
            for other in outward:
                best = grader.best(_regraded(sheet, index, other))
                if best != now:
                    yield best, domain.id, str(ladder.printed(other))
                    break
    for fact, index in layout.fact_index.items():
        if sheet.facts[index] != UNKNOWN:
            best = grader.best(_turned(sheet, index))
            if best != now:
                yield best, fact, _if_turned(sheet, index)


def _regraded(sheet: Sheet, index: int, position: int) -> Sheet:
    changed = sheet.copy()
    changed.masks[index] = 1 << position
    return changed


def _turned(sheet: Sheet, index: int) -> Sheet:
    changed = sheet.copy()
    changed.facts[index] = negate(sheet.facts[index])
    return changed


def _if_turned(sheet: Sheet, index: int) -> str:
    return "if this were not so" if sheet.facts[index] == TRUE else "if this were so"


def _joint_change(grader: Grader, sheet: Sheet, now: int) -> list[Change]:
    """One set of changes, found by improving everything and taking back what is not needed."""
    layout = grader.layout
    improved = sheet.copy()
    improvable = []
    for index, ladder in enumerate(layout.ladders):
        if ladder.single(sheet.masks[index]) not in {None, 0}:
            improved.masks[index] = 1
            improvable.append(index)
    turned = _facts_to_turn(grader, sheet, improved, now)
    if turned is None:
        return []
    for index in turned:
        improved.facts[index] = negate(sheet.facts[index])
    for index in turned:
        improved.facts[index] = sheet.facts[index]
        if grader.best(improved) >= now:
            improved.facts[index] = negate(sheet.facts[index])
    for index in improvable:
        _take_back(grader, sheet, improved, index, now)
    return [_joint(grader, sheet, improved)]


def _facts_to_turn(grader: Grader, sheet: Sheet, improved: Sheet, now: int) -> list[int] | None:
    """The facts to turn round beside the improved grades: none, those that are so, those that are not, or all."""
    so = [index for index, fact in enumerate(sheet.facts) if fact == TRUE]
    not_so = [index for index, fact in enumerate(sheet.facts) if fact == FALSE]
    for turned in ([], so, not_so, so + not_so):
        tried = improved.copy()
        for index in turned:
            tried.facts[index] = negate(sheet.facts[index])
        if grader.best(tried) < now:
            return turned
    return None


def _take_back(grader: Grader, sheet: Sheet, improved: Sheet, index: int, now: int) -> None:
    """Put a domain back as near to what it was as still raises the ceiling."""
    given = _position(sheet.masks[index])
    for position in range(given, -1, -1):
        improved.masks[index] = 1 << position
        if grader.best(improved) < now:
            return


def _position(mask: int) -> int:
    """The position of a mask with a single bit."""
    return mask.bit_length() - 1


def _joint(grader: Grader, sheet: Sheet, improved: Sheet) -> Change:
    layout = grader.layout
    names, targets = [], []
    for index, domain in enumerate(layout.domains):
        if improved.masks[index] != sheet.masks[index]:
            names.append(domain.id)
            targets.append(str(layout.ladders[index].printed(_position(improved.masks[index]))))
    for fact, index in layout.fact_index.items():
        if improved.facts[index] != sheet.facts[index]:
            names.append(fact)
            targets.append(_if_turned(sheet, index))
    opening = {1: "", 2: "both of "}.get(len(names), "all of ")
    return Change(f"{opening}{', '.join(names)}", ", ".join(targets), _effect(grader, grader.best(improved)))
