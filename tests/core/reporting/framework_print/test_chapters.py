"""What each chapter of a printed framework says beyond the framework's own texts."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from evenhand.models.framework import Framework
from evenhand.models.lean import changed
from evenhand.reporting.document import Block, Bullets, Heading, KeyValues, Notice, Paragraph, Table
from evenhand.reporting.framework_print.cases import cases
from evenhand.reporting.framework_print.conditions import condition_words
from evenhand.reporting.framework_print.domains import domains
from evenhand.reporting.framework_print.forms import checks, forms
from evenhand.reporting.framework_print.opening import opening, scales
from evenhand.reporting.framework_print.rules import facts, readings, rules
from evenhand.reporting.framework_print.words import bullets, domain_names, grade_words, label_of, located
from shelved import shelved_durham
from small_frameworks import condition, framework, rule


def values(blocks: Iterable[Block]) -> dict[str, str]:
    """Every label with its value, the last of a name standing."""
    return dict(row for block in blocks if isinstance(block, KeyValues) for row in block.rows)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"test": "fact", "fact": "unsafe"}, "the answer is yes to “Is it unsafe?”"),
        ({"test": "grade", "domain": "a", "is_": "good"}, "Domain a is Good"),
        ({"test": "grade", "domain": "a", "score_at_most": 4}, "Domain a is scored 4 or less"),
        ({"test": "chosen", "at_most": "good"}, "the overall grade is Good or worse"),
        (
            {"test": "tally", "over": "graded", "how": "share_above", "share": "1/2", "at_least": "good"},
            "more than 1/2 of the graded domains are Good or better (out of those that apply)",
        ),
        (
            {"test": "tally", "over": "graded", "apart_from": ["c"], "how": "at_least", "count": 2, "is_": "good"},
            "at least 2 of the graded domains apart from Domain c are Good",
        ),
        (
            {"test": "features", "grade": "good", "share_at_least": "3/4"},
            "at least 3/4 of the Good features are evident",
        ),
        (
            {"test": "points", "over": ["a", "b"], "points": {"good": 2}, "share_below": "1/3"},
            "the points of these (Domain a, Domain b) (Good 2) are below 1/3 of the most possible "
            "(below 2 of 4 where all of them apply)",
        ),
        ({"test": "code", "rule": "X-1"}, "the framework's own code says so (rule X-1)"),
        (
            {
                "test": "any_of",
                "parts": [
                    {"test": "fact", "fact": "improved"},
                    {"test": "not", "part": {"test": "fact", "fact": "unsafe"}},
                ],
            },
            "(the answer is yes to “Is it improved?”) or (it is not so that (the answer is yes to “Is it unsafe?”))",
        ),
        ({"test": "record", "field": "kind", "one_of": ["x", "y"]}, "“Kind” is x or y"),
    ],
)
def test_conditions_in_words(fields: dict[str, object], words: str) -> None:
    given = framework(fields=[{"id": "kind", "label": "Kind", "source": "L9", "kind": "choice", "options": ["x", "y"]}])
    assert condition_words(given, condition(**fields)) == words


def test_a_rule_says_what_it_computes() -> None:
    given = framework(rule("R-1", "cannot_exceed", {"test": "fact", "fact": "unsafe"}, grade="good"))
    told = values(rules(given))
    assert told["What it does"] == "caps the grade"
    assert told["Grade"] == "Good"
    assert told["When"] == "the answer is yes to “Is it unsafe?”"
    assert told["How strong it is"] == "binding"


def test_a_rule_about_what_follows_or_applies_says_that_and_nothing_of_a_grade() -> None:
    when = {"test": "fact", "fact": "unsafe"}
    brings = values(rules(framework(rule("F-1", "requires", when, scope="follow-up", brings=["plan"]))))
    assert brings["What it does"] == "brings the form “plan”"
    applies = values(rules(framework(rule("A-1", "requires", when, scope="applicability", domains=["a", "b"]))))
    assert applies["What it does"] == "says in which cases Domain a, Domain b are asked"
    one = values(rules(framework(rule("A-1", "requires", when, scope="applicability", domains=["a"]))))
    assert one["What it does"] == "says in which cases Domain a is asked"


def test_what_stands_above_a_table_stays_with_it() -> None:
    given = framework(rule("R-1", "cannot_exceed", {"test": "fact", "fact": "unsafe"}, grade="good"))
    assert [block.leads for block in rules(given) if isinstance(block, Paragraph)] == [True]


def test_a_rule_that_computes_nothing_says_so() -> None:
    assert values(rules(framework(rule("R-1", "judgement"))))["Computed"].startswith("no")
    assert "judgement" in str(list(rules(framework())))


def test_a_reading_says_which_rules_it_changes() -> None:
    reading = {
        "id": "caps", "contradiction": "X-D1", "note": "It says both.", "default": "low", "source": "L8",
        "options": [
            {"id": "low", "words": "Low."},
            {"id": "high", "words": "High.", "rules": {"R-1": {"grade": "good"}}},
        ],
    }  # fmt: skip
    given = framework(
        rule("R-1", "cannot_exceed", {"test": "fact", "fact": "unsafe"}, grade="inadequate"), readings=[reading]
    )
    (table,) = [block for block in readings(given) if isinstance(block, Table)]
    assert table.rows == (
        ("low (taken unless another is chosen)", "Low.", "none"), ("high", "High.", "R-1: grade Good"),
    )  # fmt: skip
    assert values(rules(given))["Read otherwise under"] == "caps = high"


def test_facts_say_when_they_are_asked() -> None:
    asked = {"id": "late", "text": "Late?", "source": "L4", "asked_in": "b"}
    (_, table) = list(facts(framework(facts=["unsafe", asked])))
    assert isinstance(table, Table)
    assert [row[1] for row in table.rows] == ["after the last domain", "after Domain b"]


def test_grades_stand_side_by_side_while_they_can_be_read_across() -> None:
    given = framework(descriptors={"a": {"good": 2, "inadequate": 1}, "b": {"good": 30, "inadequate": 1}})
    blocks = list(domains(given))
    (table,) = [block for block in blocks if isinstance(block, Table)]
    assert table.headings == ("Domain", "Good", "Inadequate")
    assert table.rows == (("Domain a", "1. It is so. [L5]\n\n2. It is so. [L5]", "It is so. [L5]"),)
    assert [len(block.items) for block in blocks if isinstance(block, Bullets)] == [30, 1]


def test_a_form_says_when_it_is_asked_and_by_which_rule() -> None:
    when = {"test": "chosen", "at_most": "inadequate"}
    given = framework(rule("F-1", "must_be", when, scope="follow-up", brings=["plan"]))
    blocks = list(forms(given))
    at = [block.text for block in blocks if isinstance(block, Heading)].index("Form: plan")
    about = dict([block for block in blocks if isinstance(block, KeyValues)][at].rows)
    assert about["Asked"] == "once the overall grade is given"
    assert about["Only when brought by"] == "F-1"


def test_a_form_that_may_be_opened_at_any_time_is_asked_for_and_not_only_brought() -> None:
    given = framework(rule("F-1", "requires", {"test": "fact", "fact": "unsafe"}, scope="follow-up", brings=["plan"]))
    plan = next(form for form in given.forms if form.id == "plan")
    told = values(forms(changed(given, {"forms": (changed(plan, {"stage": "any_time"}),)})))
    assert told["Asked for by"] == "F-1"
    assert "Only when brought by" not in told


def test_one_is_and_two_are() -> None:
    tally = {"test": "tally", "over": "graded", "how": "at_least", "is_": "inadequate"}
    one, two = (condition_words(framework(), condition(**tally, count=count)) for count in (1, 2))
    assert one == "at least 1 of the graded domains is Inadequate"
    assert two == "at least 2 of the graded domains are Inadequate"


def test_no_checks_no_cases_no_facts_no_chapter() -> None:
    empty = framework(facts=())
    assert [*checks(empty), *cases(empty), *facts(empty), *readings(empty)] == []


def test_a_worked_ruling_in_words() -> None:
    case = {
        "id": "one", "why": "So it is.", "source": "L7", "all_domains": "Good", "grades": {"a": None},
        "facts": {"unsafe": True}, "expected": {"permitted": ["Good"], "nothing_indicated": True},
    }  # fmt: skip
    told = values(cases(framework(cases=[case])))
    assert told == {
        "Every domain": "Good", "Domain a": "not answered", "Is it unsafe?": "yes", "Must permit": "Good",
        "Indicated": "none: the auditor's judgement",
    }  # fmt: skip


def test_scales_name_their_codes_and_bands() -> None:
    assert "6 to 8" in str(list(scales(framework(kind="banded"))))
    given = framework()
    first = changed(given.scales[0].grades[0], {"crosswalk": None, "no_crosswalk": "It has no such grade."})
    scale = changed(given.scales[0], {"grades": (first, *given.scales[0].grades[1:])})
    assert "none: It has no such grade." in str(list(scales(changed(given, {"scales": (scale,)}))))
    grades = framework(kind="coded").scales[0].grades
    assert [grade_words(grade) for grade in grades][:2] == ["1 Outstanding", "2 Good"]


def with_extension(given: Framework) -> Framework:
    first, *others = given.domains
    return changed(given, {"domains": (changed(first, {"plugin": "theme"}), *others)})  # type: ignore[no-any-return]


def test_what_an_extension_added_is_named() -> None:
    given = with_extension(framework())
    assert values(opening(given))["theme"] == "1 domain"
    assert values(list(domains(given))[:2])["Added by"] == "theme"
    assert located(given, given.domains[0], "Words") == "Words [L3] (added by theme)"
    assert located(framework(), given.domains[1], "Words") == "Words [L3]"


def test_a_framework_out_of_use_says_so_first() -> None:
    given = framework()
    closed = changed(given, {"header": changed(given.header, {"withdrawn": "Replaced in May 2027"})})
    first, *_ = opening(closed)
    assert first == Notice("No new audit is begun under this framework. Withdrawn: Replaced in May 2027.")
    assert not any(isinstance(block, Notice) for block in opening(given))


def test_words() -> None:
    given = framework()
    assert domain_names(given, ["a", "nowhere"]) == "Domain a, nowhere"
    assert (label_of(given, "good"), label_of(given, "none")) == ("Good", "none")
    assert list(bullets(())) == []


def test_everything_an_extension_adds_to_durham_is_printed_under_its_name(tmp_path: Path) -> None:
    given = shelved_durham(tmp_path, theme=True).framework("durham")
    assert values(opening(given))["neglect_theme"] == "1 domain, 1 question, 1 rule"
    tables = [block for block in domains(given) if isinstance(block, Table)]
    added = "Is neglect weighed among the risks? [Theme, p. 4] (added by neglect_theme)"
    assert any(added in row for table in tables for row in table.rows)
    assert "Domain: T1 Neglect" in [block.text for block in domains(given) if isinstance(block, Heading)]
    assert values(rules(given))["Added by"] == "neglect_theme"
