"""Unsent text: kept when it changes, given back, dropped once sent."""

from __future__ import annotations

import pytest

from evenhand.store.errors import StoreFull
from evenhand_tui.drafts import Drafts


class Keeper:
    def __init__(self, kept: dict[str, str] | None = None) -> None:
        self.kept = dict(kept or {})
        self.writes: list[tuple[str, str]] = []
        self.full = False

    def save_draft(self, to: str, text: str) -> None:
        if self.full:
            raise StoreFull("full")
        self.writes.append((to, text))
        self.kept[to] = text

    def drafts(self) -> dict[str, str]:
        return dict(self.kept)


def test_what_was_kept_is_given_back() -> None:
    assert Drafts(Keeper({"a": "half"})).text_for("a") == "half"


def test_only_changes_are_written() -> None:
    keeper = Keeper({"a": "half"})
    drafts = Drafts(keeper)
    assert not drafts.changed("a", "half")
    assert drafts.changed("a", "half a")
    drafts.changed("b", "")
    drafts.flush()
    drafts.flush()
    assert keeper.writes == [("a", "half a")]


def test_what_could_not_be_kept_is_tried_again() -> None:
    keeper = Keeper()
    drafts = Drafts(keeper)
    drafts.changed("a", "half")
    keeper.full = True
    with pytest.raises(StoreFull):
        drafts.flush()
    keeper.full = False
    drafts.flush()
    assert keeper.kept == {"a": "half"}


def test_a_sent_text_is_forgotten_and_may_be_typed_again() -> None:
    keeper = Keeper()
    drafts = Drafts(keeper)
    drafts.changed("a", "half")
    drafts.flush()
    drafts.sent("a")
    assert drafts.text_for("a") == ""
    assert drafts.changed("a", "half")
    drafts.flush()
    assert keeper.writes == [("a", "half"), ("a", "half")]
