"""``evenhand keys``."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from evenhand.cli.keys import distrust, list_keys, show, trust
from evenhand.travelling.fingerprints import fingerprint_of

Command = Callable[..., Any]
OTHER = fingerprint_of(bytes(32))


def test_the_own_key_is_shown_and_is_the_same_each_time(evenhand: Command, tmp_path: Path) -> None:
    assert show.name == "show"
    ran = evenhand("keys", "show")
    fingerprint, public = (line.split("  ", 1)[1].strip() for line in ran.out.splitlines())
    assert fingerprint_of(bytes.fromhex(public)) == fingerprint
    again = evenhand("keys", "show", "--output", str(tmp_path / "key"))
    assert again.out.startswith(ran.out)
    assert evenhand("keys", "trust", str(tmp_path / "key"), "--name", "me").out.startswith(fingerprint)
    assert evenhand("keys", "show", "--output", str(tmp_path / "key")).code == 2
    assert evenhand("keys", "show", "--output", str(tmp_path / "key"), "--force").code == 0


def test_keys_are_trusted_listed_and_distrusted(evenhand: Command) -> None:
    assert (trust.name, list_keys.name, distrust.name) == ("trust", "list", "distrust")
    assert evenhand("keys", "list").out == ""
    ran = evenhand("keys", "trust", OTHER.replace(" ", ""), "--name", "QA lead")
    assert (ran.code, ran.out) == (0, f"{OTHER} is trusted from now on, as the key of QA lead.\n")
    assert evenhand("keys", "list").out.startswith(f"{OTHER}  QA lead, since ")
    assert json.loads(evenhand("keys", "list", "--json").out)[0]["fingerprint"] == OTHER
    assert evenhand("keys", "distrust", "QA lead").out == f"{OTHER} of QA lead is no longer trusted.\n"
    assert evenhand("keys", "distrust", OTHER).code == 2


def test_a_misheard_fingerprint_is_one_line(evenhand: Command) -> None:
    wrong = ("0" if OTHER[0] != "0" else "1") + OTHER[1:]
    for typed, words in ((wrong, "a digit of that fingerprint is wrong"), ("12", "not a fingerprint")):
        ran = evenhand("keys", "trust", typed, "--name", "QA lead")
        assert ran.code == 2
        assert words in ran.err
        assert ran.err.count("\n") == 1
    assert evenhand("keys", "trust", OTHER).code == 2
    assert evenhand("keys", "list").out == ""
