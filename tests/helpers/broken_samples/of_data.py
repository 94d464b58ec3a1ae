"""Samples whose data breaks one check about ids, scales, domains, text or forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sample_plugins import SamplePlugin, Spoil

PROMPT = "Does the plan say who does what, and by when?"


def replaced(file: str, old: str, new: str) -> Spoil:
    """A sample in which one place of a file says something else."""
    return lambda sample: sample.replace(file, old, new)


def asked(text: str) -> Spoil:
    """A sample whose prompt about the plan has this text."""
    return replaced("domains/02-plan.toml", PROMPT, text)


def with_field(field: str) -> Spoil:
    """A sample whose last form has one more field."""

    def spoil(sample: SamplePlugin) -> None:
        sample.append("forms.toml", f'\n[[forms.fields]]\nlabel = "Another"\nsource = "L99"\n{field}\n')

    return spoil


def in_a_circle(sample: SamplePlugin) -> None:
    """Good takes over from Fair, and Fair from Good."""
    table = '\n[inherits.{}]\nfrom = "{}"\ntext = "As below."\nsource = "L32"\n'
    sample.append("domains/02-plan.toml", table.format("good", "fair") + table.format("fair", "good"))


def same_place(sample: SamplePlugin) -> None:
    """Two domains say that they are the second."""
    sample.replace("domains/03-voice.toml", "order = 3", "order = 2")


SAMPLES: dict[str, Spoil] = {
    "ids.unique": with_field('id = "audit"'),
    "ids.stable_form": replaced(
        "domains/02-plan.toml", "[[prompts]]\n", '[[prompts]]\nid = "plan_quality.does_the_plan_say"\n'
    ),
    "references.resolve": in_a_circle,
    "references.in_words": replaced("rules.toml", "the whole case is Poor.", "the whole case is Poor, as S-9 has it."),
    "scales.ordered": replaced("scales.toml", 'crosswalk = "good"', 'crosswalk = "inadequate"'),
    "scales.bands": replaced("scales.toml", 'label = "Good"', 'label = "Good", code = 1'),
    "scales.told_apart": replaced("scales.toml", 'label = "Poor"', 'label = "Poor", letter = "Fair"'),
    "scales.crosswalk": replaced("scales.toml", ', crosswalk = "requires_improvement"', ""),
    "domains.descriptors": replaced(
        "domains/02-plan.toml",
        '[[descriptors.fair]]\ntext = "Some steps of the plan lack a name or a date."\nsource = "L30"\n',
        "",
    ),
    "domains.applies_to": replaced("domains/02-plan.toml", '"Every case"', '"TBC"'),
    "import.settled": replaced("framework.toml", 'publisher = "Sample Borough"', 'publisher = "Name of the authority"'),
    "domains.order": same_place,
    "sources.everywhere": replaced("domains/02-plan.toml", '"L28"', '"todo"'),
    "text.hidden": asked("Does the plan say who does what, and by\u200b when?"),
    "text.markup": asked("Does the plan say <b>who</b> does what, and by when?"),
    "text.readable": asked(f"Does the plan say who does {'what' * 11}, and by when?"),
    "text.sentences": asked(f"Does the plan say who does what, {'and what then, ' * 15}and by when?"),
    "text.spaces": asked("Does the plan say  who does what, and by when?"),
    "forms.header": replaced("forms.toml", 'role = "auditor"\n', ""),
    "forms.roles": replaced("forms.toml", 'kind = "date"\nrole', 'kind = "text"\nrole'),
    "forms.unmet": with_field(
        'id = "held"\nkind = "choice"\noptions = ["Later", "Not yet"]\nunmet = ["Later", "Not yet"]'
    ),
    "prompts.reachable": with_field(
        'id = "never"\nonly_when = { test = "all_of", parts = ['
        '{ test = "grade", domain = "safety", is = "good" }, { test = "grade", domain = "safety", is = "poor" }] }'
    ),
    "audit.replies_round_trip": with_field('id = "seen_at"\nkind = "choice"\noptions = ["Home", "home"]'),
}
