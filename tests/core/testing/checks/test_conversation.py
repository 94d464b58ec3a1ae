"""Checks about what an auditor is asked."""

from __future__ import annotations

import pytest

from broken_samples.of_audits import endless
from evenhand.testing.checks import conversation
from sample_plugins import SamplePlugin


def test_a_prompt_of_a_domain_that_never_applies(sample: SamplePlugin) -> None:
    sample.append(
        "rules.toml",
        '[[rules]]\nid = "S-6"\neffect = "consider"\nscope = "applicability"\nstrength = "hard"\nsource = "L9"\n'
        'words = "Never."\ndomains = ["voice"]\nwhen = { test = "all_of", parts = ['
        '{ test = "fact", fact = "unsafe" }, { test = "not", part = { test = "fact", fact = "unsafe" } }] }\n',
    )
    assert list(conversation.reachable(sample.subject())) == [
        "the grade of domain 'voice' was asked in no audit that was tried",
        "prompt 'voice.1' was asked in no audit that was tried",
    ]


def test_answers_that_open_further_questions_without_end(sample: SamplePlugin) -> None:
    endless(sample)
    assert list(conversation.no_endless_follow_up(sample.subject())) == [
        "answers opened further questions 60 times over, with every follow-up answered no"
    ]
    assert list(conversation.reachable(sample.subject())) == []


def test_more_questions_than_anybody_answers(sample: SamplePlugin, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversation, "MOST_QUESTIONS", 10)
    (line,) = conversation.no_endless_follow_up(sample.subject())
    assert line.endswith("questions; 10 are the most")


def test_rows_end_when_no_is_said(sample: SamplePlugin) -> None:
    sample.replace("forms.toml", 'stage = "graded"', 'stage = "graded"\nrepeats = true')
    assert list(conversation.no_endless_follow_up(sample.subject())) == []
