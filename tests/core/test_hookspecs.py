from __future__ import annotations

import ast
import inspect
import re
from pathlib import Path

import pytest

from evenhand import hookspecs
from evenhand.loading.hooks import hook_arguments

PAGE = (Path(__file__).parents[2] / "docs" / "hooks.md").read_text(encoding="utf-8")
HOOKS = sorted(hook_arguments())


def section(hook: str) -> str:
    """What the page says of one hook."""
    found = re.search(rf"^### `{hook}\([^\n]*`\n.*?(?=^##|\Z)", PAGE, re.M | re.S)
    assert found, f"docs/hooks.md has no section for {hook}"
    return found.group()


@pytest.mark.parametrize("hook", HOOKS)
def test_every_docstring_says_when_what_empty_means_and_since_when(hook: str) -> None:
    text = inspect.getdoc(getattr(hookspecs, hook)) or ""
    for word in ("Called: ", "Empty: ", "Since: "):
        assert word in text


@pytest.mark.parametrize("hook", HOOKS)
def test_every_hook_is_documented_with_its_signature(hook: str) -> None:
    signature = str(inspect.signature(getattr(hookspecs, hook)))
    heading = section(hook).splitlines()[0]
    assert heading == f"### `{hook}{signature.replace(chr(39), '')}`"
    for word in ("Called", "Empty", "Since 0.1"):
        assert word in section(hook)


@pytest.mark.parametrize("hook", HOOKS)
def test_every_hook_has_an_example_that_is_python(hook: str) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", section(hook), re.S)
    functions = [node for node in ast.walk(ast.parse(example)) if isinstance(node, ast.FunctionDef)]
    assert [function.name for function in functions] == [hook]
    (function,) = functions
    names = {argument.arg for argument in function.args.args}
    assert names <= set(hook_arguments()[hook])
    assert [ast.unparse(decorator) for decorator in function.decorator_list] == ["hookimpl"]


def test_the_page_documents_nothing_that_is_no_hook() -> None:
    assert set(re.findall(r"^### `(evenhand_\w+)", PAGE, re.M)) == set(HOOKS)


def test_the_required_hooks_are_named_as_such() -> None:
    required = PAGE.partition("## Required")[2].partition("## Optional")[0]
    assert set(re.findall(r"^### `(evenhand_\w+)", required, re.M)) == set(hookspecs.REQUIRED)


def test_the_examples_together_are_a_plugin_that_works() -> None:
    from evenhand import hookimpl
    from evenhand.catalogue.assemble import assemble
    from evenhand.loading.entries import PluginEntry
    from evenhand.loading.hooks import PluginHooks
    from evenhand.loading.load import LoadedPlugin
    from evenhand.models import cases, conditions, contributions, domains, forms, framework, rules, scales

    names: dict[str, object] = {"hookimpl": hookimpl}
    for module in (cases, conditions, contributions, domains, forms, framework, rules, scales):
        names.update(vars(module))
    module_of_examples = type(inspect)("examples")
    vars(module_of_examples).update(names)
    for hook in HOOKS:
        (example,) = re.findall(r"```python\n(.*?)```", section(hook), re.S)
        exec(example, vars(module_of_examples))  # noqa: S102
    plugin = PluginHooks(LoadedPlugin(PluginEntry("kent", "x", "evenhand-kent", "1.0"), module_of_examples))
    whole, faults = assemble(plugin, "kent")
    assert faults == ()
    assert [prompt.id for prompt in whole.domain_by_id["risk"].prompts] == ["risk.kent.1"]
    assert plugin.call("evenhand_check_answer", framework_id="kent", question_id="x", value="the CIN plan")
    grades = {"grades": {"risk": "Good", "voice": "Poor"}}
    assert plugin.call("evenhand_overall_grade", framework_id="kent", answers=grades)[0].rule == "K-7"
    assert plugin.call("evenhand_report_sections", framework_id="kent", audit={})
