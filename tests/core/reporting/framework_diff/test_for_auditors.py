"""What differs between two versions, told to an auditor in the middle of an audit."""

from __future__ import annotations

from evenhand.models.lean import changed
from evenhand.reporting.framework_diff.for_auditors import changes_for_auditors
from two_versions import new_version, old_version


def test_each_change_is_one_line_under_its_kind() -> None:
    found = dict(changes_for_auditors(old_version(), new_version()))
    assert found["Questions"] == (
        "Added: Safety: Was the child seen alone?",
        "Changed: Safety: was “Was the risk written down?”, now “Was the risk to the child written down?”",
        "Removed: Plan: Has the file a family tree?",
        "Removed: Visits: Were the visits often enough?",
    )
    assert found["Domains"] == ("Removed: Visits",)
    assert list(found)[-1] == "Rulings"


def test_what_makes_no_difference_to_an_auditor_is_left_out() -> None:
    old = old_version()
    domain = changed(old.domains[0], {"source": "L99"})
    new = changed(old, {"domains": (domain, *old.domains[1:]), "header": changed(old.header, {"version": "1.0.1"})})
    assert list(dict(changes_for_auditors(old, new))) == ["Rulings"]


def test_a_field_that_changed_is_told_with_what_it_was() -> None:
    old = old_version()
    domain = changed(old.domains[0], {"crucial": True})
    found = dict(changes_for_auditors(old, changed(old, {"domains": (domain, *old.domains[1:])})))
    assert found["Domains"] == ("Changed: Safety (crucial was no, now yes)",)
