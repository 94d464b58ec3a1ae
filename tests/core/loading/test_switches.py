from __future__ import annotations

from evenhand.loading.entries import PluginEntry
from evenhand.loading.switches import EVERYTHING, Switches

KENT = PluginEntry("kent", "evenhand_kent:plugin", "evenhand-kent", "1.0")


def test_without_switches_everything_is_on() -> None:
    assert EVERYTHING.off_because(KENT) is None


def test_a_plugin_is_disabled_by_its_name_or_its_distribution_however_written() -> None:
    for name in ("kent", "evenhand-kent", "Evenhand_Kent"):
        assert Switches(disable=(name,)).off_because(KENT) == "disabled in the authority's settings"
    assert Switches(disable=("essex",)).off_because(KENT) is None


def test_with_allow_only_those_are_on() -> None:
    assert Switches(allow=("evenhand-kent",)).off_because(KENT) is None
    assert Switches(allow=("essex",)).off_because(KENT) == "not among those that the authority's settings allow"
    assert Switches(allow=()).off_because(KENT) is not None


def test_disable_wins_over_allow() -> None:
    assert Switches(allow=("kent",), disable=("kent",)).off_because(KENT) is not None
