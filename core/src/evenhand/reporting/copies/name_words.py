"""The words of a name, and the pattern that finds each however it is written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from evenhand.reporting.copies.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

SHORTEST = 3
"""Letters. A shorter word of a name is looked for only as it was typed, since ``al`` and ``jo`` are in other words."""

LONGEST_SURE_WORD = 4
"""Characters. A part of a reference that is digits alone has to have as many to be looked for by itself."""

_WORD = re.compile(r"[^\W_]+(?:['.-][^\W_]+)*")
_POSSESSIVE = re.compile(r"'s?$")

_BESIDE_NAMES = """
and any both for from not the their was with mr mrs miss ms mx dr prof rev sir lady aka also called formerly known nee
children person baby mother father mum dad parents carer carers family brother sibling aunt uncle grandmother
grandfather auditor peer practitioner social worker manager team service operations strategic deputy assistant acting
officer independent reviewing chair conference consultant supervisor director student agency duty iro tbc school teacher
health visitor gp example invented practice unknown none yes no
"""
NOT_NAMES = frozenset(_BESIDE_NAMES.split())
"""Words that stand beside names in a name's box, and name nobody."""

_ORDINARY_TOO = """
child foster head lead nurse parent senior sister young anybody everybody may nobody somebody will
al ap bin bint da dal de del den der di dos du el ibn la le los mac st van vel von zu
"""
ORDINARY_TOO = frozenset(_ORDINARY_TOO.split())
"""Words that are names when they are written with a capital, and ordinary words or particles otherwise.

A sign in place of every ``will`` would spoil the text, and tell what the child is called.
"""

PARTICLES = frozenset(_ORDINARY_TOO.split("\n")[2].split())
"""Words inside surnames that may stand between a name's other words."""

_ASIDE = re.compile(r"[,(\[/;:]|\s[-–—]\s")
"""What begins a remark behind a name, such as ``(carer)`` or ``, Team Manager``."""


class NameWord(NamedTuple):
    """One word of a name. ``found`` finds it in folded text; where ``exactly`` is given it must be typed like that."""

    word: str
    found: str
    exactly: str = ""


def name_words(value: str) -> tuple[NameWord, ...]:
    """The words by which somebody could be told from what was typed in a name's or reference's box.

    Words that name nobody are left out, so a box that holds only ``Team Manager`` has none.
    """
    words: dict[str, NameWord] = {}
    straight = _straight(value)
    aside = _ASIDE.search(straight)
    for match in _WORD.finditer(straight):
        whole = _POSSESSIVE.sub("", match[0])
        # ``Mrs Connor`` for somebody called O'Connor: what stands behind the mark is a name by itself, if it is long.
        behind = (part for part in re.split(r"['.-]", whole) if len(part) > SHORTEST)
        for part in dict.fromkeys((whole, *re.split(r"[-.]", whole), *behind)):
            made = _name_word(part, remark=aside is not None and match.start() > aside.start())
            if made is not None:
                words.setdefault(made.word, made)
    for joined in _run_together([re.sub(r"['.-]", "", word.word) for word in words.values() if not word.exactly]):
        words.setdefault(joined, NameWord(joined, _standing(re.escape(joined))))
    return tuple(words.values())


def _run_together(plain: list[str]) -> Iterator[str]:
    """The first name with each other word and no space, either first, as in file names and addresses."""
    letters = list(dict.fromkeys(word for word in plain if word.isalpha()))
    for other in letters[1:]:
        yield from (letters[0] + other, other + letters[0])


def _straight(value: str) -> str:
    """The value with straight marks, its letters as they were typed."""
    return re.sub("[’‘ʼ′`]", "'", re.sub("[‐‑‒–—−]", "-", value))


def _name_word(typed: str, *, remark: bool) -> NameWord | None:
    plain = fold(typed).text
    if not plain or plain in NOT_NAMES:
        return None
    if plain in ORDINARY_TOO:
        return NameWord(plain, _alone(plain), typed) if typed[0].isupper() and not remark else None
    letters, digits = sum(map(str.isalpha, plain)), sum(map(str.isdigit, plain))
    if not letters and digits >= LONGEST_SURE_WORD:
        # A number may stand right behind letters, as in a reference written without its space.
        return NameWord(plain, rf"(?<!\d){_written(plain, typed)}(?!\d)")
    if letters >= SHORTEST or (letters and digits and len(plain) >= SHORTEST):
        return NameWord(plain, _standing(_written(plain, typed)))
    if letters == 2 and typed[0].isupper():
        return NameWord(plain, _alone(plain), typed)
    return None


def _standing(pattern: str) -> str:
    return f"(?<![^\\W_]){pattern}(?![^\\W_])"


def _alone(plain: str) -> str:
    return _standing(re.escape(plain))


def _written(plain: str, typed: str) -> str:
    """A word in every spelling people use for it: with or without apostrophe, hyphen and space, and its plural."""
    pieces = [re.escape(piece) for piece in re.split(r"['.-]", plain)]
    if re.match(r"ma?c'?[a-z]{3}", plain):
        rest = re.sub(r"^ma?c'?", "", plain)
        return rf"(?:{re.escape(plain)}|ma?c['\s-]{{0,2}}{re.escape(rest)})(?:e?s)?"
    if len(pieces) == 1 and re.match(r"[OD][A-Z]", typed):
        return rf"{plain[0]}['\s-]{{0,2}}{re.escape(plain[1:])}(?:e?s)?"
    return r"['\s.-]{0,2}".join(pieces) + ("(?:e?s)?" if plain[-1].isalpha() else "")
