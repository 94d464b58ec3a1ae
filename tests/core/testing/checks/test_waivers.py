"""The check about waivers."""

from __future__ import annotations

from evenhand.testing.checks.waivers import valid
from sample_plugins import SamplePlugin


def test_no_waivers_and_good_ones_pass(sample: SamplePlugin) -> None:
    assert list(valid(sample.subject())) == []
    sample.append("waivers.toml", '[[waivers]]\ncheck = "text.sentences"\nreason = "Long."\n')
    assert list(valid(sample.subject())) == []


def test_every_line_that_is_wrong_is_found(sample: SamplePlugin) -> None:
    sample.append("waivers.toml", '[[waivers]]\ncheck = "loads"\n')
    assert list(valid(sample.subject())) == [
        "sample/waivers.toml line 1: waivers[1]: no reason; say why the check need not be kept here",
        "sample/waivers.toml line 2: waivers[1].check: 'loads' is a must, which cannot be waived; mend what it finds",
    ]
