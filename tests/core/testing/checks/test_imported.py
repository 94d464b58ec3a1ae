"""What an import leaves open."""

from __future__ import annotations

import pytest

from evenhand.testing.checks.imported import settled
from sample_plugins import SamplePlugin

EXTRA = """
id = "observations"
order = 4
title = "Observations"
applies_to = "Every case"
graded = false
source = "L60"

[[prompts]]
text = "What else was seen?"
source = "L61"
"""


def test_a_framework_that_was_gone_through(sample: SamplePlugin) -> None:
    assert list(settled(sample.subject())) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("framework.toml", '"Sample Borough"', '"Name of the authority"', "framework.toml, publisher: "),
        (
            "framework.toml",
            "Three domains;",
            "Read from a.docx; nobody has checked it yet;",
            "framework.toml, special: ",
        ),
        (
            "rules.toml",
            "When safety is Poor,",
            "No rule has been written yet.",
            "rules.toml, S-1: the import has written",
        ),
        ("domains/02-plan.toml", "The plan", "The plan (looked after only)", "section 'plan_quality' is called"),
    ],
)
def test_what_stands_in_is_told(sample: SamplePlugin, file: str, old: str, new: str, said: str) -> None:
    sample.replace(file, old, new)
    (found,) = settled(sample.subject())
    assert found.startswith(said)


def test_the_list_itself_and_what_is_asked_and_not_graded(sample: SamplePlugin) -> None:
    sample.append("domains/04-observations.toml", EXTRA)
    assert list(settled(sample.subject())) == []
    (sample.folder / "unsure.md").write_text("# Unsure\n", encoding="utf-8")
    found = list(settled(sample.subject()))
    assert found[0] == "unsure.md is still there: go through it, and delete it when you are done"
    assert [line.partition(",")[0] for line in found[1:]] == ["section 'observations' has questions and no grade"]
    (sample.folder / "unsure.md").unlink()
    (sample.site / "unsure.md").write_text("# Unsure\n", encoding="utf-8")
    assert list(settled(sample.subject())) == [], "it stands in no package"
    (sample.site / "pyproject.toml").write_text("", encoding="utf-8")
    assert len(list(settled(sample.subject()))) == 2
