"""``evenhand audit upgrade``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from evenhand.cli.audit_upgrade import upgrade
from evenhand.conversation.replies import write_replies
from sample_plugins import SamplePlugin
from sample_versions import REPLIES, publish_next

Command = Callable[..., Any]


@pytest.fixture
def begun(evenhand: Command, sample: SamplePlugin) -> str:
    """An audit under version 1.0, after which 1.1 is installed."""
    ran = evenhand("audit", "new", "sample", "--replies", "-", typed=write_replies(REPLIES))
    assert ran.code == 0, ran.err
    publish_next(sample)
    return str(ran.out.strip())


def test_it_is_shown_first_and_done_only_when_asked_for(evenhand: Command, begun: str) -> None:
    assert upgrade.name == "upgrade"
    ran = evenhand("audit", "upgrade", begun)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("From version 1.0 to 1.1\n")
    assert "1 Safety: Grade (Fair). Version 1.1: that is not on its scale, Good, Middling, Poor." in ran.out
    assert ran.out.endswith(f"Nothing was changed. To do it: evenhand audit upgrade {begun} --yes\n")
    assert "Type upgrade" not in ran.out
    assert "jump" not in ran.out
    assert "under sample 1.0," in evenhand("audit", "show", begun).out
    ran = evenhand("audit", "upgrade", begun, "--yes")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"Audit {begun}: This audit is under version 1.1 now. 2 answers set aside")
    assert "under sample 1.1," in evenhand("audit", "show", begun).out
    assert evenhand("audit", "verify", begun).code == 0


def test_it_is_taken_back_in_the_same_way(evenhand: Command, begun: str) -> None:
    evenhand("audit", "upgrade", begun, "--yes")
    ran = evenhand("audit", "upgrade", begun, "--back")
    assert ran.out.startswith("From version 1.1 to 1.0\n")
    assert ran.out.endswith(f"evenhand audit upgrade {begun} --back --yes\n")
    assert "under version 1.0 now. Every answer counts." in evenhand("audit", "upgrade", begun, "--back", "--yes").out


def test_an_audit_that_keeps_its_version_says_why(evenhand: Command, begun: str) -> None:
    ran = evenhand("audit", "upgrade", begun, "--back")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        f"evenhand: audit {begun} keeps its version: This audit is under the version that it was begun under, "
        "so there is none to go back to.\n"
    )
    evenhand("audit", "upgrade", begun, "--yes")
    ran = evenhand("audit", "upgrade", begun, "--yes")
    assert (ran.code, ran.out) == (2, "")
    assert "This audit is under the version that is installed, 1.1." in ran.err


def test_replies_are_those_of_the_version_it_is_under(evenhand: Command, begun: str) -> None:
    evenhand("audit", "upgrade", begun, "--yes")
    written = evenhand("audit", "replies", begun).out
    assert '"to": "safety.3", "reply": "no"' in written
    assert "voice" not in written
    again = evenhand("audit", "new", "sample", "--replies", "-", typed=written)
    assert again.code == 0, again.err
