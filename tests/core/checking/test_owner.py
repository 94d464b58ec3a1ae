from __future__ import annotations

import pytest

from evenhand.checking import owner
from evenhand.checking.findings import Finding, Written


@pytest.mark.parametrize("text", ["", "team manager", "The social worker", "SW", "TBC", "everyone", "IRO and TM"])
def test_a_role_or_nothing_is_no_owner(text: str) -> None:
    assert list(owner.find(Written(text, "person"))) == [Finding(0, 0)]


@pytest.mark.parametrize("text", ["Priya Shah", "Priya", "Social worker Priya Shah", "Jo"])
def test_a_name_is_an_owner(text: str) -> None:
    assert list(owner.find(Written(text, "person"))) == []


@pytest.mark.parametrize("text", ["Update the chronology", "The Social Worker to update it", "Team Manager to check"])
def test_an_action_without_a_name_is_found(text: str) -> None:
    assert list(owner.find(Written(text, "long_text"))) == [Finding(0, 0)]


@pytest.mark.parametrize("text", ["Priya to update it", "Update by Tom Lee", "Visit.\nPriya will visit weekly"])
def test_an_action_with_a_name_is_not(text: str) -> None:
    assert list(owner.find(Written(text, "long_text"))) == []
