"""The check about invented cases."""

from __future__ import annotations

from broken_samples.runner import HERON, SAMPLES
from evenhand.testing.checks.calibration import as_agreed
from sample_plugins import SamplePlugin


def test_a_case_that_can_be_graded_as_agreed_passes(sample: SamplePlugin) -> None:
    assert list(as_agreed(sample.subject())) == []
    sample.append("calibration/heron.toml", HERON)
    subject = sample.subject()
    assert len(subject.catalogue.calibration_cases("sample").cases) == 1
    assert list(as_agreed(subject)) == []


def test_a_case_that_no_audit_could_begin_with_is_found(sample: SamplePlugin) -> None:
    SAMPLES["calibration.as_agreed"](sample)
    (found,) = as_agreed(sample.subject())
    assert found.startswith("heron: calibration case 'heron': record.harm: ")
