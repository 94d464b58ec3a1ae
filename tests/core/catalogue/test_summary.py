"""A list of frameworks says which are out of use, without loading them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evenhand.catalogue.summary import FrameworkSummary

if TYPE_CHECKING:
    from tests.core.catalogue.conftest import Shelf

CLOSED = (
    "framework.toml",
    'id = "kent"',
    'id = "kent"\nwithdrawn = "Replaced in May 2027"\nsuperseded_by = "kent_two"',
)


def test_a_withdrawn_framework_is_listed_with_the_reason(shelf: Shelf, files: dict[str, str]) -> None:
    shelf.data("kent", files, CLOSED)
    for _ in range(2):
        (summary,) = shelf.catalogue().summaries()
        assert isinstance(summary, FrameworkSummary)
        assert summary.out_of_use == "Withdrawn: Replaced in May 2027. Use 'kent_two' instead."


def test_one_in_use_says_nothing(shelf: Shelf, files: dict[str, str]) -> None:
    shelf.data("kent", files)
    (summary,) = shelf.catalogue().summaries()
    assert (summary.out_of_use, summary.additions) == (None, ())


def test_withdrawing_changes_the_digest_and_a_default_does_not(shelf: Shelf, files: dict[str, str]) -> None:
    folder = shelf.data("kent", files)
    before = shelf.catalogue().framework("kent")
    header = folder / "framework.toml"
    header.write_text(f'withdrawn = "Gone"\n{header.read_text(encoding="utf-8")}', encoding="utf-8")
    after = shelf.catalogue().framework("kent")
    assert (before.header.withdrawn, after.header.withdrawn) == (None, "Gone")
    assert before.digest != after.digest


def test_what_is_special_is_said_as_a_sentence(shelf: Shelf, files: dict[str, str]) -> None:
    shelf.data("kent", files)
    (summary,) = shelf.catalogue().summaries()
    for words, said in (
        ("one limits the rest", "One limits the rest."),
        ("3 areas.", "3 areas."),
        ("Éclair? ", "Éclair?"),
    ):
        assert summary._replace(special=words).special_said == said
