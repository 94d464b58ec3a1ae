"""An account becomes plain data, field for field."""

from __future__ import annotations

from evenhand.reporting.account import Chain, OpenAccount, as_data


def test_records_become_objects_and_tuples_lists() -> None:
    assert as_data((Chain("ab", 1), {"x": ("y",)}, None)) == [{"head": "ab", "length": 1}, {"x": ["y"]}, None]
    assert as_data(OpenAccount("5 Risk", ())) == {"place": "5 Risk", "items": []}
