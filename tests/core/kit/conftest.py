"""A package as ``evenhand framework new`` makes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from evenhand.kit.new_package import make_package, plan


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """The folder of a new package called ``fernshire``, with code."""
    return make_package(plan("fernshire", "Fernshire audit", "Fernshire Council", code=True), tmp_path)


@pytest.fixture
def framework(package: Path) -> Path:
    """The folder of its TOML files."""
    return package / "src" / "evenhand_fernshire" / "framework"
