"""Line mode's opening: unfinished audits first, then frameworks, practice and faults, chosen by number."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from evenhand.errors import EvenhandError
from evenhand.models.added import with_additions
from evenhand.settings.paths import store_file
from evenhand.store.opening import list_for_opening
from evenhand.store.records import FINISHED
from evenhand.suggest import did_you_mean

if TYPE_CHECKING:
    from evenhand.catalogue import Catalogue, FrameworkSummary
    from evenhand.drivers.plain_terminal import Terminal
    from evenhand.settings.settings import Settings
    from evenhand.store.records import AuditSummary

STATUS = {
    "in_progress": "in progress",
    "amended": "amended, open again",
    "graded": "graded, not completed",
    "discussed": "discussed, not completed",
    "completed": "completed",
    "signed_off": "signed off",
}


class Entry(NamedTuple):
    """One line of the menu: an audit to go on with, or a framework to begin one under."""

    words: str
    audit: str = ""
    framework: str = ""
    practice: bool = False
    on_a_case: bool = False


class Menu:
    """The opening of line mode. ``run`` gives the exit code."""

    def __init__(self, settings: Settings, catalogue: Catalogue, terminal: Terminal) -> None:
        self._settings = settings
        self._catalogue = catalogue
        self._terminal = terminal
        self._all = False

    def run(self) -> int:
        """Offer what there is until an audit is opened and left, or the input ends."""
        try:
            return self._run()
        except KeyboardInterrupt:
            self._terminal.say("", "Nothing was begun.")
            return 0

    def _run(self) -> int:
        self._terminal.say("Evenhand. Each answer is saved before the next question shows.")
        entries = self._offer()
        while (typed := self._terminal.read()) is not None and not typed.ended:
            text = typed.text.strip().casefold().removeprefix("/")
            if text in {"quit", "exit", "q"}:
                return 0
            if text == "all":
                self._all = True
            elif text in {"faults", "fault"}:
                self._terminal.say_all(self._fault_lines() or ["There are no faults."])
                continue
            chosen = self._chosen(text, entries)
            if isinstance(chosen, Entry):
                if self._open(chosen):
                    return 0
            elif chosen and text != "all":
                self._terminal.say(chosen)
                continue
            entries = self._offer()
        return 0

    def _offer(self) -> list[Entry]:
        audits = list_for_opening(store_file(self._settings.data), practice=None)
        installed = self._catalogue.summaries()
        frameworks = [summary for summary in installed if summary.out_of_use is None]
        groups = [
            (
                "Go on with an audit",
                [_audit(a) for a in audits if not a.practice and (self._all or a.status not in FINISHED)],
            ),
            ("Start an audit", [_framework(summary, practice=False) for summary in frameworks]),
            ("Go on practising", [_audit(a) for a in audits if a.practice and (self._all or a.status not in FINISHED)]),
            ("Practise, kept out of lists and figures", [_framework(summary, practice=True) for summary in frameworks]),
            (
                "Practise on an invented case, and compare with agreed grades",
                [
                    _framework(summary, practice=True)._replace(on_a_case=True)
                    for summary in frameworks
                    if self._catalogue.may_have_calibration_cases(summary.id)
                ],
            ),
        ]
        entries: list[Entry] = []
        for title, group in groups:
            if group:
                self._terminal.say("", title)
            for entry in group:
                entries.append(entry)
                self._terminal.say(f"{len(entries)} {entry.words}")
        closed = [f"{summary.short_title}. {summary.out_of_use}" for summary in installed if summary.out_of_use]
        if closed:
            self._terminal.say("", "No new audits under", *closed)
        if not installed:
            self._terminal.say("No framework is installed, so no audit can be begun.")
        faults = self._catalogue.faults()
        if faults:
            what = "A plugin" if len(faults) == 1 else f"{len(faults)} plugins"
            self._terminal.say("", f"{what} could not be used. Type faults to read why.")
        done = sum(audit.status in FINISHED for audit in audits)
        more = f" Type all to see the {done} completed too." if done and not self._all else ""
        self._terminal.say("", f"Type a number; Enter takes 1. Or: new durham, practice durham, quit.{more}")
        return entries

    def _fault_lines(self) -> list[str]:
        return [
            f"{f.plugin} ({f.distribution}): {f.message}{'; ' + f.hint if f.hint else ''}"
            for f in self._catalogue.faults()
        ]

    def _chosen(self, text: str, entries: list[Entry]) -> Entry | str:
        """The entry that was chosen, or what to say."""
        if not text and entries:
            return entries[0]
        if text.isdecimal():
            number = int(text) if len(text) < 6 else 0
            return entries[number - 1] if 0 < number <= len(entries) else f"Type a number from 1 to {len(entries)}."
        word, _, name = text.partition(" ")
        if word not in {"new", "practice", "practise"}:
            return "Type the number of a line, or quit."
        plain = [entry for entry in entries if entry.framework and not entry.on_a_case]
        known = {entry.framework: entry for entry in plain if entry.practice == (word != "new")}
        if not name and len(known) == 1:
            return next(iter(known.values()))
        if name.strip() in known:
            return known[name.strip()]
        for summary in self._catalogue.summaries():
            if summary.id == name.strip() and summary.out_of_use:
                return f"No new audit is begun under '{summary.id}'. {summary.out_of_use}"
        return f"Say which framework{did_you_mean(name, known)}"

    def _open(self, entry: Entry) -> bool:
        """Open what was chosen. False when it could not be opened, so that something else can be chosen."""
        from evenhand.drivers.opening import resume_audit, start_audit
        from evenhand.drivers.plain_audit import run_audit
        from evenhand.drivers.practising import start_practice
        from evenhand.store.store import Store

        try:
            with Store.open(store_file(self._settings.data)) as store:
                self._terminal.say_all(store.warnings)
                if entry.audit:
                    audit = resume_audit(store, self._settings, entry.audit, self._catalogue)
                elif entry.on_a_case:
                    audit = start_practice(store, self._settings, self._catalogue, entry.framework)
                else:
                    audit = start_audit(
                        store, self._settings, self._catalogue, entry.framework, practice=entry.practice
                    )
                run_audit(store, self._catalogue, audit, self._terminal)
        except EvenhandError as error:
            self._terminal.say(str(error))
            return False
        return True


def _audit(audit: AuditSummary) -> Entry:
    case = audit.case_reference or f"audit {audit.id}, no case reference yet"
    words = f"{case}. {audit.framework_title}, {audit.progress}, {STATUS[audit.status]}"
    return Entry(f"{words}, last change {_when(audit.changed_at)}.", audit=audit.id)


def _framework(summary: FrameworkSummary, *, practice: bool) -> Entry:
    year = f", {summary.year}" if summary.year else ""
    added = with_additions(summary.additions)
    about = f"{summary.short_title}{f', {added}' if added else ''}. {summary.publisher}{year}."
    return Entry(about if practice else f"{about} {summary.special_said}", framework=summary.id, practice=practice)


def _when(at: str) -> str:
    from datetime import datetime

    return datetime.fromisoformat(at).astimezone().strftime("%d %b %Y %H:%M")
