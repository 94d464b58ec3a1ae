"""Beginning to practise on an invented case."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from driving import counting_store
from evenhand.catalogue import Catalogue, UnknownFrameworkError
from evenhand.catalogue.calibration import FoundCases
from evenhand.drivers.opening import resume_audit
from evenhand.drivers.practising import NoCaseError, case_called, start_practice
from evenhand.models.faults import Fault
from evenhand.settings import Settings
from evenhand.store.store import Store
from practising import the_case


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with counting_store(tmp_path / "practice.db") as opened:
        yield opened


def test_it_is_a_practice_audit_that_can_be_read_when_the_plugin_is_gone(store: Store) -> None:
    with start_practice(store, Settings(), Catalogue(), "herefordshire") as audit:
        audit_id = audit.id
    record = store.read(audit_id)
    assert record.summary.practice
    assert record.summary.case_reference == "BRACKEN-PRACTICE"
    assert store.audits() == ()
    with resume_audit(store, Settings(), audit_id) as audit:
        response = audit.session.typed("/file 2")
        assert response.view is not None
        assert response.view.sections[0].heading == "2 Assessment, 1 July 2026"


def test_the_default_readings_hold_whatever_the_authority_reads(store: Store) -> None:
    settings = Settings(readings={"durham": {"limiting": "handbook"}})
    with start_practice(store, settings, Catalogue(settings), "durham") as audit:
        assert audit.conversation.state.readings == {"limiting": "tool"}


def test_a_framework_or_case_that_there_is_not(store: Store) -> None:
    catalogue = Catalogue()
    with pytest.raises(UnknownFrameworkError, match="did you mean 'durham'"):
        start_practice(store, Settings(), catalogue, "durhem")
    with pytest.raises(NoCaseError, match="'durham' has no case 'herron'; did you mean 'heron'"):
        start_practice(store, Settings(), catalogue, "durham", "herron")
    assert store.audits(practice=None) == ()


def found(monkeypatch: pytest.MonkeyPatch, *cases: Any, faults: tuple[Fault, ...] = ()) -> Catalogue:
    monkeypatch.setattr(Catalogue, "calibration_cases", lambda *_: FoundCases(cases, faults))
    return Catalogue()


def test_one_of_several_must_be_named(monkeypatch: pytest.MonkeyPatch) -> None:
    heron = the_case("durham")
    catalogue = found(monkeypatch, heron, heron.model_copy(update={"id": "other"}))
    with pytest.raises(NoCaseError, match="several cases: choose one with --case, of heron, other"):
        case_called(catalogue, "durham", None)
    assert case_called(catalogue, "durham", "other").id == "other"


def test_what_is_wrong_with_the_only_case_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    catalogue = found(monkeypatch, faults=(Fault("kent", "evenhand-kent", "catalogue", "file line 3: no", ""),))
    with pytest.raises(NoCaseError) as raised:
        case_called(catalogue, "kent", None)
    assert str(raised.value).splitlines() == [
        "'kent' has no invented case to practise on that can be used",
        "plugin kent (evenhand-kent): file line 3: no",
    ]
