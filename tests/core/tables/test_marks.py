"""Words that say what follows."""

from __future__ import annotations

import pytest

from evenhand.tables import marks


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Areas to consider", "prompts"), ("2.1 Questions:", "prompts"), ("Key questions to ask", "prompts"),
        ("Questions for the auditor", "prompts"), ("Questions for auditors", "prompts"),
        ("Questions for the family", ""),
        ("Prompts", "prompts"), ("Things auditors should consider", "prompts"), ("What to look for", "prompts"),
        ("Standard", "standard"), ("Practice Standards:", "standard"), ("What we expect", "standard"),
        ("Grade descriptors", "grading"), ("Descriptors", "grading"),
        ("Area of analysis", "sections"), ("Domain", "sections"),
        ("What the grades mean", "meaning"), ("The overall grade", "rules"), ("Limiting judgements", "rules"),
        ("Visits", ""), ("Questions of identity", ""), ("Standards of visiting", ""), ("The child's areas", ""),
    ],
)  # fmt: skip
def test_headings(text: str, kind: str) -> None:
    tests = {
        "prompts": marks.is_prompts_heading,
        "standard": marks.is_standard_heading,
        "grading": marks.is_grading_heading,
        "sections": marks.heads_sections,
        "meaning": marks.is_meaning_heading,
        "rules": marks.is_rules_heading,
    }
    assert [name for name, test in tests.items() if test(text)] == ([kind] if kind else [])


@pytest.mark.parametrize(
    ("text", "in_prose", "as_descriptor"),
    [
        ("A case without a plan cannot be graded Good.", True, True),
        ("This is a limiting judgement.", True, True),
        ("At least 75% of features must be met.", True, True),
        ("Three quarters, or 75 per cent.", True, True),
        ("The overall grade is Good.", True, True),
        ("Workers must record visits.", True, False),
        ("Visits are recorded.", False, False),
    ],
)
def test_probable_rules(text: str, in_prose: bool, as_descriptor: bool) -> None:
    assert marks.looks_like_rule(text) is in_prose
    assert marks.looks_like_rule(text, descriptor=True) is as_descriptor


def test_questions_and_labels() -> None:
    assert marks.is_question("Was the child “heard?” ".replace("?”", "?”"))
    assert not marks.is_question("He asked whether.")
    assert marks.label_before("Standard: each child is seen") == ("Standard", "each child is seen")
    assert marks.label_before("Standard:") is None
    assert marks.label_before(f"{'x' * 50}: y") is None
