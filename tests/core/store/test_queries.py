"""An audit is found by its id or the beginning of it; a slip is met with a hint, never with case text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from evenhand.models.events import Event
from evenhand.store.errors import UnknownAudit
from evenhand.store.handle import AuditHandle
from evenhand.store.store import Store

Begin = Callable[..., AuditHandle]


def test_the_beginning_of_an_id_is_enough_when_it_is_unique(store: Store) -> None:
    ids = iter(["abcd1111", "e1", "abcd2222", "e2", "abcd2233", "e3"])
    quiet = Store(store._access._replace(new_id=lambda: next(ids)), ())
    for _ in range(3):
        quiet.create_audit(
            framework_id="s", framework_title="S", digest="d", snapshot="", practice=False, events=[Event("started")]
        ).close()
    assert quiet.read("abcd1").summary.id == "abcd1111"
    assert quiet.read(" ABCD2222 ").summary.id == "abcd2222"
    with pytest.raises(UnknownAudit, match=r"Several audits begin with abcd22: abcd2222, abcd2233"):
        quiet.read("abcd22")
    with pytest.raises(UnknownAudit, match=r"no audit abcd3222.*Did you mean abcd2222"):
        quiet.read("abcd3222")
    with pytest.raises(UnknownAudit, match="at least 4 characters"):
        quiet.read("ab2")
    with pytest.raises(UnknownAudit, match="at least 4 characters"):
        quiet.open_audit("1")


@pytest.mark.parametrize("typed", ["", "jane", "jane doe 2010", "§1", "%%%1"])
def test_what_cannot_be_an_id_is_not_repeated(store: Store, begin: Begin, typed: str) -> None:
    begin()
    with pytest.raises(UnknownAudit) as caught:
        store.read(typed)
    assert str(caught.value) == "That is not the id of an audit: see `evenhand audit list`."
