from __future__ import annotations

import importlib.metadata

import pytest

import evenhand
from evenhand.loading.compatibility import incompatibility
from evenhand.loading.entries import PluginEntry


def entry(*requires: str, version: str = "1.0") -> PluginEntry:
    return PluginEntry("kent", "evenhand_kent:plugin", "evenhand-kent", version, requires)


def test_the_version_in_the_code_is_the_one_installed() -> None:
    assert evenhand.__version__ == importlib.metadata.version("evenhand-core")


@pytest.mark.parametrize(
    "line",
    [
        "evenhand-core",
        "evenhand-core>=0.1,<1",
        "Evenhand_Core~=0.1",
        "evenhand-core>=0.1; python_version >= '3'",
    ],
)
def test_a_plugin_made_for_this_core_fits(line: str) -> None:
    assert incompatibility(entry("lxml", line), "0.1.0") is None


def test_a_plugin_for_another_core_says_which_it_needs_and_which_there_is() -> None:
    fault = incompatibility(entry("evenhand-core>=0.3"), "0.1.0")
    assert fault is not None
    assert fault.stage == "compatibility"
    assert fault.message == "it needs evenhand-core >=0.3, and 0.1.0 is installed"
    assert "evenhand-kent" in fault.hint


@pytest.mark.parametrize("requires", [(), ("lxml",), ("evenhand-core>=0.1; python_version < '3'",)])
def test_a_plugin_that_asks_for_no_core_is_refused(requires: tuple[str, ...]) -> None:
    fault = incompatibility(entry(*requires), "0.1.0")
    assert fault is not None
    assert fault.stage == "compatibility"
    assert "does not say" in fault.message


@pytest.mark.parametrize(
    "broken",
    [
        entry("evenhand-core !! 3"),
        entry("evenhand-core", version=""),
        entry("evenhand-core")._replace(name=""),
    ],
)
def test_metadata_that_cannot_be_read_is_a_fault_of_its_own(broken: PluginEntry) -> None:
    fault = incompatibility(broken, "0.1.0")
    assert fault is not None
    assert fault.stage == "metadata"
    assert fault.distribution == "evenhand-kent"


def test_two_requirements_must_both_hold() -> None:
    assert incompatibility(entry("evenhand-core>=0.1", "evenhand-core<0.1"), "0.1.0") is not None
