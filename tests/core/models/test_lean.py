from __future__ import annotations

import json
from fractions import Fraction

import pytest

from driving import framework_called
from evenhand.models import lean
from evenhand.models.conditions import Tally
from evenhand.models.framework import Framework
from numbered_questions import HINT, SEEING, numbered


@pytest.fixture(scope="module")
def london() -> Framework:
    return framework_called("london_cin")


def test_what_is_written_is_read_back_the_same(london: Framework) -> None:
    again = lean.read(lean.write(london))
    assert again == london
    assert hash(again) == hash(london)
    assert repr(again.rules[0]) == repr(london.rules[0])


def test_shares_stay_exact_and_lists_cannot_be_changed(london: Framework) -> None:
    when = london.rule_by_id["L-GOOD"].when
    assert when is not None
    assert when.test == "all_of"
    tally = when.parts[0]
    assert tally.test == "tally"
    assert tally.share == Fraction(3, 4)
    assert isinstance(london.domains, tuple)
    assert isinstance(london.domains[0].descriptors["good"], tuple)


def test_a_lean_object_is_frozen(london: Framework) -> None:
    with pytest.raises(AttributeError, match="OverallRule is frozen"):
        london.rules[0].grade = "good"  # type: ignore[misc]


def test_what_was_worked_out_is_no_field(london: Framework) -> None:
    assert "risk" not in london.domain_by_id
    assert "domain_by_id" not in lean.fields_of(london)
    assert "domain_by_id" not in lean.write(london)


def test_a_copy_takes_the_changes_and_leaves_the_original(london: Framework) -> None:
    rule = london.rules[0]
    copy = lean.changed(rule, {"strength": "soft"})
    assert (copy.strength, copy.id, rule.strength) == ("soft", rule.id, "hard")
    assert type(copy) is type(rule)
    model = Tally.model_validate({"test": "tally", "over": "graded", "how": "any", "is": "good"})
    assert lean.changed(model, {"how": "every"}).how == "every"
    assert model.how == "any"


def test_the_models_accept_a_snapshot_without_its_classes(london: Framework) -> None:
    body = json.dumps(lean.untagged(json.loads(lean.write(london))))
    whole = Framework.model_validate_json(body, by_name=True)
    assert lean.read(lean.write(whole)) == london


@pytest.mark.parametrize("text", ["[]", "{}", '{"#":"Domain"}', "3", '{"header":{}}'])
def test_what_is_no_framework_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a snapshot"):
        lean.read(text)


def test_prompts_keep_what_the_document_says_of_them() -> None:
    first, *_, last = lean.read(lean.write(numbered())).domain_by_id["safety"].prompts
    assert (first.number, first.group, first.hint) == ("1.1", SEEING, HINT)
    assert (last.number, last.group, last.hint) == (None, None, None)
