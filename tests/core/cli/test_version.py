"""``evenhand version``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from evenhand import __version__
from evenhand.cli.version import version


def test_the_version(evenhand: Callable[..., Any]) -> None:
    assert version.name == "version"
    assert evenhand("version").out == f"{__version__}\n"
    assert __version__ in evenhand("--version").out
