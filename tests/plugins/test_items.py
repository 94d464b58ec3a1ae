"""Every framework holds every item of its document, once, in its place and under its grade, and no other."""

from __future__ import annotations

import pytest

from driving import framework_called
from evenhand.models.domains import Domain
from evenhand.models.lean import changed
from plugin_items import counted, digest, expected, items, names


def test_every_framework_is_counted() -> None:
    assert names() == ["durham", "herefordshire", "london_cin", "northamptonshire", "ofsted"]


@pytest.mark.parametrize("name", names())
def test_the_items_are_those_of_the_document(name: str) -> None:
    framework, document = framework_called(name), expected(name)
    assert counted(framework) == document["domains"]
    assert sum(len(items(framework, domain)) for domain in framework.domains) == document["total"]
    assert digest(framework) == document["digest"], "an item stands in another place of the document than it should"


@pytest.mark.parametrize("name", names())
def test_every_rule_of_the_document_is_listed(name: str) -> None:
    listed = [rule.id for rule in framework_called(name).rules]
    assert [rule for rule in expected(name)["rules"] if rule not in listed] == []


def test_durham_in_figures() -> None:
    framework = framework_called("durham")
    prompts = sum(len(domain.prompts) for domain in framework.domains)
    descriptors = sum(len(found) for domain in framework.domains for found in domain.descriptors.values())
    standards = sum(len(domain.guidance) for domain in framework.domains)
    assert (prompts, descriptors, standards, prompts + descriptors + standards) == (178, 306, 35, 519)


def test_the_digest_sees_a_wrong_locator_and_a_wrong_grade() -> None:
    framework = framework_called("herefordshire")
    first = framework.domains[0]

    def with_first(domain: Domain) -> str:
        return digest(changed(framework, {"domains": (domain, *framework.domains[1:])}))

    good = first.descriptors["good"]
    moved = {**first.descriptors, "good": (changed(good[0], {"source": "L1"}), *good[1:])}
    swapped = {**first.descriptors, "good": good[1:], "outstanding": (*first.descriptors["outstanding"], good[0])}
    document = expected("herefordshire")["digest"]
    assert with_first(first) == document
    assert with_first(changed(first, {"descriptors": moved})) != document
    assert with_first(changed(first, {"descriptors": swapped})) != document
