"""The versions of its framework that an open audit can be put under: the one installed, and those it was under."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import evenhand
from evenhand.catalogue.snapshot import to_json
from evenhand.conversation.carrying import asked_before
from evenhand.conversation.state import Key
from evenhand.conversation.values import RefusedReply
from evenhand.drivers.pinned import pinned_framework
from evenhand.errors import EvenhandError
from evenhand.grading.grader import Grader
from evenhand.models.event_order import snapshots_behind
from evenhand.models.in_use import why_out_of_use
from evenhand.store.records import PinnedSnapshot

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from evenhand.catalogue import Catalogue
    from evenhand.conversation.engine import Conversation
    from evenhand.conversation.upgrading import Target
    from evenhand.drivers.plugin_code import PluginCode
    from evenhand.models.framework import Framework
    from evenhand.settings.settings import Settings
    from evenhand.store.handle import AuditHandle


class StoredVersions:
    """The versions of one audit of the store. Nothing is loaded until an upgrade is asked for."""

    def __init__(
        self,
        handle: AuditHandle,
        catalogue: Catalogue,
        settings: Settings,
        plugin: PluginCode | None,
        sending: Callable[[], str | None],
    ) -> None:
        """``sending`` names the question whose unsent text is being sent just now, if there is any."""
        self._handle = handle
        self._catalogue = catalogue
        self._settings = settings
        self._plugin = plugin
        self._sending = sending
        self._given: dict[str, tuple[PinnedSnapshot, Framework]] = {}

    def offer(self, conversation: Conversation) -> str:
        """One line where another version is installed, or nothing. Only the lists of what is installed are read."""
        framework = conversation.framework
        try:
            found = [one for one in self._catalogue.summaries() if one.id == framework.id and not one.out_of_use]
        except EvenhandError:
            return ""
        held = framework.header.version
        if not found or not _is_later(found[0].version, held):
            return ""
        from evenhand.conversation.upgrading import why_it_stays

        if why_it_stays(conversation):
            return ""
        return (
            f"This audit is under version {held}; version {found[0].version} is installed. It stays as it is unless "
            "you type upgrade, which shows first what would become of every answer."
        )

    def target(self, conversation: Conversation, *, back: bool) -> Target:
        """The version installed, or the one before. Raises :class:`RefusedReply` where there is none to go to."""
        if self._handle.named_by_others:
            raise RefusedReply("This case is rated a second time under this version: the audit keeps it, to compare.")
        framework = self._before(conversation) if back else self._installed(conversation)
        snapshot = self._give(framework)
        from evenhand.conversation.upgrading import Target
        from evenhand.reporting.framework_diff.carried import carried_ids

        found = carried_ids(conversation.framework, framework)
        return Target(
            framework,
            snapshot,
            found.ids,
            found.reworded,
            self._readings(conversation, framework),
            evenhand.__version__,
        )

    def kept(self, snapshot: str) -> Framework:
        """The framework of a snapshot that is kept with the audit, or that was just given as a target."""
        if snapshot in self._given:
            return self._given[snapshot][1]
        return pinned_framework(self._handle.snapshot_with_hash(snapshot), self._handle.id)

    def pinned(self, snapshot: str) -> PinnedSnapshot | None:
        """The text of a version that was given as a target, to be kept with the audit."""
        found = self._given.get(snapshot)
        return None if found is None else found[0]

    def grader(self, framework: Framework, readings: dict[str, str]) -> Grader:
        """A grader for a version, with the code of the plugins that are installed now."""
        return Grader(framework, readings, None if self._plugin is None else self._plugin.fired_or_unknown)

    def refuse_unsent(self, conversation: Conversation, ids: Collection[str]) -> None:
        """Raise :class:`RefusedReply` where text that was typed and not sent waits at one of these ids."""
        for name, text in self._handle.drafts().items():
            to, _, _ = name.partition("/")
            if text.strip() and name != self._sending() and to in ids:
                place = asked_before(conversation, Key(to))[0]
                raise RefusedReply(
                    f"You typed something in {place} that is not sent yet: send it or clear it there first, since its "
                    "question has another place in the other version."
                )

    def changes(self, conversation: Conversation, target: Target) -> Iterator[tuple[str, tuple[str, ...]]]:
        """What differs between the version now and the target: headings, each with its lines."""
        from evenhand.reporting.framework_diff.for_auditors import changes_for_auditors

        return changes_for_auditors(conversation.framework, target.framework)

    def _installed(self, conversation: Conversation) -> Framework:
        now = conversation.framework
        try:
            framework = self._catalogue.framework(now.id)
        except EvenhandError as error:
            raise RefusedReply(f"There is no version to upgrade to: {error}") from None
        version, held = framework.header.version, now.header.version
        if framework.digest == now.digest:
            raise RefusedReply(f"This audit is under the version that is installed, {held}.")
        if why := why_out_of_use(framework):
            raise RefusedReply(f"Version {version} is installed, and no audit is put under it. {why}")
        if _is_later(held, version):
            raise RefusedReply(f"Version {version} is installed, and this audit is under a later one, {held}.")
        return framework

    def _before(self, conversation: Conversation) -> Framework:
        return self.kept(snapshots_behind(conversation.events)[-1])

    def _give(self, framework: Framework) -> str:
        """Get a version ready to be kept with the audit. Gives its hash, which is empty for the first version."""
        first = self.kept("")
        if framework.digest == first.digest:
            return ""
        pinned = PinnedSnapshot(framework.digest, to_json(framework))
        self._given[pinned.hash] = (pinned, framework)
        return pinned.hash

    def _readings(self, conversation: Conversation, framework: Framework) -> dict[str, str]:
        """The readings that the audit has, where the version knows them; otherwise the authority's, or the default."""
        from evenhand.catalogue.readings import ReadingError, resolve_readings

        try:
            found = resolve_readings(framework, self._settings)
        except ReadingError:
            found = resolve_readings(framework)
        for reading in framework.readings:
            held = conversation.state.readings.get(reading.id)
            if held in {option.id for option in reading.options}:
                found[reading.id] = str(held)
        return found


def _is_later(version: str, other: str) -> bool:
    """Whether a version is later than another. What is not numbers with dots between, as in a list, is not."""
    if not all(re.fullmatch(r"\d+(\.\d+){1,2}", one, re.ASCII) for one in (version, other)):
        return False
    first, second = ([int(part) for part in one.split(".")] for one in (version, other))
    return [*first, 0][:3] > [*second, 0][:3]
