"""A framework as JSON, as checks read it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from driving import durham, framework_called
from evenhand.cli.framework_json import follow_up_forms, framework_json
from numbered_questions import HINT, SEEING, numbered

FRAMEWORK_IDS = ("durham", "northamptonshire", "london_cin", "herefordshire", "ofsted")


def test_it_has_the_keys_of_the_contract() -> None:
    body = framework_json(durham())
    assert set(body) >= {
        "id", "title", "version", "digest", "publisher", "source_document", "evidence_window_months", "scales",
        "record_fields", "facts", "domains", "questions", "overall_rules", "readings", "follow_up",
    }  # fmt: skip
    assert body["scales"][0]["grades"][0]["label"] == "Outstanding"
    assert body["evidence_window_months"] == 12
    for key, wanted in {
        "record_fields": {"id", "label", "kind", "required", "source"}, "facts": {"id", "text", "source"},
        "questions": {"id", "text", "kind", "source"},
        "overall_rules": {"id", "effect", "scope", "strength", "words", "source"},
        "readings": {"id", "note", "options", "default", "source"}, "follow_up": {"id", "fields"},
        "domains": {"id", "number", "title", "applies_to", "graded", "guidance", "prompts", "descriptors"},
    }.items():  # fmt: skip
        assert body[key], key
        assert all(set(item) >= wanted for item in body[key]), key


def test_every_item_is_there_once_under_its_grade_with_its_source() -> None:
    for framework_id in FRAMEWORK_IDS:
        framework = framework_called(framework_id)
        shown = framework_json(framework)["domains"]
        for domain, body in zip(framework.domains, shown, strict=True):
            assert [(p.id, p.text, p.source) for p in domain.prompts] == _items(body["prompts"])
            assert [(g.id, g.text, g.source) for g in domain.guidance] == _items(body["guidance"])
            labels = {grade.id: grade.label for grade in framework.scale_of(domain).grades}
            wanted = {
                labels[grade]: [(d.id, d.text, d.source) for d in items] for grade, items in domain.descriptors.items()
            }
            assert {label: _items(items) for label, items in body["descriptors"].items()} == wanted


def _items(items: list[dict[str, Any]]) -> list[tuple[str, str, str]]:
    return [(item["id"], item["text"], item["source"]) for item in items]


def test_durham_has_519_items_and_all_its_rules() -> None:
    body = framework_json(durham())
    count = sum(
        len(domain["prompts"]) + len(domain["guidance"]) + sum(map(len, domain["descriptors"].values()))
        for domain in body["domains"]
    )
    assert count == 519
    assert len(body["overall_rules"]) == len(durham().rules) == 10


def test_a_grade_that_takes_over_another_shows_its_own_descriptors_and_says_so() -> None:
    risk = next(domain for domain in framework_json(durham())["domains"] if domain["id"] == "risk")
    assert risk["inherits"]["Outstanding"]["from"] == "Good"
    assert "Outstanding" not in risk["descriptors"] or risk["descriptors"]["Outstanding"] == []


def test_questions_are_the_ungraded_ones_and_rows_of_a_form_are_not() -> None:
    body = framework_json(durham())
    ids = [question["id"] for question in body["questions"]]
    assert {"standout_strengths", "would_move_up", "overall_grade", "reason", "immediate_action"} <= set(ids)
    assert "plan_action" not in ids
    assert len(set(ids)) == len(ids)
    assert {form.id for form in follow_up_forms(durham())} == {
        "immediate_action", "escalation", "support_plan", "discussions", "responses", "checklist", "good_practice",
        "sign_off",
    }  # fmt: skip


def test_codes_and_bands_are_shown_where_a_scale_has_them() -> None:
    northamptonshire = framework_json(framework_called("northamptonshire"))
    banded = next(scale for scale in northamptonshire["scales"] if scale["kind"] == "banded")
    assert all(len(grade["band"]) == 2 for grade in banded["grades"])
    london = framework_json(framework_called("london_cin"))
    assert [grade["code"] for grade in london["scales"][0]["grades"]] == [1, 2, 3, 4]


def test_the_command_prints_it(evenhand: Callable[..., Any]) -> None:
    import json

    ran = evenhand("framework", "show", "durham", "--json")
    assert ran.code == 0
    assert json.loads(ran.out) == json.loads(json.dumps(framework_json(durham())))


def test_a_prompt_has_number_group_and_hint_where_the_document_has_them() -> None:
    first, *_, last = framework_json(numbered())["domains"][0]["prompts"]
    assert (first["number"], first["group"], first["hint"]) == ("1.1", SEEING, HINT)
    assert last.keys() == {"id", "kind", "text", "source"}
