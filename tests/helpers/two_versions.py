"""One small framework in two versions, and where a conversation finds them, without a plugin, a catalogue or a store.

From 1.0 to 1.1: a question is asked in the middle (``safety.2``), so that what follows has other ids (``safety.2`` is
``safety.3``, ``safety.3`` is ``safety.4``); that last one is worded anew; ``plan.2`` and the domain ``visits`` are no
longer there; the grade ``fair`` is called ``requires_improvement``.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Collection, Iterator
from typing import Any

from evenhand.catalogue.assemble import digest_of
from evenhand.catalogue.readings import resolve_readings
from evenhand.catalogue.snapshot import to_json
from evenhand.conversation.engine import Conversation
from evenhand.conversation.upgrading import Target
from evenhand.conversation.values import RefusedReply
from evenhand.grading.grader import Grader
from evenhand.models.event_order import snapshots_behind
from evenhand.models.framework import Framework
from evenhand.reporting.framework_diff.carried import carried_ids
from evenhand.store.records import PinnedSnapshot

SAFE = "Is the child safe at home now?"
ALONE = "Was the child seen alone?"
BEDROOM = "Did the worker look at the bedroom?"
WRITTEN, WRITTEN_ANEW = "Was the risk written down?", "Was the risk to the child written down?"
AGREED, TREE = "Did everybody agree to the plan?", "Has the file a family tree?"


@functools.cache
def old_version() -> Framework:
    """Version 1.0."""
    return _framework(
        "1.0",
        [
            ("safety", "Safety", [SAFE, BEDROOM, WRITTEN]),
            ("plan", "Plan", [AGREED, TREE]),
            ("visits", "Visits", ["Were the visits often enough?"]),
        ],
        ("fair", "Fair"),
    )


@functools.cache
def new_version() -> Framework:
    """Version 1.1."""
    return _framework(
        "1.1",
        [("safety", "Safety", [SAFE, ALONE, BEDROOM, WRITTEN_ANEW]), ("plan", "Plan", [AGREED])],
        ("requires_improvement", "Requires Improvement"),
    )


class Given:
    """Versions of a framework, the first the one that an audit is begun under, the last the one that is installed.

    ``unsent`` are the ids of questions at which unsent text waits.
    """

    def __init__(self, *frameworks: Framework) -> None:
        self.frameworks = frameworks or (old_version(), new_version())
        self.unsent: set[str] = set()

    def target(self, conversation: Conversation, *, back: bool) -> Target:
        """The last of them, or the one before. Raises ``RefusedReply`` where the audit is under the last."""
        framework = self.frameworks[-1]
        if back:
            framework = self.kept(snapshots_behind(conversation.events)[-1])
        elif framework.digest == conversation.framework.digest:
            raise RefusedReply("This audit is under the version that is installed.")
        found = carried_ids(conversation.framework, framework)
        return Target(framework, self.hash_of(framework), found.ids, found.reworded, resolve_readings(framework), "0")

    def hash_of(self, framework: Framework) -> str:
        """What an event names a version by: the hash of its snapshot, or nothing for the first."""
        return "" if framework.digest == self.frameworks[0].digest else pinned(framework).hash

    def kept(self, snapshot: str) -> Framework:
        """The version that an event names."""
        (found,) = [framework for framework in self.frameworks if self.hash_of(framework) == snapshot]
        return found

    def pinned(self, snapshot: str) -> PinnedSnapshot | None:
        """What is kept with an audit of the version that an event names; nothing of the first."""
        return pinned(self.kept(snapshot)) if snapshot else None

    def grader(self, framework: Framework, readings: dict[str, str]) -> Grader:
        """A grader for a version."""
        return Grader(framework, readings)

    def refuse_unsent(self, conversation: Conversation, ids: Collection[str]) -> None:
        """Raise ``RefusedReply`` where one of these ids has unsent text."""
        if self.unsent & set(ids):
            raise RefusedReply("You typed something that is not sent yet.")

    def changes(self, conversation: Conversation, target: Target) -> Iterator[tuple[str, tuple[str, ...]]]:
        """One heading with one line."""
        yield "Questions", (f"From {conversation.framework.header.version} to {target.framework.header.version}",)


def pinned(framework: Framework) -> PinnedSnapshot:
    """A version as it is kept with an audit."""
    return PinnedSnapshot(framework.digest, to_json(framework))


def _framework(version: str, domains: list[tuple[str, str, list[str]]], middle: tuple[str, str]) -> Framework:
    header = {
        "id": "two", "title": "Two versions", "short_title": "Two", "version": version, "publisher": "Nobody",
        "source_document": "None", "source": "L1", "special": "for tests", "evidence_window_note": "none",
        "overall_scale": "grade", "domain_scale": "grade", "reason_opening": "Graded {grade} because",
        "case_reference": "reference",
    }  # fmt: skip
    grades = [("good", "Good"), middle, ("poor", "Poor")]
    body = {
        "header": header, "digest": "", "plugin": "two", "distribution": "two",
        "scales": [{"id": "grade", "kind": "ordinal", "source": "L2",
                    "grades": [{"id": one, "label": label} for one, label in grades]}],
        "domains": [_domain(order, *domain) for order, domain in enumerate(domains, start=1)],
        "facts": [{"id": "unsafe", "text": "Is the child unsafe now?", "source": "L4", "asked_in": "safety"}],
        "forms": _forms(), "readings": [],
        "rules": [{"id": "R-1", "effect": "must_be", "scope": "overall", "strength": "hard", "grade": "poor",
                   "words": "An unsafe child makes the case Poor.", "source": "L5",
                   "when": {"test": "fact", "fact": "unsafe"}}],
    }  # fmt: skip
    framework = Framework.model_validate_json(json.dumps(body))
    return framework.model_copy(update={"digest": digest_of(framework)})


def _domain(order: int, domain_id: str, title: str, questions: list[str]) -> dict[str, Any]:
    return {
        "id": domain_id, "order": order, "title": title, "source": "L3", "applies_to": "Every case",
        "prompts": [{"id": f"{domain_id}.{number}", "text": text, "source": "L3"}
                    for number, text in enumerate(questions, start=1)],
    }  # fmt: skip


def _forms() -> list[dict[str, Any]]:
    return [
        _form("header", "The case", "header", ("reference", "Case reference", "text"), ("auditor", "Auditor", "text")),
        _form("overall", "Overall grade", "overall", ("overall_grade", "Overall grade", "overall_grade"),
              ("reason", "Reason", "overall_reason")),
        _form("actions", "Actions", "closing", ("what", "What", "text"), ("who", "Who", "text"), repeats=True),
        _form("concern", "Concern", "any_time", ("told", "What was seen", "text"), ("how", "Told how", "text")),
    ]  # fmt: skip


def _form(form_id: str, title: str, stage: str, *fields: tuple[str, str, str], **more: Any) -> dict[str, Any]:
    found = [{"id": one, "label": label, "kind": kind, "source": "L6"} for one, label, kind in fields]
    return {"id": form_id, "title": title, "stage": stage, "source": "L6", "fields": found, **more}
