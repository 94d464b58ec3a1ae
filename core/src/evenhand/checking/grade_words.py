"""Finds words in a reason that speak of another grade than the one that was kept.

A grade's name alone says nothing: ``not yet good`` and ``two actions are outstanding`` are ordinary English. Found are
only a statement of which grade was reached, and strong words about all of the practice, and neither where the sentence
denies it, weighs it up, looks back or looks ahead.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from evenhand.checking.findings import Finding
from evenhand.checking.sentences import END

if TYPE_CHECKING:
    from collections.abc import Iterator

FAR = 2
"""Steps on the scale from which ordinary words such as ``practice is good`` contradict a grade. The grade next to the
kept one is often named to say what came close."""

LONGEST_SENTENCE = 400
"""Characters of one sentence that are looked at together."""

DIGIT = re.compile(r"\d")

NEAR = 60
"""Characters behind a statement in which it may be taken back."""


class Kept(NamedTuple):
    """The grade that was kept: the labels of its scale, best first, its position among them, and its printed number.

    ``number`` is the score on a banded scale and the code on a coded one; ``None`` where grades have no numbers.
    """

    labels: tuple[str, ...]
    rank: int
    number: int | None = None


_JUDGED = r"(?:graded|rated|judged|scored|assessed|marked)"
_CASE = r"(?:this|it|(?:the|this) (?:whole |overall )?(?:case|audit|domain|section|area|work|practice))"
_GRADE = r"(?:the|my|our|this|overall|final) (?:overall |final )?(?:grade|grading|rating|judgement|score)"
_IS = r"(?:is|was|are|has been|must be|has to be|remains|stays)"
_HOW = r"(?:(?:as|at|to be|an?|the|overall|clearly|plainly|therefore|firmly|simply|wholly|judged|graded) ){0,3}"
_SAID = (
    rf"(?:\b(?:i|we) (?:have )?{_JUDGED} (?:{_CASE} )?{_HOW}|\b{_CASE} (?:is|was|has been) {_JUDGED} {_HOW}"
    rf"|\b{_GRADE}(?: {_IS} | of |: ?){_HOW}|^\s*{_JUDGED} (?:{_CASE} )?{_HOW})"
)
"""How a grade is said to have been reached. A school that ``was rated Good`` is none of it."""

_PRACTICE = r"(?:social work )?(?:practice|work|standards?|planning|casework)"
_WHOLE = r"(?:throughout|in every (?:way|respect)|at every (?:stage|step|point)|without exception|across the board)"
_ONLY_PARTLY = r"(?! (?:in|at|for|about|that|to|on|with|enough|here|where|when|until|or)\b)"

BEST_WORDS = ("excellent", "exemplary", "exceptional", "flawless", "faultless", "first class", "first-class", "superb")
_BEST = f"(?:{'|'.join(BEST_WORDS)})"
EXCELLENT = re.compile(
    rf"\b(?:{_BEST} {_PRACTICE}|{_PRACTICE} {_IS} {_HOW}{_BEST}) {_WHOLE}\b|\b{_PRACTICE} {_IS} {_HOW}"
    rf"(?:consistently|uniformly|wholly) {_BEST}\b",
    re.IGNORECASE,
)
"""Praise of all of the practice, which no grade far below the best goes with."""

WORST_WORDS = ("unsafe", "dangerous", "unacceptable", "negligent")
_WORST = f"(?:{'|'.join(WORST_WORDS)})"
UNSAFE = re.compile(
    rf"\b(?:{_WORST} {_PRACTICE}|{_PRACTICE} {_IS} {_HOW}{_WORST})\b{_ONLY_PARTLY}"
    r"|\b(?:practice|service|authority|trust|decisions?) (?:has |have )?(?:left|leaves?|leaving)"
    r" (?:[a-z]+ ){1,3}(?:unsafe|unprotected|at (?:immediate |continuing )?risk)\b",
    re.IGNORECASE,
)
"""Words about the practice, and not about a home or a parent, that no grade far above the worst goes with."""

NUMBER = re.compile(
    rf"(?:\b(?:i|we) (?:have )?(?:{_JUDGED}|given) {_CASE}(?: as| at| an?)*|\b{_GRADE} (?:is|of)(?: an?)?)"
    r" (?P<number>\d{1,3})\b(?! ?(?:%|or|to|out|of|per|visits?|times|days|weeks|months|actions)|[./-]\d)",
    re.IGNORECASE,
)

BEFORE = re.compile(
    r"\b(?:not|never|no|nor|neither|none|cannot|without|hardly|barely|rather than|instead of|short of|below|above|less"
    r"|than|nearly|almost|close to|near|between|borderline|towards?|from|if|unless|until|would|could|might|may|should"
    r"|had|wanted|hoped|considered|tempted|hesitated|wondered|whether|before|previous(?:ly)?|earlier|last|first"
    r"|initially|once|next|want|needs?|some|parts?|partly|mostly|although|though|while|whilst|aspects?|elements?"
    r"|to (?:become|reach|move|get|make|bring|achieve|call))\b|n['’]t\b",
    re.IGNORECASE,
)
"""Words before a statement, in its sentence, with which it no longer says which grade was reached."""

BEHIND = re.compile(
    r"\b(?:but|however|although|though|except|apart from|yet|if|would|could|last (?:time|audit|year)|before|previously"
    r"|at first|until|on reflection)\b",
    re.IGNORECASE,
)
"""Words right behind a statement that take it back or put it in the past."""


def find_contradictions(text: str, kept: Kept) -> Iterator[Finding]:
    """Where a reason states another grade than the kept one, or praises or condemns all of it against that grade.

    Says nothing where the reason also states the kept grade: then the other one is what it was weighed against.
    """
    names = _names(kept.labels)
    found: list[Finding] = []
    for start, sentence in _sentences(text):
        small = sentence.casefold()
        for match in _candidates(sentence, small, names, kept):
            if not _is_meant(sentence, match):
                continue
            if match.re is names.stated and names.rank(match) == kept.rank:
                return
            found.append(Finding(start + match.start(), start + match.end()))
    yield from sorted(found)


def _candidates(sentence: str, small: str, names: _Names, kept: Kept) -> Iterator[re.Match[str]]:
    """What a sentence says of a grade. Each pattern is tried only where one of its words is, so that this is quick."""
    if any(label in small for label in names.labels) or any(initials in sentence for initials in names.initials):
        yield from names.stated.finditer(sentence)
        for match in names.ordinary.finditer(sentence):
            if abs(names.rank(match) - kept.rank) >= FAR:
                yield match
    if kept.rank >= FAR and any(word in small for word in BEST_WORDS):
        yield from EXCELLENT.finditer(sentence)
    if len(kept.labels) - 1 - kept.rank >= FAR and any(
        word in small for word in (*WORST_WORDS, "unprotected", " risk")
    ):
        yield from UNSAFE.finditer(sentence)
    if kept.number is not None and DIGIT.search(sentence):
        yield from (match for match in NUMBER.finditer(sentence) if int(match["number"]) != kept.number)


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of a text with where each begins. One without an end is taken in parts, so that none is long."""
    begins = 0
    for ends in (*(match.end() for match in END.finditer(text)), len(text)):
        for start in range(begins, ends, LONGEST_SENTENCE):
            yield start, text[start : min(ends, start + LONGEST_SENTENCE)]
        begins = ends


class _Names(NamedTuple):
    """The names of a scale's grades, and what states one: as the grade reached, and in ordinary words."""

    labels: tuple[str, ...]
    initials: tuple[str, ...]
    ranks: dict[str, int]
    stated: re.Pattern[str]
    ordinary: re.Pattern[str]

    def rank(self, match: re.Match[str]) -> int:
        """The grade that a match of one of the two patterns names, 0 for the best."""
        return self.ranks[(match["said"] or match["proper"] or match["first"]).casefold()]


@lru_cache(maxsize=16)
def _names(labels: tuple[str, ...]) -> _Names:
    ranks = {label.casefold(): rank for rank, label in enumerate(labels)}
    initials = {"".join(word[0] for word in label.split()).upper(): rank for rank, label in enumerate(labels)}
    initials = {short: rank for short, rank in initials.items() if len(short) > 1 and short.casefold() not in ranks}
    spelt = "|".join(re.escape(words) for words in sorted(ranks, key=len, reverse=True))
    name = rf"(?:{spelt}|(?-i:{'|'.join(map(re.escape, initials))}))" if initials else rf"(?:{spelt})"
    ends = rf"(?![\w-])(?! (?:or|and|to) {name}\b)"
    stated = re.compile(
        rf"{_SAID}[“\"']?(?P<said>{name}){ends}"
        rf"|\b(?:{_CASE}|practice|overall) {_IS} {_HOW}(?-i:(?=[A-Z]))(?P<proper>{name}){ends}{_ONLY_PARTLY}"
        rf"|^\s*(?P<first>{name})(?= (?:because|since)\b|:)",
        re.IGNORECASE,
    )
    ordinary = re.compile(
        rf"\b(?:overall )?practice {_IS} {_HOW}(?:very )?(?P<said>{name}){ends}{_ONLY_PARTLY}"
        rf"|\b(?:consistently|uniformly|wholly) (?P<proper>{name}) {_PRACTICE}\b"
        rf"|\b(?P<first>{name}) {_PRACTICE} {_WHOLE}\b",
        re.IGNORECASE,
    )
    everything = ranks | {short.casefold(): rank for short, rank in initials.items()}
    return _Names(tuple(ranks), tuple(initials), everything, stated, ordinary)


def _is_meant(sentence: str, match: re.Match[str]) -> bool:
    return not (BEFORE.search(sentence, 0, match.start()) or BEHIND.search(sentence, match.end(), match.end() + NEAR))
