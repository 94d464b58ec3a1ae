"""The plugin by which pytest knows the suite."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import entry_points

import pytest

LOADED = "import sys, evenhand.testing.pytest_plugin; print(*sys.modules)"


def test_importing_it_costs_nothing() -> None:
    """Every project where Evenhand is installed pays for it at each run of its own tests."""
    ran = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, encoding="utf-8", check=True)
    loaded = set(ran.stdout.split())
    assert {name for name in loaded if name.startswith("evenhand")} == {
        "evenhand",
        "evenhand.testing",
        "evenhand.testing.pytest_plugin",
    }
    assert loaded.isdisjoint({"pytest", "pydantic", "pluggy", "click"})


def test_pytest_finds_it_by_its_entry_point() -> None:
    (found,) = entry_points(group="pytest11", name="evenhand")
    assert found.value == "evenhand.testing.pytest_plugin"


def test_a_project_that_does_not_ask_for_the_suite_hears_nothing_of_it(pytester: pytest.Pytester) -> None:
    pytester.makepyfile("import sys\ndef test_it(): assert 'evenhand.catalogue' not in sys.modules")
    ran = pytester.runpytest_subprocess("-p", "no:asyncio")
    ran.assert_outcomes(passed=1)
    ran.stdout.no_fnmatch_line("*plugin interface*")


def test_the_options_are_in_the_help(pytester: pytest.Pytester) -> None:
    ran = pytester.runpytest_inprocess("-p", "no:asyncio", "--help")
    ran.stdout.fnmatch_lines(["*conformance of Evenhand plugins*", "*--framework=NAME*", "*--evenhand-waivers=FILE*"])
