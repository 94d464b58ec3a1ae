from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import ValidationError

from evenhand.models.forms import Form, FormField


def field(**fields: Any) -> dict[str, Any]:
    return {"id": "a", "label": "A", "source": "L1", **fields}


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"options": ["x"]}, "'options' go with kind 'choice'"),
        ({"kind": "choice"}, "a choice needs 'options' or a 'list'"),
        ({"kind": "date", "list": "teams"}, "a 'list' is offered to kinds 'choice', 'person' and 'text' only"),
        ({"kind": "choice", "options": ["x", "x"]}, "an option stands twice"),
        ({"kind": "question_sets"}, "Input should be"),
    ],
)
def test_a_field_that_cannot_be_answered_is_refused(fields: dict[str, Any], words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        FormField.model_validate_json(json.dumps(field(**fields)))


def test_a_question_set_stands_in_a_form_that_is_filled_in_once() -> None:
    form = {"id": "f", "title": "F", "stage": "closing", "source": "L1", "fields": [field(kind="question_set")]}
    assert Form.model_validate_json(json.dumps(form)).fields[0].kind == "question_set"
    with pytest.raises(ValidationError, match="form 'f': a 'question_set' cannot stand in a form that repeats"):
        Form.model_validate_json(json.dumps({**form, "repeats": True}))
