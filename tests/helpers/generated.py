"""Hypothesis strategies for small valid frameworks and complete or partial answers under them."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from evenhand.grading.compiled import with_readings
from evenhand.models.framework import Framework
from small_frameworks import framework, rule

FACTS = ("unsafe", "improved")
FIELD = {"id": "case_type", "label": "Case type", "kind": "choice", "options": ["one", "two"], "source": "L6"}
FORMS = ("plan", "escalation")
SHARES = ("0", "1/4", "1/3", "1/2", "3/4", "1")
Draw = Any


def scales(draw: Draw) -> list[dict[str, Any]]:
    """The scale of the domains, and that of the overall grade where it is another."""
    kind = draw(st.sampled_from(["ordinal", "coded", "banded"]))
    size = draw(st.integers(2, 4))
    ids = [f"g{number}" for number in range(size)]
    grades: list[dict[str, Any]] = [{"id": one, "label": f"Grade {one}"} for one in ids]
    for number, grade in enumerate(grades):
        if kind == "coded":
            grade["code"] = number + 1
    if kind == "banded":
        low = 0
        for grade in reversed(grades):
            high = low + draw(st.integers(0, 2))
            grade["band"] = (low, high)
            low = high + 1
    found = [{"id": "grade", "kind": kind, "grades": grades, "source": "L1"}]
    if kind == "banded" and draw(st.booleans()):
        plain = [{"id": one, "label": f"Grade {one}"} for one in ids]
        found.append({"id": "overall", "kind": "ordinal", "grades": plain, "source": "L1"})
    return found


def grade_test(draw: Draw, scale: dict[str, Any]) -> dict[str, Any]:
    """One test of a grade or score of this scale."""
    ids = [grade["id"] for grade in scale["grades"]]
    names = ["is", "at_least", "at_most"] + (["score_at_least", "score_at_most"] if scale["kind"] == "banded" else [])
    name = draw(st.sampled_from(names))
    if name.startswith("score"):
        return {name: draw(st.integers(0, scale["grades"][0]["band"][1]))}
    return {name: draw(st.sampled_from(ids))}


class Parts:
    """What a generated framework has, for conditions to look at."""

    def __init__(self, draw: Draw) -> None:
        self.scales = scales(draw)
        self.domains = [f"d{number}" for number in range(draw(st.integers(1, 5)))]
        self.crucial = draw(st.lists(st.sampled_from(self.domains), unique=True))
        self.grades = [grade["id"] for grade in self.scales[0]["grades"]]
        self.with_features = draw(st.booleans())


def tally(draw: Draw, parts: Parts) -> dict[str, Any]:
    """A count of domains."""
    over: Any = draw(st.sampled_from(["graded", "listed", *(["crucial"] if parts.crucial else [])]))
    if over == "listed":
        over = draw(st.lists(st.sampled_from(parts.domains), min_size=1, unique=True))
    how = draw(
        st.sampled_from(["any", "every", "none", "majority", "at_least", "at_most", "share_at_least", "share_above"])
    )
    body = {"test": "tally", "over": over, "how": how, **grade_test(draw, parts.scales[0])}
    if over == "graded" and len(parts.domains) > 1 and draw(st.booleans()):
        body["apart_from"] = [parts.domains[0]]
    if how in ("at_least", "at_most"):
        body["count"] = draw(st.integers(0, 3))
    if how.startswith("share"):
        body["share"] = draw(st.sampled_from(SHARES))
    if draw(st.booleans()):
        body["denominator"] = "all"
    return body


def points(draw: Draw, parts: Parts) -> dict[str, Any]:
    """Summed points in a band."""
    worth = {grade: draw(st.integers(0, 3)) for grade in parts.grades}
    worth[draw(st.sampled_from(parts.grades))] = 4
    body: dict[str, Any] = {"test": "points", "over": "graded", "points": worth}
    ends = draw(st.sampled_from([("share_at_least",), ("share_below",), ("share_at_least", "share_below")]))
    return body | {end: draw(st.sampled_from(SHARES)) for end in ends}


def leaf(draw: Draw, parts: Parts, *, chosen: bool) -> dict[str, Any]:
    """A condition without parts."""
    kinds = ["fact", "record", "grade", "tally", "tally", "points"]
    kind = draw(st.sampled_from(kinds + ["features"] * parts.with_features + ["chosen"] * 3 * chosen))
    if kind == "tally":
        return tally(draw, parts)
    if kind == "points":
        return points(draw, parts)
    body: dict[str, Any] = {"test": kind}
    if kind == "fact":
        body["fact"] = draw(st.sampled_from(FACTS))
    elif kind == "record":
        body |= {"field": "case_type", "one_of": [draw(st.sampled_from(FIELD["options"]))]}
    elif kind == "grade":
        body |= {"domain": draw(st.sampled_from(parts.domains)), **grade_test(draw, parts.scales[0])}
    elif kind == "features":
        body |= {"grade": draw(st.sampled_from(parts.grades)), "share_at_least": draw(st.sampled_from(SHARES))}
    else:
        body[draw(st.sampled_from(["is", "at_least", "at_most"]))] = draw(st.sampled_from(parts.grades))
    return body


def condition(draw: Draw, parts: Parts, *, chosen: bool = False, depth: int = 2) -> dict[str, Any]:
    """Any condition, down to this depth."""
    kind = draw(st.sampled_from(["leaf", "leaf", "all_of", "any_of", "not"])) if depth else "leaf"
    if kind == "leaf":
        return leaf(draw, parts, chosen=chosen)
    if kind == "not":
        return {"test": "not", "part": condition(draw, parts, chosen=chosen, depth=depth - 1)}
    inner = [condition(draw, parts, chosen=chosen, depth=depth - 1) for _ in range(draw(st.integers(1, 3)))]
    return {"test": kind, "parts": inner}


def overall_rule(draw: Draw, parts: Parts, rule_id: str, effects: tuple[str, ...] = ()) -> dict[str, Any]:
    """A rule that acts on the overall grade. Nothing withholds the worst grade: frameworks that do are refused."""
    effect = draw(st.sampled_from(effects or ("must_be", "cannot_exceed", "at_least", "requires")))
    withheld = effect == "at_least" and draw(st.booleans())
    grades = parts.grades[:-1] if effect == "requires" or withheld else parts.grades
    return rule(
        rule_id, effect, condition(draw, parts), strength=draw(st.sampled_from(["hard", "expected"])),
        grade=draw(st.sampled_from(grades)), withheld_unless_met=withheld,
    )  # fmt: skip


def section_rule(draw: Draw, parts: Parts, rule_id: str) -> dict[str, Any]:
    """A cap on one section, by its score or grade."""
    limit: dict[str, Any] = {"grade": draw(st.sampled_from(parts.grades))}
    if parts.scales[0]["kind"] == "banded" and draw(st.booleans()):
        limit = {"score": draw(st.integers(0, parts.scales[0]["grades"][0]["band"][1]))}
    return rule(
        rule_id, "cannot_exceed", condition(draw, parts, depth=1), scope="section",
        domains=[draw(st.sampled_from(parts.domains))], **limit,
    )  # fmt: skip


def other_rules(draw: Draw, parts: Parts) -> list[dict[str, Any]]:
    """Rules about sections, what applies and what follows, and some that only speak."""
    found = [section_rule(draw, parts, f"S-{number}") for number in range(draw(st.integers(0, 2)))]
    if draw(st.booleans()):
        when = {"test": "fact", "fact": draw(st.sampled_from(FACTS))}
        found.append(rule("A-1", "requires", when, scope="applicability", domains=[parts.domains[-1]]))
    for number in range(draw(st.integers(0, 2))):
        when = condition(draw, parts, chosen=True)
        found.append(rule(f"F-{number}", "requires", when, scope="follow-up", brings=[draw(st.sampled_from(FORMS))]))
    if draw(st.booleans()):
        found.append(rule("C-1", "consider", condition(draw, parts, depth=1), strength="soft"))
        when, grade = condition(draw, parts, depth=1), draw(st.sampled_from(parts.grades))
        found.append(rule("J-1", "judgement", when, strength="expected", grade=grade))
    return found


@st.composite
def frameworks(draw: Draw) -> Framework:
    """A small valid framework of any kind of scale, with every kind of condition, effect and strength, and readings."""
    parts = Parts(draw)
    acting = [overall_rule(draw, parts, f"R-{number}") for number in range(draw(st.integers(0, 4)))]
    readings = []
    if acting and draw(st.booleans()):
        patch = {"strength": draw(st.sampled_from(["hard", "expected"])), "when": condition(draw, parts, depth=1)}
        options = [{"id": "usual", "words": "As it is."}, {"id": "other", "words": "So.", "rules": {"R-0": patch}}]
        readings = [
            {"id": "way", "contradiction": "X-D1", "note": "Two ways.", "default": "usual", "options": options,
             "source": "L9"}
        ]  # fmt: skip
    return framework(
        *acting, *other_rules(draw, parts), scales=parts.scales, domains=parts.domains, crucial=parts.crucial,
        descriptors={domain: dict.fromkeys(parts.grades, 1) for domain in parts.domains[:3]},
        facts=FACTS, fields=[FIELD], readings=readings,
    )  # fmt: skip


def readings_of(given: Framework) -> st.SearchStrategy[dict[str, str]]:
    """An option of every reading."""
    return st.fixed_dictionaries(
        {reading.id: st.sampled_from([option.id for option in reading.options]) for reading in given.readings}
    )


def grades_of(given: Framework) -> list[Any]:
    """What a domain can be given, best first, as ``evenhand grade`` takes it."""
    scale = given.scale_of(given.graded_domains[0])
    if scale.kind == "banded":
        return list(range(scale.highest_score, scale.lowest_score - 1, -1))
    return [grade.code or grade.label for grade in scale.grades]


def looks_at_features(under: Framework, readings: dict[str, str]) -> bool:
    """Whether any rule counts features."""
    return "test='features'" in repr(with_readings(under, readings))


def complete_answers(draw: Draw, under: Framework, readings: dict[str, str]) -> dict[str, Any]:
    """Answers that leave nothing open; where features are counted, some domains stand unjudged."""
    counted = looks_at_features(under, readings)
    choices = [*grades_of(under), "not applicable", *([None] if counted else [])]
    # A usual grade makes it likely that all or most are the same, where rules have their edges.
    usual = draw(st.sampled_from(choices))
    often = st.one_of(st.just(usual), st.sampled_from(choices))
    body: dict[str, Any] = {
        "grades": {domain.id: draw(often) for domain in under.graded_domains},
        "facts": {fact.id: draw(st.booleans()) for fact in under.facts if fact.derived is None},
    }
    if "case_type" in under.field_by_id:
        body["record"] = {"case_type": draw(st.sampled_from(under.field_by_id["case_type"].options))}
    if counted:
        chance = draw(st.randoms(use_true_random=False))
        marks = ["not applicable", "not evident", *["evident"] * draw(st.integers(1, 8))]
        items = [item.id for domain in under.domains for column in domain.descriptors.values() for item in column]
        body["features"] = {item: chance.choice(marks) for item in items}
    return body


def partial_answers(draw: Draw, complete: dict[str, Any]) -> dict[str, Any]:
    """These answers with some of them not yet given. With features, a null grade would be no missing one."""
    body: dict[str, Any] = {key: dict(value) for key, value in complete.items()}
    for key in ("facts", *(() if "features" in body else ("grades",))):
        for name in body[key]:
            if draw(st.booleans()):
                body[key][name] = None
    if "features" in body:
        chance = draw(st.randoms(use_true_random=False))
        body["features"] = {item: mark for item, mark in body["features"].items() if chance.random() < 0.8}
    return body
