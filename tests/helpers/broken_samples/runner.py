"""Samples broken where the runner's own checks look: waivers, and invented cases."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sample_plugins import SamplePlugin

HERON = """
id = "heron"
title = "The Heron family"
about = "An invented file."
minutes = 2
invented = true
panel = "Nobody has graded it."

[record]
case_number = "HERON-PRACTICE"

[overall]
grade = "Fair"
reason = "It seemed fair."

[agreed.safety]
grade = "Good"
reason = "Seen."

[agreed.plan_quality]
grade = "Poor"
reason = "There is none."

[agreed.voice]
grade = "Good"
reason = "Heard."

[[documents]]
id = "note"
title = "A note"
text = "The child was seen."
"""


def waive_a_must(sample: SamplePlugin) -> None:
    """A must cannot be waived, and a waiver needs its reason."""
    sample.append("waivers.toml", '[[waivers]]\ncheck = "loads"\nreason = "It does not."\n')


def answer_what_is_not_asked(sample: SamplePlugin) -> None:
    """The practice audit begins with an answer about harm, which is asked only where the child is unsafe."""
    header = 'id = "audit_date"'
    harm = 'id = "harm"\nlabel = "What harm?"\nsource = "L14"\nonly_when = { test = "fact", fact = "unsafe" }\n'
    sample.replace("forms.toml", header, f"{harm}\n[[forms.fields]]\n{header}")
    sample.append("calibration/heron.toml", HERON.replace("[record]\n", '[record]\nharm = "A fall"\n'))


SAMPLES = {"waivers.valid": waive_a_must, "calibration.as_agreed": answer_what_is_not_asked}
