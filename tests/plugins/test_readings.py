"""Every contradiction that changes a ruling can be chosen, and every choice changes one."""

from __future__ import annotations

import pytest

from differing import differing_answers
from driving import framework_called
from evenhand.catalogue.readings import resolve_readings
from evenhand.settings.settings import DEFAULTS
from plugin_items import names

CONTRADICTIONS = {
    "durham": {"limiting"},
    "herefordshire": set(),
    "london_cin": {"LO-D1", "LO-D4", "LO-D5", "LO-D6", "LO-D9"},
    "northamptonshire": {"NO-D4", "NO-D5", "NO-D7", "NO-D8", "NO-D9", "NO-D12", "NO-D25"},
    "ofsted": set(),
}

OPTIONS = [
    (name, reading.id, option.id)
    for name in names()
    for reading in framework_called(name).readings
    for option in reading.options
    if option.id != reading.default
]


@pytest.mark.parametrize("name", names())
def test_the_contradictions_that_matter_are_readings(name: str) -> None:
    found = framework_called(name).readings
    if name == "durham":
        assert [[option.id for option in reading.options] for reading in found] == [
            ["tool", "handbook", "closing_note"]
        ]
    else:
        assert {reading.contradiction for reading in found} == CONTRADICTIONS[name]


@pytest.mark.parametrize(("name", "reading", "option"), OPTIONS)
def test_each_option_can_be_chosen_by_the_contradictions_name(name: str, reading: str, option: str) -> None:
    framework = framework_called(name)
    contradiction = framework.reading_by_id[reading].contradiction
    for words in (f"{reading}={option}", f"{contradiction}={option}"):
        assert resolve_readings(framework, DEFAULTS, [words])[reading] == option


@pytest.mark.parametrize(("name", "reading", "option"), OPTIONS)
def test_each_option_changes_some_ruling(name: str, reading: str, option: str) -> None:
    assert differing_answers(framework_called(name), reading, option) is not None


def test_an_option_that_changes_nothing_is_seen() -> None:
    framework = framework_called("durham")
    default = framework.readings[0].default
    assert differing_answers(framework, framework.readings[0].id, default, tries=200) is None
