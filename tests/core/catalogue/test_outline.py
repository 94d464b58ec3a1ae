from __future__ import annotations

from evenhand.catalogue.outline import Outline
from evenhand.models.faults import Fault

FAULT = Fault("kent", "evenhand-kent", "catalogue", "a message", "a hint")


def test_what_depends_on_nothing_but_its_files_may_be_kept() -> None:
    assert Outline(roots=("somewhere",)).may_be_kept()
    assert Outline(roots=("somewhere",), folder="somewhere", fault=FAULT).may_be_kept()


def test_what_may_mend_itself_may_not_be_kept() -> None:
    assert not Outline(fault=FAULT).may_be_kept()
    assert not Outline(roots=("somewhere",), fault=FAULT).may_be_kept()
    assert not Outline().may_be_kept()
