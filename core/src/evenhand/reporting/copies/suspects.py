"""Words in an anonymised text that may be names: capitals inside a sentence that nothing explains.

A program cannot tell a name from another word. These are for a person to look at; most are no names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from evenhand.checking.acronyms import ORDINARY
from evenhand.reporting.account import Item
from evenhand.reporting.wording import MONTHS

if TYPE_CHECKING:
    from evenhand.reporting.account import Account

WORD = re.compile(r"\[[^\]\n]*\]|[^\W\d_]+(?:['’-][^\W\d_]+)*")
POSSESSIVE = re.compile(r"['’]s?$")
ENDS_SENTENCE = re.compile(r"(?:^|[.!?:;\n“\"(•*-])[\s“\"(‘']*$")
JUST_BEFORE = 8
"""Characters before a word that are looked at for the end of a sentence."""
NUMBER = re.compile(r"^[\w.]*\d[\w.]* ")
"""What stands before a domain's title or a field's label."""

_EVERYDAY = """
I I'm I've I'd I'll Monday Tuesday Wednesday Thursday Friday Saturday Sunday Easter Christmas Ramadan Eid Diwali English
British Welsh Scottish Irish European Police Skype Teams Zoom Mr Mrs Ms Miss Dr
"""
EVERYDAY = frozenset(_EVERYDAY.split()) | frozenset(MONTHS)

_STARTS = """
a about after all allocated also although an and another any as at attendance because before both but by can child clear
contact could despite did discuss during each evidence every everybody everyone everything father few first for foster
four from further gaps given good had has have he health her here his how however if in is it its last later leave left
less like made many medical meet members missed more most mother much neither never next no nobody none nor not nothing
now of often on once one only or other others our over parents partly people plan planned practitioners recorded
recording reviews rewrite risk school second see seen several she should since six social so some someone still stable
such supervision ten that the their them then there these they third this those though three through to today trace two
under until very visit visits was we well were what when where whether which while who whole why will with within
without work worker workers would yes yet you young
"""
STARTS = frozenset(_STARTS.split())
"""Words that often begin a sentence; so does every word of the framework that is written small in it."""


class Suspect(NamedTuple):
    """A word that may be a name, where it stands, and how often."""

    word: str
    place: str
    times: int


def find_suspects(account: Account, own: Collection[str]) -> tuple[Suspect, ...]:
    """The words of an account that may be names, in the order of their places."""
    capitals, small = _words_of(own)
    found: Counter[tuple[str, str]] = Counter()
    typed = [(place, text) for place, text in _typed(account, "Report") if NUMBER.sub("", text) not in own]
    # A word that the auditor also writes small is an ordinary one, where it begins a sentence.
    small |= {word for _, text in typed for word in WORD.findall(text) if word.islower()}
    for place, text in typed:
        for word in _suspect_words(text, capitals, small):
            found[word, place] += 1
    return tuple(Suspect(word, place, times) for (word, place), times in found.items())


def _suspect_words(text: str, capitals: Collection[str], small: Collection[str]) -> Iterator[str]:
    for match in WORD.finditer(text):
        word = POSSESSIVE.sub("", match[0])
        if not word[:1].isupper() or len(word) < 2 or word in EVERYDAY or word in ORDINARY or word in capitals:
            continue
        begins = ENDS_SENTENCE.search(text[max(0, match.start() - JUST_BEFORE) : match.start()])
        if begins and (word.lower() in small or word.lower() in STARTS):
            continue
        yield word


def _words_of(own: Collection[str]) -> tuple[set[str], set[str]]:
    """The words that the framework writes with a capital inside a sentence, and those it writes small."""
    capitals: set[str] = set()
    small: set[str] = set()
    for text in own:
        for match in WORD.finditer(text):
            word = match[0]
            if word.islower():
                small.add(word)
            elif match.start():
                capitals.add(word)
    return capitals, small


def _typed(value: Any, place: str) -> Iterator[tuple[str, str]]:
    """The texts of an account with where they stand, by the titles on the way to them."""
    if isinstance(value, Item):
        yield from ((f"{place}: {value.text}", text) for text in (value.words, value.note))
        yield place, value.text
    elif isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        yield from (pair for part in value.values() for pair in _typed(part, place))
    elif isinstance(value, tuple) and hasattr(value, "_fields"):
        title = next((str(getattr(value, name)) for name in ("title", "place") if getattr(value, name, None)), place)
        number = getattr(value, "number", None)
        here = f"{number} {title}" if isinstance(number, str) and title != place else title
        for part in value:
            yield from _typed(part, here)
    elif isinstance(value, list | tuple):
        yield from (pair for part in value for pair in _typed(part, place))
