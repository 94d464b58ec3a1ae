"""Whole audits of frameworks, planted with tokens."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from evenhand.catalogue import Catalogue
from planting import Planted


@pytest.fixture(scope="session")
def planted_in(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Planted]:
    """The planted audit under one framework."""
    catalogue = Catalogue(cache_folder=tmp_path_factory.mktemp("cache"))
    made: dict[str, Planted] = {}

    def find(framework_id: str) -> Planted:
        if framework_id not in made:
            made[framework_id] = Planted(catalogue.framework(framework_id))
        return made[framework_id]

    return find
