from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from evenhand.catalogue.assemble import assemble
from evenhand.catalogue.problems import FrameworkProblemsError
from evenhand.catalogue.references import check_references
from evenhand.loading.hooks import PluginHooks
from evenhand.models.framework import Framework

if TYPE_CHECKING:
    from tests.core.catalogue.conftest import Edit, Workshop

HEADER, SCALES, FACTS, FORMS = "framework.toml", "scales.toml", "facts.toml", "forms.toml"
RISK, VOICE, CASES = "domains/01-risk.toml", "domains/02-voice.toml", "cases.toml"


def test_a_domain_file_that_was_copied_is_told_once_with_the_other(
    workshop: Workshop, hooks: Callable[[str, object], PluginHooks]
) -> None:
    text = workshop.kent().folder.joinpath(RISK).read_text(encoding="utf-8")
    with pytest.raises(FrameworkProblemsError) as caught:
        assemble(hooks("kent", workshop.kent(("domains/09-copy.toml", "", text))), "kent")
    (line,) = caught.value.lines
    assert line.startswith("kent/domains/09-copy.toml line 1: id: 'risk' is the id of another; each needs its own")
    assert line.endswith("(kent/domains/01-risk.toml line 1: the other)")


def test_a_sound_framework_has_no_problems(kent: Framework) -> None:
    assert check_references(kent) == ()


@pytest.mark.parametrize(
    ("edit", "line"),
    [
        # ids that are not the item's own
        (
            (SCALES, 'id = "score"', 'id = "overall"'),
            "kent/scales.toml line 12: scales[2].id: 'overall' is the id of ano",
        ),
        (
            (FACTS, 'id = "in_care"', 'id = "unsafe"'),
            "kent/facts.toml line 8: facts[2].id: 'unsafe' is the id of another",
        ),
        (
            (FORMS, 'id = "plan"', 'id = "header"'),
            "kent/forms.toml line 26: forms[2].id: 'header' is the id of another",
        ),
        (("rules.toml", '"K-3"', '"K-1"'), "kent/rules.toml line 25: rules[3].id: 'K-1' is the id of another"),
        ((VOICE, 'id = "voice"', 'id = "risk"'), "kent/domains/02-voice.toml line 1: id: 'risk' is the id of another"),
        (
            (FORMS, 'id = "team"', 'id = "unsafe"'),
            "kent/forms.toml line 15: forms[1].fields[2].id: 'unsafe' is already",
        ),
        (
            (FORMS, 'id = "action"', 'id = "team"'),
            "kent/forms.toml line 32: forms[2].fields[1].id: 'team' is already the ",
        ),
        (
            (FACTS, 'id = "unsafe"', 'id = "risk"'),
            "kent/facts.toml line 2: facts[1].id: 'risk' is already the id of a d",
        ),
        (
            (RISK, 'source = "L14"', 'source = "L14"\nid = "risk.1"'),
            "kent/domains/01-risk.toml line 24: prompts[2].id: 'risk.1' is the id of another item",
        ),
        (
            (RISK, 'source = "L14"', 'source = "L14"\nid = "voice.9"'),
            "kent/domains/01-risk.toml line 24: prompts[2].id: 'voice.9' must begin with 'risk.'",
        ),
        (
            (CASES, "", '\n[[cases]]\nid = "kent-1"\nwhy = "x"\nsource = "L"\nexpected = {}\n'),
            "kent/cases.toml line 10: cases[2].id: 'kent-1' is the id of another",
        ),
        # the header
        (
            (HEADER, 'overall_scale = "overall"', 'overall_scale = "overal"'),
            "kent/framework.toml line 11: overall_scale: no scale 'overal'; did you mean 'overall'?",
        ),
        (
            (HEADER, 'domain_scale = "overall"', 'domain_scale = "x"'),
            "kent/framework.toml line 12: domain_scale: no sca",
        ),
        (
            (HEADER, "{grade}", "it"),
            "kent/framework.toml line 13: reason_opening: needs {grade} where the grade stands",
        ),
        (
            (HEADER, '"case_ref"', '"case_rev"'),
            "kent/framework.toml line 14: case_reference: no header field 'case_rev'; did you mean 'case_ref'?",
        ),
        ((HEADER, '"case_ref"', '"action"'), "kent/framework.toml line 14: case_reference: no header field 'action'"),
        (
            (HEADER, "", 'walks = ["god"]'),
            "kent/framework.toml line 15: walks[1]: no grade 'god' on scale 'overall'; d",
        ),
        # domains
        (
            (VOICE, '"score"', '"scores"'),
            "kent/domains/02-voice.toml line 6: scale: no scale 'scores'; did you mean 'sc",
        ),
        (
            (RISK, "[[descriptors.poor]]", "[[descriptors.por]]"),
            "kent/domains/01-risk.toml line 25: descriptors.por: no grade 'por' on scale 'overall'; did you mean",
        ),
        ((RISK, "[inherits.good]", "[inherits.god]"), "kent/domains/01-risk.toml line 7: inherits.god: no grade 'god'"),
        (
            (RISK, 'from = "fair"', 'from = "fare"'),
            "kent/domains/01-risk.toml line 8: inherits.good.from: no grade 'far",
        ),
        (
            (RISK, 'from = "fair"', 'from = "good"'),
            "kent/domains/01-risk.toml line 8: inherits.good.from: 'good' cannot",
        ),
        (
            (VOICE, '"in_care"', '"in_car"'),
            "kent/domains/02-voice.toml line 10: not_applicable.only_when.fact: no fact 'in_car'; did you mean",
        ),
        # facts and fields
        (
            (FACTS, 'asked_in = "risk"', 'asked_in = "risc"'),
            "kent/facts.toml line 5: facts[1].asked_in: no domain 'risc'",
        ),
        (
            (FACTS, '"case_type"', '"case_typ"'),
            "kent/facts.toml line 11: facts[2].derived.field: no field 'case_typ'; d",
        ),
        (
            (FACTS, '["Care"]', '["Car"]'),
            "kent/facts.toml line 11: facts[2].derived.one_of[1]: field 'case_type' has no ",
        ),
        (
            (FORMS, '"teams"', '"team"'),
            "kent/forms.toml line 18: forms[1].fields[2].list: no list 'team'; did you mean 't",
        ),
        (
            (FORMS, '["Care", "Home"]', '["Care", "Home"]\nrefuse = { answer = "Hom", words = "No." }'),
            "kent/forms.toml line 13: forms[1].fields[1].refuse.answer: no answer 'Hom'; did you mean 'Home'?",
        ),
        (
            (FORMS, 'label = "Action"', 'label = "Action"\nonly_when = { test = "fact", fact = "unsave" }'),
            "kent/forms.toml line 34: forms[2].fields[1].only_when.fact: no fact 'unsave'; did you mean 'unsafe'?",
        ),
        # worked cases
        (
            (CASES, "{ risk =", "{ risc ="),
            "kent/cases.toml line 5: cases[1].grades: no domain 'risc'; did you mean 'risk'",
        ),
        ((CASES, "{ unsafe =", "{ unsave ="), "kent/cases.toml line 6: cases[1].facts: no fact 'unsave'"),
        ((CASES, '["K-1"]', '["K-9"]'), "kent/cases.toml line 7: cases[1].expected.fired: no rule 'K-9'"),
        (
            (CASES, '["plan"]', '["plans"]'),
            "kent/cases.toml line 7: cases[1].expected.follow_up: no form 'plans'; did you",
        ),
    ],
)
def test_what_refers_to_nothing_or_clashes_is_told_with_its_line(
    workshop: Workshop, hooks: Callable[[str, object], PluginHooks], edit: Edit, line: str
) -> None:
    with pytest.raises(FrameworkProblemsError) as caught:
        assemble(hooks("kent", workshop.kent(edit)), "kent")
    assert any(found.startswith(line) for found in caught.value.lines), str(caught.value)


def test_a_case_that_expects_an_error_may_name_what_is_not_there(
    workshop: Workshop, hooks: Callable[[str, object], PluginHooks]
) -> None:
    broken = workshop.kent((CASES, "{ risk =", "{ risc ="), (CASES, "{ permitted", "{ error = true, permitted"))
    framework, faults = assemble(hooks("kent", broken), "kent")
    assert framework.cases[0].expected.error
    assert faults == ()


def test_a_framework_without_domains_is_refused(kent: Framework) -> None:
    (problem,) = check_references(kent.model_copy(update={"domains": ()}))
    assert problem.words == "it has no domains"
