"""What one run of pytest checks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from evenhand.testing.pytest_plan import plan_of
from evenhand.testing.registry import all_checks
from sample_plugins import SamplePlugin

Configured = Callable[..., pytest.Config]


@pytest.fixture
def configured(pytester: pytest.Pytester, sample: SamplePlugin) -> Configured:
    """The configuration of a run with these options, on the sample and what else is installed."""
    return lambda *options: pytester.parseconfig("-p", "no:asyncio", *options)


def test_the_plan_is_what_the_options_ask_for_and_is_made_once(configured: Configured) -> None:
    config = configured("--framework", "sample", "--framework", "durham")
    found = plan_of(config)
    assert [subject.plugin for subject in found.plan.subjects] == ["durham", "sample"]
    assert found.plan.checks == all_checks()
    assert [plugin["name"] for plugin in found.header.plugins] == ["durham", "sample"]
    assert plan_of(config) is found


def test_waivers_come_from_the_file_named(configured: Configured, pytester: pytest.Pytester) -> None:
    path = pytester.maketxtfile(w='[[waivers]]\ncheck = "text.sentences"\nreason = "Long."\n')
    found = plan_of(configured("--framework", "sample", "--evenhand-waivers", str(path)))
    assert [waiver.reason for waiver in found.plan.waivers] == ["Long."]


def test_what_cannot_be_planned_is_a_usage_error(configured: Configured) -> None:
    with pytest.raises(
        pytest.UsageError, match=r"^evenhand: no plugin 'sampel' is installed; did you mean 'sample'\?$"
    ):
        plan_of(configured("--framework", "sampel"))
