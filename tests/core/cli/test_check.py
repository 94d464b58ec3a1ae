"""``evenhand check``."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import evenhand as engine
from driving import durham
from evenhand.catalogue import Catalogue
from evenhand.catalogue.calibration import FoundCases
from evenhand.catalogue.snapshot import from_json, to_json
from evenhand.testing.registry import all_checks
from practising import the_case

Command = Callable[..., Any]

WAIVER = '[[waivers]]\ncheck = "scales.crosswalk"\nreason = "The source maps nothing."\n'


def test_durham_keeps_the_rules(evenhand: Command) -> None:
    ran = evenhand("check", "durham", "--level", "should")
    cases = len(durham().cases)
    checks = sum(check.level != "may" for check in all_checks())
    header, *rest = ran.out.splitlines()
    assert header.startswith(f"evenhand-core {engine.__version__}, plugin interface {engine.API_VERSION}, Python 3.")
    assert (ran.code, rest) == (
        0,
        [
            "plugin durham: evenhand-durham 1.0.0",
            f"durham: {cases} of {cases} worked rulings come out as written",
            "durham: 1 of 1 invented cases can be graded as was agreed",
            f"durham: {checks} of {checks} checks passed",
        ],
    )


def test_a_worked_ruling_that_comes_out_otherwise_is_a_finding(evenhand: Command, monkeypatch: Any) -> None:
    body = json.loads(to_json(durham()))
    body["framework"]["cases"][0]["expected"]["permitted"] = ["Inadequate"]
    spoilt = from_json(json.dumps(body))
    monkeypatch.setattr(Catalogue, "framework", lambda *_: spoilt)
    ran = evenhand("check", "durham", "--level", "must")
    assert ran.code == 1
    assert "durham: cases.pass (must): " in ran.out
    assert spoilt.cases[0].id in ran.out
    assert f"durham: {len(spoilt.cases) - 1} of {len(spoilt.cases)} worked rulings come out as written" in ran.out


def test_a_calibration_case_that_cannot_be_graded_as_agreed_is_a_finding(evenhand: Command, monkeypatch: Any) -> None:
    case = the_case("durham")
    better = case.model_copy(update={"overall": case.overall.model_copy(update={"grade": "Good"})})
    monkeypatch.setattr(Catalogue, "calibration_cases", lambda *_: FoundCases((better,), ()))
    ran = evenhand("check", "durham", "--level", "must")
    assert ran.code == 1
    assert (
        "durham: calibration.as_agreed (must): heron: overall: an audit refuses what was agreed: The rules permit: "
        "Requires Imp"
    ) in ran.out
    assert "    fix: " in ran.out
    assert "durham: 0 of 1 invented cases can be graded as was agreed" in ran.out


def test_what_a_may_finds_is_told_and_fails_nothing(evenhand: Command) -> None:
    ran = evenhand("check", "durham", "--json")
    told = [result for result in json.loads(ran.out)["results"] if result["findings"]]
    assert ran.code == 0
    assert told
    assert {(result["level"], result["status"], result["fails"]) for result in told} == {("may", "failed", False)}


def test_a_fault_is_a_finding_of_the_gate(evenhand: Command, evenhand_home: Path) -> None:
    (evenhand_home / "config" / "authority.toml").write_text(
        "[plugins]\nallow = ['durham']\ndisable = ['durhan']\n", encoding="utf-8"
    )
    ran = evenhand("check", "--level", "must")
    assert ran.code == 1
    assert "durhan: loads (must): plugin durhan (durhan): the settings switch a plugin 'durhan'" in ran.out
    assert "plugin ofsted: evenhand-ofsted 1.0.0, off: " in ran.out
    assert "in all: " in ran.out


def test_a_name_that_there_is_not(evenhand: Command) -> None:
    ran = evenhand("check", "durhan")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "evenhand: no plugin 'durhan' is installed; did you mean 'durham'?\n"


def test_a_waiver_that_is_not_true_fails_the_run(evenhand: Command, tmp_path: Path) -> None:
    (tmp_path / "w.toml").write_text(WAIVER, encoding="utf-8")
    ran = evenhand("check", "durham", "--level", "should", "--waivers", str(tmp_path / "w.toml"))
    assert ran.code == 1
    assert "waiver: durham: scales.crosswalk: The source maps nothing. (w.toml)" in ran.out
    assert "durham: scales.crosswalk (should): the waiver is no longer true: the check passes" in ran.out


def test_waivers_that_cannot_be_used_are_bad_input(evenhand: Command, tmp_path: Path) -> None:
    (tmp_path / "w.toml").write_text(WAIVER.replace("crosswalk", "crosswlak"), encoding="utf-8")
    ran = evenhand("check", "durham", "--waivers", str(tmp_path / "w.toml"))
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "evenhand: w.toml line 2: waivers[1].check: there is no check 'scales.crosswlak'; "
        "did you mean 'scales.crosswalk'?\n"
    )


def test_json_holds_the_header_and_every_result(evenhand: Command) -> None:
    ran = evenhand("check", "herefordshire", "--json", "--level", "must")
    body = json.loads(ran.out)
    assert [body["core"], body["api"], body["waivers"]] == [engine.__version__, engine.API_VERSION, []]
    assert [plugin["name"] for plugin in body["plugins"]] == ["herefordshire"]
    assert [result["check"] for result in body["results"]] == [c.id for c in all_checks() if c.level == "must"]
    assert {(result["status"], result["framework"]) for result in body["results"]} == {("passed", "herefordshire")}


def test_the_list_loads_no_plugin(evenhand: Command, monkeypatch: Any) -> None:
    monkeypatch.setattr(Catalogue, "summaries", None)
    ran = evenhand("check", "--list")
    assert ran.code == 0
    assert [line.partition(" ")[0] for line in ran.out.splitlines()] == [check.id for check in all_checks()]
    listed = json.loads(evenhand("check", "--list", "--json", "--level", "must").out)["checks"]
    assert [one["id"] for one in listed] == [check.id for check in all_checks() if check.level == "must"]
    assert set(listed[0]) == {"id", "level", "rule", "fix"}


def test_the_help_says_that_it_runs_code(evenhand: Command) -> None:
    assert "Checking a plugin runs its code." in evenhand("check", "--help").out


def test_pytest_is_not_needed(evenhand_home: Path) -> None:
    """Where pytest cannot be imported, every check still runs."""
    code = (
        "import sys\nfor name in ('pytest', '_pytest'): sys.modules[name] = None\n"
        "from evenhand.cli.main import run\nraise SystemExit(run(['check', 'herefordshire', '--level', 'must']))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False, env=dict(os.environ)
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_what_is_recorded_belongs_to_the_plugin_named(evenhand: Command, monkeypatch: Any) -> None:
    recorded: list[str] = []

    def record(subject: Any) -> Path:
        recorded.append(subject.framework_id)
        return Path("releases.json")

    monkeypatch.setattr("evenhand.testing.recording.record", record)
    ran = evenhand("check", "durham", "--record")
    assert (ran.code, recorded) == (0, ["durham"])
    assert ran.out == f"durham {durham().header.version}: recorded in releases.json\n"


@pytest.fixture
def package(evenhand: Command, tmp_path: Path) -> Path:
    """The folder of a package that is not installed."""
    assert evenhand("framework", "new", "fernshire", "--into", str(tmp_path)).code == 0
    return tmp_path / "fernshire"


def test_a_folder_is_checked_and_recorded_as_it_stands(evenhand: Command, package: Path) -> None:
    ran = evenhand("check", str(package), "--level", "must")
    assert ran.code == 0
    assert "plugin fernshire: evenhand-fernshire 0.1.0" in ran.out
    assert ran.err == f"the folder {package} as it stands, whatever is installed\n"
    recorded = evenhand("check", str(package), "--record")
    path = package / "src" / "evenhand_fernshire" / "framework" / "releases.json"
    assert (recorded.code, recorded.out) == (0, f"fernshire 0.1: recorded in {path}\n")
    assert path.is_file()


def test_a_fault_is_told_with_the_folder_that_its_file_stands_in(
    evenhand: Command, package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    framework = package / "src" / "evenhand_fernshire" / "framework"
    (framework / "facts.toml").write_text("[[facts\n", encoding="utf-8")
    assert f"    fernshire/ is the folder {framework}\n" in evenhand("check", str(package)).out
    monkeypatch.chdir(package.parent)
    assert (
        f"    fernshire/ is the folder {framework.relative_to(package.parent)}\n"
        in evenhand("check", "./fernshire").out
    )


def test_what_fails_a_must_is_not_recorded(evenhand: Command, package: Path) -> None:
    framework = package / "src" / "evenhand_fernshire" / "framework"
    cases = (framework / "cases.toml").read_text(encoding="utf-8")
    (framework / "cases.toml").write_text(
        cases.replace("no_hard_ceiling = true", 'hard_ceiling = "Good"'), encoding="utf-8"
    )
    ran = evenhand("check", str(package), "--record")
    assert ran.code == 1
    assert "fernshire: cases.pass (must): fernshire/cases.toml line " in ran.out
    assert "Nothing was recorded: what a must finds comes first." in ran.err
    assert not (framework / "releases.json").exists()


def test_a_folder_stands_alone_and_an_installed_name_is_no_folder(
    evenhand: Command, package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = evenhand("check", str(package), "durham")
    assert (both.code, both.out, both.err.count("\n")) == (2, "", 1)
    monkeypatch.chdir(package.parent)
    package.rename(package.parent / "durham")
    ran = evenhand("check", "durham", "--level", "must", "--json")
    assert [plugin["distribution"] for plugin in json.loads(ran.out)["plugins"]] == ["evenhand-durham"]


@pytest.mark.parametrize("name", ["durham", "herefordshire"])
def test_one_name_is_one_summary(evenhand: Command, name: str) -> None:
    ran = evenhand("check", name, "--level", "must")
    assert ran.out.splitlines()[-1].startswith(f"{name}: ")
    assert "in all" not in ran.out


def test_each_rule_has_answers_at_which_it_acts(evenhand: Command) -> None:
    ran = evenhand("check", "durham", "--level", "must", "--witnesses", "--json")
    found = {witness["rule"]: witness["answers"] for witness in json.loads(ran.out)["witnesses"]}
    computing = {rule.id for rule in durham().rules if rule.when is not None}
    assert found.keys() == computing
    asked = [name for name, given in found["D-579"]["grades"].items() if given == "Inadequate"]
    assert set(asked) & {"risk", "voice_of_child", "progress_outcomes"}
    told = evenhand("check", "durham", "--level", "must", "--witnesses").out
    assert "durham: D-579 acts, for example: " in told
