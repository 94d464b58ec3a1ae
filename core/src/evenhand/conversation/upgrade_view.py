"""What putting an audit under another version would do: to every answer, and in the framework itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evenhand.conversation.path import answered
from evenhand.conversation.state import Key
from evenhand.conversation.upgrading import Target, set_aside, upgrade_event
from evenhand.conversation.views import Line, Section, View
from evenhand.conversation.wording import counted_words
from evenhand.models.event_order import SET_ASIDE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evenhand.conversation.engine import Conversation
    from evenhand.conversation.questions import Question


def upgrade_view(conversation: Conversation, target: Target, *, back: bool, typed: bool = True) -> View:
    """The upgrade before it is done. Looking changes nothing. ``typed``: what does it is typed where it is shown."""
    after = conversation.as_if(upgrade_event(conversation, target))
    now, new = conversation.framework.header, target.framework.header
    sections = (
        Section("What this does", tuple(_opening(conversation, after, target, back=back, typed=typed))),
        Section("Answers that would be set aside", tuple(_aside(conversation, target))),
        Section("Answers to questions that are worded anew", tuple(_reworded(conversation, after, target))),
        Section("New questions", tuple(_new(conversation, after, target))),
        Section("The ruling", tuple(_rulings(conversation, after))),
        *_changes(conversation, target),
    )
    title = f"From version {now.version} to {new.version}"
    return View(title, tuple(section for section in sections if section.lines), exact=True)


def _opening(
    conversation: Conversation, after: Conversation, target: Target, *, back: bool, typed: bool
) -> Iterator[Line]:
    kept = len([key for key in after.state.answers if SET_ASIDE not in key.to])
    aside = len(list(set_aside(conversation, target)))
    restored = [key for key in conversation.state.answers if SET_ASIDE in key.to and key not in after.state.answers]
    yield Line(f"{counted_words(kept, 'answer')} would count as now, {aside} would be set aside.")
    if restored:
        yield Line(
            f"{counted_words(len(restored), 'answer')} that the last change of version set aside would count again."
        )
    yield Line("What is set aside stays in the audit and in its report, and counts again when you go back.")
    command = "upgrade back yes" if back else "upgrade yes"
    if typed:
        yield Line(f"Nothing has been changed yet. To do it, leave this and type {command}; undo takes it back.")


def _aside(conversation: Conversation, target: Target) -> Iterator[Line]:
    for one in set_aside(conversation, target):
        words = f" ({one.words})" if one.words else ""
        asked = one.question if one.question.endswith("?") else f"{one.question}{words}."
        yield Line(f"{one.place}: {asked} {one.why}", goes_to=_if_asked(conversation, one.key))


def _if_asked(conversation: Conversation, key: Key) -> Key | None:
    return key if conversation.path.place(key) is not None else None


def _reworded(conversation: Conversation, after: Conversation, target: Target) -> Iterator[Line]:
    old_of = {new: old for old, new in target.ids.items() if new}
    for new_id, wording in target.reworded.items():
        keys = [key for key in after.state.answers if key.to == new_id]
        if keys:
            goes_to = _if_asked(conversation, Key(old_of.get(new_id, new_id)))
            yield Line(f"Was: {wording.old} Now: {wording.new}", goes_to=goes_to)


def _new(conversation: Conversation, after: Conversation, target: Target) -> Iterator[Line]:
    """By place, how many questions would be asked that are not asked now and are not answered."""
    before = {key._replace(to=target.ids.get(key.to, key.to)) for key in _keys(conversation)}
    places: dict[str, list[Question]] = {}
    for question in after.path.questions:
        if question.key not in before and not answered(question, after.state) and not question.waits:
            places.setdefault(question.place, []).append(question)
    for place, questions in places.items():
        first = questions[0].text
        more = f", and {len(questions) - 1} more" if len(questions) > 1 else ""
        yield Line(f"{place}: {first}{more}")


def _keys(conversation: Conversation) -> Iterator[Key]:
    return (question.key for question in conversation.path.questions)


def _rulings(conversation: Conversation, after: Conversation) -> Iterator[Line]:
    before, then = conversation.ruling, after.ruling
    if before.permitted == then.permitted and before.indicated == then.indicated:
        yield Line(f"As now: {', '.join(then.permitted)}.")
    else:
        yield Line(f"Now: {', '.join(before.permitted)}. Then: {', '.join(then.permitted)}.")
    if then.accepted == "no" and before.accepted != "no":
        yield Line("Your overall grade would no longer be permitted: you would be asked for it again.")


def _changes(conversation: Conversation, target: Target) -> Iterator[Section]:
    if conversation.versions is not None:
        for heading, lines in conversation.versions.changes(conversation, target):
            yield Section(f"In the framework: {heading}", tuple(map(Line, lines)))
