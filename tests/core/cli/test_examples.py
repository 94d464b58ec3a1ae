"""``evenhand examples`` and ``evenhand examples export``."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from evenhand.catalogue import Catalogue
from evenhand.catalogue.snapshot import to_json
from evenhand.cli.examples import examples
from evenhand.models.events import Event
from evenhand.settings.paths import data_folder
from evenhand.store.store import Store

Command = Callable[..., Any]
VISITS = "6 Visits to the Child or Young Person"


@pytest.fixture
def flagged(evenhand: Command) -> str:
    """The id of an audit with an example that may be shared and one that waits."""
    assert evenhand("audit", "list").code == 0
    framework = Catalogue().framework("durham")
    with (
        Store.open(data_folder() / "evenhand.db") as store,
        store.create_audit(
            framework_id="durham", framework_title="Durham", digest=framework.digest, snapshot=to_json(framework),
            practice=False,
            events=[
                Event("started", value={"readings": {}}),
                Event("answered", "child_name", value="Robin Kite"),
                Event("answered", "risk", "grade", "good"),
                Event("answered", "risk", "evidence", "Robin met Heron"),
                Event("graded"),
                Event("raised", "good_practice", row=1),
                Event("answered", "example_part", value="risk", row=1),
                Event("answered", "example_why", value="as Robin said", row=1),
                Event("answered", "example_permission", value="Lee Hart", row=1),
                Event("raised", "good_practice", row=2),
                Event("answered", "example_part", value="visits", row=2),
                Event("answered", "example_why", value="two\nlines", row=2),
            ],
        ) as handle,
    ):  # fmt: skip
        return handle.id


def test_examples_are_listed(evenhand: Command, flagged: str) -> None:
    assert examples.name == "examples"
    ran = evenhand("examples")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        f"{flagged}  Durham case file audit: 5 Risk, may be shared",
        "    Why: as Robin said",
        "    Permission: Lee Hart. Moderated by: nobody yet",
        f"{flagged}  Durham case file audit: {VISITS}, waiting: permission is not recorded",
        "    Why: two lines",
        "    Permission: not recorded. Moderated by: nobody yet",
    ]


def test_the_list_as_json(evenhand: Command, flagged: str) -> None:
    listed = json.loads(evenhand("examples", "--framework", "durham", "--json").out)
    assert [(one["audit"], one["part"], one["waiting"]) for one in listed] == [
        (flagged, "5 Risk", []),
        (flagged, VISITS, ["permission is not recorded"]),
    ]
    assert json.loads(evenhand("examples", "--framework", "ofsted", "--json").out) == []


def test_nothing_flagged_is_said(evenhand: Command) -> None:
    ran = evenhand("examples")
    assert (ran.code, ran.out, ran.err) == (0, "", "No example is flagged.\n")


def test_what_may_be_shared_is_exported(evenhand: Command, flagged: str, tmp_path: Path) -> None:
    path = tmp_path / "shared.md"
    ran = evenhand("examples", "export", "--format", "md", "--output", str(path))
    assert (ran.code, ran.out) == (0, f"{path}\n")
    assert "Left out, because something is missing: 1." in ran.err
    assert "These words may be names; look at them: Heron" in ran.err
    text = path.read_text(encoding="utf-8")
    assert "met Heron" in text
    assert "Robin" not in text
    assert flagged not in text
    assert evenhand("examples", "export", "--format", "md", "--output", str(path)).code == 2


def test_further_names_come_from_a_file(evenhand: Command, flagged: str, tmp_path: Path) -> None:
    names = tmp_path / "names.txt"
    names.write_text("Heron = aunt\n", encoding="utf-8")
    ran = evenhand("examples", "export", "--format", "json", "--names", str(names))
    assert ran.code == 0
    assert json.loads(ran.out)["examples"][0]["texts"][0]["evidence"] == "[child] met [aunt]"
    assert "may be names" not in ran.err
    assert flagged not in ran.out


def test_an_unknown_format_is_one_line(evenhand: Command) -> None:
    ran = evenhand("examples", "export", "--format", "xlsx")
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
