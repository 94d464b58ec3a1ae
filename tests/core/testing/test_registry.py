"""What a check is, and all of them in order."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest

from evenhand.testing.registry import GATE, LEVELS, Check, all_checks, check, checks_of, in_order
from evenhand.testing.subject import Subject


def look(subject: Subject) -> Iterator[str]:
    """Do ``this``,
    then that.
    """
    yield f"seen {subject}"


def made(check_id: str) -> Check:
    return check(check_id, "should", "Keep to it.")(look)


def test_a_check_carries_what_its_function_says() -> None:
    found = made("ids.unique")
    assert found[:5] == ("ids.unique", "should", "Keep to it.", "Do `this`, then that.", look)
    assert not found.always
    nobody: Any = "nobody"
    assert list(found(nobody)) == ["seen nobody"]


@pytest.mark.parametrize(
    ("check_id", "level", "rule", "words"),
    [
        ("Ids Unique", "must", "Keep to it.", "no id of a check"),
        ("ids.", "must", "Keep to it.", "no id of a check"),
        ("ids.unique", "never", "Keep to it.", "none of must, should, may"),
        ("ids.unique", "must", " ", "it needs a rule"),
    ],
)
def test_a_check_that_is_not_whole_is_refused(check_id: str, level: Any, rule: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        check(check_id, level, rule)(look)


def test_a_check_without_a_fix_is_refused() -> None:
    with pytest.raises(ValueError, match="a docstring that says how to fix"):
        check("ids.unique", "must", "Keep to it.")(lambda _: [])


def test_the_gate_comes_first_and_the_rest_by_id() -> None:
    assert [one.id for one in in_order(map(made, ("text.b", "ids.z", GATE, "ids.a")))] == [
        GATE,
        "ids.a",
        "ids.z",
        "text.b",
    ]


def test_two_checks_of_one_id_are_refused() -> None:
    with pytest.raises(ValueError, match=r"two checks are called 'ids\.a'"):
        in_order([made("ids.a"), made("ids.b"), made("ids.a")])


def test_a_module_declares_only_its_own() -> None:
    module = ModuleType(__name__)
    module.mine = module.again = made("ids.a")  # type: ignore[attr-defined]
    module.theirs = next(one for one in all_checks() if one.id == GATE)  # type: ignore[attr-defined]
    assert [one.id for one in checks_of(module)] == ["ids.a"]


def test_every_check_of_the_suite_is_found() -> None:
    found = all_checks()
    assert found[0].id == GATE
    assert {"waivers.valid", "calibration.as_agreed"} <= {one.id for one in found}
    assert {one.level for one in found} <= set(LEVELS)
