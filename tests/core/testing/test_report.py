"""What a run says of itself and its results."""

from __future__ import annotations

import platform
from collections.abc import Iterator

import pytest

import evenhand
from evenhand.catalogue import Catalogue
from evenhand.settings.settings import Settings
from evenhand.testing.registry import Level, check
from evenhand.testing.report import header_of, result_json, result_lines, summary_line
from evenhand.testing.runner import Plan, Result, Status
from evenhand.testing.subject import Subject, subjects
from evenhand.testing.waivers import Waiver
from sample_plugins import SamplePlugin


def look(subject: Subject) -> Iterator[str]:
    """Mend it."""
    yield "wrong"


def result(status: Status, *findings: str, level: Level = "should", reason: str = "") -> Result:
    found = check("a.check", level, "Nothing is wrong.")(look)
    return Result(found, "sample", "evenhand-sample", "kent", status, findings, reason)


def test_the_header_names_versions_plugins_and_waivers(sample: SamplePlugin) -> None:
    catalogue = sample.catalogue()
    plan = Plan(subjects(catalogue), (), (Waiver("a.check", "It is\x1b so.", "", "w.toml"),))
    assert list(header_of(plan, catalogue.plugins()).lines()) == [
        f"evenhand-core {evenhand.__version__}, plugin interface {evenhand.API_VERSION}, "
        f"Python {platform.python_version()}",
        "plugin sample: evenhand-sample 1.0.0",
        "waiver: sample: a.check: It is\ufffd so. (w.toml)",
    ]


def test_the_header_leaves_out_what_is_not_checked_but_not_what_is_off(sample: SamplePlugin) -> None:
    sample.extend("theme", {"framework.toml": 'extends = "sample"\nid = "theme"\ntitle = "A theme"\n'})
    entries = [state.entry for state in sample.catalogue().plugins()]
    off = Catalogue(Settings(disable=("theme",)), entries=entries, cache_folder=sample.site.parent / "cache")
    names = [plugin["name"] for plugin in header_of(Plan(subjects(off), ()), off.plugins()).plugins]
    assert names == ["sample", "theme"]
    on = sample.catalogue()
    assert [one["name"] for one in header_of(Plan(subjects(on, ["theme"]), ()), on.plugins()).plugins] == ["theme"]


def test_each_finding_is_a_line_and_the_fix_comes_once() -> None:
    assert list(result_lines(result("failed", "one", "two"))) == [
        "kent (sample): a.check (should): one",
        "kent (sample): a.check (should): two",
        "    rule: Nothing is wrong.",
        "    fix: Mend it.",
    ]
    assert list(result_lines(result("failed", "one"), with_fix=False)) == ["kent (sample): a.check (should): one"]


def test_what_passed_or_was_not_run_takes_no_line() -> None:
    assert list(result_lines(result("passed"))) == []
    assert list(result_lines(result("not run", reason="the plugin does not load"))) == []


def test_a_waived_check_is_told_in_one_line() -> None:
    assert list(result_lines(result("waived", "one", "two", reason="It is so."))) == [
        "kent (sample): a.check (should): waived, 2 findings: It is so."
    ]


def test_a_plugin_without_a_framework_is_told_by_its_name() -> None:
    (line, *_) = result_lines(result("failed", "one")._replace(framework=""))
    assert line == "sample: a.check (should): one"


def test_the_name_of_a_plugin_cannot_drive_a_terminal() -> None:
    spoilt = result("failed", "one")._replace(framework="", plugin="sa\x1bmple")
    assert next(iter(result_lines(spoilt))) == "sa\ufffdmple: a.check (should): one"
    assert summary_line("sa\x1bmple", [spoilt]).startswith("sa\ufffdmple: 0 of 1")


def test_the_summary_counts_what_became_of_every_check() -> None:
    assert summary_line("kent", [result("passed"), result("passed")]) == "kent: 2 of 2 checks passed"
    everything = [
        result("passed"),
        result("failed", "one"),
        result("failed", "one", level="may"),
        result("waived", "one"),
        result("untrue waiver"),
        result("not run"),
        result("not run"),
    ]
    assert summary_line("kent", everything) == (
        "kent: 1 of 7 checks passed, 1 failed, 1 with remarks only, 1 waived, 1 waived without need, "
        "2 not run because the plugin does not load"
    )


@pytest.mark.parametrize(("level", "fails"), [("must", True), ("may", False)])
def test_a_result_as_json(level: Level, fails: bool) -> None:
    assert result_json(result("failed", "one", level=level)) == {
        "check": "a.check",
        "level": level,
        "plugin": "sample",
        "distribution": "evenhand-sample",
        "framework": "kent",
        "status": "failed",
        "fails": fails,
        "findings": ["one"],
        "reason": "",
    }
