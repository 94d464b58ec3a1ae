"""Makes the data of a framework from what was read out of a guidance document. What the document lacks is said."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from evenhand.tables.draft import Draft, Item, Section
from evenhand.tables.header_found import header_data
from evenhand.tables.scale_found import FoundScale
from evenhand.tables.source import Source

NOT_SAID = "Not in the document: Evenhand needs it to begin with"


def draft_data(
    draft: Draft, scale: FoundScale, source: Source, framework_id: str, kept: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """The framework as its TOML files have it. Whatever had to be made up is added to the draft's lists.

    ``kept`` are fields of the header that hold whatever the document says.
    """
    sections = [section for section in draft.sections if not section.meaning]
    grades = list(scale.grades)
    scales = _scales(scale)
    by_id = {str(grade["id"]): grade for grade in scales[0]["grades"]}
    for section in draft.sections:
        if section.meaning:
            _meanings(draft, section, by_id)
    header = header_data(draft, source, framework_id, kept or {})
    if any(section.descriptors and not section.prompts for section in sections):
        header["walks"] = [grades[min(1, len(grades) - 1)]]
        label = scale.grades[header["walks"][0]]
        draft.made_up.append(
            f"framework.toml, walks: where a section has no prompts, the descriptors of {label} are asked one by one."
        )
    return {
        "header": header | {"domain_scale": scales[-1]["id"]},
        "scales": scales,
        "facts": [],
        "forms": _forms(),
        "rules": [_judgement(framework_id)],
        "readings": [],
        "checks": [],
        "cases": [_case(scale, grade) for grade in (grades[0], grades[-1])],
        "domains": [_domain(draft, section, number, scale) for number, section in enumerate(sections, start=1)],
    }


def _scales(scale: FoundScale) -> list[dict[str, Any]]:
    """The scale of the overall grade, and where sections are scored, that of the scores after it."""
    if scale.data["kind"] != "banded":
        return [scale.data]
    grades = [{key: value for key, value in grade.items() if key != "band"} for grade in scale.data["grades"]]
    return [{**scale.data, "kind": "ordinal", "grades": grades}, {**scale.data, "id": "score"}]


def _domain(draft: Draft, section: Section, order: int, scale: FoundScale) -> dict[str, Any]:
    domain: dict[str, Any] = {
        "id": section.id,
        **({"number": section.number} if section.number else {}),
        "order": order,
        "title": section.title,
        "source": section.at,
        "applies_to": "Every case",
    }
    graded = bool(section.descriptors or section.inherits)
    if not graded:
        domain["graded"] = False
        draft.structure.append(
            f"{section.at}: '{section.title}' has no descriptors, so it is not graded. Is that right? If it is no "
            "section, delete its file in the folder domains."
        )
    if section.standards:
        domain["guidance"] = [{"kind": "standard", **_item(item)} for item in section.standards]
    if section.prompts:
        domain["prompts"] = [_item(item) for item in section.prompts]
    if graded:
        domain["descriptors"] = {
            grade: [_item(item) for item in section.descriptors[grade]]
            for grade in scale.grades
            if grade in section.descriptors
        }
        domain["inherits"] = {
            grade: {"from": taken.grade, "text": taken.text, "source": taken.at}
            for grade, taken in section.inherits.items()
        }
        missing = [grade for grade in scale.grades if grade not in section.descriptors | section.inherits]
        if missing:
            domain["no_descriptors"] = dict.fromkeys(missing, "The document describes no such grade here.")
            labels = ", ".join(scale.grades[grade] for grade in missing)
            draft.structure.append(f"{section.at}: '{section.title}' has no descriptors for {labels}. Is that right?")
    return {key: value for key, value in domain.items() if value != {}}


def _item(item: Item) -> dict[str, Any]:
    more = {key: getattr(item, key) for key in ("number", "group", "hint", "criterion")}
    return {"source": item.at, "text": item.text, **{key: value for key, value in more.items() if value}}


def _meanings(draft: Draft, section: Section, grades: dict[str, dict[str, Any]]) -> None:
    """What grades mean for a whole case goes to the scale. What else stands there has no place, and is said."""
    for grade, items in section.descriptors.items():
        grades[grade].setdefault("descriptors", []).extend({"text": item.text, "source": item.at} for item in items)
    draft.structure.append(f"{section.at}: '{section.title}' was read as what the grades mean for a whole case.")
    for item in (*section.standards, *section.prompts):
        draft.structure.append(f"{item.at}: '{item.text}' stands among the meanings of grades, and went nowhere.")


def _judgement(framework_id: str) -> dict[str, Any]:
    initials = re.sub(r"[^A-Z0-9]", "", framework_id.upper())[:12]
    return {
        "id": f"{initials}-JUDGEMENT",
        "effect": "judgement",
        "scope": "overall",
        "strength": "absent",
        "source": NOT_SAID,
        "words": "No rule has been written yet. The auditor decides on the overall grade and gives the reason.",
    }


def _case(scale: FoundScale, grade: str) -> dict[str, Any]:
    labels = list(scale.grades.values())
    value: Any = scale.grades[grade]
    if scale.data["kind"] == "banded":
        band = next(each["band"] for each in scale.data["grades"] if each["id"] == grade)
        value = band[1]
    expected: dict[str, Any] = {"permitted": labels, "nothing_indicated": True}
    return {
        "id": f"all-{grade.replace('_', '-')}",
        "why": "without a rule every grade stays open",
        "source": NOT_SAID,
        "all_domains": value,
        "expected": expected,
    }


def _forms() -> list[dict[str, Any]]:
    def field(id_: str, label: str, kind: str, question: str, **more: Any) -> dict[str, Any]:
        return {"id": id_, "label": label, "kind": kind, "question": question, "required": True, **more,
                "source": NOT_SAID}  # fmt: skip

    return [
        {
            "id": "header",
            "title": "The case",
            "stage": "header",
            "source": NOT_SAID,
            "fields": [
                field("case_reference", "Case reference", "text", "What reference do you use for this case?",
                      identifies=True),
                field("auditor_name", "Auditor", "person", "Who is the auditor?", role="auditor"),
                field("audit_date", "Date of audit", "date", "What is the date of the audit?", role="audit_date"),
            ],
        },
        {
            "id": "overall",
            "title": "Overall grade",
            "stage": "overall",
            "source": NOT_SAID,
            "fields": [
                field("overall_grade", "Overall grade", "overall_grade", "Which overall grade is right?"),
                field("overall_reason", "Reason for the overall grade", "overall_reason", "Why this grade?"),
            ],
        },
    ]  # fmt: skip
