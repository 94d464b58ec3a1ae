"""The conformance suite under pytest, run as an author runs it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from evenhand.testing.registry import all_checks
from sample_plugins import SamplePlugin

Suite = Callable[..., pytest.RunResult]

WAIVER = '[[waivers]]\ncheck = "text.sentences"\nreason = "The source has it so."\n'
LONG = "word " * 60 + "end."
CHECKS = len(all_checks())


@pytest.fixture
def suite(pytester: pytest.Pytester, sample: SamplePlugin) -> Suite:
    """Runs the suite on the sample, or with other arguments."""

    def run(*arguments: str) -> pytest.RunResult:
        sample.record()
        given = arguments or ("--framework", "sample")
        return pytester.runpytest_inprocess("-p", "no:asyncio", "-rsxfE", "--pyargs", "evenhand.testing.suite", *given)

    return run


def test_a_good_plugin_passes_every_check(suite: Suite) -> None:
    ran = suite()
    ran.assert_outcomes(passed=CHECKS)
    ran.stdout.fnmatch_lines(["evenhand-core *, plugin interface *, Python *", "plugin sample: evenhand-sample 1.0.0"])


def test_without_a_name_every_plugin_is_checked(suite: Suite) -> None:
    ran = suite("--collect-only", "-q")
    ran.stdout.fnmatch_lines(["*test_rule?durham-loads?", "*test_rule?sample-loads?"])


def test_a_plugin_that_cannot_be_imported_fails_by_its_name(suite: Suite, sample: SamplePlugin) -> None:
    (sample.package / "__init__.py").write_text("raise RuntimeError('no')\n", encoding="utf-8")
    ran = suite()
    always = sum(check.always for check in all_checks()) - 1
    ran.assert_outcomes(failed=1, passed=always, skipped=CHECKS - always - 1)
    ran.stdout.fnmatch_lines(
        [
            "*test_rule?sample-loads?*",
            "plugin sample (evenhand-sample): importing evenhand_sample:plugin failed with RuntimeError*",
        ]
    )
    ran.stdout.fnmatch_lines(["SKIPPED *the plugin does not load*"])


def test_a_finding_is_told_with_its_rule_and_fix_and_without_a_traceback(suite: Suite, sample: SamplePlugin) -> None:
    sample.append("waivers.toml", WAIVER.replace("text.sentences", "loads"))
    ran = suite()
    ran.assert_outcomes(failed=1, passed=CHECKS - 1)
    ran.stdout.fnmatch_lines(
        ["sample/waivers.toml line 2: *'loads' is a must*", "rule: Each waiver names*", "fix: Put right the line*"]
    )
    ran.stdout.no_fnmatch_line("*def test_rule*")


def test_what_a_may_finds_fails_nothing(suite: Suite, sample: SamplePlugin) -> None:
    sample.replace("domains/03-voice.toml", "Are the child's own words on the file?", LONG)
    ran = suite()
    ran.assert_outcomes(xfailed=1, passed=CHECKS - 1)
    ran.stdout.fnmatch_lines(["XFAIL *sample-text.sentences* may: *"])


def test_a_waived_check_is_expected_to_fail(suite: Suite, sample: SamplePlugin) -> None:
    sample.replace("domains/03-voice.toml", "Are the child's own words on the file?", LONG)
    sample.append("waivers.toml", WAIVER)
    ran = suite()
    ran.assert_outcomes(xfailed=1, passed=CHECKS - 1)
    ran.stdout.fnmatch_lines(
        [
            "waiver: sample: text.sentences: The source has it so. (sample/waivers.toml)",
            "XFAIL *sample-text.sentences* waived: The source has it so.*",
        ]
    )


def test_a_waived_check_that_passes_fails(suite: Suite, pytester: pytest.Pytester) -> None:
    pytester.maketxtfile(waivers=WAIVER)
    ran = suite("--framework", "sample", "--evenhand-waivers", "waivers.txt")
    ran.assert_outcomes(failed=1, passed=CHECKS - 1)
    ran.stdout.fnmatch_lines(["the waiver is no longer true: the check passes; delete the waiver in waivers.txt"])
    ran.stdout.no_fnmatch_line("fix: *")


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("--framework", "sampel"), "ERROR: evenhand: no plugin 'sampel' is installed; did you mean 'sample'?"),
        (("--evenhand-waivers", "none.toml"), "ERROR: evenhand: none.toml: cannot be read (No such file*"),
    ],
)
def test_what_cannot_be_checked_is_told_in_one_line(suite: Suite, arguments: tuple[str, ...], line: str) -> None:
    ran = suite(*arguments)
    assert ran.ret == pytest.ExitCode.USAGE_ERROR
    assert ran.outlines == []
    ran.stderr.fnmatch_lines([line])
    assert len([text for text in ran.errlines if text]) == 1
