from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from evenhand.catalogue.assemble import assemble
from evenhand.catalogue.problems import FrameworkProblemsError
from evenhand.catalogue.writing_references import check_writing
from evenhand.loading.hooks import PluginHooks

if TYPE_CHECKING:
    from tests.core.catalogue.conftest import Workshop

CHECK = """[[checks]]
id = "plain"
kind = "acronyms"
words = "Write it out."
source = "L20"
"""


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (
            'applies_to = ["resaon"]',
            "line 6: checks[1].applies_to[1]: no question or kind of question 'resaon'; did you me",
        ),
        ('relaxed_at = ["god"]', "line 6: checks[1].relaxed_at[1]: no grade 'god' on scale"),
        ('relaxed_when = { test = "fact", fact = "unsaef" }', "line 6: checks[1].relaxed_when.fact: no fact 'unsaef'"),
        ("known = { IRO = 1 }", "line 6: checks[1].known.IRO: must be text in quotes"),
        ('id2 = "x"', "line 6: checks[1].id2: unknown key 'id2'"),
        (CHECK, "line 7: checks[2].id: 'plain' is the id of another"),
    ],
)
def test_a_check_that_names_nothing_is_refused_with_its_line(
    workshop: Workshop, hooks: Callable[[str, object], PluginHooks], line: str, words: str
) -> None:
    with pytest.raises(FrameworkProblemsError) as caught:
        assemble(hooks("kent", workshop.kent(("checks.toml", "", CHECK + line))), "kent")
    assert [found for found in caught.value.lines if found.startswith(f"kent/checks.toml {words}")], caught.value.lines


def test_kinds_fields_domains_and_prompts_may_be_named(
    workshop: Workshop, hooks: Callable[[str, object], PluginHooks]
) -> None:
    line = 'applies_to = ["reason", "note", "action", "risk", "risk.1"]\nrelaxed_at = ["poor"]\n'
    plugin = workshop.kent(("checks.toml", "", CHECK + line))
    framework = assemble(hooks("kent", plugin), "kent")[0]
    assert list(check_writing(framework)) == []
    assert [(check.id, check.plugin) for check in framework.checks] == [("plain", "kent")]
    assert [check.id for check in plugin.evenhand_writing_checks("kent")] == ["plain"]
    assert plugin.evenhand_writing_checks("essex") == ()


def test_an_extension_adds_checks_and_may_not_replace_one(
    workshop: Workshop, hooks: Callable[[str, object], PluginHooks]
) -> None:
    kent = hooks("kent", workshop.kent(("checks.toml", "", CHECK)))
    more = CHECK.replace('"plain"', '"more"')
    framework, faults = assemble(kent, "kent", [hooks("theme", workshop.theme(("checks.toml", "", more)))])
    assert [(check.id, check.plugin) for check in framework.checks] == [("plain", "kent"), ("more", "theme")]
    assert faults == ()
    framework, faults = assemble(kent, "kent", [hooks("theme", workshop.theme(("checks.toml", "", CHECK)))])
    assert [check.id for check in framework.checks] == ["plain"]
    assert "an extension adds and does not replace" in faults[0].message
