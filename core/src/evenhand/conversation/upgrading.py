"""Putting an audit under another version of its framework: one event, which says how every answer is carried over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from evenhand.conversation.alerts import alerts
from evenhand.conversation.calibration import KEY as CALIBRATION
from evenhand.conversation.carrying import asked_before, grade_label, has_rows, is_written, why_unfit
from evenhand.conversation.rating import rating_of
from evenhand.conversation.state import Key
from evenhand.conversation.values import RefusedReply
from evenhand.models.event_order import SET_ASIDE, as_named_now, is_about_a_form, snapshot_in_force, snapshots_behind
from evenhand.models.events import Event

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from evenhand.conversation.engine import Conversation
    from evenhand.grading.grader import Grader
    from evenhand.models.framework import Framework


class Rewording(NamedTuple):
    """A question in its old and its new words."""

    old: str
    new: str


class Target(NamedTuple):
    """A version that an audit could be put under.

    ``ids`` maps what is named otherwise in it, or not asked by it (then empty), from the version that the audit is
    under now. ``reworded`` is by new id. ``snapshot`` is the SHA-256 of the text that is kept with the audit.
    """

    framework: Framework
    snapshot: str
    ids: Mapping[str, str]
    reworded: Mapping[str, Rewording]
    readings: dict[str, str]
    engine: str


class SetAside(NamedTuple):
    """Something that would not count any more: its key now, how it is asked now, and why it would not.

    ``words`` tells what it says where that is the framework's own word, such as a grade's label. ``alone`` says that
    what it is an answer to is still asked.
    """

    key: Key
    place: str
    question: str
    why: str
    words: str
    alone: bool = False


class Versions(Protocol):
    """Where a conversation finds the versions of its framework. A driver gives one that knows the store."""

    def target(self, conversation: Conversation, *, back: bool) -> Target:
        """The version installed, or the one before. Raises :class:`RefusedReply` where there is none to go to."""

    def kept(self, snapshot: str) -> Framework:
        """The framework of a snapshot that is kept with the audit, or that was just given as a target."""

    def grader(self, framework: Framework, readings: dict[str, str]) -> Grader:
        """A grader for a version."""

    def refuse_unsent(self, conversation: Conversation, ids: Collection[str]) -> None:
        """Raise :class:`RefusedReply` where text that was typed and not sent waits at one of these ids."""

    def changes(self, conversation: Conversation, target: Target) -> Iterator[tuple[str, tuple[str, ...]]]:
        """What differs between the version now and the target: headings, each with its lines."""


def target_of(conversation: Conversation, *, back: bool) -> Target:
    """The version that an audit can be put under now. Raises :class:`RefusedReply`, saying why there is none."""
    if why := why_it_stays(conversation):
        raise RefusedReply(why)
    if conversation.versions is None:
        raise RefusedReply("An audit is upgraded in the assistant, in line mode, or by: evenhand audit upgrade.")
    if alerts(conversation):
        raise RefusedReply("A concern in this audit is not passed on yet. Type concern, and say first who was told.")
    if back and not snapshots_behind(conversation.events):
        raise RefusedReply("This audit is under the version that it was begun under, so there is none to go back to.")
    return conversation.versions.target(conversation, back=back)


def why_it_stays(conversation: Conversation) -> str:
    """Why an audit keeps its version, whatever is installed; empty where it can be put under another."""
    state = conversation.state
    if state.status != "in progress":
        return f"This audit is {state.status}, so it keeps its version. Type amend and a reason first, then upgrade."
    if CALIBRATION in state.started:
        return "An invented case keeps the version that its grades were agreed under."
    if rating_of(state.started) is not None:
        return "This rating keeps the version that the case was rated under first, so that they compare."
    return ""


def upgrade(conversation: Conversation, *, back: bool) -> Event:
    """The event that puts an audit under another version. Raises :class:`RefusedReply`."""
    event = upgrade_event(conversation, target_of(conversation, back=back))
    refuse_unsent(conversation, event)
    return event


def upgrade_event(conversation: Conversation, target: Target) -> Event:
    """The event that puts an audit under ``target``. It holds nothing that the auditor typed."""
    now, new = conversation.framework, target.framework
    moved, asked = [], []
    for one in set_aside(conversation, target):
        becomes = one.key._replace(to=aside(one.key.to, now))
        if one.alone:
            moved.append([*one.key, becomes.to])
        asked.append([*becomes, one.place, one.question, one.why, one.words])
    renamed = {old: becomes or aside(old, now) for old, becomes in target.ids.items()}
    value: dict[str, Any] = {
        "version": new.header.version,
        "digest": new.digest,
        "snapshot": target.snapshot,
        "engine": target.engine,
        "readings": target.readings,
        "from": {
            "version": now.header.version,
            "digest": now.digest,
            "snapshot": snapshot_in_force(conversation.events),
        },
        "renamed": renamed | _restored(conversation, new),
        "moved": moved,
        "asked": asked,
        "reworded": {name: wording.old for name, wording in sorted(target.reworded.items())},
    }
    return Event("upgraded", value=value)


def refuse_unsent(conversation: Conversation, upgraded: Event) -> None:
    """Raise :class:`RefusedReply` while unsent text waits at a question that an upgrade names otherwise."""
    if conversation.versions is None:
        raise RefusedReply("An upgrade is taken back in the assistant or in line mode.")
    renamed: dict[str, str] = upgraded.value["renamed"]
    conversation.versions.refuse_unsent(conversation, {*renamed, *renamed.values()})


def aside(to: str, framework: Framework) -> str:
    """The id under which what a version asked stands, once it does not count."""
    return f"{to}{SET_ASIDE}{framework.digest[:12]}"


def set_aside(conversation: Conversation, target: Target) -> Iterator[SetAside]:
    """What would not count any more, answers first, each kind in the order in which it was given."""
    state = conversation.state
    gone = f"Version {target.framework.header.version} does not ask this."
    yield from _answers_set_aside(conversation, target, gone)
    for domain_id in state.notes:
        if target.ids.get(domain_id) == "":
            yield SetAside(Key(domain_id), _name(conversation, domain_id), "Note filed while reading", gone, "")
    for domain_id, others in state.references.items():
        if SET_ASIDE in domain_id:
            continue
        away = [one for one in dict.fromkeys(others) if "" in (target.ids.get(domain_id), target.ids.get(one))]
        if away:
            names = ", ".join(_name(conversation, other) for other in away)
            yield SetAside(reference_key(domain_id), _name(conversation, domain_id), "Evidence refers to", gone, names)
    for form_id, row in state.acts:
        if SET_ASIDE not in form_id and (why := _why_no_action(target.framework, form_id, row, gone)):
            title = conversation.framework.form_by_id[form_id].title
            key = Key(form_id, "action", row)
            yield SetAside(key, title, "What became of it", why, "", alone=True)


def reference_key(domain_id: str) -> Key:
    """The key under which it is told that evidence refers to domains that are gone; evidence itself has another."""
    return Key(domain_id, "answer", 1)


def _why_no_action(framework: Framework, form_id: str, row: int, gone: str) -> str:
    form = framework.form_by_id.get(form_id)
    if form is None:
        return gone
    return f"Version {framework.header.version}: the form has one entry only." if row and not has_rows(form) else ""


def _answers_set_aside(conversation: Conversation, target: Target, gone: str) -> Iterator[SetAside]:
    answers = sorted(conversation.state.answers.items(), key=lambda pair: pair[1].number)
    unfit: dict[Key, str] = {}
    for key, answer in answers:
        new_id = target.ids.get(key.to, key.to)
        if not new_id or SET_ASIDE in key.to or is_about_a_form("answered", key.slot):
            continue
        written = is_written(conversation.framework, key)
        if why := why_unfit(target.framework, key._replace(to=new_id), answer.value, written=written):
            unfit[key] = f"Version {target.framework.header.version}: {why}"
    for key, answer in answers:
        if SET_ASIDE in key.to or is_about_a_form("answered", key.slot):
            continue
        why = unfit.get(key, "" if target.ids.get(key.to, key.to) else gone)
        if not why and key.slot == "reason" and key._replace(slot="grade") in unfit:
            why = "It is the reason for a grade that does not count."
        if why:
            words = grade_label(conversation.framework, key, answer.value)
            alone = target.ids.get(key.to) != ""
            yield SetAside(key, *asked_before(conversation, key), why, words, alone=alone)


def _name(conversation: Conversation, domain_id: str) -> str:
    return conversation.framework.domain_by_id[domain_id].name


def _restored(conversation: Conversation, new: Framework) -> dict[str, str]:
    """What was set aside when the audit left the version that it is put under, and counts again."""
    suffix = aside("", new)
    events = as_named_now(conversation.events)
    names = {event.to for event in events} | {event.value for event in events if event.kind == "referenced"}
    return {name: name.removesuffix(suffix) for name in sorted(names) if name.endswith(suffix)}
