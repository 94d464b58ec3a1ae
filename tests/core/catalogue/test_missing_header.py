"""A forgotten line [[rules]] is told once."""

from __future__ import annotations

from evenhand.catalogue.missing_header import fold_forgotten, header_forgotten
from evenhand.catalogue.validation import Found

KEYS = ("id", "effect", "words", "when", "source")


def unknown(*path: str | int) -> tuple[tuple[str | int, ...], str]:
    return path, f"unknown key '{path[-1]}'; there are: test, parts"


def test_the_keys_of_a_whole_item_in_a_table_of_another_become_one() -> None:
    found = [unknown("when", "id"), unknown("when", "effect"), unknown("when", "words"), (("grade",), "is missing")]
    assert fold_forgotten(found, "rules", KEYS) == [
        (("when", "id"), "'id', 'effect', 'words' belong to an item: is a line [[rules]] missing above this one?"),
        (("grade",), "is missing"),
    ]


def test_the_keys_of_an_item_at_the_top_of_a_file() -> None:
    assert header_forgotten(["id", "effect", "words"], KEYS)
    for strangers in ([], ["id"], ["effect", "words"], ["id", "odd"]):
        assert not header_forgotten(strangers, KEYS)


def test_a_stray_key_stays_what_it_is() -> None:
    left: tuple[list[Found], ...] = (
        [unknown("when", "source")],
        [unknown("when", "source"), unknown("when", "words")],
        [unknown("id"), unknown("effect")],
        [unknown("when", "id"), unknown("when", "odd")],
        [(("when", "id"), "is no id"), (("when", "effect"), "is no effect")],
    )
    for found in left:
        assert fold_forgotten(found, "rules", KEYS) == found
