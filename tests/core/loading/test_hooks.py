from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from evenhand import hookspecs
from evenhand.loading.guard import PluginError, fault_line
from evenhand.loading.hooks import PluginHooks, hook_arguments, result_type
from evenhand.loading.load import LoadedPlugin, load_plugin

if TYPE_CHECKING:
    from tests.core.loading.conftest import Site

HEADER = "from evenhand import hookimpl\n"


def hooks_of(site: Site, code: str, attribute: str = "") -> PluginHooks:
    site.add("kent", HEADER + code, attribute=attribute)
    loaded = load_plugin(site.entry())
    assert isinstance(loaded, LoadedPlugin)
    return PluginHooks(loaded)


def fault_on_reading(site: Site, code: str) -> str:
    with pytest.raises(PluginError) as caught:
        hooks_of(site, code)
    assert caught.value.fault.stage == "hooks"
    assert str(caught.value) == fault_line(caught.value.fault)
    return str(caught.value)


def test_a_misspelt_hook_is_a_fault_that_says_what_was_meant(site: Site) -> None:
    line = fault_on_reading(site, "@hookimpl\ndef evenhand_domians(framework_id): return ()")
    assert "there is no hook evenhand_domians" in line
    assert "did you mean 'evenhand_domains'?" in line


def test_a_hook_that_nothing_resembles_is_a_fault_too(site: Site) -> None:
    assert "no hook evenhand_zzz" in fault_on_reading(site, "@hookimpl\ndef evenhand_zzz(): return ()")


def test_a_misspelt_hook_without_its_mark_is_a_fault(site: Site) -> None:
    assert "did you mean 'evenhand_facts'?" in fault_on_reading(site, "def evenhand_fact(framework_id): return ()")


def test_a_hook_without_its_mark_is_a_fault(site: Site) -> None:
    line = fault_on_reading(site, "def evenhand_facts(framework_id): return ()")
    assert "evenhand_facts is not marked as a hook" in line
    assert "@hookimpl" in line


def test_an_argument_that_the_hook_does_not_give_is_a_fault(site: Site) -> None:
    line = fault_on_reading(site, "@hookimpl\ndef evenhand_facts(framework): return ()")
    assert "takes 'framework', which the hook does not give" in line
    assert "framework_id" in line


def test_a_plugin_without_hooks_is_a_fault(site: Site) -> None:
    assert "it has no hooks" in fault_on_reading(site, "import evenhand as evenhand_core_module")


def test_a_property_that_raises_is_not_touched(site: Site) -> None:
    code = (
        "class P:\n    @property\n    def content(self): raise RuntimeError\n"
        "    @hookimpl\n    def evenhand_extends(self): return ('x',)\nplugin = P()\n"
    )
    assert hooks_of(site, code, ":plugin").call("evenhand_extends") == ("x",)


def test_an_implementation_may_take_fewer_arguments(site: Site) -> None:
    assert hooks_of(site, "@hookimpl\ndef evenhand_facts(): return ()").call("evenhand_facts", framework_id="x") == ()


def test_a_hook_that_is_not_there_or_returns_nothing_gives_an_empty_result(site: Site) -> None:
    hooks = hooks_of(site, "@hookimpl\ndef evenhand_facts(framework_id): return None")
    assert hooks.call("evenhand_facts", framework_id="x") == ()
    assert hooks.call("evenhand_prompts", framework_id="x") == {}
    assert hooks.names == {"evenhand_facts"}


@pytest.mark.parametrize(
    ("raised", "words"),
    [
        ("ValueError('Sam')", "evenhand_facts failed with ValueError"),
        ("SystemExit('Sam')", "evenhand_facts failed: it tried to end the program"),
    ],
)
def test_a_hook_that_raises_is_a_fault_without_its_text(site: Site, raised: str, words: str) -> None:
    hooks = hooks_of(site, f"@hookimpl\ndef evenhand_facts(framework_id): raise {raised}")
    with pytest.raises(PluginError, match=words) as caught:
        hooks.call("evenhand_facts", framework_id="x")
    assert caught.value.fault.stage == "call"
    assert "Sam" not in str(caught.value)


def test_a_hook_interrupted_from_the_keyboard_is_interrupted(site: Site) -> None:
    hooks = hooks_of(site, "@hookimpl\ndef evenhand_facts(framework_id): raise KeyboardInterrupt")
    with pytest.raises(KeyboardInterrupt):
        hooks.call("evenhand_facts", framework_id="x")


@pytest.mark.parametrize(
    ("hook", "returned", "words"),
    [
        ("evenhand_facts", "[]", "list instead of tuple"),
        ("evenhand_facts", "('a',)", "a tuple that holds str instead of Fact"),
        ("evenhand_prompts", "()", "tuple instead of dict"),
        ("evenhand_prompts", "{1: ()}", "a dict that holds int instead of str"),
        ("evenhand_prompts", "{'risk': ('why?',)}", "a tuple that holds str instead of Prompt"),
    ],
)
def test_a_result_of_another_type_is_a_fault(site: Site, hook: str, returned: str, words: str) -> None:
    hooks = hooks_of(site, f"@hookimpl\ndef {hook}(framework_id): return {returned}")
    with pytest.raises(PluginError, match=f"{hook} returned {words}") as caught:
        hooks.call(hook, framework_id="x")
    assert "evenhand.models" not in caught.value.fault.hint


@pytest.mark.parametrize("hook", sorted(hook_arguments()))
def test_every_hook_returns_a_tuple_or_a_dict_of_typed_items(hook: str) -> None:
    expected = result_type(hook)
    assert expected.__origin__ in (tuple, dict)
    assert expected.__args__


def test_the_required_hooks_exist() -> None:
    assert set(hookspecs.REQUIRED) <= set(hook_arguments())
