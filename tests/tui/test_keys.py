"""The table of keys."""

from __future__ import annotations

from evenhand_tui.app import EvenhandApp
from evenhand_tui.keys import KEYS, key_name, unknown_actions
from evenhand_tui.screens.assistant import AssistantScreen


def test_no_key_and_no_action_stands_twice() -> None:
    keys = [key for action in KEYS for key in action.keys.split(",")]
    assert len(keys) == len(set(keys))
    assert len({action.id for action in KEYS}) == len(KEYS)


def test_every_action_exists() -> None:
    screens = {"all": EvenhandApp, "audit": AssistantScreen}
    for key in KEYS:
        assert hasattr(screens[key.where], f"action_{key.action}"), key


def test_keys_are_named_as_people_read_them() -> None:
    assert key_name("f5,ctrl+e") == "F5 or Ctrl+E"
    assert key_name("ctrl+pagedown") == "Ctrl+Page Down"


def test_an_unknown_action_in_the_settings_is_named_with_what_was_meant() -> None:
    assert unknown_actions({"blank": "f8"}) == ()
    assert "did you mean 'guidance'?" in unknown_actions({"guidence": "f8"})[0]
