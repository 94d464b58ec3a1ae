"""Makes the data of a framework from what was read out of a guidance document. What the document lacks is said."""

from __future__ import annotations

import re
from typing import Any

from evenhand.tables.draft import Draft, Item, Section
from evenhand.tables.scale_found import FoundScale
from evenhand.tables.source import Source

NOT_SAID = "Not in the document: Evenhand needs it to begin with"
_MONTHS = re.compile(r"(?i)\b(?:last|past|previous) (\w+) months?\b")
_NUMBERS = {"three": 3, "six": 6, "nine": 9, "twelve": 12, "eighteen": 18, "two": 2, "four": 4}


def draft_data(draft: Draft, scale: FoundScale, source: Source, framework_id: str) -> dict[str, Any]:
    """The framework as its TOML files have it. Whatever had to be made up is added to the draft's general doubts."""
    sections = [section for section in draft.sections if not section.meaning]
    grades = list(scale.grades)
    scales = _scales(scale)
    by_id = {str(grade["id"]): grade for grade in scales[0]["grades"]}
    for section in draft.sections:
        if section.meaning:
            _meanings(draft, section, by_id)
    walks = [grades[min(1, len(grades) - 1)]]
    return {
        "header": _header(draft, source, framework_id, walks) | {"domain_scale": scales[-1]["id"]},
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


def _header(draft: Draft, source: Source, framework_id: str, walks: list[str]) -> dict[str, Any]:
    title = draft.title.text if draft.title else source.name.rpartition(".")[0] or source.name
    if draft.title:
        draft.used(draft.title)
    months = _months(source)
    said = f"Consider the last {months} months of practice." if months else "The document names no period."
    draft.general += [
        f"framework.toml, title: read as '{title[:200]}'. Shorten it for lists in short_title.",
        "framework.toml, publisher: nothing that can be read says it. Write your authority's name.",
        "framework.toml, special: say in a line what is special about this framework.",
        f"framework.toml, evidence_window_months: {f'read as {months}' if months else 'none was found'}. Check it.",
    ]
    header: dict[str, Any] = {
        "id": framework_id,
        "title": title[:4000],
        "short_title": title if len(title) <= 60 else title[:60].rpartition(" ")[0] or title[:60],
        "version": "0.1",
        "publisher": "Name of the authority",
        "source_document": source.name,
        "source": draft.title.at if draft.title else "The whole document",
        "special": f"Read from {source.name}; nobody has checked it yet",
        "evidence_window_note": said,
        "overall_scale": "grade",
        "domain_scale": "grade",
        "reason_opening": "I have graded this as {grade} because",
        "case_reference": "case_reference",
        "walks": walks,
    }
    return header | ({"evidence_window_months": months} if months else {})


def _months(source: Source) -> int | None:
    for piece in source.pieces():
        for found in _MONTHS.finditer(piece.text):
            word = found[1].casefold()
            if word in _NUMBERS or (word.isdigit() and 0 < int(word) < 100):
                return _NUMBERS.get(word) or int(word)
    return None


def _domain(draft: Draft, section: Section, order: int, scale: FoundScale) -> dict[str, Any]:
    number = re.match(r"\s*(\d{1,3}(?:\.\d{1,3})?)\s*[.:)–-]?\s+(?=\S)", section.title)
    domain: dict[str, Any] = {"id": section.id, "order": order, "title": section.title, "source": section.at}
    if number:
        domain |= {"number": number[1], "title": section.title[number.end() :]}
    domain["applies_to"] = "Every case"
    if not section.descriptors:
        domain["graded"] = False
        draft.general.append(f"{section.at}: '{section.title}' has no descriptors, so it is not graded. Is that right?")
    if section.standards:
        domain["guidance"] = [{"kind": "standard", **_item(item)} for item in section.standards]
    if section.prompts:
        domain["prompts"] = [_item(item) for item in section.prompts]
    if section.descriptors:
        domain["descriptors"] = {
            grade: [_item(item) for item in section.descriptors[grade]]
            for grade in scale.grades
            if grade in section.descriptors
        }
        missing = [grade for grade in scale.grades if grade not in section.descriptors]
        if missing:
            domain["no_descriptors"] = dict.fromkeys(missing, "The document describes no such grade here.")
            labels = ", ".join(scale.grades[grade] for grade in missing)
            draft.general.append(f"{section.at}: '{section.title}' has no descriptors for {labels}. Is that right?")
    return domain


def _item(item: Item) -> dict[str, Any]:
    data = {"source": item.at, "text": item.text}
    return data | ({"criterion": item.criterion} if item.criterion else {})


def _meanings(draft: Draft, section: Section, grades: dict[str, dict[str, Any]]) -> None:
    """What grades mean for a whole case goes to the scale. What else stands there has no place, and is said."""
    for grade, items in section.descriptors.items():
        grades[grade].setdefault("descriptors", []).extend({"text": item.text, "source": item.at} for item in items)
    draft.general.append(f"{section.at}: '{section.title}' was read as what the grades mean for a whole case.")
    for item in (*section.standards, *section.prompts):
        draft.general.append(f"{item.at}: '{item.text}' stands among the meanings of grades, and went nowhere.")


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
