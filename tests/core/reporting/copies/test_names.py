"""Names are found in every spelling people use, and told apart by whose they are."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from evenhand.reporting.copies.name_words import NOT_NAMES, ORDINARY_TOO, name_words
from evenhand.reporting.copies.names import CODE, LOWER_CASE, SOMEBODY, NameFinder
from evenhand.reporting.copies.people import Subject
from evenhand.reporting.copies.spans import NAME, REMOVED, Scrubbed, replace_spans


def scrubbed(text: str, *people: tuple[str, str], things: tuple[tuple[str, str], ...] = ()) -> Scrubbed:
    """A text with these people's names replaced by their signs."""
    subjects = [Subject(sign, name_words(name), person=True) for name, sign in people]
    subjects += [Subject(sign, name_words(value), person=False) for value, sign in things]
    return replace_spans(text, [NameFinder(subjects).spans(text)])


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Robin Kite", "Robin"), ("Robin Kite", "ROBIN KITE"), ("Robin Kite", "kite"), ("Robin Kite", "Kite, Robin"),
        ("Robin Kite", "Robin J. Kite"), ("Robin Kite", "RobinKite"), ("Robin Kite", "Róbin"),
        ("Robin Kite", "Ro\u200bbin"), ("Robin Kite", "Robin\nKite"), ("Robin Kite", "robin_kite"),
        ("Robin Kite (invented)", "Robin Kite"), ("Zoë Ångström", "Zoe Angstrom"), ("Zoe Angstrom", "ZOË ÅNGSTRÖM"),
        ("Sean O'Brien", "O’Brien"), ("Sean O’Brien", "OBrien"), ("Sean O'Brien", "o brien"),
        ("Sean OBrien", "O'Brien"),
        ("Ann McDonald", "MacDonald"), ("Ann MacDonald", "Mc Donald"), ("Ann McDonald", "MCDONALD"),
        ("Mary-Ann Smith-Jones", "Smith Jones"), ("Mary-Ann Smith-Jones", "Jones"), ("Mary Ann", "Mary-Ann"),
        ("Peter van der Berg", "Peter van der Berg"), ("Jo Li", "Jo"), ("Robin Young", "Young"), ("Ben Foster", "Ben"),
        ("Robin's aunt", "Robin"), ("kite", "Kite"),
    ],
)  # fmt: skip
def test_a_name_is_found_however_it_is_written(name: str, written: str) -> None:
    assert scrubbed(f"seen: {written}; and so on", (name, "[child]")).text == "seen: [child]; and so on"


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("Robin Kite", "Robin's plan, the Kites' home", "[child]'s plan, the [child]' home"),
        ("Robin Kite", "robins sing in Robinson Road", "[child] sing in Robinson Road"),
        ("Jo Li", "jo and a joke", "jo and a joke"),
        ("Robin Young", "the young person", "the young person"),
        ("Will Nobody", "Will said nobody will come", "[child] said nobody will come"),
        ("Peter van der Berg", "came in a van", "came in a van"),
        ("Avery Fictional, peer auditor", "the auditor and a peer", "the auditor and a peer"),
        ("Sam Pretend, Team Manager", "Team Manager Sam", "Team Manager [child]"),
        ("the child's mother", "the child's mother came", "the child's mother came"),
    ],
)
def test_words_that_name_nobody_stay(name: str, text: str, told: str) -> None:
    assert scrubbed(text, (name, "[child]")).text == told


def test_each_name_is_that_of_its_owner() -> None:
    people = (("Robin Kite", "[child]"), ("Sam Pretend", "[team manager]"), ("Sam Hart", "[auditor]"))
    assert (
        scrubbed("Robin told Sam Hart, not Sam Pretend.", *people).text == "[child] told [auditor], not [team manager]."
    )
    assert scrubbed("Sam came.", *people).text == f"{SOMEBODY} came."


def test_a_family_name_is_what_its_own_field_says() -> None:
    family = (("Kite", "[family name]"),)
    told = scrubbed("Robin Kite of the Kite family", ("Robin Kite", "[child]"), things=family).text
    assert told == "[child] of the [family name] family"


def test_a_reference_is_found_whole_and_in_its_telling_parts() -> None:
    reference = (("EXAMPLE-KITE-0012", REMOVED),)
    told = scrubbed("case EXAMPLE-KITE-0012: kite or 0012; 12 visits, an example", things=reference)
    assert told.text == "case [removed]: [removed] or [removed]; 12 visits, an example"
    assert set(told.kinds) == {CODE}


def test_what_may_be_an_ordinary_word_is_said_to_be() -> None:
    assert scrubbed("Robin came", ("Robin Kite", "[child]")).kinds == (NAME,)
    assert scrubbed("a robin came", ("Robin Kite", "[child]")).kinds == (LOWER_CASE,)


def test_nobody_known_finds_nothing() -> None:
    assert scrubbed("Robin Kite") == Scrubbed("Robin Kite")


LETTERS = st.characters(categories=("Lu", "Ll"), max_codepoint=0x24F)
NAMES_AT_RANDOM = st.lists(st.text(LETTERS, min_size=3, max_size=12), min_size=1, max_size=3)


def plain(text: str) -> str:
    """A second way of folding, so that the first is not tried by itself."""
    return "".join(c for c in unicodedata.normalize("NFKD", text).casefold() if not unicodedata.combining(c))


@given(NAMES_AT_RANDOM, st.lists(st.text(max_size=20), min_size=1, max_size=4), st.randoms())
def test_no_whole_word_of_a_name_survives(names: list[str], between: list[str], chance: object) -> None:
    assume(not any(plain(word) in NOT_NAMES | ORDINARY_TOO for word in names))
    text = " ".join(part for pair in zip(between, names * 2, strict=False) for part in pair)
    for form in (text, text.upper(), text.lower(), unicodedata.normalize("NFD", text)):
        told = plain(scrubbed(form, (" ".join(names), "[sign]")).text.replace("[sign]", "\n"))
        for word in names:
            assert not re.search(rf"(?<![^\W_]){re.escape(plain(word))}(?![^\W_])", told)
