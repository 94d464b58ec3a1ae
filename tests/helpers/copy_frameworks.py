"""A small framework with everything that copies treat apart: names, dates, hidden fields and forms, examples."""

from __future__ import annotations

import json
from typing import Any

from evenhand.models.framework import Framework
from small_frameworks import scale_body


def copy_framework() -> Framework:
    """Two domains, a header that names four people, a field and a form kept from the worker, actions and examples."""
    header = {
        "id": "small", "title": "Small", "short_title": "Small", "version": "1.0", "publisher": "Nobody",
        "source_document": "None", "source": "L1", "special": "for tests", "evidence_window_note": "none",
        "overall_scale": "grade", "domain_scale": "grade", "reason_opening": "Graded {grade} because",
        "case_reference": "reference",
    }  # fmt: skip
    body = {
        "header": header, "digest": "0" * 64, "plugin": "small", "distribution": "small", "scales": [scale_body()],
        "domains": [_domain("risk", 1, "Risk"), _domain("visits", 2, "Visits")], "facts": [], "readings": [],
        "rules": [{"id": "R-1", "effect": "cannot_exceed", "scope": "overall", "strength": "hard",
                   "grade": "inadequate", "words": "A poor manager caps.", "source": "L2",
                   "when": {"test": "record", "field": "managed", "one_of": ["badly"]}}],
        "forms": _forms(),
    }  # fmt: skip
    return Framework.model_validate_json(json.dumps(body))


def _domain(domain_id: str, order: int, title: str) -> dict[str, Any]:
    return {
        "id": domain_id, "order": order, "number": str(order), "title": title, "source": "L3",
        "applies_to": "Every case",
        "prompts": [{"id": f"{domain_id}.1", "text": "Was it good?", "source": "L4"}],
    }  # fmt: skip


def _field(field_id: str, label: str, kind: str = "text", **more: Any) -> dict[str, Any]:
    return {"id": field_id, "label": label, "kind": kind, "source": "L5", **more}


def _forms() -> list[dict[str, Any]]:
    hidden = {"keep_from": ["worker"]}
    return [
        _form("header", "The case", "header", [
            _field("reference", "Case reference", identifies=True),
            _field("auditor", "Name of Auditor", "person", role="auditor"),
            _field("audited_on", "Date of Audit", "date", role="audit_date"),
            _field("child", "Name of Child", "person", identifies=True),
            _field("born", "Date of Birth", "date", identifies=True),
            _field("family", "Family Name", identifies=True),
            _field("worker", "Name of Practitioner", "person", role="worker"),
            _field("context", "Context", "long_text"),
            _field("themes", "Questions of the theme", "question_set"),
            _field("managed", "How it was managed", "choice", options=["well", "badly"], **hidden),
        ]),
        _form("overall", "Overall grade", "overall", [
            _field("overall_grade", "Overall grade", "overall_grade"), _field("reason", "Reason", "overall_reason"),
        ]),
        _form("supervision", "For the manager", "closing", [
            _field("supervised", "On supervision", "long_text"),
        ], **hidden),
        _form("plan", "Plan", "graded", [
            _field("what", "What", "long_text", role="what"), _field("who", "Who", "person", role="owner"),
            _field("due", "By when", "date", role="due"),
        ], repeats=True, purpose="actions"),
        _form("example", "Example of good practice", "any_time", [
            _field("part", "Which part", "part", role="part", required=True),
            _field("why", "Why", "long_text", role="why", required=True),
            _field("permission", "Permission given by", "person", role="permission"),
            _field("moderated", "Moderated by", "person", role="moderated"),
        ], purpose="example"),
    ]  # fmt: skip


def _form(form_id: str, title: str, stage: str, fields: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    return {"id": form_id, "title": title, "stage": stage, "source": "L6", "fields": fields, **more}
