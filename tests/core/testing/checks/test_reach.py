"""The search for questions that are never asked."""

from __future__ import annotations

from typing import Any

import pytest

from evenhand.conversation.state import Key
from evenhand.grading.grader import Grader
from evenhand.models.framework import Framework
from evenhand.testing.checks import reach
from evenhand.testing.checks.reach import never_asked, plainly, walk, wanted
from sample_plugins import SamplePlugin
from small_frameworks import framework, rule

KIND = {"id": "kind", "label": "Kind", "source": "L8", "kind": "choice", "options": ["A", "B", "C"], "required": True}


def field(name: str, when: dict[str, Any] | None = None, **rest: Any) -> dict[str, Any]:
    return {"id": name, "label": name, "source": "L8", "only_when": when, **rest}


def record(name: str, *words: str) -> dict[str, Any]:
    return {"test": "record", "field": name, "one_of": list(words)}


def missing(*fields: dict[str, Any], rules: tuple[dict[str, Any], ...] = ()) -> list[str]:
    """What is never asked of a small framework, but for its forms that no rule brings."""
    return never_asked(Grader(framework(*rules, fields=fields)))


def test_everything_that_is_listed_is_wanted(sample: SamplePlugin) -> None:
    asked = set(wanted(sample.subject().framework))
    assert {Key("safety", "grade"), Key("safety.2"), Key("unsafe"), Key("case_number"), Key("next_step")} <= asked
    assert len(asked) == 3 + 4 + 1 + 4
    assert never_asked(sample.subject().grader) == []


def test_a_branch_that_one_option_opens() -> None:
    assert missing(KIND, field("deep", record("kind", "B"))) == []


def test_an_option_in_the_middle_is_tried_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reach, "TRIES", 0)
    assert missing(KIND, field("deep", record("kind", "B"))) == []


def test_options_in_the_middle_are_tried_together() -> None:
    both = {"test": "all_of", "parts": [record("kind", "B"), record("other", "B")]}
    assert missing(KIND, {**KIND, "id": "other"}, field("deep", both)) == []


def test_a_form_that_is_opened_at_any_moment_is_asked_in_its_rows(sample: SamplePlugin) -> None:
    sample.append(
        "forms.toml",
        '\n[[forms]]\nid = "good_work"\ntitle = "Good work"\nstage = "any_time"\nsource = "L9"\n'
        '[[forms.fields]]\nid = "seen"\nlabel = "Seen"\nsource = "L9"\n',
    )
    grader = sample.subject().grader
    assert Key("seen") in wanted(grader.framework)
    assert never_asked(grader) == []


def test_branches_within_branches() -> None:
    inner = field("inner", record("middle", "yes"))
    middle = field("middle", record("kind", "C"), kind="yes_no")
    assert missing(KIND, middle, inner) == []


def test_words_that_a_condition_asks_of_a_text() -> None:
    assert missing(field("place"), field("deep", record("place", "Durham"))) == []


def test_two_answers_at_once() -> None:
    both = {"test": "all_of", "parts": [record("kind", "A"), {"test": "grade", "domain": "b", "is": "good"}]}
    assert missing(KIND, field("deep", both)) == []


def test_a_contradiction_is_never_asked() -> None:
    never = {"test": "all_of", "parts": [record("kind", "A"), record("kind", "B")]}
    assert missing(KIND, field("deep", never)) == ["field 'deep' of form 'header'"]


def test_a_form_that_a_rule_brings() -> None:
    brings = rule("T-1", "consider", {"test": "chosen", "is": "good"}, scope="follow-up", brings=["plan"])
    grade = field("overall_grade", kind="overall_grade")
    assert missing(grade, rules=(brings,)) == []
    impossible = {"test": "all_of", "parts": [{"test": "chosen", "is": grade} for grade in ("good", "inadequate")]}
    brings = rule("T-1", "consider", impossible, scope="follow-up", brings=["plan"])
    assert missing(grade, rules=(brings,)) == ["field 'plan_note' of form 'plan'"]


def test_a_domain_that_never_applies() -> None:
    never = rule(
        "T-1", "consider", {"test": "all_of", "parts": [record("kind", "A"), record("kind", "B")]},
        scope="applicability", domains=["c"],
    )  # fmt: skip
    assert missing(KIND, rules=(never,)) == ["the grade of domain 'c'"]


def test_the_search_is_the_same_every_time() -> None:
    odd = {"test": "all_of", "parts": [record("kind", "A"), record("kind", "B")]}
    given: Framework = framework(fields=[KIND, field("deep", odd), field("other", odd)])
    assert never_asked(Grader(given)) == never_asked(Grader(given))


@pytest.mark.parametrize(("most", "ended"), [(5, False), (6, True)])
def test_a_walk_stops_after_so_many_rounds(most: int, ended: bool) -> None:
    chain = [field("f0", kind="yes_no")]
    chain += [field(f"f{n}", record(f"f{n - 1}", "no"), kind="yes_no") for n in range(1, 5)]
    grader = Grader(framework(fields=chain))
    done = walk(grader, plainly(grader.framework, yes=False, grade=0), most=most)
    assert done.ended is ended


@pytest.mark.parametrize("kind", ["ordinal", "coded", "banded"])
def test_a_walk_asks_each_thing_once_on_any_scale(kind: str) -> None:
    given = framework(kind=kind)
    done = walk(Grader(given), plainly(given, yes=True, grade=3))
    assert len(set(done.asked)) == len(done.asked)
    assert Key("a", "grade") in done.asked
    assert done.ended
