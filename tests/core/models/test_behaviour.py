from __future__ import annotations

import pytest

from driving import framework_called
from evenhand.models.domains import Prompt
from evenhand.models.framework import Framework
from evenhand.models.scales import Grade, GradeScale
from numbered_questions import numbered

BANDS = {"outstanding": (9, 10), "good": (6, 8), "inadequate": (0, 5)}


def scale(kind: str = "banded") -> GradeScale:
    grades = tuple(
        Grade(
            id=name,
            label=name.title(),
            band=band if kind == "banded" else None,
            code=number if kind == "coded" else None,
        )
        for number, (name, band) in enumerate(BANDS.items(), start=1)
    )
    return GradeScale.model_validate({"id": "scale", "kind": kind, "grades": grades, "source": "L1"})


def test_a_banded_scale_knows_its_ends_and_which_band_holds_a_score() -> None:
    banded = scale()
    assert (banded.lowest_score, banded.highest_score) == (0, 10)
    assert [banded.rank_of_score(score) for score in (10, 9, 8, 6, 5, 0, 11, -1)] == [0, 0, 1, 1, 2, 2, None, None]
    assert banded.words == "whole scores 0 to 10"


def test_a_scale_without_bands_has_no_scores() -> None:
    with pytest.raises(ValueError, match="no bands"):
        _ = scale("ordinal").lowest_score
    assert scale("ordinal").rank_of_score(3) is None


def test_a_scale_is_named_in_one_phrase() -> None:
    assert scale("ordinal").words == "Outstanding, Good, Inadequate"
    assert scale("coded").words == "1 Outstanding, 2 Good, 3 Inadequate"


def test_a_rank_is_found_by_the_grades_id() -> None:
    assert scale().rank("good") == 1
    with pytest.raises(KeyError):
        scale().rank("adequate")


def test_a_domain_is_named_with_its_number_where_it_has_one() -> None:
    assert framework_called("durham").domain_by_id["risk"].name == "5 Risk"
    assert framework_called("herefordshire").domain_by_id["assessment"].name == "Assessment"


def test_a_reading_gives_its_options() -> None:
    reading = framework_called("durham").reading_by_id["limiting"]
    assert reading.option("handbook").id == "handbook"
    with pytest.raises(KeyError):
        reading.option("tools")


def test_a_framework_finds_its_parts_by_id() -> None:
    framework: Framework = framework_called("northamptonshire")
    assert framework.id == "northamptonshire"
    assert framework.overall_scale.id == "overall"
    assert framework.scale_of(framework.domain_by_id["care_planning"]).id == "section"
    assert [domain.number for domain in framework.graded_domains] == ["2", "3", "4", "5", "6"]
    assert framework.fact_by_id["immediate_harm"].asked_in == "risk_management"
    assert framework.rule_by_id["N-CHRONOLOGY"].score == 5
    assert framework.form_by_id["escalation"].blocks_completion
    assert framework.field_by_id["service_manager_id"].required


def test_a_prompt_says_its_text_with_the_documents_number_before_it() -> None:
    prompts = numbered().domain_by_id["safety"].prompts
    assert [prompt.numbered for prompt in prompts] == [
        "1.1 Was the child seen in time?",
        "1.2 Was the child seen alone?",
        "1.7a What did the family say?",
        "Was each danger acted on within a day?",
    ]
    assert Prompt(id="a.1", text="Was it?", source="L1", number="4").numbered == "4 Was it?"
