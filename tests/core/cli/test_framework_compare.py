"""``evenhand framework compare``."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from evenhand.cli.framework_compare import compare


def test_as_text(evenhand: Callable[..., Any]) -> None:
    assert compare.name == "compare"
    ran = evenhand("framework", "compare", "london_cin", "ofsted")
    assert (ran.code, ran.err) == (0, "")
    assert "No grade of one is converted" in ran.out.splitlines()[0]
    assert "\n- Domains: london_cin 12; ofsted 7\n" in ran.out
    assert "3 Adequate → does not map to an Ofsted grade" in ran.out


def test_as_json(evenhand: Callable[..., Any]) -> None:
    ran = evenhand("framework", "compare", "durham", "herefordshire", "--json")
    assert [side["id"] for side in json.loads(ran.out)["frameworks"]] == ["durham", "herefordshire"]


def test_one_that_is_not_there(evenhand: Callable[..., Any]) -> None:
    ran = evenhand("framework", "compare", "durham", "hereford")
    assert (ran.code, ran.out) == (2, "")
    assert "no framework 'hereford'" in ran.err
