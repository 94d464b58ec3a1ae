"""A framework for a person to read."""

from __future__ import annotations

from driving import durham, framework_called
from evenhand.cli.framework_text import framework_lines
from numbered_questions import HINT, SEEING, numbered


def test_everything_is_in_it() -> None:
    text = "\n".join(framework_lines(durham()))
    for domain in durham().domains:
        assert domain.name in text
        texts = [(item.text, item.source) for item in domain.guidance]
        texts += [(item.text, item.source) for item in domain.prompts]
        texts += [(item.text, item.source) for items in domain.descriptors.values() for item in items]
        assert [pair for pair in texts if f"{pair[0]} [{pair[1]}]" not in text] == []
    for rule in durham().rules:
        assert f"{rule.id} (" in text
        assert rule.words in text
    assert "handbook: " in text
    assert "- tool (default): " in text


def test_codes_bands_and_ungraded_domains_are_marked() -> None:
    assert "- 1 Outstanding" in "\n".join(framework_lines(framework_called("london_cin")))
    northamptonshire = "\n".join(framework_lines(framework_called("northamptonshire")))
    assert "(9 to 10)" in northamptonshire
    assert "(not graded)" in northamptonshire


def test_questions_have_their_numbers_sub_headings_and_hints() -> None:
    lines = list(framework_lines(numbered()))
    start = lines.index(f"- questions under: {SEEING}")
    assert lines[start + 1] == f"- question: 1.1 Was the child seen in time? Guidance: {HINT} [L22]"
    assert lines[start + 5] == "- other questions"
