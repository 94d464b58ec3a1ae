"""Checks about ids."""

from __future__ import annotations

import pytest

from evenhand.models.framework import Framework
from evenhand.testing.checks import ids
from evenhand.testing.checks.ids import circles, lost_rules, shared_ids, words_taken
from sample_plugins import SamplePlugin
from small_frameworks import framework


@pytest.mark.parametrize("name", ["audit", "overall"])
def test_an_id_that_replies_need(name: str) -> None:
    (line,) = shared_ids(framework(facts=(name,)))
    assert line.startswith(f"'{name}', a fact: in a replies file")


def test_a_form_of_rows_called_like_what_is_answered() -> None:
    body = framework(facts=("plan",)).model_dump(mode="json", by_alias=True)
    assert list(shared_ids(Framework.model_validate_json(framework(facts=("plan",)).model_dump_json()))) == []
    body["forms"][0]["repeats"] = True
    import json

    (line,) = shared_ids(Framework.model_validate_json(json.dumps(body)))
    assert line == "'plan' is both a form of which rows are opened and a fact"


@pytest.mark.parametrize(
    ("id_", "text", "taken"),
    [
        ("good.2", "Good practice is seen in two places.", ""),
        ("risk_now", "Is there risk now?", ""),
        ("is_there_risk", "Is there risk now?", ""),
        ("is_there_risk_now", "Is there risk now?", "is there risk now"),
        ("q1_is_there_risk_now", "Is there, risk now?", "is there risk now"),
        ("was_there_harm_then", "Is there risk now?", ""),
    ],
)
def test_words_of_the_text_in_an_id(id_: str, text: str, taken: str) -> None:
    assert words_taken(id_, text) == taken


def test_grades_that_take_over_in_a_circle(sample: SamplePlugin) -> None:
    loop = ""
    for grade, other in (("good", "fair"), ("fair", "good")):
        loop += f'\n[inherits.{grade}]\nfrom = "{other}"\ntext = "As there."\nsource = "L9"\n'
    sample.append("domains/02-plan.toml", loop)
    assert list(circles(sample.subject().framework)) == [
        "domain 'plan_quality': 'good' takes over from 'fair' in a circle",
        "domain 'plan_quality': 'fair' takes over from 'good' in a circle",
    ]


def test_a_chain_is_no_circle(sample: SamplePlugin) -> None:
    for grade, other in (("good", "fair"), ("fair", "poor")):
        text = f'\n[inherits.{grade}]\nfrom = "{other}"\ntext = "As there."\nsource = "L9"\n'
        sample.append("domains/02-plan.toml", text)
    assert list(circles(sample.subject().framework)) == []


def test_a_rule_that_words_name_and_is_not_there(sample: SamplePlugin) -> None:
    sample.replace("domains/03-voice.toml", "the child is a baby.", "the child is a baby; see S-2 and S-22.")
    assert list(lost_rules(sample.subject())) == [
        "domain 'voice': its note names S-22, and there is no such rule",
    ]


def test_a_contradiction_may_be_named_too(sample: SamplePlugin) -> None:
    sample.append(
        "readings.toml",
        '[[readings]]\nid = "limit"\ncontradiction = "S-D1"\nnote = "S-D1: the guide says both."\ndefault = "low"\n'
        'source = "L9"\noptions = [{ id = "low", words = "Low." }, { id = "high", words = "High." }]\n',
    )
    assert list(lost_rules(sample.subject())) == []


def test_a_framework_superseded_by_itself(sample: SamplePlugin) -> None:
    sample.append("framework.toml", 'superseded_by = "sample"\n')
    assert list(ids.resolve(sample.subject())) == ["framework 'sample' is superseded by itself"]
