"""Written replies that read like a command."""

from __future__ import annotations

import pytest

from driving import durham
from evenhand.conversation.command_or_words import asks_which
from evenhand.conversation.understand import TAKES_MORE


@pytest.mark.parametrize(
    "text",
    [
        "find chronology",
        "Search police reports",
        "what does good look like?",
        "jump 99",
        "goto nowhere",
        "find",
        "note",
        "focus off",
        "concern new",
        "note riskk: first line\nsecond line",
    ],
)
def test_a_command_from_end_to_end_is_asked_about(text: str) -> None:
    assert "If you mean the command, " in asks_which(text, durham(), TAKES_MORE)


def test_it_says_what_to_type_instead() -> None:
    assert "put / before it." in asks_which("find chronology", durham(), TAKES_MORE)
    assert "type /look good." in asks_which("what does good look like", durham(), TAKES_MORE)
    assert "put /text before them." in asks_which("find chronology", durham(), TAKES_MORE)


@pytest.mark.parametrize(
    "text",
    [
        "KITE-2025-114",
        "Find attached the chronology of the police reports that were sent",
        "find chronology\nand read it",
        "what does this child want",
        "What does a good plan look like?",
        "Note for the file: seen at home",
        "see notes",
        "Finding a school took long",
        "",
    ],
)
def test_somebodys_own_words_are_not(text: str) -> None:
    assert asks_which(text, durham(), TAKES_MORE) == ""
