from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from evenhand import hookimpl
from evenhand.catalogue.parts import collect
from evenhand.loading.guard import PluginError
from evenhand.loading.hooks import PluginHooks
from evenhand.models.forms import Form, FormField

if TYPE_CHECKING:
    from tests.core.catalogue.conftest import Workshop

Hooks = Callable[[str, object], PluginHooks]


class LateHeader:
    @hookimpl
    def evenhand_follow_up(self, framework_id: str) -> tuple[Form, ...]:
        fields = (FormField(id="team", label="Team", source="L"),)
        return (Form(id="header", title="Header", stage="header", source="L", fields=fields),)


def test_everything_a_plugin_gives_is_collected_with_its_name(workshop: Workshop, hooks: Hooks) -> None:
    parts = collect(hooks("mine", workshop.kent()), "kent")
    assert [len(part) for part in parts] == [2, 2, 2, 2, 2, 3, 1, 0, 1]
    assert {rule.plugin for rule in parts.rules} == {"mine"}
    assert {prompt.plugin for _, prompts in parts.prompts for prompt in prompts} == {"mine"}


def test_nothing_is_collected_for_another_framework(workshop: Workshop, hooks: Hooks) -> None:
    assert not any(collect(hooks("mine", workshop.kent()), "essex"))


def test_parts_are_put_together_with_the_owners_first(workshop: Workshop, hooks: Hooks) -> None:
    owner = collect(hooks("kent", workshop.kent()), "kent")
    added = collect(hooks("theme", workshop.theme()), "kent")
    both = owner.plus(added)
    assert [rule.id for rule in both.rules] == ["K-1", "K-2", "K-3", "T-1"]
    assert both.readings == owner.readings


def test_a_form_of_another_hooks_stage_is_a_fault(hooks: Hooks) -> None:
    with pytest.raises(PluginError, match="returned form 'header' of stage 'header'; its stages are closing"):
        collect(hooks("late", LateHeader()), "kent")
