"""The page of TOML files and keys, with an example of each from Durham's framework."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from making.fields import fields_of
from making.markdown import page, table
from pydantic import BaseModel

from evenhand.catalogue.folder import SECTIONS, ExtensionHeader
from evenhand.models.calibration import AgreedGrade, CalibrationCase, CaseDocument
from evenhand.models.cases import ExpectedRuling
from evenhand.models.domains import Descriptor, Domain, Guidance, Inheritance, NotApplicable, Prompt
from evenhand.models.forms import FormField, Refusal
from evenhand.models.framework import FrameworkHeader
from evenhand.models.rules import ReadingOption, RulePatch
from evenhand.models.scales import Grade, SummaryDescriptor

DURHAM = Path(__file__).resolve().parents[3] / "plugins" / "durham" / "src" / "evenhand_durham" / "framework"
LONGEST = 120
"""Longer texts of the example are cut short, so that its keys stay in view."""

ABOUT = {
    "scales": "The grades. See [how scales are written](../how-to/scales.md).",
    "facts": "Yes or no questions that rules read. See [how facts are written](../how-to/facts.md).",
    "forms": "What is asked around the domains. See [forms that follow a grade](../how-to/forms-after-a-grade.md).",
    "rules": "The overall rules. See [how caps and other rules are written](../how-to/caps.md).",
    "readings": "What the document may mean where it contradicts itself. See [readings](../how-to/readings.md).",
    "checks": "What the document asks of the auditor's writing.",
    "cases": "Worked rulings, which `evenhand check` runs.",
}
INNER: dict[str, tuple[tuple[str, type[BaseModel]], ...]] = {
    "scales": (("[[scales.grades]]", Grade), ("[[scales.grades.descriptors]]", SummaryDescriptor)),
    "forms": (("[[forms.fields]]", FormField), ("refuse", Refusal)),
    "readings": (("[[readings.options]]", ReadingOption), ("[readings.options.rules.RULE]", RulePatch)),
    "cases": (("[cases.expected]", ExpectedRuling),),
}
DOMAIN: tuple[tuple[str, type[BaseModel]], ...] = (
    ("[[guidance]]", Guidance),
    ("[[prompts]]", Prompt),
    ("[[descriptors.GRADE]]", Descriptor),
    ("[inherits.GRADE]", Inheritance),
    ("[not_applicable]", NotApplicable),
)

NUMBERED = (Guidance, Prompt, Descriptor)
"""Items whose id, where the file gives none, comes from their position."""


def toml_page() -> str:
    """Every file of a framework's folder, every table in it, every key."""
    intro = (
        "The files stand in the folder `framework/` of a plugin. Each list may have a file of its own, or stand in "
        "`framework.toml`. A key that is in no table here is refused, with the line it stands in."
    )
    return page("TOML files and keys", intro, _body())


def _body() -> Iterator[str]:
    yield from _file("framework.toml", "What the framework says of itself. One is needed.", FrameworkHeader)
    yield from _example(DURHAM / "framework.toml", "")
    yield from ("In a plugin that extends another's framework it says only:", "")
    yield from _keys(ExtensionHeader)
    for name, model in SECTIONS.items():
        yield from _file(f"{name}.toml", ABOUT.get(name, ""), model, f"`[[{name}]]`")
        for shown, inner in INNER.get(name, ()):
            yield from (f"`{shown}`:", "")
            yield from _keys(inner)
        yield from _example(DURHAM / f"{name}.toml", name)
    yield from _file("domains/05-risk.toml", "One file for each domain, with a number for its place.", Domain)
    for shown, inner in DOMAIN:
        yield from (f"`{shown}`:", "")
        yield from _keys(inner)
    yield from _example(DURHAM / "domains" / "05-risk.toml", "domain")
    yield from _file("prompts.toml", "In an extension: prompts for domains of the framework that it extends, as "
                     "`[[DOMAIN]]`.", Prompt)  # fmt: skip
    yield from _file("calibration/heron-family.toml", "An invented case to practise on; see "
                     "[Practising](../practise.md).", CalibrationCase)  # fmt: skip
    for shown, inner in (("[overall], [agreed.DOMAIN]", AgreedGrade), ("[[documents]]", CaseDocument)):
        yield from (f"`{shown}`:", "")
        yield from _keys(inner)
    yield from ("## waivers.toml and releases.json", "", "No part of the framework. The first is written by hand, the "
                "second by `evenhand check`; see [the conformance suite](../conformance.md).")  # fmt: skip


def _file(name: str, about: str, model: type[BaseModel], shown: str = "") -> Iterator[str]:
    yield from (f"## {name}", "")
    if about:
        yield from (about, "")
    if shown:
        yield from (f"{shown}:", "")
    yield from _keys(model)


def _keys(model: type[BaseModel]) -> list[str]:
    """The keys that an author writes: all but what Evenhand fills in."""
    fields = [field for field in fields_of(model) if field.name != "plugin"]
    if model in NUMBERED:
        fields = [f._replace(needed=False, default="its position") if f.name == "id" else f for f in fields]
    rows = [(f"`{f.name}`", "yes" if f.needed else "", f.type, f.default, f.meaning) for f in fields]
    return table(("key", "needed", "holds", "where left out", "meaning"), rows)


def _example(path: Path, name: str) -> Iterator[str]:
    """The beginning of Durham's file: all of a header, the first item of a list, the first of each list of a domain."""
    blocks = [block.strip() for block in path.read_text(encoding="utf-8").split("\n\n")]
    chosen = blocks
    if name == "domain":
        chosen = list({block.partition("\n")[0]: block for block in reversed(blocks)}.values())[::-1]
    elif name:
        second = [index for index, block in enumerate(blocks) if block.startswith(f"[[{name}]]")][1:2]
        chosen = blocks[: min(second[0] if second else len(blocks), 4)]
    text = "\n\n".join(chosen)
    shortened = re.sub(rf'"([^"\n]{{{LONGEST}}})[^"\n]*"', lambda long: f'"{long[1].rsplit(" ", 1)[0]} …"', text)
    yield from ("An example from Durham:", "", "```toml", shortened, "```", "")
