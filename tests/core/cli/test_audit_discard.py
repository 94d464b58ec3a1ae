"""``evenhand audit discard``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from evenhand.cli.audit_discard import discard

Command = Callable[..., Any]


@pytest.mark.parametrize("typed", ["", "yes\n", "KITE-1\n"])
def test_it_asks_for_the_id_again_and_does_nothing_without(evenhand: Command, audit: str, typed: str) -> None:
    assert discard.name == "discard"
    ran = evenhand("audit", "discard", audit[:6], "--why", "wrong child", typed=typed)
    assert ran.code == 2
    assert "nothing was discarded" in ran.err
    assert audit in evenhand("audit", "list").out


def test_the_whole_id_or_yes_disposes_of_it(evenhand: Command, audit: str) -> None:
    other = evenhand("audit", "new", "durham", "--replies", "-").out.strip()
    assert evenhand("audit", "discard", audit[:6], "--why", "wrong child", typed=f"{audit}\n").code == 0
    assert evenhand("audit", "discard", other, "--why", "wrong child", "--yes").code == 0
    assert evenhand("audit", "list").out == ""
    ran = evenhand("audit", "show", audit)
    assert ran.code == 2
    assert "was discarded on" in ran.err


def test_a_reason_is_needed(evenhand: Command, audit: str) -> None:
    assert evenhand("audit", "discard", audit, "--why", " ", "--yes").code == 2
    assert evenhand("audit", "discard", audit, "--yes").code == 2
    assert audit in evenhand("audit", "list").out
