"""The how-to pages are true: what each section shows loads, and its worked rulings come out as written."""

from __future__ import annotations

from pathlib import Path

import pytest

from evenhand.catalogue.calibration import read_cases
from evenhand.kit.watching import look_at
from evenhand.testing.calibration import play_cases
from evenhand.testing.rule_cases import run_cases
from toml_on_pages import Built, build, sections, shown_in

PAGES = Path(__file__).resolve().parents[2] / "docs" / "how-to"
BASE = shown_in((PAGES / "index.md").read_text(encoding="utf-8"))
SECTIONS = [
    pytest.param(text, id=f"{page.stem}: {heading}")
    for page in sorted(PAGES.glob("*.md"))
    if page.stem != "index"
    for heading, text in sections(page.read_text(encoding="utf-8")).items()
    if shown_in(text)
]
TOPICS = {"scales", "caps", "points-and-bands", "change-questions",
          "facts", "features", "not-applicable", "readings", "forms-after-a-grade", "extensions",
          "themed-audits", "practise-cases"}  # fmt: skip


def made(text: str, folder: Path) -> Built:
    """The framework of a section."""
    return build(BASE, shown_in(text), folder)


def test_every_topic_has_a_page_with_examples() -> None:
    assert {page.stem for page in PAGES.glob("*.md")} == {*TOPICS, "index"}
    assert {str(section.id).partition(":")[0] for section in SECTIONS} == TOPICS


def test_the_framework_of_the_pages_is_whole(tmp_path: Path) -> None:
    framework = build(BASE, [], tmp_path).framework
    assert [domain.id for domain in framework.domains] == ["voice", "safety", "plan"]


@pytest.mark.parametrize("text", SECTIONS)
def test_what_a_section_shows_loads_and_rules_as_it_says(text: str, tmp_path: Path) -> None:
    built = made(text, tmp_path)
    assert built.faults == ()
    results = run_cases(built.framework)
    assert results, "the section states no ruling"
    assert {result.case: result.differences for result in results if not result.passed} == {}
    for folder in built.folders:
        played = play_cases(built.framework, [read.case for read in read_cases(folder, folder.name)])
        assert {result.case: result.differences for result in played if not result.passed} == {}


@pytest.mark.parametrize("text", SECTIONS)
def test_every_rule_that_a_section_shows_is_tried_on_both_sides(text: str, tmp_path: Path) -> None:
    framework = made(text, tmp_path).framework
    computing = {rule.id for rule in framework.rules if rule.when is not None and rule.scope == "overall"}
    fired = [set(case.expected.fired or ()) for case in framework.cases]
    assert computing - set().union(*fired) == set(), "no worked ruling in which it acts"
    # Where readings change what a rule does, or it earns and withholds, it acts on both sides.
    both = {rule.id for rule in framework.rules if rule.withheld_unless_met}
    both |= {name for reading in framework.readings for option in reading.options for name in option.rules}
    assert [name for name in computing - both if all(name in rules for rules in fired)] == [], "never without it"


def test_a_wrong_ruling_on_a_page_is_seen(tmp_path: Path) -> None:
    text = sections((PAGES / "caps.md").read_text(encoding="utf-8"))["Force a grade"]
    wrong = text.replace('grades = { safety = "Requires Improvement" }', 'grades = { safety = "Inadequate" }')
    assert wrong != text
    results = run_cases(made(wrong, tmp_path).framework)
    assert [result.case for result in results if not result.passed] == ["just-safe"]


@pytest.mark.parametrize("text", SECTIONS)
def test_what_a_section_shows_passes_the_conformance_suite(text: str, tmp_path: Path) -> None:
    built = made(text, tmp_path)
    found = [line for line in look_at(built.folders[0]).lines if line.startswith(("must ", "should "))]
    # The base of an extension has no ruling of its own; a share of features has no answer one short of it.
    allowed = ("should cases.boundaries: C-1", *(("must cases.given",) if len(built.folders) > 1 else ()))
    assert [line for line in found if not line.startswith(allowed)] == []


def test_the_suite_sees_what_a_section_leaves_out(tmp_path: Path) -> None:
    text = sections((PAGES / "caps.md").read_text(encoding="utf-8"))["Force a grade"]
    built = build(BASE, [shown for shown in shown_in(text) if shown.file != "cases.toml"], tmp_path)
    assert any(line.startswith("must cases.given") for line in look_at(built.folders[0]).lines)
