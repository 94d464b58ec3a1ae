"""Checks about domains and their items."""

from __future__ import annotations

import pytest

from evenhand.testing.checks import items
from evenhand.testing.checks.items import EVERY_CASE, PLACEHOLDER
from sample_plugins import SamplePlugin

PLAN = "domains/02-plan.toml"
FAIR = '[[descriptors.fair]]\ntext = "Some steps of the plan lack a name or a date."\nsource = "L30"\n'


@pytest.mark.parametrize(
    "instead",
    [
        '[no_descriptors]\nfair = "The guide describes the best and the worst only."\n',
        '[inherits.fair]\nfrom = "good"\ntext = "As Good, in part."\nsource = "L30"\n',
    ],
)
def test_a_grade_without_descriptors_may_say_why(sample: SamplePlugin, instead: str) -> None:
    sample.replace(PLAN, FAIR, "")
    sample.append(PLAN, instead)
    assert list(items.descriptors(sample.subject())) == []


@pytest.mark.parametrize("reason", ["", "   "])
def test_a_grade_without_descriptors_or_a_reason(sample: SamplePlugin, reason: str) -> None:
    sample.replace(PLAN, FAIR, "")
    if reason:
        sample.append(PLAN, f'[no_descriptors]\nfair = "{reason}"\n')
    assert list(items.descriptors(sample.subject())) == [
        "domain 'plan_quality' has no descriptors for Fair, and does not say why"
    ]


def test_a_reason_beside_descriptors(sample: SamplePlugin) -> None:
    sample.append(PLAN, '[no_descriptors]\nfair = "There are none."\n')
    assert list(items.descriptors(sample.subject())) == [
        "domain 'plan_quality' says why it has no descriptors for Fair, and has some"
    ]


def test_a_domain_that_a_rule_leaves_out_is_not_for_every_case(sample: SamplePlugin) -> None:
    sample.append(
        "rules.toml",
        '[[rules]]\nid = "S-6"\neffect = "consider"\nscope = "applicability"\nstrength = "hard"\nsource = "L9"\n'
        'words = "The plan is left out where the child is unsafe."\ndomains = ["plan_quality"]\n'
        'when = { test = "not", part = { test = "fact", fact = "unsafe" } }\n',
    )
    assert list(items.applies_to(sample.subject())) == [
        "domain 'plan_quality' applies to 'Every case', yet a rule says when it does not apply"
    ]
    sample.replace(PLAN, '"Every case"', '"Cases in which the child is safe"')
    assert list(items.applies_to(sample.subject())) == []


@pytest.mark.parametrize(
    ("words", "found"),
    [("Looked after children only", True), ("Every case, except where the child has left care", False)],
)
def test_a_domain_for_some_cases_can_be_left_out_of_the_others(sample: SamplePlugin, words: str, found: bool) -> None:
    sample.replace(PLAN, "Every case", words)
    lines = list(items.applies_to(sample.subject()))
    assert [line.endswith("yet nothing lets an auditor leave it out of another case") for line in lines] == [
        True
    ] * found
    sample.append(PLAN, "\n[not_applicable]\nallowed = true\n")
    assert list(items.applies_to(sample.subject())) == []


@pytest.mark.parametrize("text", ["", " ", "?", "TODO", "tbc", "N/A", "n/a.", "-", "xxx", "Source", "???"])
def test_what_is_no_source(text: str) -> None:
    assert PLACEHOLDER.fullmatch(text)


@pytest.mark.parametrize(
    "text", ["L810-L812", "p. 4", "Section 2", "L15:c3:s1", "Appendix C", "Evenhand's own question"]
)
def test_what_is_one(text: str) -> None:
    assert not PLACEHOLDER.fullmatch(text)


@pytest.mark.parametrize(
    ("text", "every"), [("Every case", True), ("All children", True), ("Every case but one", False)]
)
def test_who_is_everybody(text: str, every: bool) -> None:
    assert bool(EVERY_CASE.fullmatch(text)) is every


def test_every_source_is_looked_at(sample: SamplePlugin) -> None:
    for file, old in (("scales.toml", '"L10"'), ("rules.toml", '"L18"'), ("forms.toml", '"L13"'), (PLAN, '"L29"')):
        sample.replace(file, old, '"tbc"')
    assert list(items.sources(sample.subject())) == [
        "scale 'grade': 'tbc' is no source",
        "descriptor 'plan_quality.good.1': 'tbc' is no source",
        "field 'auditor': 'tbc' is no source",
        "rule 'S-3': 'tbc' is no source",
    ]
