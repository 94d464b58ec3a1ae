"""Which question of one version is which of another."""

from __future__ import annotations

import json
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
