"""The words of what was typed in a name's box."""

from __future__ import annotations

import pytest

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
        ("4471-B", ["4471-b", "4471"]),
        ("12", []),
    ],
)
def test_the_words_that_tell_somebody(value: str, words: list[str]) -> None:
    found = [word.word for word in name_words(value)]
    assert sorted(found) == sorted(words)


def test_words_that_are_ordinary_too_must_be_typed_as_the_name_is() -> None:
    assert [(word.word, word.exactly) for word in name_words("Li Young")] == [("li", "Li"), ("young", "Young")]
