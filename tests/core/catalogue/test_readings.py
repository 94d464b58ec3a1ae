from __future__ import annotations

from pathlib import Path

import pytest

from evenhand.catalogue.readings import ReadingError, resolve_readings
from evenhand.models.framework import Framework
from evenhand.settings.settings import Settings


@pytest.fixture
def two(kent: Framework) -> Framework:
    """The framework with a second reading, which shares an option's name with the first."""
    (first,) = kent.readings
    options = (first.options[0], first.options[1].model_copy(update={"id": "counted", "rules": {}}))
    second = first.model_copy(update={"id": "counting", "contradiction": "KE-D2", "options": options})
    return kent.model_copy(update={"readings": (first, second)})


def settings(**readings: str) -> Settings:
    return Settings(readings={"kent": readings}, authority_file=Path("authority.toml"))


def test_defaults_hold_where_nothing_is_chosen(two: Framework) -> None:
    assert resolve_readings(two) == {"limiting": "strict", "counting": "strict"}


def test_the_authoritys_choice_wins_over_the_default_and_the_persons_over_both(two: Framework) -> None:
    assert resolve_readings(two, settings(limiting="mild"))["limiting"] == "mild"
    assert resolve_readings(two, settings(limiting="mild"), ["limiting=strict"])["limiting"] == "strict"


@pytest.mark.parametrize("chosen", ["mild", "MILD", "limiting=mild", "KE-D1=mild", "ke-d1 = Mild"])
def test_a_reading_may_be_named_in_each_way(two: Framework, chosen: str) -> None:
    assert resolve_readings(two, chosen=[chosen]) == {"limiting": "mild", "counting": "strict"}


def test_the_authority_may_name_a_contradiction(two: Framework) -> None:
    assert resolve_readings(two, settings(**{"KE-D2": "counted"}))["counting"] == "counted"


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        (["mildd"], "reading 'mildd': kent has no such option; did you mean 'mild'?"),
        (["limitting=mild"], "kent has no reading 'limitting'; did you mean 'limiting'?"),
        (["limiting=mlid"], "reading 'limiting' has no option 'mlid'; did you mean 'mild'?"),
        (["counting=mild"], "reading 'counting' has no option 'mild'"),
        (["strict"], "several readings have such an option; write limiting=strict or counting=strict"),
        (["mild", "limiting=strict"], "'limiting' is already read as 'mild'; choose one"),
        (["="], "kent has no reading ''"),
    ],
)
def test_what_the_framework_does_not_have_is_told_with_what_was_meant(
    two: Framework, chosen: list[str], words: str
) -> None:
    with pytest.raises(ReadingError) as caught:
        resolve_readings(two, chosen=chosen)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_setting_for_what_the_framework_does_not_have_names_the_file_and_key(two: Framework) -> None:
    with pytest.raises(ReadingError, match=r"^authority\.toml: readings\.kent\.limitin: kent has no reading 'limitin'"):
        resolve_readings(two, settings(limitin="mild"))
    with pytest.raises(ReadingError, match=r"^authority\.toml: readings\.kent\.limiting: .* no option 'mlid'"):
        resolve_readings(two, settings(limiting="mlid"))


def test_settings_for_other_frameworks_are_left_alone(two: Framework) -> None:
    assert resolve_readings(two, Settings(readings={"essex": {"x": "y"}}))["limiting"] == "strict"
