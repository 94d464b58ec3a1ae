"""The JSON report: keys in a fixed order, text kept exactly."""

from __future__ import annotations

import json as standard

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.models.framework import Framework
from evenhand.reporting.account import Account, AuditFacts
from evenhand.reporting.json import json

ANYTHING = st.text(st.characters(exclude_categories=[]))


@given(ANYTHING)
def test_text_is_kept_exactly_whatever_it_is(text: str) -> None:
    assert standard.loads(json({"evidence": text}).decode("utf-8")) == {"evidence": text}


def test_half_a_surrogate_pair_is_written_as_its_escape() -> None:
    assert json({"a": "x\udc80y é"}) == '{\n  "a": "x\\udc80y é"\n}\n'.encode()


def test_the_report_has_the_fields_of_the_account_in_their_order(
    durham: Framework, begin: object, facts: AuditFacts
) -> None:
    from evenhand.reporting.build import build_report

    report = build_report(durham, begin().events, facts)  # type: ignore[operator]
    body = standard.loads(json(report.data))
    assert tuple(body) == Account._fields
    assert (body["format"], body["format_version"]) == ("evenhand-report", 1)
    assert body["framework"]["digest"] == durham.digest
    assert body["audit"]["chain"] == {"head": "9b" * 32, "length": 258}
    assert body["domains"][4]["prompts"][0]["state"] == "not_yet_answered"
    assert body["ruling"]["permitted"] == ["Outstanding", "Good", "Requires Improvement", "Inadequate"]


def test_a_number_that_json_does_not_have_is_refused() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        json({"a": float("nan")})
