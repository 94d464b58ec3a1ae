"""What the tests of the finders share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from evenhand.checking.findings import Finding, Written

KNOWN = frozenset({"IRO", "LAC", "GP", "CP"})
Find = Callable[[Written], Iterator[Finding]]


@pytest.fixture
def places() -> Callable[..., list[str]]:
    """The parts of a text that a finder names."""

    def found(find: Find, text: str, kind: str = "evidence") -> list[str]:
        return [text[finding.start : finding.end] for finding in find(Written(text, kind, KNOWN))]

    return found


@pytest.fixture(scope="session")
def ordinary_prose() -> list[str]:
    """Invented sentences of ordinary good practice, in which nothing is to be found."""
    lines = (Path(__file__).parent / "ordinary_prose.txt").read_text(encoding="utf-8").splitlines()
    assert len(lines) >= 40
    return lines
