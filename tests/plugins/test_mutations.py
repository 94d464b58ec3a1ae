"""Faults seeded in a framework's data are noticed: as it loads, by a check, or at least by its recorded release."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from mutations import Copy, Notice, SeededFault, faults, picked, table

KINDS = {
    "cap inverted", "descriptor dropped", "domain left out", "fact changed", "grades swapped", "id duplicated",
    "prompt lost", "reference broken", "rule dropped", "source swapped", "test turned",
}  # fmt: skip


def test_every_kind_of_fault_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(tmp_path))
    copy = Copy(tmp_path, "durham")
    seeded = picked(faults(copy.folder), 1, "everyday")
    assert {fault.kind for fault in seeded} == KINDS
    notices = [copy.notice(fault) for fault in seeded]
    assert [notice.fault.kind for notice in notices if not notice.by] == []
    by_kind = {notice.fault.kind: notice.by for notice in notices}
    assert by_kind["reference broken"] == by_kind["id duplicated"] == "load"
    assert by_kind["cap inverted"] == "cases.pass"


@pytest.mark.parametrize(("name", "kind"), [("northamptonshire", "threshold moved"), ("london_cin", "test turned")])
def test_a_moved_threshold_and_a_turned_test_are_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, kind: str
) -> None:
    monkeypatch.syspath_prepend(str(tmp_path))
    copy = Copy(tmp_path, name)
    (fault,) = [one for one in picked(faults(copy.folder), 1, name) if one.kind == kind]
    assert copy.notice(fault).by
    assert copy.subject().faults == (), "the copy is whole again"


def test_the_table_counts_who_noticed() -> None:
    fault = SeededFault("rule dropped", "rules.toml", lambda data: None)
    notices = [Notice(fault, by) for by in ("load", "cases.pass", "rules.total", "release.version_raised", "")]
    assert table(notices).splitlines()[-2:] == ["| rule dropped | 5 | 1 | 2 | 1 | 1 |", "| all | 5 | 1 | 2 | 1 | 1 |"]


def test_so_many_of_each_kind_are_picked_the_same_every_time() -> None:
    many = [SeededFault(kind, str(number), lambda data: None) for kind in "ab" for number in range(9)]
    some = picked(many, 3, "seed")
    assert Counter(fault.kind for fault in some) == {"a": 3, "b": 3}
    assert picked(many, 3, "seed") == some
