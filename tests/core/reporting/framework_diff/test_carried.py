"""Which question of one version is which of another."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from hypothesis import given

from evenhand.conversation.upgrading import Rewording
from evenhand.models.framework import Framework
from evenhand.reporting.framework_diff.carried import carried_ids
from two_versions import WRITTEN, WRITTEN_ANEW, new_version, old_version
from version_pairs import framework_of, pairs


def asking(*texts: str, **more: Any) -> Framework:
    questions = [(text, "judged") for text in texts]
    body = {"kind": "ordinal", "grades": [("good", "Good"), ("poor", "Poor")], "fields": {}, "facts": [], "forms": []}
    domain = {"id": "safety", "graded": True, "may_be_left_out": False, "questions": questions}
    return framework_of("1.0", {**body, "domains": [domain], **more})


def test_a_question_inserted_moves_those_after_it() -> None:
    found = carried_ids(old_version(), new_version())
    assert found.ids == {
        "safety.2": "safety.3", "safety.3": "safety.4", "plan.2": "", "visits": "", "visits.1": "",
    }  # fmt: skip
    assert found.reworded == {"safety.4": Rewording(WRITTEN, WRITTEN_ANEW)}


def test_the_way_back_is_the_way_there() -> None:
    there, back = carried_ids(old_version(), new_version()), carried_ids(new_version(), old_version())
    assert {new: old for old, new in there.ids.items() if new} == {old: new for old, new in back.ids.items() if new}


def test_another_question_under_the_same_number_takes_no_answer() -> None:
    found = carried_ids(asking("Is the child safe at home?"), asking("Who wrote the chronology up, and when?"))
    assert found.ids == {"safety.1": ""}
    assert not found.reworded


def test_a_field_in_other_words_keeps_its_answers_by_its_id() -> None:
    old, new = asking(fields={"team": "text"}), asking(fields={"team": "text"})
    body = new.model_dump(mode="json", by_alias=True)
    body["forms"][0]["fields"][1]["label"] = "Anything at all, said at length"
    found = carried_ids(old, Framework.model_validate_json(json.dumps(body)))
    assert (found.ids, list(found.reworded)) == ({}, ["team"])


@given(pairs())
def test_no_two_go_to_the_same_place(versions: tuple[Framework, Framework]) -> None:
    found = carried_ids(*versions)
    targets = [new for new in found.ids.values() if new]
    assert len(targets) == len(set(targets))
    asked = {prompt.id for domain in versions[1].domains for prompt in domain.prompts}
    stays = {prompt.id for domain in versions[0].domains for prompt in domain.prompts} & asked - found.ids.keys()
    assert not stays & set(targets)


def with_body(framework: Framework, change: Callable[[Any], None]) -> Framework:
    body = framework.model_dump(mode="json", by_alias=True)
    change(body)
    return Framework.model_validate_json(json.dumps(body))


def test_a_question_with_the_same_words_in_another_domain_is_another_question() -> None:
    old = framework_of("1.0", two_domains(["Was it done in time?"], []))
    new = framework_of("1.1", two_domains([], ["Was it done in time?"]))
    assert carried_ids(old, new).ids == {"safety.1": ""}


def two_domains(safety: list[str], plan: list[str]) -> dict[str, Any]:
    domains = [
        {"id": name, "graded": True, "may_be_left_out": False, "questions": [(text, "judged") for text in texts]}
        for name, texts in (("safety", safety), ("plan", plan))
    ]
    return {"kind": "ordinal", "grades": [("good", "Good"), ("poor", "Poor")], "fields": {}, "facts": [], "forms": [],
            "domains": domains}  # fmt: skip


def test_a_field_with_the_same_label_is_another_field() -> None:
    def relabel(body: Any) -> None:
        body["forms"][0]["fields"][1]["label"] = "Name"

    old, new = (with_body(asking(fields={name: "text"}), relabel) for name in ("team", "story"))
    assert carried_ids(old, new) == ({"team": ""}, {})


def test_a_field_in_another_form_is_another_field_whatever_its_id() -> None:
    def rename(body: Any) -> None:
        (form,) = [form for form in body["forms"] if form["id"] == "concern"]
        form["id"] = "worry"

    old = asking(forms=["concern"])
    assert carried_ids(old, with_body(old, rename)).ids == {"seen": ""}


def test_a_fact_is_known_by_its_id_and_pointed_out_in_other_words() -> None:
    def reword(body: Any) -> None:
        body["facts"][0]["text"] = "Has anything got better since?"

    old = asking(facts=["unsafe"])
    found = carried_ids(old, with_body(old, reword))
    assert (found.ids, list(found.reworded)) == ({}, ["unsafe"])
    assert carried_ids(old, asking(facts=["improved"])).ids == {"unsafe": ""}
