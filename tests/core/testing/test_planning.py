"""From what was asked for to a plan."""

from __future__ import annotations

from pathlib import Path

import pytest

from evenhand.testing.planning import checks_from, plan_for
from evenhand.testing.registry import all_checks
from evenhand.testing.waivers import WaiverError
from sample_plugins import SamplePlugin


def test_everything_is_planned_by_default(sample: SamplePlugin) -> None:
    plan = plan_for(sample.catalogue())
    assert ([one.plugin for one in plan.subjects], plan.checks, plan.waivers) == (["sample"], all_checks(), ())


def test_a_level_leaves_out_what_is_below_it() -> None:
    assert checks_from("may") == all_checks()
    assert {check.level for check in checks_from("should")} == {"must", "should"}
    assert {check.level for check in checks_from("must")} == {"must"}


def test_a_file_of_waivers_may_name_checks_below_the_level(sample: SamplePlugin, tmp_path: Path) -> None:
    path = tmp_path / "w.toml"
    path.write_text('[[waivers]]\ncheck = "text.sentences"\nreason = "Long."\nframework = "sample"\n', encoding="utf-8")
    plan = plan_for(sample.catalogue(), level="must", waivers=path)
    assert [(waiver.check, waiver.file) for waiver in plan.waivers] == [("text.sentences", "w.toml")]


def test_a_file_of_waivers_names_frameworks_that_are_installed(sample: SamplePlugin, tmp_path: Path) -> None:
    path = tmp_path / "w.toml"
    path.write_text('[[waivers]]\ncheck = "text.sentences"\nreason = "Long."\nframework = "sampel"\n', encoding="utf-8")
    with pytest.raises(WaiverError, match=r"w\.toml line 4: .* did you mean 'sample'\?"):
        plan_for(sample.catalogue(), waivers=path)
