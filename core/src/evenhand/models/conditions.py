"""Conditions of overall rules: a small closed set of typed tests, no expression language.

A condition is true, false, unknown (something it needs is unanswered) or empty (nothing it looks at applies).
"""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field, field_validator, model_validator

from evenhand.models.base import Id, Model, RuleId


class GradeTest(Model):
    """A test of one grade or score. Exactly one of the five must be given.

    ``at_least`` means this grade or better, ``at_most`` this grade or worse; the ``score_`` forms test whole scores of
    a banded scale, higher being better.
    """

    is_: Id | None = Field(default=None, alias="is")
    at_least: Id | None = None
    at_most: Id | None = None
    score_at_least: int | None = None
    score_at_most: int | None = None

    @model_validator(mode="after")
    def _has_one_test(self) -> GradeTest:
        given = [name for name in GRADE_TEST_FIELDS if getattr(self, name) is not None]
        if len(given) != 1:
            raise ValueError("give exactly one of: is, at_least, at_most, score_at_least, score_at_most")
        return self


GRADE_TEST_FIELDS = ("is_", "at_least", "at_most", "score_at_least", "score_at_most")


class FactIs(Model):
    """True when the auditor answered yes to the fact."""

    test: Literal["fact"]
    fact: Id


class RecordIs(Model):
    """True when a record field holds one of these options."""

    test: Literal["record"]
    field: Id
    one_of: tuple[str, ...] = Field(min_length=1)


class DomainGrade(GradeTest):
    """A test of the grade or score given to one domain."""

    test: Literal["grade"]
    domain: Id


class ChosenGrade(GradeTest):
    """A test of the overall grade that the auditor has chosen or proposes. For follow-up rules only."""

    test: Literal["chosen"]


def read_share(value: object) -> object:
    """Read ``"3/4"`` or ``"1"``, in quotes, as an exact fraction; refuse floats, which are not exact."""
    if isinstance(value, float):
        raise ValueError(  # noqa: TRY004 (pydantic turns only a ValueError into its own error)
            'write a share as a fraction in quotes, such as "3/4", because 0.75 is not exact'
        )
    if isinstance(value, str):
        try:
            return Fraction(value)
        except (ValueError, ZeroDivisionError):
            raise ValueError('write a share as a fraction in quotes, such as "3/4"') from None
    return value


class Tally(GradeTest):
    """Counts the domains that pass a grade test.

    ``over`` lists domain ids, or is ``graded`` (every graded domain) or ``crucial``; ``apart_from`` leaves some out.
    ``how``: any, every, none, majority (strictly more than half of what applies), at_least and at_most (with
    ``count``), share_at_least and share_above (with ``share``). The denominator of a share or majority is
    what applies, or all that are listed; never what is answered, since the unanswered would then narrow.
    """

    test: Literal["tally"]
    over: Literal["graded", "crucial"] | tuple[Id, ...]
    apart_from: tuple[Id, ...] = ()
    how: Literal["any", "every", "none", "majority", "at_least", "at_most", "share_at_least", "share_above"]
    count: int | None = Field(default=None, ge=0)
    share: Fraction | None = Field(default=None, ge=0, le=1)
    denominator: Literal["applicable", "all"] = "applicable"

    _exact = field_validator("share", mode="before")(read_share)

    @model_validator(mode="after")
    def _has_its_number(self) -> Tally:
        wants_count = self.how in {"at_least", "at_most"}
        wants_share = self.how in {"share_at_least", "share_above"}
        if wants_count != (self.count is not None):
            raise ValueError("'count' goes with how = at_least or at_most, and only with them")
        if wants_share != (self.share is not None):
            raise ValueError("'share' goes with how = share_at_least or share_above, and only with them")
        return self


class FeatureShare(Model):
    """True when at least this share of the applicable features of one grade's column is evident."""

    test: Literal["features"]
    grade: Id
    share_at_least: Fraction = Field(ge=0, le=1)

    _exact = field_validator("share_at_least", mode="before")(read_share)


class Points(Model):
    """Points per grade, summed over domains, as a share of the most that could be had by what applies."""

    test: Literal["points"]
    over: Literal["graded", "crucial"] | tuple[Id, ...]
    points: dict[Id, int]
    share_at_least: Fraction | None = Field(default=None, ge=0, le=1)
    share_below: Fraction | None = Field(default=None, ge=0, le=1)

    _exact = field_validator("share_at_least", "share_below", mode="before")(read_share)

    @model_validator(mode="after")
    def _has_a_band(self) -> Points:
        if self.share_at_least is None and self.share_below is None:
            raise ValueError("give share_at_least, share_below or both")
        if not self.points or min(self.points.values()) < 0 or max(self.points.values()) == 0:
            raise ValueError("'points' needs whole numbers from 0 up, at least one above 0")
        return self


class CodeSays(Model):
    """True when the plugin's code says that this rule fires (hook ``evenhand_overall_grade``)."""

    test: Literal["code"]
    rule: RuleId


class AllOf(Model):
    """True when every part is true."""

    test: Literal["all_of"]
    parts: tuple[Condition, ...] = Field(min_length=1)


class AnyOf(Model):
    """True when at least one part is true."""

    test: Literal["any_of"]
    parts: tuple[Condition, ...] = Field(min_length=1)


class Not(Model):
    """True when its part is false. Not applicable stays empty: it satisfies no test, not even a negated one."""

    test: Literal["not"]
    part: Condition


Condition = Annotated[
    FactIs | RecordIs | DomainGrade | ChosenGrade | Tally | FeatureShare | Points | CodeSays | AllOf | AnyOf | Not,
    Field(discriminator="test"),
]
"""Any condition; ``test`` says which."""
