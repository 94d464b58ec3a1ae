"""``evenhand framework show``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from evenhand.cli.framework_show import show


def test_as_text(evenhand: Callable[..., Any]) -> None:
    assert show.name == "show"
    ran = evenhand("framework", "show", "durham")
    assert (ran.code, ran.err) == (0, "")
    assert "\n5 Risk: Every case\n" in ran.out


def test_one_that_is_not_there(evenhand: Callable[..., Any]) -> None:
    ran = evenhand("framework", "show", "london-cin")
    assert (ran.code, ran.out) == (2, "")
    assert "did you mean 'london_cin'" in ran.err
