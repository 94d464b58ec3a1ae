"""Recognises the names of grades, as authorities print them: ``O: Outstanding``, ``Good = 2``, ``9-10``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from evenhand.tables.errors import TablesError
from evenhand.tables.source import one_line

USUAL = ("Outstanding", "Good", "Requires improvement", "Adequate", "Inadequate")
"""The names that are known without being told, best first."""

_ALSO = {
    "requires improvement to be good": "requires improvement",
    "requires improvement (to be good)": "requires improvement",
    "ri": "requires improvement",
}
_LONGEST_SHORT = 2
"""Letters of an abbreviation such as RI."""
_NUMBER = r"\d{1,3}(?:\s*(?:-|–|—|to)\s*\d{1,3})?"
_LABEL = re.compile(
    r"(?i)(?:(?:grade|graded|scale|score)\s+)?"
    rf"(?:\(?(?P<before>{_NUMBER})\)?\s*[.:=)–—-]?\s+)?"
    r"(?:(?P<letter>[A-Za-z]{1,2})\s*[:–—-]\s*)?"
    r"(?P<name>.*?)"
    rf"\s*(?:[=:(–—-]\s*(?:score\s+)?(?P<after>{_NUMBER})\s*\)?)?\s*[:.]?"
)
_FIGURE = re.compile(rf"(?i)(?:(?:grade|scale|score|level)\s+)?({_NUMBER})")


class GradeLabel(NamedTuple):
    """One grade as it is printed: ``numbers`` is its code, or the lowest and highest score of its band."""

    label: str
    numbers: tuple[int, ...] = ()
    letter: str | None = None


def printed_label(text: str, names: Iterable[str]) -> GradeLabel | None:
    """The grade that a heading names, if it names one of ``names`` and nothing more."""
    known = {_folded(name): name for name in names}
    text = one_line(text)
    # A name given by the author may hold what otherwise parts a name from its number.
    if _folded(text.rstrip(":.")) in known:
        return GradeLabel(text.rstrip(":.").strip())
    found = _LABEL.fullmatch(text)
    if found is None or _folded(found["name"]) not in known:
        return None
    numbers = found["before"] or found["after"]
    return GradeLabel(found["name"].strip(), _figures(numbers) if numbers else (), found["letter"])


def same_name(label: str) -> str:
    """What labels of one grade have in common, whatever their case."""
    return _folded(label)


def usual_label(name: str, printed: list[GradeLabel]) -> tuple[str, str]:
    """The wording of a grade that is printed most often, and the others in words.

    An abbreviation is none, nor are capitals where it is printed without them too.
    """
    counts = Counter(label.label for label in printed if len(label.label) > _LONGEST_SHORT)
    if not counts:
        return name, ""
    label = max(counts, key=lambda each: (counts[each], not each.isupper()))
    known = {each.casefold() for each in counts} - {label.casefold()}
    others = sorted(each for each in counts if each.casefold() in known)
    return label, ", ".join(f"'{each}'" for each in others)


def figure(text: str) -> GradeLabel | None:
    """A grade that is printed as a number or a band of scores, such as ``9-10``."""
    found = _FIGURE.fullmatch(one_line(text).rstrip(":."))
    return GradeLabel(one_line(text).rstrip(":."), _figures(found[1])) if found else None


def given_names(words: str) -> tuple[str, ...]:
    """The grades of ``--grades "A, B, C"``, best first. Raises :class:`TablesError` for fewer than two."""
    names = tuple(name.strip() for name in words.split(",") if name.strip())
    if len({_folded(name) for name in names}) < max(2, len(names)):
        raise TablesError('--grades needs two grades at least, each once and best first, such as --grades "A, B, C"')
    return names


def _folded(name: str) -> str:
    folded = one_line(name).casefold()
    return _ALSO.get(folded, folded)


def _figures(words: str) -> tuple[int, ...]:
    return tuple(sorted(int(number) for number in re.findall(r"\d+", words)))
