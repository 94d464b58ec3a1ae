"""``evenhand audit show``."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from evenhand.cli.audit_show import show

Command = Callable[..., Any]


def test_where_an_audit_stands(evenhand: Command, audit: str) -> None:
    assert show.name == "show"
    ran = evenhand("audit", "show", audit[:6])
    assert ran.code == 0
    assert "KITE-1" in ran.out
    assert "\nNot answered\n" in ran.out
    assert "chain head" in ran.out
    assert "jump" not in ran.out, "nothing can be typed here"
    assert ran.out.endswith(f"To go on with it: evenhand audit resume {audit}\n")


def test_as_json_with_every_event(evenhand: Command, audit: str) -> None:
    body = json.loads(evenhand("audit", "show", audit, "--json").out)
    assert (body["id"], body["status"], body["readings"]) == (audit, "in_progress", {"limiting": "tool"})
    assert [event["kind"] for event in body["events"]] == ["started", "answered"]
    assert body["events"][1]["value"] == "KITE-1"
    assert body["ruling"]["provisional"]
    assert {"to": "risk", "slot": "grade", "row": 0, "place": "5 Risk"} in body["unanswered"]


def test_nothing_typed_steers_the_terminal(evenhand: Command) -> None:
    line = json.dumps({"to": "unique_id", "reply": "text", "text": "K\x1b[2J"})
    audit = evenhand("audit", "new", "durham", "--replies", "-", typed=line).out.strip()
    assert "\x1b" not in evenhand("audit", "show", audit).out
