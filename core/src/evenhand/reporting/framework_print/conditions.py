"""Conditions of rules in words, so that who signs can see what is computed and not only what is said."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from evenhand.reporting.framework_print.words import domain_names, label_of

if TYPE_CHECKING:
    from evenhand.models.conditions import Condition, FeatureShare, GradeTest, Points, Tally
    from evenhand.models.framework import Framework

HOW = {
    "any": "at least one of {over} is {test}",
    "every": "every one of {over} that applies is {test}",
    "none": "none of {over} is {test}",
    "majority": "more than half of {over} are {test}",
    "at_least": "at least {count} of {over} {are} {test}",
    "at_most": "at most {count} of {over} {are} {test}",
    "share_at_least": "at least {share} of {over} are {test}",
    "share_above": "more than {share} of {over} are {test}",
}
"""How a tally is said."""


def condition_words(framework: Framework, condition: Condition) -> str:
    """A condition as the middle of a sentence that begins with "when"."""
    if condition.test == "all_of" or condition.test == "any_of":
        word = " and " if condition.test == "all_of" else " or "
        parts = [condition_words(framework, part) for part in condition.parts]
        return parts[0] if len(parts) == 1 else word.join(f"({part})" for part in parts)
    if condition.test == "not":
        return f"it is not so that ({condition_words(framework, condition.part)})"
    if condition.test == "fact":
        return f"the answer is yes to “{framework.fact_by_id[condition.fact].text}”"
    if condition.test == "record":
        return f"“{framework.field_by_id[condition.field].label}” is {' or '.join(condition.one_of)}"
    if condition.test == "grade":
        return f"{domain_names(framework, [condition.domain])} is {_test(framework, condition)}"
    if condition.test == "chosen":
        return f"the overall grade is {_test(framework, condition)}"
    if condition.test == "tally":
        return _tally(framework, condition)
    if condition.test == "features":
        return _features(framework, condition)
    if condition.test == "points":
        return _points(framework, condition)
    return f"the framework's own code says so (rule {condition.rule})"


def _test(framework: Framework, test: GradeTest) -> str:
    if test.is_ is not None:
        return label_of(framework, test.is_)
    if test.at_least is not None:
        return f"{label_of(framework, test.at_least)} or better"
    if test.at_most is not None:
        return f"{label_of(framework, test.at_most)} or worse"
    if test.score_at_least is not None:
        return f"scored {test.score_at_least} or more"
    return f"scored {test.score_at_most} or less"


def _over(framework: Framework, over: str | tuple[str, ...], apart_from: tuple[str, ...] = ()) -> str:
    if isinstance(over, str):
        words = {"graded": "the graded domains", "crucial": "the crucial domains"}[over]
    else:
        words = f"these ({domain_names(framework, over)})"
    return f"{words} apart from {domain_names(framework, apart_from)}" if apart_from else words


def _tally(framework: Framework, tally: Tally) -> str:
    words = HOW[tally.how].format(
        over=_over(framework, tally.over, tally.apart_from),
        test=_test(framework, tally),
        count=tally.count,
        share=tally.share,
        are="is" if tally.count == 1 else "are",
    )
    counts = tally.how in {"majority", "share_at_least", "share_above"}
    whole = "all that are listed, also those that do not apply" if tally.denominator == "all" else "those that apply"
    return f"{words} (out of {whole})" if counts else words


def _features(framework: Framework, condition: FeatureShare) -> str:
    return f"at least {condition.share_at_least} of the {label_of(framework, condition.grade)} features are evident"


def _points(framework: Framework, condition: Points) -> str:
    worth = ", ".join(f"{label_of(framework, grade)} {points}" for grade, points in condition.points.items())
    over = condition.over
    counted = [domain.id for domain in framework.graded_domains if over == "graded" or domain.crucial]
    most = max(condition.points.values()) * len(over if isinstance(over, tuple) else counted)
    shares = (("at least", condition.share_at_least), ("below", condition.share_below))
    bounds = [(word, share) for word, share in shares if share is not None]
    as_share = " and ".join(f"{word} {share}" for word, share in bounds)
    # Points are whole, so the next whole number bounds as the share does.
    as_points = " and ".join(f"{word} {ceil(share * most)}" for word, share in bounds)
    return (
        f"the points of {_over(framework, over)} ({worth}) are {as_share} of the most possible "
        f"({as_points} of {most} where all of them apply)"
    )
