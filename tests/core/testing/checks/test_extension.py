"""The check that an extension loosens nothing."""

from __future__ import annotations

from typing import Any

from broken_samples.of_rules import one_domain_more_to_count
from evenhand.models.framework import Framework
from evenhand.models.lean import changed
from evenhand.testing.checks.extension import loosened, never_loosens, replaced
from sample_plugins import SamplePlugin
from small_frameworks import framework, rule

UNSAFE, IMPROVED = ({"test": "fact", "fact": fact} for fact in ("unsafe", "improved"))
CAP = rule("R-1", "cannot_exceed", UNSAFE, grade="good")
HALF_GOOD = rule(
    "R-2", "requires", {"test": "tally", "over": "graded", "how": "majority", "at_least": "good"}, grade="good"
)
BEFORE = framework(CAP, HALF_GOOD)


def extended(*rules: dict[str, Any], **fields: Any) -> Framework:
    return framework(CAP, HALF_GOOD, *rules, **fields)


def test_rules_that_only_tighten_pass() -> None:
    more = rule("X-1", "cannot_exceed", {"test": "fact", "fact": "new"}, grade="inadequate")
    after = extended(more, facts=["unsafe", "improved", "new"])
    assert list(replaced(BEFORE, after)) == []
    assert list(loosened(BEFORE, after)) == []


def test_a_domain_that_counts_towards_a_share_loosens() -> None:
    (found,) = loosened(BEFORE, extended(domains=("a", "b", "c", "d")))
    assert found.startswith("the extension permits Good for ")


def test_a_loosened_hard_limit_is_found_although_the_permitted_stay_the_same() -> None:
    expected = rule("R-1", "cannot_exceed", UNSAFE, grade="good", strength="expected")
    (found,) = loosened(framework(CAP), framework(expected))
    assert found.startswith("the extension lets an auditor depart further for ")


def test_what_is_dropped_or_changed_is_found() -> None:
    header = changed(BEFORE.header, {"title": "Other"})
    assert list(replaced(BEFORE, changed(BEFORE, {"header": header}))) == ["the framework's own header is changed"]
    assert list(replaced(BEFORE, framework(CAP))) == ["rules R-2: dropped"]
    assert list(replaced(BEFORE, framework({**CAP, "grade": "inadequate"}, HALF_GOOD))) == ["rules R-1: changed"]
    assert list(replaced(BEFORE, extended(domains=("a", "b")))) == ["domains c: dropped"]
    domains = (changed(BEFORE.domains[0], {"title": "Other"}), *BEFORE.domains[1:])
    assert list(replaced(BEFORE, changed(BEFORE, {"domains": domains}))) == ["domains a: changed"]


def test_the_plugin_that_owns_the_framework_is_left_alone(sample: SamplePlugin) -> None:
    one_domain_more_to_count(sample)
    assert list(never_loosens.look(sample.subject())) == []
    assert len(list(never_loosens.look(sample.subject("theme")))) == 1


def test_added_prompts_pass(sample: SamplePlugin) -> None:
    prompts = '[[safety]]\ntext = "Is the theme seen here?"\nsource = "L1"\n'
    header = 'extends = "sample"\nid = "theme"\ntitle = "Theme of the year"\n'
    sample.extend("theme", {"framework.toml": header, "prompts.toml": prompts})
    assert list(never_loosens.look(sample.subject("theme"))) == []
