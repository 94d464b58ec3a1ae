from __future__ import annotations

import pytest

from evenhand.checking.sentences import FURTHEST, around


@pytest.mark.parametrize(
    ("text", "word", "sentence"),
    [
        ("One here. Two there. Three.", "there", " Two there"),
        ("first\nsecond\nthird", "second", "second"),
        ("only this", "this", "only this"),
        ("End. Last one", "Last", " Last one"),
        ("on 3.5.2025 it was", "was", "on 3.5.2025 it was"),
    ],
)
def test_the_sentence_around_a_word(text: str, word: str, sentence: str) -> None:
    start = text.index(word)
    assert around(text, start, start + len(word)) == sentence


def test_no_more_is_looked_at_than_is_near() -> None:
    text = "x" * 5000
    assert len(around(text, 2000, 2010)) == 2 * FURTHEST + 10
