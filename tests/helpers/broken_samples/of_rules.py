"""Samples whose rules, readings or worked rulings break one check."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sample_plugins import SamplePlugin, Spoil

READING = """
[[readings]]
id = "{name}"
contradiction = "SA-{name}"
note = "The guide says two things."
default = "usual"
source = "L40"

[[readings.options]]
id = "usual"
words = "As it is written."

[[readings.options]]
id = "other"
words = "As the other page has it."

[readings.options.rules.{rule}]
{patch}
"""

DOMAIN = """
id = "themes"
number = "4"
order = 4
title = "The theme"
applies_to = "Every case"
source = "L50"

[[prompts]]
text = "Does the file speak to the theme?"
source = "L51"

[[descriptors.good]]
text = "The theme runs through the whole file."
source = "L52"

[[descriptors.fair]]
text = "The theme turns up here and there."
source = "L53"

[[descriptors.poor]]
text = "The theme is nowhere on the file."
source = "L54"
"""

TWO_GOOD = """
[[cases]]
id = "two-of-four"
why = "Two of four are Good"
source = "L50"
all_domains = "Good"
grades = { themes = "Fair", voice = "Fair" }
expected = { permitted = ["Good", "Fair", "Poor"], fired = [] }
"""

PRAISED = '{ test = "fact", fact = "praised" }'


def fact(sample: SamplePlugin, name: str) -> None:
    """One more fact."""
    sample.append("facts.toml", f'\n[[facts]]\nid = "{name}"\ntext = "Is the work {name}?"\nsource = "L41"\n')


def rule(sample: SamplePlugin, name: str, effect: str, when: str, **fields: Any) -> None:
    """One more rule, hard and about the overall grade unless said otherwise."""
    usual = {"scope": "overall", "strength": "hard", "words": f"What the guide says in {name}.", "source": "L42"}
    lines = [f"{key} = {_toml(value)}" for key, value in {**usual, "effect": effect, **fields}.items()]
    lines += [f"when = {when}"] if when else []
    sample.append("rules.toml", f'\n[[rules]]\nid = "{name}"\n' + "\n".join(lines) + "\n")


def _toml(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(_toml(item) for item in value)}]"
    return "true" if value is True else f'"{value}"'


def case(sample: SamplePlugin, facts: str, permitted: list[str], fired: str) -> None:
    """A worked ruling on a case that is Good throughout, with these facts so."""
    expected = f'{{ permitted = {_toml(permitted)}, fired = ["{fired}"] }}'
    sample.append(
        "cases.toml",
        f'\n[[cases]]\nid = "added"\nwhy = "It acts"\nsource = "L42"\nall_domains = "Good"\n'
        f"facts = {facts}\nexpected = {expected}\n",
    )


def two_readings_leave_a_rule_without_grade(sample: SamplePlugin) -> None:
    """One reading makes the rule a must, the other gives it a condition; only together do they need a grade."""
    rule(sample, "S-6", "judgement", "", strength="soft")
    for name, patch in (("must", 'effect = "must_be"\nstrength = "hard"'), ("when", f"when = {UNSAFE}")):
        sample.append("readings.toml", READING.format(name=name, rule="S-6", patch=patch))


UNSAFE = '{ test = "fact", fact = "unsafe" }'


def forced_and_withheld(sample: SamplePlugin) -> None:
    """Praise makes the case Good, also where S-3 withholds Good."""
    fact(sample, "praised")
    rule(sample, "S-6", "must_be", PRAISED, strength="expected", grade="good")
    case(sample, "{ praised = true }", ["Good"], "S-6")


def earned_by_nothing(sample: SamplePlugin) -> None:
    """Praise alone earns a grade."""
    fact(sample, "praised")
    rule(sample, "S-6", "at_least", PRAISED, strength="expected", grade="fair")
    case(sample, "{ praised = true }", ["Good", "Fair"], "S-6")


def two_readings_of_one_condition(sample: SamplePlugin) -> None:
    """Both replace the condition of S-2."""
    for name, domain in (("first", "voice"), ("second", "plan_quality")):
        patch = f'when = {{ test = "grade", domain = "{domain}", is = "poor" }}'
        sample.append("readings.toml", READING.format(name=name, rule="S-2", patch=patch))


VOICE_PRAISED = f'{{ test = "all_of", parts = [{PRAISED}, {{ test = "grade", domain = "voice", is = "good" }}] }}'


def better_voice_counts_against(sample: SamplePlugin, **fields: Any) -> None:
    """Where the work is praised, a Good voice caps the case."""
    fact(sample, "praised")
    rule(sample, "S-7", "cannot_exceed", VOICE_PRAISED, grade="fair", **fields)
    case(sample, "{ praised = true }", ["Fair", "Poor"], "S-7")
    beside = 'id = "beside"\nwhy = "A Fair voice counts against nothing"\nsource = "L42"\nall_domains = "Good"'
    answers = 'grades = { voice = "Fair" }\nfacts = { praised = true }\nexpected = { fired = [] }'
    sample.append("cases.toml", f"\n[[cases]]\n{beside}\n{answers}\n")


def section_cap_that_raises(sample: SamplePlugin) -> None:
    """The cap on the voice takes away what a rule, as declared, holds against the case."""
    better_voice_counts_against(sample, may_lower=True)
    fact(sample, "quiet")
    quiet = '{ test = "fact", fact = "quiet" }'
    rule(sample, "S-6", "cannot_exceed", quiet, scope="section", domains=["voice"], grade="fair")


def both_at_once(sample: SamplePlugin) -> None:
    """Safety is never Good and Poor."""
    parts = ", ".join(f'{{ test = "grade", domain = "safety", is = "{grade}" }}' for grade in ("good", "poor"))
    rule(sample, "S-6", "consider", f'{{ test = "all_of", parts = [{parts}] }}', strength="soft")


def capped_where_forced(sample: SamplePlugin) -> None:
    """S-1 has forced the case lower already."""
    when = '{ test = "grade", domain = "safety", is = "poor" }'
    rule(sample, "S-6", "cannot_exceed", when, grade="fair")
    sample.replace("cases.toml", 'fired = ["S-1"]', 'fired = ["S-1", "S-6"]')


def rung_missing(sample: SamplePlugin) -> None:
    """Good safety and a Good plan earn Good; with a Poor voice S-2 caps the case at Fair, and nothing earns Fair."""
    good = ", ".join(f'{{ test = "grade", domain = "{domain}", is = "good" }}' for domain in ("safety", "plan_quality"))
    rule(sample, "S-6", "at_least", f'{{ test = "all_of", parts = [{good}] }}', grade="good")
    for before, after in (
        ('"Good", "Fair", "Poor"], provisional = false, fired = [], accepted', '"Good"], fired = ["S-6"], accepted'),
        ('fired = ["S-4"]', 'fired = ["S-4", "S-6"]'),
        ('fired = ["S-2"], accepted = "no"', 'fired = ["S-2", "S-6"], accepted = "no"'),
        ('"Good", "Fair", "Poor"], provisional = false, fired = []', '"Good"], fired = ["S-6"]'),
    ):
        sample.replace("cases.toml", before, after)


POOR_PLAN = '{ test = "grade", domain = "plan_quality", is = "poor" }'


def short_advice(sample: SamplePlugin) -> None:
    """Advice that does not say what to weigh."""
    rule(sample, "S-6", "consider", POOR_PLAN, strength="soft", words="Take care.")


def hard_advice(sample: SamplePlugin) -> None:
    """Advice as a must."""
    rule(sample, "S-6", "consider", "")


def no_cases(sample: SamplePlugin) -> None:
    """The file is there, with nothing in it."""
    (sample.folder / "cases.toml").write_text("", encoding="utf-8")


def wrong_case(sample: SamplePlugin) -> None:
    """A worked ruling that the rules do not give."""
    sample.replace("cases.toml", 'permitted = ["Fair", "Poor"], hard_ceiling', 'permitted = ["Poor"], hard_ceiling')


def case_lost(sample: SamplePlugin) -> None:
    """Nothing shows S-4 acting."""
    text = (sample.folder / "cases.toml").read_text(encoding="utf-8")
    before, _, rest = text.partition('[[cases]]\nid = "unsafe-now"')
    after = rest.partition("[[cases]]")[2]
    (sample.folder / "cases.toml").write_text(f"{before}[[cases]]{after}", encoding="utf-8")


def one_domain_more_to_count(sample: SamplePlugin) -> None:
    """A graded domain of an extension counts towards the two that S-3 asks for."""
    sample.extend(
        "theme",
        {
            "framework.toml": 'extends = "sample"\nid = "theme"\ntitle = "Theme of the year"\n',
            "domains/04-themes.toml": DOMAIN,
            "cases.toml": TWO_GOOD,
        },
    )


SAMPLES: dict[str, Spoil] = {
    "rules.total": two_readings_leave_a_rule_without_grade,
    "rules.permitted_never_empty": forced_and_withheld,
    "rules.not_applicable_never_passes": earned_by_nothing,
    "rules.order_independent": two_readings_of_one_condition,
    "rules.caps_only_lower": section_cap_that_raises,
    "rules.monotone": better_voice_counts_against,
    "rules.reachable": both_at_once,
    "rules.not_dead": capped_where_forced,
    "rules.ladder": rung_missing,
    "rules.advice_has_words": short_advice,
    "rules.strengths": hard_advice,
    "rules.facts_read": lambda sample: fact(sample, "praised"),
    "cases.given": no_cases,
    "cases.pass": wrong_case,
    "cases.boundaries": case_lost,
    "extension.never_loosens": one_domain_more_to_count,
}
