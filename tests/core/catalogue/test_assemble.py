from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from evenhand import hookimpl
from evenhand.catalogue.assemble import assemble, digest_of
from evenhand.catalogue.problems import FrameworkProblemsError
from evenhand.loading.guard import PluginError
from evenhand.loading.hooks import PluginHooks
from evenhand.models.domains import Domain, Prompt
from evenhand.models.framework import Framework, FrameworkHeader
from evenhand.models.rules import Fact

if TYPE_CHECKING:
    from tests.core.catalogue.conftest import Workshop

Hooks = Callable[[str, object], PluginHooks]


def test_a_framework_has_every_part_in_order_and_best_grade_first(kent: Framework) -> None:
    assert [domain.id for domain in kent.domains] == ["voice", "risk"]
    risk = kent.domain_by_id["risk"]
    assert [prompt.id for prompt in risk.prompts] == ["risk.1", "risk.2"]
    assert list(risk.descriptors) == ["good", "poor"]
    assert [form.id for form in kent.forms] == ["header", "plan"]
    assert (kent.plugin, kent.distribution) == ("kent", "evenhand-kent")


def test_every_item_carries_the_plugin_that_it_came_from(workshop: Workshop, hooks: Hooks) -> None:
    framework, faults = assemble(hooks("kent", workshop.kent()), "kent", [hooks("theme", workshop.theme())])
    assert faults == ()
    risk = framework.domain_by_id["risk"]
    assert [prompt.plugin for prompt in risk.prompts] == ["kent", "kent", "theme"]
    assert [prompt.id for prompt in risk.prompts] == ["risk.1", "risk.2", "risk.theme.1"]
    assert [item.plugin for item in risk.guidance] == ["kent"]
    assert [item.plugin for item in risk.descriptors["good"]] == ["kent", "kent"]
    assert [domain.plugin for domain in framework.domains] == ["kent", "kent", "theme"]
    assert [rule.plugin for rule in framework.rules] == ["kent", "kent", "kent", "theme"]
    assert {fact.plugin for fact in framework.facts} == {"kent"}
    assert {form.plugin for form in framework.forms} == {"kent"}
    assert {reading.plugin for reading in framework.readings} == {"kent"}


def test_the_digest_covers_everything_and_is_the_same_each_time(
    workshop: Workshop, hooks: Hooks, kent: Framework
) -> None:
    assert kent.digest == digest_of(kent)
    again, _ = assemble(hooks("kent", workshop.kent()), "kent")
    assert again.digest == kent.digest
    seen = {kent.digest}
    for edit in (
        ("rules.toml", '"1/2"', '"2/3"'),
        ("domains/01-risk.toml", "Risk falls.", "Risk is falling."),
        ("framework.toml", '"1.2"', '"1.3"'),
        ("domains/01-risk.toml", "order = 2", "order = 0"),
        ("scales.toml", '"good", label = "Good"', '"good", label = "Great"'),
        ("cases.toml", 'why = "Poor risk"', 'why = "Risk"'),
    ):
        changed, _ = assemble(hooks("kent", workshop.kent(edit)), "kent")
        seen.add(changed.digest)
    assert len(seen) == 7


def test_an_extension_changes_the_digest(workshop: Workshop, hooks: Hooks, kent: Framework) -> None:
    framework, _ = assemble(hooks("kent", workshop.kent()), "kent", [hooks("theme", workshop.theme())])
    assert framework.digest != kent.digest


def test_an_extension_that_is_wrong_is_left_out_as_a_fault_and_the_rest_stands(
    workshop: Workshop, hooks: Hooks, kent: Framework
) -> None:
    theme = workshop.theme(("rules.toml", 'domain = "theme"', 'domain = "them"'))
    framework, (fault,) = assemble(hooks("kent", workshop.kent()), "kent", [hooks("theme", theme)])
    assert framework == kent
    assert (fault.plugin, fault.stage) == ("theme", "catalogue")
    assert fault.message.startswith(
        "theme/rules.toml line 9: rules[1].when.domain: no domain 'them'; did you mean 'the"
    )


def test_prompts_for_a_domain_that_is_not_there_are_told_with_their_line(workshop: Workshop, hooks: Hooks) -> None:
    theme = workshop.theme(("prompts.toml", "[[risk]]", "[[rsk]]"))
    _, (fault,) = assemble(hooks("kent", workshop.kent()), "kent", [hooks("theme", theme)])
    assert fault.message == "theme/prompts.toml line 1: rsk: no domain 'rsk' to add prompts to; did you mean 'risk'?"


def test_an_extension_that_raises_is_left_out_as_a_fault(workshop: Workshop, hooks: Hooks, kent: Framework) -> None:
    class Broken:
        @hookimpl
        def evenhand_facts(self, framework_id: str) -> tuple[Fact, ...]:
            raise SystemExit(framework_id)

    framework, (fault,) = assemble(hooks("kent", workshop.kent()), "kent", [hooks("broken", Broken())])
    assert framework == kent
    assert (fault.plugin, fault.stage) == ("broken", "call")


class Coded:
    """A framework given by code: the small framework's parts, through hooks of its own."""

    def __init__(self, inner: object, **changes: object) -> None:
        self.inner = inner
        for name, value in changes.items():
            setattr(self, name, value)

    @hookimpl
    def evenhand_frameworks(self) -> tuple[FrameworkHeader, ...]:
        return self.inner.evenhand_frameworks()  # type: ignore[attr-defined,no-any-return]

    @hookimpl
    def evenhand_grade_scales(self, framework_id: str) -> object:
        return self.inner.evenhand_grade_scales(framework_id)  # type: ignore[attr-defined]

    @hookimpl
    def evenhand_domains(self, framework_id: str) -> tuple[Domain, ...]:
        return self.inner.evenhand_domains(framework_id)  # type: ignore[attr-defined,no-any-return]

    @hookimpl
    def evenhand_prompts(self, framework_id: str) -> dict[str, tuple[Prompt, ...]]:
        return self.inner.evenhand_prompts(framework_id)  # type: ignore[attr-defined,no-any-return]

    @hookimpl
    def evenhand_record_fields(self, framework_id: str) -> object:
        return self.inner.evenhand_record_fields(framework_id)  # type: ignore[attr-defined]


class CodedWhole(Coded):
    @hookimpl
    def evenhand_overall_rules(self, framework_id: str) -> object:
        return self.inner.evenhand_overall_rules(framework_id)  # type: ignore[attr-defined]


def test_problems_of_code_name_the_plugin_and_the_item(workshop: Workshop, hooks: Hooks) -> None:
    """It has rules, but none of the facts and forms that they name."""
    with pytest.raises(FrameworkProblemsError) as caught:
        assemble(hooks("coded", CodedWhole(workshop.kent())), "kent")
    assert (
        "plugin coded: rules.K-2.when.parts[2].part.fact: no fact 'unsafe'; there is none at all: is facts.toml "
        "missing, or called otherwise?"
    ) in caught.value.lines
    assert "plugin coded: rules.K-3.brings[1]: no form 'plan'; there are: header" in caught.value.lines


def test_an_owner_needs_every_required_hook(workshop: Workshop, hooks: Hooks) -> None:
    with pytest.raises(PluginError, match="it has no hook evenhand_overall_rules"):
        assemble(hooks("coded", Coded(workshop.kent())), "kent")


def test_a_plugin_that_no_longer_gives_its_framework_is_a_fault(workshop: Workshop, hooks: Hooks) -> None:
    with pytest.raises(PluginError, match="no longer gives the framework 'essex'"):
        assemble(hooks("kent", workshop.kent()), "essex")


def test_what_a_prompt_may_have_besides_changes_no_digest_until_it_is_there(kent: Framework) -> None:
    body = kent.model_dump(mode="json", by_alias=True)
    prompt = body["domains"][-1]["prompts"][0]
    assert {"number", "group", "hint"} <= prompt.keys()
    for key in ("number", "group", "hint"):
        del prompt[key]
    assert digest_of(Framework.model_validate_json(json.dumps(body))) == kent.digest
    for key in ("number", "group", "hint"):
        prompt[key] = "4.7a"
        assert digest_of(Framework.model_validate_json(json.dumps(body))) != kent.digest, key
        del prompt[key]
