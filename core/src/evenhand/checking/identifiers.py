"""Finds what identifies a person and has no place in free text: numbers, postcodes, dates of birth, addresses.

Names are not looked for: no pattern tells them from other words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

IdentifierKind = Literal["nhs_number", "postcode", "date_of_birth", "telephone", "email", "national_insurance"]


class Identifier(NamedTuple):
    """One identifier in a text: what kind, and the character positions where it starts and ends."""

    kind: IdentifierKind
    start: int
    end: int


NAMES: dict[IdentifierKind, tuple[str, str]] = {
    "nhs_number": ("an NHS number", "NHS numbers"),
    "postcode": ("a postcode", "postcodes"),
    "date_of_birth": ("a date of birth", "dates of birth"),
    "telephone": ("a telephone number", "telephone numbers"),
    "email": ("an email address", "email addresses"),
    "national_insurance": ("a National Insurance number", "National Insurance numbers"),
}
"""What each kind is called, of one and of several."""


def find_identifiers(text: str, *, of_birth: bool = False) -> Iterator[Identifier]:
    """The identifiers in a text, by position and without overlap.

    With ``of_birth`` the text answers a question for a date of birth, and every whole date in it is one. Where two
    kinds could be read into the same characters, the one whose form says more wins: an address before a number with a
    check digit, and that before a telephone number.
    """
    found: list[Identifier] = []
    taken = bytearray(len(text))
    dates = _whole_dates if of_birth else _dates_of_birth
    for finder in (_emails, _nhs_numbers, _telephones, _national_insurance, _postcodes, dates):
        for one in finder(text):
            if not any(taken[one.start : one.end]):
                taken[one.start : one.end] = b"x" * (one.end - one.start)
                found.append(one)
    yield from sorted(found, key=lambda one: one.start)


LOCAL_PART = re.compile(r"[\w.+'’%-]{1,64}$")
DOMAIN = re.compile(r"@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}(?<![.-])", re.IGNORECASE)


def _emails(text: str) -> Iterator[Identifier]:
    place = text.find("@")
    while place >= 0:
        domain = DOMAIN.match(text, place)
        local = domain and LOCAL_PART.search(text[max(0, place - 64) : place])
        if domain and local:
            yield Identifier("email", place - len(local[0]), domain.end())
        place = text.find("@", place + 1)


_GAP = r"[ \u00a0\u2009.\u2010-\u2013-]"
"""What people put between groups of digits: one space of any width, a dot, a hyphen or a dash."""

BEFORE = re.compile(r"(?<![\w£$€])(?<![\w£$€][.,])|(?<=NHS)|(?<=nhs)|(?<=[Tt]el)")
"""Where a number can begin: not inside a word, a longer number or an amount of money."""

AFTER = re.compile(r"(?!\w|[.,]\d)")

NHS_NUMBER = re.compile(rf"\d{{3}}{_GAP}?\d{{3}}{_GAP}?\d{{4}}(?!\d)")
TELEPHONE = re.compile(
    rf"(?:(?:\+|00)44{_GAP}?(?:\(0\){_GAP}?)?|\(?0)(?P<groups>[1-35789]\d{{1,9}}(?:(?:\){_GAP}?|{_GAP}{{1,2}})\d{{1,9}}){{0,5}})"
)
TELEPHONE_STARTS = re.compile(r"\(?0|\+44")


NINE_DIGITS = ("1", "500", "800")
"""How numbers of nine digits begin: those of a few small places, 0500 and 0800."""


def has_check_digit(digits: str) -> bool:
    """Whether ten digits are an NHS number, by the check digit of the NHS Data Dictionary (``NHS NUMBER``).

    The first nine digits are weighted 10 down to 2 and added; 11 less the remainder by 11 is the tenth, where 11 counts
    as 0, and no number is issued that would need 10.
    """
    weighted = sum(weight * int(digit) for weight, digit in zip(range(10, 1, -1), digits, strict=False))
    return len(set(digits)) > 1 and (11 - weighted % 11) % 11 == int(digits[9])


def _nhs_numbers(text: str) -> Iterator[Identifier]:
    for match in NHS_NUMBER.finditer(text):
        start, end = match.span()
        alone = BEFORE.match(text, start) and AFTER.match(text, end)
        if alone and has_check_digit("".join(filter(str.isdigit, match[0]))):
            yield Identifier("nhs_number", start, end)


def _telephones(text: str) -> Iterator[Identifier]:
    """Numbers of Ofcom's National Telephone Numbering Plan, also where another number follows."""
    ends = 0
    for begin in TELEPHONE_STARTS.finditer(text):
        start = begin.start()
        match = TELEPHONE.match(text, start) if start >= ends and BEFORE.match(text, start) else None
        length = None if match is None else _length_of_number(match["groups"])
        if match is None or length is None:
            continue
        end = match.start("groups") + length
        if AFTER.match(text, end):
            ends = end
            yield Identifier("telephone", start, end)


def _length_of_number(groups: str) -> int | None:
    """How many characters are the number: ten digits behind the 0 or +44, or nine in the few ranges that have those."""
    digits, length = "", None
    for group in re.finditer(r"\d+", groups):
        digits += group[0]
        if len(digits) == 10 or (len(digits) == 9 and digits.startswith(NINE_DIGITS)):
            length = group.end()
    return length


NATIONAL_INSURANCE = re.compile(r"\d\d(?: ?\d\d){2} ?[A-D]\b", re.IGNORECASE)
NATIONAL_INSURANCE_LETTERS = re.compile(
    r"\b(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?$", re.IGNORECASE
)
"""HMRC's format (National Insurance Manual, NIM39110). The last letter is asked for: without it a case number fits."""


def _national_insurance(text: str) -> Iterator[Identifier]:
    for match in NATIONAL_INSURANCE.finditer(text):
        begins = max(0, match.start() - 4)
        letters = NATIONAL_INSURANCE_LETTERS.search(text[begins : match.start()])
        if letters is not None:
            yield Identifier("national_insurance", begins + letters.start(), match.end())


POSTCODE = re.compile(r"\d[A-Z\d]? {0,2}(?P<inward>\d[ABD-HJLNP-UW-Z]{2})\b(?!-\w)", re.IGNORECASE)
"""What follows the letters of the area, in the form of Royal Mail's Postcode Address File."""

AREA = re.compile(r"\b[A-Z]{1,2}$", re.IGNORECASE)
WITHOUT_AREA = re.compile(r"\b(?:BFPO ?\d{1,4}|GIR ?0AA)\b")
"""Forces' addresses in the old style, and the one postcode that never fitted the form."""

_AREAS = """
AB AL B BA BB BD BF BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL
GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA
PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS
WV YO ZE
"""
AREAS = frozenset(_AREAS.split())
"""The areas a postcode can begin with: 121 of the United Kingdom, three of the islands, and BF of the forces."""

ORDINAL = re.compile(r"1st|2nd|3rd|\d(?:th|hr|yr)")
"""Small letters that end a date or a count, as in ``S20 1st review``, and not a postcode."""


def _postcodes(text: str) -> Iterator[Identifier]:
    for match in POSTCODE.finditer(text):
        begins = max(0, match.start() - 3)
        area = AREA.search(text[begins : match.start()])
        if area is not None and area[0].upper() in AREAS and not ORDINAL.fullmatch(match["inward"]):
            yield Identifier("postcode", begins + area.start(), match.end())
    for match in WITHOUT_AREA.finditer(text):
        yield Identifier("postcode", *match.span())


_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?:(?:19|20)\d\d|['’]?\d\d(?!\d))"
DATE = re.compile(
    rf"(?<![\w/])(?:{_DAY}(?P<mark> ?[/.-] ?)(?:0?[1-9]|1[0-2])(?P=mark){_YEAR}"
    r"|(?:19|20)\d\d(?P<iso>[/.-])(?:0?[1-9]|1[0-2])(?P=iso)(?:0?[1-9]|[12]\d|3[01])"
    rf"|{_DAY}(?: of)?[ -]?{_MONTH},?[ -]?{_YEAR}|{_MONTH} {_DAY},? {_YEAR})(?!\w|/\d)",
    re.IGNORECASE,
)
"""A whole date: day, month and year."""

BIRTHDAY = re.compile(rf"(?<![\w/])(?:{_DAY}(?: of)? {_MONTH}|{_MONTH} {_DAY})(?!\w)", re.IGNORECASE)
"""A day and a month, which right behind ``born`` tell as much."""

OF_BIRTH = re.compile(
    r"\b(?:(?:born|dob|date of birth|birth ?dates?|births? of|birthday)\b|d\. ?o\. ?b\b\.?)", re.IGNORECASE
)
LINKS = re.compile(
    r"(?:[\s:=,.()\[\]–-]|\b(?:is|was|are|were|on|in|at|as|the|of|his|her|their|given|recorded|by)\b)*", re.IGNORECASE
)
"""What may stand between such a word and a day without a year."""

ANOTHER_MATTER = re.compile(
    r"[;!?]|\.\s|[^\s:=(\[–-]\s*\n|\b(?:and|but|then|before|after|until|when|while|since|visit|visited|seen|met|meeting|review"
    r"|conference|assessment|audit|moved|placed|order)\b",
    re.IGNORECASE,
)
"""What, between such a word and a date, makes it a date of something else."""

DIGIT = re.compile(r"\d")

FURTHEST = 50
"""Characters between such a word and its date, at most."""

DATE_BEFORE = re.compile(
    r"[\s(\[–-]{0,3}(?:(?:is|was|as)\s)?(?:(?:his|her|their|the|a|your)\s)?(?:birth\s)?$", re.IGNORECASE
)


def _whole_dates(text: str) -> Iterator[Identifier]:
    for match in DATE.finditer(text):
        yield Identifier("date_of_birth", match.start(), match.end())


def _dates_of_birth(text: str) -> Iterator[Identifier]:
    small = text.lower()
    if not any(word in small for word in ("born", "birth", "dob", "d.o", "d. o")):
        return
    for word in OF_BIRTH.finditer(text):
        for found in (_date_before(text, word), _date_after(text, word.end())):
            if found is not None:
                yield Identifier("date_of_birth", *found)


def _date_after(text: str, place: int) -> tuple[int, int] | None:
    if not DIGIT.search(text, place, place + FURTHEST + 25):
        return None
    match = DATE.search(text, place, place + FURTHEST + 25)
    if match is not None and match.start() - place <= FURTHEST:
        between = text[place : match.start()]
        return None if between.strip() and ANOTHER_MATTER.search(between) else match.span()
    links = LINKS.match(text, place)
    birthday = None if links is None else BIRTHDAY.match(text, links.end())
    return None if birthday is None else birthday.span()


def _date_before(text: str, word: re.Match[str]) -> tuple[int, int] | None:
    if word[0].lower() in {"born", "birth of", "births of"}:
        return None
    for match in DATE.finditer(text, max(0, word.start() - FURTHEST), word.start()):
        if DATE_BEFORE.fullmatch(text[match.end() : word.start()]):
            return match.span()
    return None
