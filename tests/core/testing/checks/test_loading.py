"""Checks about loading."""

from __future__ import annotations

import pytest

from broken_samples.of_audits import CHANGING, coded
from evenhand.testing.checks import loading
from evenhand.testing.checks.loading import MOST_MODULES, too_much
from evenhand.testing.registry import Check
from sample_plugins import SamplePlugin


def test_the_good_sample_loads_lightly_and_alike(sample: SamplePlugin) -> None:
    subject = sample.subject()
    for check in (loading.loads, loading.light, loading.same_digest):
        assert list(check(subject)) == []


def test_a_fault_is_told_with_its_line(sample: SamplePlugin) -> None:
    sample.replace("rules.toml", 'effect = "must_be"', 'effect = "must"')
    (line,) = loading.loads(sample.subject())
    assert "sample/rules.toml line 4: rules[1].effect: 'must' is not one of" in line


def test_a_heavy_import_is_named() -> None:
    added = ["evenhand_x", "evenhand_x.code", "pydantic", "pydantic.main", *(f"pydantic.m{n}" for n in range(99))]
    assert list(too_much("evenhand_x", added, data=False)) == ["importing evenhand_x imports pydantic, which is heavy"]


def test_many_modules_are_counted() -> None:
    added = [f"evenhand_x.m{number}" for number in range(MOST_MODULES + 1)]
    assert list(too_much("evenhand_x", added, data=False)) == [
        f"importing evenhand_x adds {MOST_MODULES + 1} modules; {MOST_MODULES} are the most"
    ]
    assert list(too_much("evenhand_x", added[1:], data=False)) == []


def test_data_imports_only_evenhand() -> None:
    added = ["evenhand_x", "evenhand.errors", "colorsys", "tinydata"]
    assert list(too_much("evenhand_x", added, data=False)) == []
    assert list(too_much("evenhand_x", added, data=True)) == [
        "importing evenhand_x imports tinydata; a plugin that is data imports only evenhand"
    ]


def test_a_plugin_that_is_another_each_time(sample: SamplePlugin) -> None:
    coded(CHANGING)(sample)
    (line,) = loading.same_digest(sample.subject())
    assert line.startswith("loaded three times, it had 3 digests: ")


@pytest.mark.parametrize("check", [loading.light, loading.same_digest])
def test_a_plugin_that_loads_only_here(sample: SamplePlugin, check: Check) -> None:
    subject = sample.subject()
    assert subject.framework.id == "sample"
    (sample.package / "__init__.py").write_text("raise OSError('gone')\n", encoding="utf-8")
    (line,) = check(subject)
    assert "in a new interpreter" in line
    assert "OSError" in line
