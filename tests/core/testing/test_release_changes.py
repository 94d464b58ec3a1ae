"""What changed since a release, with renumbering told as such."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.testing.release_changes import Changes, changes_between, item_digests
from sample_plugins import SamplePlugin

BEFORE = {"v.1": "aaa", "v.2": "bbb", "v.3": "ccc", "v.good.1": "ddd", "v.good.2": "eee", "S-1": "fff"}


def test_the_digests_of_items_are_the_same_in_every_process(sample: SamplePlugin) -> None:
    assert item_digests(sample.subject().framework)["plan_quality.1"] == "55eb024f62b7"


@pytest.mark.parametrize(
    ("now", "changes"),
    [
        (BEFORE, Changes()),
        ({**BEFORE, "v.2": "xyz"}, Changes(changed=("v.2",))),
        ({**BEFORE, "v.4": "xyz"}, Changes(added=("v.4",))),
        (
            {**BEFORE, "v.2": "xyz", "v.3": "bbb", "v.4": "ccc"},
            Changes(added=("v.2",), renumbered=(("v.2", "v.3"), ("v.3", "v.4"))),
        ),
        (
            {name: digest for name, digest in BEFORE.items() if name != "v.good.2"} | {"v.good.1": "eee"},
            Changes(lost=("v.good.1",), renumbered=(("v.good.2", "v.good.1"),)),
        ),
        ({name: digest for name, digest in BEFORE.items() if name != "S-1"}, Changes(lost=("S-1",))),
        ({**BEFORE, "v.new": "xyz"}, Changes(added=("v.new",))),
    ],
)
def test_each_kind_of_change_is_told_apart(now: dict[str, str], changes: Changes) -> None:
    assert changes_between(BEFORE, now) == changes


@given(
    st.lists(st.text(alphabet="abcdef0123456789", min_size=12, max_size=12), unique=True, max_size=8),
    st.integers(0, 8),
)
def test_one_more_item_anywhere_is_one_more_item(digests: list[str], at: int) -> None:
    before = {f"v.{number}": digest for number, digest in enumerate(digests, start=1)}
    more = [*digests[:at], "-" * 12, *digests[at:]]
    found = changes_between(before, {f"v.{number}": digest for number, digest in enumerate(more, start=1)})
    assert (len(found.added), found.changed, found.lost) == (1, (), ())
    assert len(found.renumbered) == len(digests[at:])


def test_many_changes_are_counted() -> None:
    ids = tuple(f"a.{number}" for number in range(12))
    lines = list(Changes(lost=ids, renumbered=(("a.1", "a.2"),)).lines())
    assert lines[0].endswith("a.9 and 2 more")
    assert lines[1] == "only renumbered since: a.1 is now a.2"
