"""What the rules say of complete answers, worked out slowly and plainly, to hold the real thing against.

It knows nothing of masks, positions or compiled conditions: grades are ids, scores are numbers, truth is ``True``,
``False`` or ``None`` for what looks at nothing that applies.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any, NamedTuple

from evenhand.models.framework import Framework

NOT_APPLICABLE = "not applicable"


class Said(NamedTuple):
    """Permitted grade ids, best first; under hard rules alone; and the forms that every one of them brings."""

    permitted: list[str]
    hard: list[str]
    follow_up: list[str]


class Case:
    """Complete answers under a framework whose rules are those of the chosen readings already."""

    def __init__(self, framework: Framework, rules: list[Any], body: dict[str, Any]) -> None:
        self.framework = framework
        self.rules = rules
        self.facts = body.get("facts", {})
        self.record = body.get("record", {})
        self.features = body.get("features")
        self.given = {domain.id: self._read(domain, body["grades"].get(domain.id)) for domain in framework.domains}
        self.chosen: str | None = None

    def _read(self, domain: Any, given: Any) -> Any:
        """A whole score on a banded scale, else a grade's id; ``None`` where features stand for a judgement."""
        scale = self.framework.scale_of(domain)
        if given in (None, NOT_APPLICABLE) or scale.kind == "banded":
            return given
        return next(grade.id for grade in scale.grades if given in (grade.label, grade.code))

    def said(self) -> Said:
        """What the rules make of the answers."""
        self._set_aside()
        self._cap_sections()
        order = [grade.id for grade in self.framework.overall_scale.grades]
        hard = self._stage(order, order, "hard")
        permitted = self._stage(order, hard, "expected")
        return Said(permitted, hard, self._follow_up(permitted))

    def _set_aside(self) -> None:
        aside = []
        for rule in self.rules:
            if rule.scope == "applicability" and rule.domains and rule.when and self.truth(rule.when) is not True:
                aside += rule.domains
        self.given.update(dict.fromkeys(aside, NOT_APPLICABLE))

    def _cap_sections(self) -> None:
        while True:
            holding = [
                rule
                for rule in self.rules
                if rule.scope == "section" and rule.effect == "cannot_exceed" and rule.strength in ("hard", "expected")
                if rule.when and self.truth(rule.when) is True
            ]
            before = dict(self.given)
            for rule in holding:
                for domain in rule.domains:
                    self.given[domain] = self._lowered(domain, rule)
            if before == self.given:
                return

    def _lowered(self, domain: str, rule: Any) -> Any:
        now = self.given[domain]
        if now in (None, NOT_APPLICABLE):
            return now
        scale = self.framework.scale_of(self.framework.domain_by_id[domain])
        if scale.kind == "banded":
            highest = (
                rule.score
                if rule.score is not None
                else next(one.band[1] for one in scale.grades if one.band and one.id == rule.grade)
            )
            return min(now, highest)
        ids = [grade.id for grade in scale.grades]
        return max(now, rule.grade, key=ids.index)

    def _stage(self, order: list[str], allowed: list[str], strength: str) -> list[str]:
        limits: list[str] = []
        withheld: list[str] = []
        earned: list[str] = []
        forced = False
        for rule in self.rules:
            if rule.scope != "overall" or rule.strength != strength or rule.when is None:
                continue
            true = self.truth(rule.when) is True
            if rule.effect in ("must_be", "cannot_exceed") and true:
                limits.append(rule.grade)
                forced = forced or rule.effect == "must_be"
            if rule.effect == "at_least" and true:
                earned.append(rule.grade)
            if (rule.effect == "requires" or rule.withheld_unless_met) and not true:
                withheld.append(rule.grade)
        left = [grade for grade in allowed if all(order.index(grade) >= order.index(limit) for limit in limits)]
        left = left or [allowed[-1]]
        left = [grade for grade in left if grade not in withheld or grade == allowed[-1]]
        if forced:
            left = left[:1]
        for grade in sorted(earned, key=order.index):
            kept = [one for one in left if order.index(one) <= order.index(grade)]
            if kept:
                return kept
        return left

    def _follow_up(self, permitted: list[str]) -> list[str]:
        brought = []
        for grade in permitted:
            self.chosen = grade
            rules = [rule for rule in self.rules if rule.brings and rule.when and self.truth(rule.when) is True]
            brought.append({form for rule in rules for form in rule.brings})
        self.chosen = None
        return sorted(set.intersection(*brought))

    def truth(self, when: Any) -> bool | None:
        """Whether a condition is true, false, or looks at nothing that applies."""
        return getattr(self, f"_{when.test}")(when)  # type: ignore[no-any-return]

    def _fact(self, when: Any) -> bool:
        return bool(self.facts.get(when.fact, False))

    def _record(self, when: Any) -> bool:
        return self.record[when.field] in when.one_of

    def _chosen(self, when: Any) -> bool:
        return self._passes(when, self.framework.overall_scale, self.chosen)

    def _grade_test(self, when: Any, domain: str) -> bool:
        return self._passes(when, self.framework.scale_of(self.framework.domain_by_id[domain]), self.given[domain])

    def _passes(self, when: Any, scale: Any, given: Any) -> bool:
        if given is None:
            return False
        if when.score_at_least is not None:
            return bool(given >= when.score_at_least)
        if when.score_at_most is not None:
            return bool(given <= when.score_at_most)
        if isinstance(given, int):
            given = next(grade.id for grade in scale.grades if grade.band[0] <= given <= grade.band[1])
        ids = [grade.id for grade in scale.grades]
        place = ids.index(given)
        if when.at_least is not None:
            return place <= ids.index(when.at_least)
        if when.at_most is not None:
            return place >= ids.index(when.at_most)
        return bool(given == when.is_)

    def _named(self, over: Any) -> list[str]:
        if not isinstance(over, str):
            return list(over)
        return [
            domain.id for domain in self.framework.domains if domain.graded and (over == "graded" or domain.crucial)
        ]

    def _applying(self, over: Any, apart_from: Any = ()) -> list[str]:
        return [name for name in self._named(over) if name not in apart_from and self.given[name] != NOT_APPLICABLE]

    def _tally(self, when: Any) -> bool | None:
        applying = self._applying(when.over, when.apart_from)
        if not applying:
            return None
        passing = sum(self._grade_test(when, name) for name in applying)
        listed = [name for name in self._named(when.over) if name not in when.apart_from]
        whole = len(listed) if when.denominator == "all" else len(applying)
        share = Fraction(passing, whole)
        return {
            "any": passing > 0,
            "every": passing == whole,
            "none": passing == 0,
            "majority": share > Fraction(1, 2),
            "at_least": passing >= (when.count or 0),
            "at_most": passing <= (when.count or 0),
            "share_at_least": share >= (when.share or 0),
            "share_above": share > (when.share or 0),
        }[when.how]

    def _grade(self, when: Any) -> bool | None:
        return None if self.given[when.domain] == NOT_APPLICABLE else self._grade_test(when, when.domain)

    def _points(self, when: Any) -> bool | None:
        applying = self._applying(when.over)
        if not applying:
            return None
        total = 0
        for name in applying:
            scale, given = self.framework.scale_of(self.framework.domain_by_id[name]), self.given[name]
            if given is not None and scale.kind == "banded":
                given = next(one.id for one in scale.grades if one.band and one.band[0] <= given <= one.band[1])
            total += 0 if given is None else when.points[given]
        share = Fraction(total, max(when.points.values()) * len(applying))
        if when.share_at_least is not None and share < when.share_at_least:
            return False
        below: Fraction | None = when.share_below
        return below is None or share < below

    def _features(self, when: Any) -> bool | None:
        marks = [
            mark
            for item, mark in (self.features or {}).items()
            if item.split(".")[1] == when.grade and mark is not None
        ]
        applying = [mark for mark in marks if mark != NOT_APPLICABLE]
        if not applying:
            return None
        return bool(Fraction(applying.count("evident"), len(applying)) >= when.share_at_least)

    def _not(self, when: Any) -> bool | None:
        value = self.truth(when.part)
        return None if value is None else not value

    def _all_of(self, when: Any) -> bool | None:
        values = [self.truth(part) for part in when.parts]
        return False if False in values else None if None in values else True

    def _any_of(self, when: Any) -> bool | None:
        values = [self.truth(part) for part in when.parts]
        return True if True in values else False if False in values else None
