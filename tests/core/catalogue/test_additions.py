from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from evenhand.catalogue.assemble import assemble
from evenhand.loading.hooks import PluginHooks

if TYPE_CHECKING:
    from tests.core.catalogue.conftest import Edit, Workshop


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (
            ("rules.toml", '"T-1"', '"K-1"'),
            "theme/rules.toml line 2: rules[1].id: 'K-1' belongs to kent; an extension adds and does not replace",
        ),
        (
            ("domains/09-theme.toml", 'id = "theme"', 'id = "risk"'),
            "theme/domains/09-theme.toml line 1: id: 'risk' belongs to kent",
        ),
        (
            ("facts.toml", "", '[[facts]]\nid = "unsafe"\ntext = "?"\nsource = "T"\nsafe_answer = true\n'),
            "theme/facts.toml line 2: facts[1].id: 'unsafe' belongs to kent",
        ),
        (
            (
                "readings.toml",
                "",
                '[[readings]]\nid = "own"\ncontradiction = "T"\nnote = "x"\ndefault = "a"\nsource = "T"\n'
                '[[readings.options]]\nid = "a"\nwords = "x"\n[[readings.options]]\nid = "b"\nwords = "x"\n'
                '[readings.options.rules.K-1]\nstrength = "soft"\n',
            ),
            "theme/readings.toml line 13: readings[1].options[2].rules.K-1: rule 'K-1' belongs to kent; an extension",
        ),
        (
            (
                "rules.toml",
                "",
                '[[rules]]\nid = "T-2"\neffect = "requires"\nscope = "applicability"\nstrength = "hard"\nwords = "x"\n'
                'source = "T"\ndomains = ["risk"]\nwhen = { test = "fact", fact = "unsafe" }\n',
            ),
            "theme/rules.toml line 17: rules[2].domains[1]: domain 'risk' belongs to kent; an extension may not decide",
        ),
    ],
)
def test_an_extension_may_neither_replace_nor_loosen(
    workshop: Workshop, hooks: Callable[[str, object], PluginHooks], edit: Edit, message: str
) -> None:
    extension = hooks("theme", workshop.theme(edit))
    framework, faults = assemble(hooks("kent", workshop.kent()), "kent", [extension])
    assert [fault.message[: len(message)] for fault in faults] == [message]
    assert "theme" not in framework.domain_by_id
