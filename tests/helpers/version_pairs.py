"""Two versions of a framework that differ in whatever may differ, and audits under the first with a word an answer."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st

from evenhand.catalogue.assemble import digest_of
from evenhand.conversation.engine import Conversation
from evenhand.conversation.questions import Question
from evenhand.conversation.replies import Reply
from evenhand.models.framework import Framework

Draw = Any
"""Draws from a strategy: within a composite one, or within a test."""

QUESTIONS = (
    "Is the child safe at home?", "Was the child seen alone?", "Has the plan an end date?", "Who spoke to the father?",
    "Were school and health asked?", "Is there a family tree?", "Was the chronology read?", "Did the manager agree?",
)  # fmt: skip
REWORDED = {text: f"{text.removesuffix('?')} in the last six months?" for text in QUESTIONS}
GRADES = (("good", "Good"), ("fair", "Fair"), ("poor", "Poor"), ("best", "Best"))
DOMAINS = ("safety", "plan", "voice", "visits")


@st.composite
def bodies(draw: Draw) -> dict[str, Any]:
    """What a version asks, before it is a framework: domains with questions, grades, fields, facts, forms with rows."""
    names = draw(st.lists(st.sampled_from(DOMAINS), unique=True, min_size=1, max_size=3))
    return {
        "domains": [
            {
                "id": name,
                "graded": draw(st.booleans()) or index == 0,
                "may_be_left_out": draw(st.booleans()),
                "questions": draw(
                    st.lists(
                        st.tuples(
                            st.sampled_from([*QUESTIONS, *REWORDED.values()]), st.sampled_from(["judged", "text"])
                        ),
                        max_size=4,
                        unique_by=lambda pair: pair[0].partition(" in the last")[0].removesuffix("?"),
                    )
                ),
            }
            for index, name in enumerate(names)
        ],
        "kind": draw(st.sampled_from(["ordinal", "ordinal", "banded"])),
        "grades": draw(st.lists(st.sampled_from(GRADES), unique=True, min_size=2)),
        "fields": draw(
            st.dictionaries(st.sampled_from(["team", "started", "count", "story"]), FIELD_KINDS, max_size=3)
        ),
        "facts": draw(st.lists(st.sampled_from(["unsafe", "improved"]), unique=True)),
        "forms": draw(st.lists(st.sampled_from(["actions", "concern"]), unique=True)),
    }


FIELD_KINDS = st.sampled_from(["text", "long_text", "date", "number", "yes_no", "choice north", "choice south"])


@st.composite
def pairs(draw: Draw) -> tuple[Framework, Framework]:
    """A version and another, which shares much of it or little."""
    old, new = draw(bodies()), draw(bodies())
    for part in old:
        if draw(st.integers(0, 3)):
            new[part] = json.loads(json.dumps(old[part]))
    for domain in new["domains"]:
        _edit(draw, domain["questions"])
    return framework_of("1.0", old), framework_of("1.1", new)


def _edit(draw: Draw, questions: list[Any]) -> None:
    """Insert, drop, reword or move a question."""
    edit = draw(st.sampled_from(["none", "insert", "drop", "reword", "move"]))
    if edit == "insert":
        known = {str(text).partition(" in the last")[0].removesuffix("?") for text, _ in questions}
        free = [text for text in QUESTIONS if text.removesuffix("?") not in known]
        questions.insert(0, (draw(st.sampled_from(free)), "judged"))
    elif questions and edit == "drop":
        questions.pop(0)
    elif questions and edit == "reword":
        text, kind = questions[0]
        questions[0] = (REWORDED.get(text, str(text).partition(" in the last")[0].removesuffix("?") + "?"), kind)
    elif questions and edit == "move":
        questions.append(questions.pop(0))


def framework_of(version: str, body: dict[str, Any]) -> Framework:
    """The framework of a body."""
    header = {
        "id": "pair", "title": "Pair", "short_title": "Pair", "version": version, "publisher": "Nobody",
        "source_document": "None", "source": "L1", "special": "for tests", "evidence_window_note": "none",
        "overall_scale": "overall", "domain_scale": "grade", "reason_opening": "Graded {grade} because",
        "case_reference": "reference",
    }  # fmt: skip
    grades = [{"id": one, "label": label} for one, label in body["grades"]]
    if body["kind"] == "banded":
        for place, grade in enumerate(grades):
            grade["band"] = [3 * (len(grades) - place) - 2, 3 * (len(grades) - place)]
    whole = {
        "header": header, "digest": "", "plugin": "pair", "distribution": "pair",
        "scales": [
            {"id": "grade", "kind": body["kind"], "source": "L2", "grades": grades},
            {"id": "overall", "kind": "ordinal", "source": "L2",
             "grades": [{"id": one, "label": label} for one, label in body["grades"]]},
        ],
        "domains": [_domain(order, domain) for order, domain in enumerate(body["domains"], start=1)],
        "facts": [{"id": one, "text": f"Is it {one}?", "source": "L4"} for one in body["facts"]],
        "forms": _forms(body), "readings": [], "rules": [],
    }  # fmt: skip
    made = Framework.model_validate_json(json.dumps(whole))
    return made.model_copy(update={"digest": digest_of(made)})


def _domain(order: int, domain: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": domain["id"], "order": order, "title": domain["id"].title(), "source": "L3", "applies_to": "Every case",
        "graded": domain["graded"], "not_applicable": {"allowed": domain["may_be_left_out"]},
        "prompts": [{"id": f"{domain['id']}.{number}", "text": text, "kind": kind, "source": "L3"}
                    for number, (text, kind) in enumerate(domain["questions"], start=1)],
    }  # fmt: skip


def _forms(body: dict[str, Any]) -> list[dict[str, Any]]:
    header: list[Any] = [{"id": "reference", "label": "Reference", "source": "L5"}]
    for name, kind in sorted(body["fields"].items()):
        options = {"options": [kind.split()[1], "both"], "kind": "choice"} if kind.startswith("choice") else {}
        header.append({"id": name, "label": name.title(), "kind": kind, "source": "L5", **options})
    overall = [
        {"id": "overall_grade", "label": "Overall", "kind": "overall_grade", "source": "L6"},
        {"id": "overall_reason", "label": "Why", "kind": "overall_reason", "source": "L6"},
    ]
    forms: list[Any] = [
        {"id": "header", "title": "Header", "stage": "header", "source": "L5", "fields": header},
        {"id": "overall", "title": "Overall", "stage": "overall", "source": "L6", "fields": overall},
    ]
    rows = {"source": "L7", "fields": [{"id": "what", "label": "What", "source": "L7"}]}
    if "actions" in body["forms"]:
        forms.append({"id": "actions", "title": "Actions", "stage": "closing", "repeats": True, **rows})
    if "concern" in body["forms"]:
        fields = [{"id": "seen", "label": "Seen", "source": "L8"}]
        forms.append({"id": "concern", "title": "Concern", "stage": "any_time", "source": "L8", "fields": fields})
    return forms


def answer(draw: Draw, conversation: Conversation, *, most: int = 25) -> list[str]:
    """Answer, skip, note and refer in an audit as chance has it. Gives the words typed, each of which occurs once."""
    words: list[str] = []
    for number in range(draw(st.integers(0, most))):
        word = f"said{number:02}x{len(conversation.events)}"
        reply = _reply(draw, conversation, word)
        outcome = None if reply is None else conversation.propose(reply)
        if outcome is None or outcome.refused:
            continue
        conversation.accept(outcome)
        if any(word in (str(event.value), event.note) or word in str(event.value) for event in outcome.events):
            words.append(word)
    return words


def _reply(draw: Draw, conversation: Conversation, word: str) -> Reply | None:
    domains = [domain.id for domain in conversation.framework.domains]
    deed = draw(st.sampled_from(["answer"] * 8 + ["skip", "note", "see", "raise"]))
    if deed == "note":
        return Reply("note", to=draw(st.sampled_from(domains)), text=word)
    if deed == "raise":
        return Reply("raise", to="concern")
    asked = [question for question in conversation.path.questions if question.kind not in {"finish", "action"}]
    question = draw(st.sampled_from(asked))
    if deed == "see":
        graded = [domain.id for domain in conversation.framework.graded_domains]
        return Reply("see", to=draw(st.sampled_from(graded)), value=draw(st.sampled_from(domains)))
    return (
        Reply("skip", to=question.key.to, slot=question.key.slot) if deed == "skip" else _answer(draw, question, word)
    )


def _answer(draw: Draw, question: Question, word: str) -> Reply:
    key, kind = question.key, question.kind
    if kind in {"grade", "overall_grade"}:
        choices: list[Any] = [choice.value for choice in question.choices] or [1, 2, 4, 5]
        value = draw(st.sampled_from([*choices, "not_applicable"] if kind == "grade" else choices))
        return Reply("grade", to="overall" if kind == "overall_grade" else key.to, value=value, note=word)
    if kind == "choice":
        return Reply("choice", to=key.to, value=question.choices[0].value, note=word, row=key.row)
    if question.choices:
        return Reply(draw(st.sampled_from(question.choices)).value, to=key.to, note=word, row=key.row)
    if kind == "date":
        return Reply("date", to=key.to, value="2026-03-14", note=word, row=key.row)
    if kind == "number":
        return Reply("number", to=key.to, value=7, note=word, row=key.row)
    if kind in {"evidence", "reason"}:
        return Reply(kind, to=key.to, text=word)
    return Reply("reason" if kind == "overall_reason" else "text", to="overall" if kind == "overall_reason" else key.to,
                 text=word, row=key.row)  # fmt: skip
