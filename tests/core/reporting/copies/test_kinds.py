"""The copies there are."""

from __future__ import annotations

import pytest

from evenhand.reporting.copies.kinds import COPIES, FULL, LEARNING, WORKER, copy_named
from evenhand.reporting.errors import ReportError


def test_the_full_report_is_offered_first() -> None:
    assert list(COPIES) == [FULL, WORKER, LEARNING]


@pytest.mark.parametrize("name", [WORKER, LEARNING])
def test_a_copy_says_which_it_is_and_that_the_record_is_kept(name: str) -> None:
    first = copy_named(name).notices[0]
    assert first.startswith(copy_named(name).title.upper())
    assert "The full record is kept" in first


def test_the_full_report_says_nothing_of_copies() -> None:
    assert copy_named(FULL).notices == ()


def test_an_unknown_copy_names_what_was_meant() -> None:
    with pytest.raises(ReportError, match="no copy 'wroker'; did you mean 'worker'"):
        copy_named("wroker")
