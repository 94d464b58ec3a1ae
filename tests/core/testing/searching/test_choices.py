"""Which combinations of readings are tried."""

from __future__ import annotations

from typing import Any

import pytest

from driving import framework_called
from evenhand.testing.searching import choices as module
from evenhand.testing.searching.choices import choice_words, choices
from small_frameworks import framework, rule


def reading(name: str, *options: str, changes: bool = True) -> dict[str, Any]:
    """A reading whose first option is the default and changes nothing."""
    rules = {"R-1": {"strength": "expected"}} if changes else {}
    found = [{"id": option, "words": "So.", "rules": rules if number else {}} for number, option in enumerate(options)]
    return {"id": name, "contradiction": f"X-{name}", "note": "Two.", "default": options[0], "options": found,
            "source": "L9"}  # fmt: skip


R1 = rule("R-1", "cannot_exceed", {"test": "fact", "fact": "unsafe"}, grade="good")


def test_every_combination_is_tried_once_the_defaults_first() -> None:
    under = framework(R1, readings=[reading("one", "a", "b"), reading("two", "c", "d", "e")])
    found = choices(under)
    assert found[0] == {"one": "a", "two": "c"}
    assert len(found) == 6
    assert len({tuple(choice.items()) for choice in found}) == 6


def test_a_reading_that_changes_no_rule_keeps_its_default() -> None:
    under = framework(R1, readings=[reading("one", "a", "b", changes=False), reading("two", "c", "d")])
    assert choices(under) == ({"one": "a", "two": "c"}, {"one": "a", "two": "d"})


def test_too_many_are_single_options_and_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_CHOICES", 7)
    under = framework(R1, readings=[reading(name, "a", "b") for name in ("one", "two", "three")])
    changed = [sum(option == "b" for option in choice.values()) for choice in choices(under)]
    assert changed == [0, 1, 1, 1, 2, 2, 2]


def test_the_words_name_what_is_not_at_its_default() -> None:
    durham = framework_called("durham")
    assert choice_words(durham, {"limiting": "tool"}) == ""
    assert choice_words(durham, {"limiting": "handbook"}) == " (reading limiting=handbook)"
