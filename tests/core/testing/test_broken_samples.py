"""The good sample passes every check; each sample broken on purpose fails exactly the check that it is broken for."""

from __future__ import annotations

import pytest

from evenhand.testing.registry import all_checks
from evenhand.testing.runner import Plan, run
from evenhand.testing.subject import subjects
from sample_plugins import SamplePlugin, broken_samples

SAMPLES = broken_samples()


def findings(sample: SamplePlugin) -> dict[str, tuple[str, ...]]:
    """What every check finds in what is installed beside the sample, by check id, without those that find nothing."""
    sample.record()
    plan = Plan(subjects(sample.catalogue()), all_checks())
    found: dict[str, tuple[str, ...]] = {}
    for result in run(plan):
        if result.findings:
            found[result.check.id] = (*found.get(result.check.id, ()), *result.findings)
    return found


def test_the_good_sample_passes_every_check(sample: SamplePlugin) -> None:
    assert findings(sample) == {}


@pytest.mark.parametrize("check_id", sorted(SAMPLES))
def test_exactly_this_check_fails(sample: SamplePlugin, check_id: str) -> None:
    SAMPLES[check_id](sample)
    found = findings(sample)
    assert list(found) == [check_id], found


def test_every_check_has_a_sample_that_it_must_find() -> None:
    known = {check.id for check in all_checks()}
    assert known - set(SAMPLES) == set(), "no sample is broken for these"
    assert set(SAMPLES) - known == set(), "there are no such checks"
