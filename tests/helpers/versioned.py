"""Copies of an audit that are put under versions of one framework, whose questions have other ids in each of them.

Every answer tells in its value what it is an answer to, so that one that ends up at another question is noticed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from types import SimpleNamespace
from typing import Any, cast

from copies import Copy, carried, time
from evenhand.conversation.state import Key, fold
from evenhand.models.event_order import SET_ASIDE, as_named_now, snapshot_in_force, standing
from evenhand.models.events import Event
from evenhand.models.framework import Framework
from evenhand.store.joining import Carried
from evenhand.travelling.merging import Joining, join
from evenhand.travelling.rows import RowForm, row_forms_after

VERSIONS: dict[str, dict[str, str]] = {
    "1.0": {"safe": "q.1", "bedroom": "q.2", "written": "q.3", "what": "what", "who": "who", "plan": "plan",
            "told": "told", "concern": "concern"},
    "1.1": {"safe": "q.1", "alone": "q.2", "bedroom": "q.3", "written": "q.4", "what": "told", "who": "what",
            "plan": "plan", "told": "who", "concern": "concern"},
    "2.0": {"bedroom": "q.1", "safe": "q.2", "what": "what", "plan": "plan", "when": "when", "told": "seen",
            "concern": "concern"},
}  # fmt: skip
"""The id of everything that each version asks. A form has the same in all of them, as forms do."""

FORMS = {"plan": ("what", "who", "when"), "concern": ("told",)}
"""What is asked in each form: the first repeats, the second is opened at any moment."""

UNDOABLE = frozenset({"answered", "noted", "raised", "upgraded"})


def digest(version: str) -> str:
    """A digest for each version."""
    return hashlib.sha256(version.encode()).hexdigest()


def snapshot(version: str) -> str:
    """What events name a version by."""
    return "" if version == "1.0" else digest(f"text of {version}")


BY_SNAPSHOT = {snapshot(version): version for version in VERSIONS}
BY_SUFFIX = {digest(version)[:12]: version for version in VERSIONS}


def framework(version: str) -> Framework:
    """As much of a framework as the rows of forms need."""
    ids = VERSIONS[version]
    forms = [
        SimpleNamespace(
            id=ids[form],
            repeats=form == "plan",
            stage="any_time" if form == "concern" else "closing",
            fields=[SimpleNamespace(id=ids[field]) for field in fields if field in ids],
        )
        for form, fields in FORMS.items()
    ]
    return cast("Framework", SimpleNamespace(digest=digest(version), forms=forms))


FRAMEWORKS = {snapshot(version): framework(version) for version in VERSIONS}


def forms_after(upgrades: Sequence[Event]) -> dict[str, RowForm]:
    """The forms with rows."""
    return row_forms_after(FRAMEWORKS, upgrades)


def version_of(events: Iterable[Event]) -> str:
    """The version that an audit is under."""
    return BY_SNAPSHOT[snapshot_in_force(events)]


def meant(to: str, version: str) -> str:
    """What an id names under a version, or did under the one that it was set aside from."""
    base, _, suffix = to.partition(SET_ASIDE)
    names = {name: what for what, name in VERSIONS[BY_SUFFIX[suffix] if suffix else version].items()}
    return names[base]


def answer(events: Iterable[Event], what: str, said: str, row: int = 0) -> Event | None:
    """An answer to a question, where the version that the audit is under asks it."""
    to = VERSIONS[version_of(events)].get(what)
    return None if to is None else Event("answered", to, value=f"{what}: {said}", row=row)


def upgrade(events: Sequence[Event], to: str) -> Event:
    """The event that puts an audit under another version. What was answered in the last row is set aside by itself."""
    now = version_of(events)
    old, new = VERSIONS[now], VERSIONS[to]
    suffix, back = f"{SET_ASIDE}{digest(now)[:12]}", f"{SET_ASIDE}{digest(to)[:12]}"
    renamed = {old[what]: new.get(what, f"{old[what]}{suffix}") for what in old if old[what] != new.get(what)}
    renamed |= {one.to: one.to.removesuffix(back) for one in as_named_now(events) if one.to.endswith(back)}
    rows = [key for key in fold(events).answers if key.row == 1 and meant(key.to, now) in new and "@" not in key.to]
    moved = [[*key, f"{key.to}{suffix}"] for key in rows]
    value: dict[str, Any] = {
        "version": to, "digest": digest(to), "snapshot": snapshot(to), "engine": "0", "readings": {},
        "from": {"version": now, "digest": digest(now), "snapshot": snapshot(now)},
        "renamed": renamed, "moved": moved,
        "asked": [[becomes, slot, row, "Place", "Question", "Why", ""] for _, slot, row, becomes in moved],
        "reworded": {},
    }  # fmt: skip
    return Event("upgraded", value=value)


class VersionedCopy(Copy):
    """One copy of such an audit."""

    def again(self) -> VersionedCopy:
        """The same, on another machine."""
        return VersionedCopy(self.kept)

    def keep(self, event: Event | None, tick: int = 0) -> None:
        """Record an event as it is, if there is one."""
        if event is not None:
            Copy.made += 1
            self.kept.append(carried(event, f"e{Copy.made:06}", time(tick)))

    def undo(self, tick: int = 0) -> None:
        """Take back what was said last, where that can be taken back."""
        for number, event in reversed(standing(self.events)):
            if event.kind in UNDOABLE:
                self.keep(Event("withdrawn", value=number), tick)
            return

    def take_in(self, other: Iterable[Carried], tick: int = 0) -> Joining:
        """Take in another copy. Raises ``RefusedFile``."""
        joining = join(self.kept, tuple(other), forms_after, sender="1", heads=("a", "b"))
        self.kept += joining.carried
        self.keep(joining.merged, tick)
        return joining


def strayed(events: Sequence[Event]) -> list[Key]:
    """The answers that are at another question than they were given to."""
    version = version_of(events)
    return [
        key for key, given in fold(events).answers.items() if given.value.partition(":")[0] != meant(key.to, version)
    ]


def told(events: Sequence[Event]) -> dict[str, Any]:
    """What an audit says, without the numbers of its rows, what is set aside too."""
    version = version_of(events)
    single, rows = [], dict[tuple[str, int], list[str]]()
    for key, given in fold(events).answers.items():
        what = meant(key.to, version)
        words = f"{key.to} {given.value}"
        form = next((form for form, fields in FORMS.items() if what in fields), "")
        if form and not (form == "concern" and key.row == 0):
            rows.setdefault((form, key.row), []).append(words)
        else:
            single.append(words)
    return {
        "version": version,
        "single": sorted(single),
        "rows": sorted((form, sorted(words)) for (form, _), words in rows.items()),
    }
