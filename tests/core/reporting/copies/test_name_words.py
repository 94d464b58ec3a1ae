"""The words of what was typed in a name's box."""

from __future__ import annotations

import re

import pytest

from evenhand.reporting.copies.folding import fold
from evenhand.reporting.copies.name_words import name_words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("Robin Kite", ["robin", "kite", "robinkite", "kiterobin"]),
        ("Kite", ["kite"]),
        ("Sam Pretend, Team Manager (Young)", ["sam", "pretend", "sampretend", "pretendsam"]),
        ("Team Manager", []),
        ("the child's mother", []),
        ("", []),
        ("Peter van Hart", ["peter", "hart", "peterhart", "hartpeter"]),
        ("Van Hart", ["van", "hart"]),
        ("Jo", ["jo"]),
        ("jo", []),
        ("J. Kite", ["kite"]),
        ("Zoë O'Connor", ["zoe", "o'connor", "connor", "zoeoconnor", "oconnorzoe", "zoeconnor", "connorzoe"]),
        ("4471-B", ["4471-b", "4471"]),
        ("12", []),
    ],
)
def test_the_words_that_tell_somebody(value: str, words: list[str]) -> None:
    found = [word.word for word in name_words(value)]
    assert sorted(found) == sorted(words)


def test_words_that_are_ordinary_too_must_be_typed_as_the_name_is() -> None:
    assert [(word.word, word.exactly) for word in name_words("Li Young")] == [("li", "Li"), ("young", "Young")]


@pytest.mark.parametrize("written", ["SSID991204", "no 991204.", "991204"])
def test_a_number_is_found_behind_letters_too(written: str) -> None:
    (word,) = [word for word in name_words("SSID 991204") if word.word == "991204"]
    assert re.search(word.found, fold(written).text)
    assert not re.search(word.found, fold("19912045").text)
