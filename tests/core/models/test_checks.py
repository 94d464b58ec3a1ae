from __future__ import annotations

import json
from typing import get_args

import pytest
from pydantic import ValidationError

from evenhand.conversation import date_hints
from evenhand.conversation.built_in_checks import BUILT_IN
from evenhand.models.checks import CheckKind, WritingCheck
from evenhand.settings.settings import CHECKS


def test_the_settings_can_switch_off_every_kind() -> None:
    assert (*get_args(CheckKind), *BUILT_IN, date_hints.KIND) == CHECKS


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"kind": "initials", "known": {"IRO": "an officer"}}, "'known' goes with kind 'acronyms'"),
        ({"kind": "proofread", "applies_to": ["reason"]}, "applies to the whole audit"),
        ({"kind": "proofread", "relaxed_at": ["poor"]}, "applies to the whole audit"),
        ({"kind": "spelling"}, "Input should be"),
    ],
)
def test_what_makes_no_sense_is_refused(fields: dict[str, object], words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        WritingCheck.model_validate_json(json.dumps({"id": "a", "words": "Mind it.", "source": "L1", **fields}))
