"""Running checks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from evenhand.catalogue import Catalogue
from evenhand.errors import EvenhandError
from evenhand.settings.settings import Settings
from evenhand.testing.registry import GATE, Check, Level, all_checks, check
from evenhand.testing.runner import NOT_LOADED, UNTRUE, Plan, one_line, run, run_one, stray_faults
from evenhand.testing.subject import Subject, subjects
from evenhand.testing.waivers import Waiver
from sample_plugins import SamplePlugin

WAIVER = Waiver("a.check", "It is so.", "", "w.toml")


def finds(*lines: str, level: Level = "should", check_id: str = "a.check", always: bool = False) -> Check:
    def look(subject: Subject) -> Iterator[str]:
        """Mend it."""
        yield from lines

    return check(check_id, level, "Nothing is wrong.", always=always)(look)


def raises(error: Exception) -> Check:
    def look(subject: Subject) -> Iterator[str]:
        """Mend it."""
        yield "seen first"
        raise error

    return check("a.check", "must", "Nothing is wrong.")(look)


def test_a_check_passes_or_fails(sample: SamplePlugin) -> None:
    passed = run_one(finds(), sample.subject())
    assert (passed.plugin, passed.distribution, passed.framework) == ("sample", "evenhand-sample", "sample")
    assert (passed.status, passed.fails, passed.findings) == ("passed", False, ())
    failed = run_one(finds("one", "two"), sample.subject())
    assert (failed.status, failed.fails, failed.findings) == ("failed", True, ("one", "two"))


@pytest.mark.parametrize(("level", "fails"), [("must", True), ("should", True), ("may", False)])
def test_what_a_may_finds_is_told_and_fails_nothing(sample: SamplePlugin, level: Level, fails: bool) -> None:
    found = run_one(finds("one", level=level), sample.subject())
    assert (found.findings, found.fails) == (("one",), fails)


def test_a_waived_check_fails_nothing_while_it_finds_something(sample: SamplePlugin) -> None:
    found = run_one(finds("one"), sample.subject(), [WAIVER])
    assert (found.status, found.fails, found.findings, found.reason) == ("waived", False, ("one",), "It is so.")


@pytest.mark.parametrize("level", ["should", "may"])
def test_a_waived_check_that_passes_fails_the_run(sample: SamplePlugin, level: Level) -> None:
    found = run_one(finds(level=level), sample.subject(), [WAIVER])
    assert (found.status, found.fails, found.findings) == ("untrue waiver", True, (f"{UNTRUE} in w.toml",))


def test_a_waiver_for_another_framework_waives_nothing(sample: SamplePlugin) -> None:
    assert run_one(finds("one"), sample.subject(), [WAIVER._replace(framework="other")]).status == "failed"


def test_a_check_that_raises_has_failed_and_repeats_no_text(sample: SamplePlugin) -> None:
    found = run_one(raises(KeyError("a child's name")), sample.subject())
    assert found.status == "failed"
    assert found.findings[0] == "seen first"
    assert found.findings[1].startswith(f"the check could not be carried out: KeyError in {__name__}:")
    assert "child" not in found.findings[1]


def test_our_own_errors_are_told_in_their_words(sample: SamplePlugin) -> None:
    assert run_one(raises(EvenhandError("line 3: no\nline 4: no")), sample.subject()).findings == (
        "seen first",
        "line 3: no",
        "line 4: no",
    )


def test_where_a_plugin_does_not_load_the_gate_fails_and_the_others_are_not_run(sample: SamplePlugin) -> None:
    sample.replace("scales.toml", 'kind = "ordinal"', 'kind = "ordinary"')
    plan = Plan(subjects(sample.catalogue()), all_checks())
    results = {result.check.id: result for result in run(plan)}
    assert results[GATE].status == "failed"
    assert "scales.toml line 3" in results[GATE].findings[0]
    assert {(result.status, result.reason) for result in results.values() if not result.check.always} == {
        ("not run", NOT_LOADED)
    }
    assert results["waivers.valid"].status == "passed"
    assert [result.check.id for result in results.values() if result.fails] == [GATE]


def test_results_come_by_subject_then_by_check(sample: SamplePlugin) -> None:
    sample.extend("theme", {"framework.toml": 'extends = "sample"\nid = "theme"\ntitle = "A theme"\n'})
    plan = Plan(subjects(sample.catalogue()), (finds(check_id="a.one"), finds(check_id="a.two")))
    order = [(result.plugin, result.check.id) for result in run(plan)]
    assert order == [("sample", "a.one"), ("sample", "a.two"), ("theme", "a.one"), ("theme", "a.two")]


def test_waivers_come_from_the_plugin_and_from_the_command_line(sample: SamplePlugin) -> None:
    sample.append("waivers.toml", '[[waivers]]\ncheck = "text.sentences"\nreason = "Long."\n')
    subject = sample.subject()
    others = (WAIVER, WAIVER._replace(framework="other"))
    assert [waiver.check for waiver in Plan((subject,), (), others).waivers_of(subject)] == [
        "text.sentences",
        "a.check",
    ]


def test_waivers_that_cannot_be_read_waive_nothing(sample: SamplePlugin) -> None:
    sample.append("waivers.toml", '[[waivers]]\ncheck = "text.sentences"\nreason = "Long."\n[[waivers]]\n')
    subject = sample.subject()
    assert Plan((subject,), ()).waivers_of(subject) == ()
    results = {result.check.id: result for result in run(Plan((subject,), all_checks()))}
    assert results["waivers.valid"].findings == (
        "sample/waivers.toml line 4: waivers[2]: no check; name the check that is waived",
        "sample/waivers.toml line 4: waivers[2]: no reason; say why the check need not be kept here",
    )


def test_a_fault_of_no_plugin_is_not_lost(sample: SamplePlugin) -> None:
    entries = [state.entry for state in sample.catalogue().plugins()]
    catalogue = Catalogue(Settings(disable=("sampel",)), entries=entries, cache_folder=sample.site.parent / "cache")
    plan = Plan(subjects(catalogue), all_checks())
    (stray,) = stray_faults(plan, catalogue)
    assert (stray.check.id, stray.plugin, stray.fails) == (GATE, "sampel", True)
    assert "did you mean 'sample'?" in stray.findings[0]


def test_what_a_plugin_says_cannot_drive_a_terminal() -> None:
    assert one_line("a\x1b[31m\nb\u202e\tc") == "a\ufffd[31m b\ufffd c"
