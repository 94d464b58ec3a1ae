"""What one run of pytest checks. Imported only once the suite is asked for."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from evenhand.catalogue import Catalogue
from evenhand.errors import EvenhandError
from evenhand.settings import load_settings
from evenhand.testing.planning import plan_for
from evenhand.testing.report import Header, header_of
from evenhand.testing.runner import Plan


class PytestPlan(NamedTuple):
    """The plan of the run, and its header."""

    plan: Plan
    header: Header


_KEY = pytest.StashKey[PytestPlan]()


def plan_of(config: pytest.Config) -> PytestPlan:
    """The plan that the options ask for, made once for each run.

    Raises ``pytest.UsageError`` with our own words for a name or a file that is wrong.
    """
    if _KEY not in config.stash:
        given = config.getoption("--evenhand-waivers")
        try:
            catalogue = Catalogue(load_settings())
            plan = plan_for(catalogue, config.getoption("--framework"), waivers=Path(given) if given else None)
        except EvenhandError as error:
            raise pytest.UsageError(f"evenhand: {error}") from None
        config.stash[_KEY] = PytestPlan(plan, header_of(plan, catalogue.plugins()))
    return config.stash[_KEY]
