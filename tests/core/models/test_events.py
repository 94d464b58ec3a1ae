from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from evenhand.models.events import Event

VALUES = st.none() | st.booleans() | st.integers() | st.text() | st.lists(st.text())


@given(
    st.builds(
        Event,
        kind=st.sampled_from(["answered", "noted", "withdrawn", "focused"]),
        to=st.text(),
        slot=st.sampled_from(["answer", "evidence", "grade", "reason", "applicable"]),
        value=VALUES,
        note=st.text(),
        row=st.integers(0, 50),
    )
)
def test_an_event_comes_back_from_json_as_it_was(event: Event) -> None:
    assert Event.from_json(event.to_json()) == event


def test_only_what_says_something_is_written() -> None:
    assert Event("answered", "risk.1", value="yes").to_json() == {"kind": "answered", "to": "risk.1", "value": "yes"}
    assert Event("focused", value=False).to_json() == {"kind": "focused", "value": False}
    assert Event("answered", "age", value=0).to_json()["value"] == 0
    assert Event("answered", "context", value="").to_json()["value"] == ""
