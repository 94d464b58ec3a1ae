"""Every command that the list names is there and explains itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import click
import pytest

from evenhand.cli.commands import audit, evenhand, framework, store
from evenhand.cli.lazy import LazyGroup

GROUPS = {"": evenhand, "framework": framework, "audit": audit, "store": store}


def names() -> Iterator[tuple[str, ...]]:
    for prefix, group in GROUPS.items():
        assert isinstance(group, LazyGroup)
        for name in group.list_commands(click.Context(group)):
            yield (*prefix.split(), name)


@pytest.mark.parametrize("name", list(names()))
def test_every_command_explains_itself(evenhand: Callable[..., Any], name: tuple[str, ...]) -> None:
    ran = evenhand(*name, "--help")
    assert ran.code == 0
    assert f"Usage: evenhand {' '.join(name)}" in ran.out
    assert ran.err == ""


def test_the_commands_of_the_contract_are_there() -> None:
    assert {" ".join(name) for name in names()} >= {
        "frameworks", "plugins", "framework show", "grade", "audit new", "audit list", "audit show", "audit resume",
        "audit replies", "audit amend", "audit verify", "audit discard", "report", "check", "store backup", "settings",
        "doctor", "version",
    }  # fmt: skip


def test_without_a_command_line_mode_opens(evenhand: Callable[..., Any]) -> None:
    ran = evenhand("--plain", "--no-mouse", typed="quit\n")
    assert ran.code == 0
    assert "Start an audit" in ran.out
