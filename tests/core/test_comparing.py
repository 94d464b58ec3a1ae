from __future__ import annotations

import json

from driving import framework_called
from evenhand.comparing import NOT_MAPPED, compare_frameworks, comparison_json, counts
from evenhand.conversation.views import View


def lines(view: View, heading: str) -> list[str]:
    return [line.text for section in view.sections if section.heading.startswith(heading) for line in section.lines]


def london_and_ofsted() -> View:
    return compare_frameworks(framework_called("london_cin"), framework_called("ofsted"))


def test_a_grade_that_maps_to_nothing_says_so_and_is_not_converted() -> None:
    london, ofsted = lines(london_and_ofsted(), "Scales")
    assert london.startswith("london_cin, coded scale for domains and the overall grade, best first: 1 Outstanding → ")
    assert f"3 Adequate → {NOT_MAPPED}" in london
    assert NOT_MAPPED not in ofsted
    assert "Requires Improvement → Requires improvement" in ofsted


def test_bands_are_told() -> None:
    view = compare_frameworks(framework_called("northamptonshire"), framework_called("durham"))
    scales = lines(view, "Scales")
    assert scales[0].startswith("northamptonshire, banded scale for domains, best first: Outstanding (9 to 10) → ")
    assert lines(view, "Evidence window") == [
        "northamptonshire: Grade on the last six months. Reading further back is allowed.",
        f"durham: {framework_called('durham').header.evidence_window_note}",
    ]


def test_domains_stand_in_their_own_order_and_only_the_same_title_or_id_is_matched() -> None:
    view = london_and_ofsted()
    beside = lines(view, "Domains in each")
    assert len(beside) == 12
    assert beside[0] == "london_cin: Early Intervention Work | ofsted: 1 Strategy discussion / section 47 investigation"
    assert beside[-1] == "london_cin: Management Oversight and Recording | ofsted: none"
    assert lines(view, "Domains with") == ["london_cin: Assessment | ofsted: 5 Assessment"]
    none = compare_frameworks(framework_called("london_cin"), framework_called("northamptonshire"))
    assert lines(none, "Domains with")[0].startswith("None.")
    assert "northamptonshire: 1 Summary (not graded)" in lines(none, "Domains in each")[0]


def test_rules_are_counted_by_effect_and_strength() -> None:
    assert lines(london_and_ofsted(), "Overall rules") == [
        "Must be, hard: london_cin 3; ofsted 0",
        "At least, hard: london_cin 2; ofsted 0",
        "Requires, hard: london_cin 1; ofsted 0",
        "Requires, expected: london_cin 0; ofsted 2",
        "Judgement, absent: london_cin 0; ofsted 1",
    ]


def test_readings_and_their_absence_are_told() -> None:
    readings = lines(london_and_ofsted(), "Readings")
    assert len(readings) == 6
    assert readings[0].startswith("london_cin, LO-D1: ")
    assert readings[0].endswith("Options: areas, features")
    assert readings[-1] == "ofsted: none"


def test_counts_are_of_what_the_framework_has() -> None:
    found = counts(framework_called("durham"))
    assert (found["domains"], found["prompts"], found["descriptors"], found["standards"]) == (16, 178, 306, 35)


def test_the_json_says_the_same_in_plain_data() -> None:
    london, ofsted = framework_called("london_cin"), framework_called("ofsted")
    found = json.loads(json.dumps(comparison_json(london, ofsted)))
    first, second = found["frameworks"]
    assert (first["id"], second["id"]) == ("london_cin", "ofsted")
    assert first["digest"] == london.digest
    assert [grade["crosswalk"] for grade in first["scales"][0]["grades"]] == [
        "outstanding",
        "good",
        None,
        "inadequate",
    ]
    assert found["same_domains"] == [{"title": "Assessment", "london_cin": "assessment", "ofsted": "assessment"}]
    assert {"effect": "must_be", "strength": "hard", "count": 3} in first["rules"]
    assert [reading["contradiction"] for reading in first["readings"]][:2] == ["LO-D1", "LO-D4"]
    assert second["readings"] == []
