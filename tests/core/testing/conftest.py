"""The good sample plugin, installed where this test alone finds it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from sample_plugins import SamplePlugin, forget


@pytest.fixture
def sample(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SamplePlugin]:
    """The good sample, to be spoilt."""
    site = tmp_path / "site"
    site.mkdir()
    monkeypatch.syspath_prepend(str(site))
    yield SamplePlugin(site)
    for path in site.glob("evenhand_*"):
        if path.stem in sys.modules:
            forget(path.stem)
