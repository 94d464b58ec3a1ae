"""An audit on an invented case: its file, and how far its grades are from those that were agreed.

All of it stands in the audit's first event, so that it can be read when the plugin is gone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from evenhand.conversation.comparison import Compared, Tally, compared, tally, tally_words
from evenhand.conversation.sheets import OVERALL
from evenhand.conversation.understand import OVERALL_NAMES, find_domain
from evenhand.conversation.views import Line, Section, View
from evenhand.conversation.wording import counted_words
from evenhand.suggest import did_you_mean

if TYPE_CHECKING:
    from evenhand.conversation.engine import Conversation
    from evenhand.conversation.path import Path
    from evenhand.conversation.state import State
    from evenhand.models.framework import Framework

KEY = "calibration"
"""Where the first event of such an audit keeps its case."""

NO_CASE = "This audit is not on an invented case. To write that as your answer, type /text and then the words."
AGREED_HOW = "How the grades were agreed"
NOT_YET = "Grade first: the agreed grades are shown once you have graded."


class Calibration(NamedTuple):
    """The comparison of a whole audit. ``panel`` says how the grades were agreed; ``reopened``, that the audit was
    opened again after they could be seen.
    """

    case: str
    title: str
    panel: str
    overall: Compared
    domains: tuple[Compared, ...]
    tally: Tally
    words: tuple[str, ...]
    reopened: bool


def case_of(state: State) -> dict[str, Any] | None:
    """The invented case that an audit is on, as ``practising.kept_case`` made it; ``None`` in any other audit.

    A case that is not whole, which only a file from elsewhere could bring, counts as none.
    """
    case = state.started.get(KEY)
    return case if isinstance(case, dict) and _is_whole(case) else None


def _is_whole(case: dict[str, Any]) -> bool:
    documents, agreed = case.get("documents"), case.get("agreed")
    if not isinstance(documents, list) or not isinstance(agreed, dict):
        return False
    texts = [case.get(name) for name in ("case", "title", "about", "panel")]
    for document in documents:
        if not isinstance(document, dict) or not isinstance(document.get("date", ""), str):
            return False
        texts += [document.get(name) for name in ("id", "title", "text")]
    grades = [case.get("overall"), *agreed.values()]
    return (
        all(isinstance(text, str) for text in texts)
        and all(isinstance(case.get(name), int) for name in ("minutes", "prefilled"))
        and all(isinstance(each, dict) and isinstance(each.get("reason"), str) for each in grades)
        and all(isinstance(each.get("grade"), str | int) for each in grades if isinstance(each, dict))
    )


def is_untouched(conversation: Conversation) -> bool:
    """Whether an audit on an invented case holds only what it began with."""
    case = case_of(conversation.state)
    return case is not None and len(conversation.events) <= 1 + int(case["prefilled"])


def introduction(conversation: Conversation) -> tuple[str, ...]:
    """What is said before the trainee has answered anything."""
    case = case_of(conversation.state)
    if case is None or not is_untouched(conversation):
        return ()
    return (
        f"You practise on an invented case: {case['title']}. "
        f"Nobody in it is real, and what identifies it is filled in. {_reading(case)}",
        "Type file to read the case file, and file 2 for one document. "
        "Once you have graded, type panel to compare your grades with those agreed.",
    )


def file_view(state: State, wanted: str) -> View | str:
    """The case file, or the document of this number or name; a hint where there is none."""
    case = case_of(state)
    if case is None:
        return NO_CASE
    documents = list(enumerate(case["documents"], start=1))
    name = re.sub(r"^(document|no\.?|number)\s+", "", wanted.strip().casefold())
    chosen = [pair for pair in documents if not name or _is_called(pair, name)]
    if not chosen:
        titles = [document["title"] for document in case["documents"]]
        return f"The case file has no document called that{did_you_mean(name, titles)}"
    sections = tuple(_section(number, document) for number, document in chosen)
    if not name:
        listed = tuple(Line(_heading(number, document)) for number, document in documents)
        about = tuple(map(Line, ("This case is invented. Nobody in it is real.", case["about"], _reading(case))))
        how = Section(AGREED_HOW, (Line(case["panel"]),))
        sections = (Section("This case file", about), how, Section("Documents", listed), *sections)
    return View(f"Case file: {case['title']}", sections)


def comparison(framework: Framework, state: State, path: Path) -> Calibration | None:
    """The audit's grades beside those agreed; ``None`` where there are none, or the audit is not graded."""
    case = case_of(state)
    if case is None or state.status == "in progress":
        return None
    rows = []
    for domain in framework.graded_domains:
        agreed = case["agreed"].get(domain.id)
        given = state.value(domain.id, "grade")
        if agreed is None:
            continue
        row = compared(domain.id, domain.name, framework.scale_of(domain), given, agreed["grade"], agreed["reason"])
        if domain.id in path.inapplicable:
            row = row._replace(yours="not asked", apart=None, points=None, words="it was not asked in your audit")
        rows.append(row)
    whole = case["overall"]
    overall = compared(
        OVERALL,
        "Overall grade",
        framework.overall_scale,
        state.value(OVERALL, "grade"),
        whole["grade"],
        whole["reason"],
    )
    count = tally(rows)
    return Calibration(
        case["case"], case["title"], case["panel"], overall, tuple(rows), count, tally_words(count),
        bool(state.amendments),
    )  # fmt: skip


def panel_view(conversation: Conversation, wanted: str = "") -> View | str:
    """Your grade, the agreed grade, the distance and the agreed reason, domain by domain; a hint where not yet."""
    if case_of(conversation.state) is None:
        return NO_CASE
    found = comparison(conversation.framework, conversation.state, conversation.path)
    if found is None:
        return NOT_YET
    title = f"Your grades and those agreed: {found.title}"
    if wanted.strip():
        row = _row_called(conversation, found, wanted)
        if row is None:
            names = [row.name for row in (*found.domains, found.overall)]
            return f"There is no graded domain called that{did_you_mean(wanted, names)}"
        return View(title, (_row_section(row),))
    counted = [Line(words) for words in found.words]
    if found.reopened:
        counted.append(Line("You opened the audit again after grading, so these may not be your first grades."))
    how = Section(AGREED_HOW, (Line(found.panel),))
    return View(
        title,
        (Section("In numbers", tuple(counted)), _row_section(found.overall), *map(_row_section, found.domains), how),
    )


def result_line(conversation: Conversation) -> tuple[str, ...]:
    """What is said once an audit on an invented case is graded; nothing in any other audit."""
    found = comparison(conversation.framework, conversation.state, conversation.path)
    if found is None:
        return ()
    overall = f"Overall: {found.overall.words}."
    return (f"{found.words[0]} {overall} Type panel to see them domain by domain, with the agreed reasons.",)


def _row_section(row: Compared) -> Section:
    lines = (
        Line(f"Yours: {row.yours}. Agreed: {row.agreed}. {row.words[:1].upper()}{row.words[1:]}."),
        Line(f"Why it was agreed: {row.reason}"),
    )
    return Section(row.name, lines)


def _row_called(conversation: Conversation, found: Calibration, wanted: str) -> Compared | None:
    if wanted.strip().casefold() in OVERALL_NAMES:
        return found.overall
    domain = find_domain(wanted, conversation.framework, conversation.path.inapplicable)
    return next((row for row in found.domains if domain is not None and row.id == domain.id), None)


def _reading(case: dict[str, Any]) -> str:
    return f"Reading it takes about {counted_words(case['minutes'], 'minute')}."


def _is_called(pair: tuple[int, dict[str, Any]], name: str) -> bool:
    number, document = pair
    if name.isdecimal():
        return number == int(name) if len(name) < 6 else False
    title = document["title"].casefold()
    return name == document["id"] or all(word in f"{title} {document['id']}" for word in name.split())


def _heading(number: int, document: dict[str, Any]) -> str:
    written = f", {_day(document['date'])}" if document.get("date") else ""
    return f"{number} {document['title']}{written}"


def _section(number: int, document: dict[str, Any]) -> Section:
    parts = (" ".join(part.split()) for part in document["text"].splitlines())
    return Section(_heading(number, document), tuple(Line(part) for part in parts if part))


def _day(iso: str) -> str:
    from datetime import date

    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{day.day} {day:%B} {day.year}"
