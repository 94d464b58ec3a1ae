from __future__ import annotations

from evenhand.suggest import did_you_mean, nearest


def test_the_nearest_name_is_found_whatever_its_case() -> None:
    assert nearest("RSIK", ["risk", "voice"]) == "risk"
    assert nearest("inadquate", ["Good", "Inadequate"]) == "Inadequate"
    assert nearest("zzz", ["risk", "voice"]) is None
    assert nearest("x", []) is None


def test_a_hint_names_what_was_meant_or_lists_what_there_is() -> None:
    assert did_you_mean("rsk", iter(["risk", "voice"])) == "; did you mean 'risk'?"
    assert did_you_mean("zzz", ["risk", "voice"]) == "; there are: risk, voice"
    assert did_you_mean("zzz", [f"domain_{number}" for number in range(25)]) == ""
    assert did_you_mean("zzz", []) == ""
