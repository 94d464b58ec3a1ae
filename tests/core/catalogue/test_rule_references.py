from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from pydantic import ValidationError

from evenhand.catalogue.assemble import assemble
from evenhand.catalogue.problems import FrameworkProblemsError
from evenhand.catalogue.rule_references import patched
from evenhand.loading.hooks import PluginHooks
from evenhand.models.framework import Framework
from evenhand.models.rules import RulePatch

if TYPE_CHECKING:
    from tests.core.catalogue.conftest import Edit, Workshop

RULES, READINGS = "rules.toml", "readings.toml"
EXTRA = '\n[[rules]]\nid = "K-9"\nstrength = "hard"\nwords = "x"\nsource = "L"\n'


@pytest.mark.parametrize(
    ("edits", "line"),
    [
        (
            [(RULES, 'grade = "poor"', 'grade = "por"')],
            "kent/rules.toml line 8: rules[1].grade: no grade 'por' on scale 'overall'; did you mean 'poor'?",
        ),
        (
            [(RULES, 'brings = ["plan"]', 'brings = ["plans"]')],
            "kent/rules.toml line 32: rules[3].brings[1]: no form 'pla",
        ),
        (
            [(RULES, 'grade = "good"', 'grade = "poor"')],
            "kent/rules.toml line 18: rules[2].grade: 'poor' is the worst grade; withholding it could leave no grade",
        ),
        (
            [
                (RULES, 'effect = "requires"', 'effect = "at_least"\nwithheld_unless_met = true'),
                (RULES, 'grade = "good"', 'grade = "poor"'),
            ],
            "kent/rules.toml line 19: rules[2].grade: 'poor' is the worst grade",
        ),
        (
            [(RULES, "", EXTRA + 'effect = "cannot_exceed"\nscope = "section"\ndomains = ["voyce"]\nscore = 3\n')],
            "kent/rules.toml line 41: rules[4].domains[1]: no domain 'voyce'; did you mean 'voice'?",
        ),
        (
            [(RULES, "", EXTRA + 'effect = "cannot_exceed"\nscope = "section"\ndomains = ["voice"]\nscore = 11\n')],
            "kent/rules.toml line 42: rules[4].score: no score 11 on scale 'score', which has whole scores 0 to 10",
        ),
        (
            [(RULES, "", EXTRA + 'effect = "cannot_exceed"\nscope = "section"\ndomains = ["risk"]\nscore = 3\n')],
            "kent/rules.toml line 42: rules[4].score: scale 'overall' has no scores; name a grade",
        ),
        (
            [(RULES, "", EXTRA + 'effect = "cannot_exceed"\nscope = "section"\ndomains = ["voice"]\ngrade = "good"\n')],
            "kent/rules.toml line 42: rules[4].grade: no grade 'good' on scale 'score'; there are: high, low",
        ),
        (
            [(RULES, 'test = "grade", domain = "risk", is', 'test = "chosen", is')],
            "kent/rules.toml line 9: rules[1].when.test: 'chosen' looks at the overall grade that is being chosen",
        ),
        (
            [
                (
                    RULES,
                    "",
                    EXTRA + 'effect = "requires"\nscope = "applicability"\ndomains = ["voice"]\n'
                    'when = { test = "chosen", is = "poor" }\n',
                )
            ],
            "kent/rules.toml line 42: rules[4].when.test: 'chosen' looks",
        ),
        # readings
        (
            [(READINGS, 'default = "strict"', 'default = "strikt"')],
            "kent/readings.toml line 5: readings[1].default: no opt",
        ),
        (
            [(READINGS, 'id = "mild"', 'id = "strict"')],
            "kent/readings.toml line 13: readings[1].options[2].id: 'strict' is",
        ),
        (
            [(READINGS, "rules.K-1", "rules.K-7")],
            "kent/readings.toml line 15: readings[1].options[2].rules.K-7: no rule 'K-7'; did you mean",
        ),
        (
            [(READINGS, 'grade = "fair"', 'grade = "fare"')],
            "kent/readings.toml line 17: readings[1].options[2].rules.K-1.grade: no grade 'fare'",
        ),
        (
            [(READINGS, 'grade = "fair"', "withheld_unless_met = true")],
            "kent/readings.toml line 15: readings[1].options[2].rules.K-1: rule K-1: 'withheld_unless_met'",
        ),
        (
            [(READINGS, 'effect = "cannot_exceed"\ngrade = "fair"', 'effect = "requires"')],
            "kent/readings.toml line 15: readings[1].options[2].rules.K-1.grade: 'poor' is the worst grade",
        ),
    ],
)
def test_a_rule_or_reading_that_does_not_fit_is_told_with_its_line(
    workshop: Workshop, hooks: Callable[[str, object], PluginHooks], edits: list[Edit], line: str
) -> None:
    with pytest.raises(FrameworkProblemsError) as caught:
        assemble(hooks("kent", workshop.kent(*edits)), "kent")
    assert any(found.startswith(line) for found in caught.value.lines), str(caught.value)


def test_what_is_asked_after_the_grade_may_look_at_it(
    workshop: Workshop, hooks: Callable[[str, object], PluginHooks]
) -> None:
    extra = EXTRA + (
        'effect = "requires"\nscope = "applicability"\nbrings = ["plan"]\nwhen = { test = "chosen", is = "poor" }\n'
    )
    framework, _ = assemble(hooks("kent", workshop.kent((RULES, "", extra))), "kent")
    assert framework.rules[-1].brings == ("plan",)


def test_a_patch_replaces_what_it_names_and_keeps_the_rest(kent: Framework) -> None:
    rule = kent.rule_by_id["K-1"]
    changed = patched(rule, RulePatch(effect="cannot_exceed"))
    assert changed == rule.model_copy(update={"effect": "cannot_exceed"})
    with pytest.raises(ValidationError, match="needs a 'grade'"):
        patched(kent.rule_by_id["K-1"], RulePatch(grade=None))
