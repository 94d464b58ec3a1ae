"""Parts of the account that a copy is not for are left out, wherever in it they stand."""

from __future__ import annotations

from typing import NamedTuple

from copy_frameworks import copy_framework
from evenhand.models.events import Event
from evenhand.reporting.copies.hidden import kept_from_worker
from evenhand.reporting.copies.reducing import reduce
from evenhand.reporting.copies.removed import Removals, as_list
from evenhand.reporting.copies.told import RemovedAccount
from evenhand.reporting.copies.walking import map_texts, texts_in, without
from evenhand.reporting.gather import gather
from planting import FACTS


class Pair(NamedTuple):
    """Something with fields."""

    id: str
    parts: tuple[object, ...]


def test_hidden_parts_go_and_places_left_empty_go_with_them() -> None:
    framework = copy_framework()
    account = gather(framework, [Event("started", value={"readings": {}})], FACTS)
    assert "For the manager" in {place.place for place in account.unanswered}
    reduced, found = reduce(account, kept_from_worker(framework))
    assert "For the manager" not in {place.place for place in reduced.unanswered}
    assert not any("supervision" in text for text in texts_in((reduced.unanswered, reduced.closing)))
    assert (reduced.changes, reduced.amendments) == (None, ())
    assert found["count of changed answers", "Whole report"] == 1


def test_a_walk_goes_through_everything() -> None:
    tree = Pair("a", ({"k": ["b"]}, Pair("c", (1, None)), "d"))
    assert list(texts_in(tree)) == ["a", "k", "b", "c", "d"]
    assert map_texts(tree, str.upper) == Pair("A", ({"k": ["B"]}, Pair("C", (1, None)), "D"))
    assert without(tree, lambda part: part == "d" or getattr(part, "id", "") == "c") == Pair("a", ({"k": ["b"]},))


def test_the_list_has_one_kind_after_another() -> None:
    found: Removals = Removals({("name", "x"): 2, ("date", "x"): 1, ("name", "y"): 1})
    assert as_list(found) == (
        RemovedAccount("name", "x", 2), RemovedAccount("name", "y", 1), RemovedAccount("date", "x", 1),
    )  # fmt: skip
