"""The diff in words and as data."""

from __future__ import annotations

import json

from evenhand.models import lean
from evenhand.reporting.framework_diff.words import diff, diff_json, diff_lines
from numbered_questions import HINT, SEEING, numbered
from small_frameworks import framework, rule

FACT = {"test": "fact", "fact": "unsafe"}
OLD = framework(rule("R-1", "cannot_exceed", FACT, grade="good"))
NEW = framework(rule("R-1", "cannot_exceed", FACT, grade="inadequate"), domains=("a", "b", "c", "d"))


def test_it_names_both_and_says_what_was_and_is() -> None:
    told = "\n".join(diff_lines(diff(OLD, NEW)))
    assert told.startswith("Small (small 1.0) → Small (small 1.0)\n")
    assert "\nDomains: 1 added\n- Added: d\n    Domain d\n" in told
    assert "    grade was: good\n    grade now: inadequate\n" in told
    assert "    Every domain Outstanding.\n    Is it unsafe? Yes.\n" in told
    assert "(small 1.0): permits Good, Requires Improvement, Inadequate" in told
    assert "Because of R-1 (Is it unsafe? yes)." in told


def test_two_alike_say_so() -> None:
    found = diff(OLD, OLD)
    assert found.same
    told = list(diff_lines(found))
    assert "No item differs." in told
    assert told[-1] == "Nothing from which a ruling is computed differs, so every ruling is the same."


def test_none_found_is_said_with_how_many_were_tried() -> None:
    never = {"test": "all_of", "parts": [FACT, {"test": "not", "part": FACT}]}
    found = diff(framework(), framework(rule("R-1", "cannot_exceed", never, grade="good")))
    assert list(diff_lines(found))[-1] == (
        f"No answer sheet whose ruling differs was found after grading {found.rulings.tried} under both."
    )


def test_as_data_it_holds_old_and_new_and_answers_that_grade_takes() -> None:
    body = json.loads(json.dumps(diff_json(diff(OLD, NEW))))
    assert body["same"] is False
    (changed_rule,) = [change for change in body["changes"] if change["kind"] == "rule"]
    assert changed_rule["fields"] == [{"field": "grade", "old": "good", "new": "inadequate"}]
    example = body["rulings"]["examples"][0]
    assert example["rules"] == ["R-1"]
    assert set(example["answers"]["new"]["grades"]) == {"a", "b", "c", "d"}
    assert example["new"]["permitted"] == ["Inadequate"]


def test_what_the_document_says_of_a_question_is_told_where_it_differs() -> None:
    first, *rest = numbered().domains
    prompt = lean.changed(first.prompts[0], {"number": "1.0", "group": None, "hint": "The chronology"})
    changed = lean.changed(first, {"prompts": (prompt, *first.prompts[1:])})
    told = "\n".join(diff_lines(diff(numbered(), lean.changed(numbered(), {"domains": (changed, *rest)}))))
    assert "    number was: 1.1\n    number now: 1.0\n" in told
    assert f"    group was: {SEEING}\n    group now: not given\n" in told
    assert f"    hint was: {HINT}\n    hint now: The chronology\n" in told
