"""The opening screen: audits to go on with, then what can be started. Painted before anything heavy is imported."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from evenhand.models.added import with_additions
from evenhand.store.errors import StoreError
from evenhand.store.opening import list_for_opening
from evenhand.store.records import FINISHED
from evenhand_tui.keys import bindings
from evenhand_tui.visuals import Row, Rows, plain

if TYPE_CHECKING:
    from evenhand.catalogue import FrameworkSummary
    from evenhand.store.records import AuditSummary
    from evenhand_tui.app import EvenhandApp
    from evenhand_tui.pressing import Pressing

UNFINISHED_AT_FIRST, PRACTICE_AT_FIRST = 8, 3
"""Audits listed before a line that shows them all, so that starting one stays in sight."""


STANDING = {
    "amended": "amended, open again",
    "graded": "graded, not completed",
    "discussed": "discussed, not completed",
    "signed_off": "signed off",
}
"""What is said of an audit beside its progress."""


class Opening(NamedTuple):
    """What the screen lists."""

    audits: tuple[AuditSummary, ...]
    frameworks: tuple[FrameworkSummary, ...]
    problems: tuple[str, ...]


class OpeningScreen(Screen[None]):
    """Lists audits and frameworks. Enter opens what is marked."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("opening")
    AUTO_FOCUS = "#opening-list"
    app: EvenhandApp

    def __init__(self) -> None:
        super().__init__()
        self._everything = False
        self._listed = Opening((), (), ())
        self._held: dict[str, str] = {}
        self._pressing: Pressing | None = None

    def compose(self) -> ComposeResult:
        """A title, the list, and the keys."""
        title = f"Evenhand. {self.app.note}" if self.app.note else "Evenhand"
        yield Static(plain(title, "bold"), id="opening-title", markup=False)
        yield OptionList(id="opening-list", markup=False)
        yield Static(id="opening-foot", markup=False)

    def on_mount(self) -> None:
        """Read what there is and show it."""
        self.read_again()

    def read_again(self, mark: str | None = None) -> None:
        """Read audits and frameworks anew, as after an audit was closed, which ``mark`` names."""
        problems: list[str] = list(self.app.problems)
        audits: tuple[AuditSummary, ...] = ()
        try:
            audits = list_for_opening(self.app.store_path, practice=None)
        except StoreError as error:
            problems.append(str(error))
        frameworks = self.app.catalogue.summaries()
        problems += [f"{fault.distribution}: {fault.message}; {fault.hint}" for fault in self.app.catalogue.faults()]
        self._listed = Opening(audits, frameworks, tuple(problems))
        self._fill(None if mark is None else f"audit:{mark}")

    def show_held(self, held: dict[str, str]) -> None:
        """Say of these audits who has them open elsewhere."""
        if held != self._held:
            self._held = held
            self._fill()

    def show_pressing(self, pressing: Pressing) -> None:
        """Say how many actions of earlier audits are late or due."""
        if pressing != self._pressing:
            self._pressing = pressing
            self._fill()

    @property
    def unfinished(self) -> tuple[AuditSummary, ...]:
        """The audits to go on with, newest change first."""
        return tuple(audit for audit in self._listed.audits if audit.status not in FINISHED)

    def _fill(self, mark: str | None = None) -> None:
        options = self.query_one("#opening-list", OptionList)
        was = options.highlighted_option.id if options.highlighted_option is not None else None
        marked = mark or was
        options.clear_options()
        options.add_options(self._options())
        ids = [option.id for option in options.options]
        if marked is not None and marked in ids:
            options.highlighted = ids.index(marked)
        else:
            options.action_first()
        self.query_one("#opening-foot", Static).update(
            "Up, Down choose   Enter opens   F1 help   F9 blank screen   Ctrl+Q close"
        )

    def _options(self) -> list[Option]:
        audits = [audit for audit in self._listed.audits if not audit.practice]
        unfinished = [audit for audit in audits if audit.status not in FINISHED]
        completed = [audit for audit in audits if audit.status in FINISHED]
        practice = [audit for audit in self._listed.audits if audit.practice]
        options: list[Option] = []
        hidden = self._group(options, "Go on with an audit", unfinished, UNFINISHED_AT_FIRST)
        if self._pressing is not None and self._pressing.words:
            options.append(_heading("Actions", first=not options))
            options.append(Option(plain(f"{self._pressing.words} {self.app.signs.leads} Enter shows them"), "actions"))
        options.append(_heading("Start an audit", first=not options))
        options += [self._framework(framework) for framework in self._listed.frameworks]
        if not self._listed.frameworks:
            options.append(Option(plain("No framework is installed: install one, such as evenhand-durham."), "none"))
        hidden += self._group(options, "Practice", practice, PRACTICE_AT_FIRST)
        hidden += self._group(options, "Completed", completed, 0)
        if hidden:
            options.append(_heading("More"))
            options.append(Option(plain(f"Show {hidden} more, such as completed audits"), "everything"))
        if self._listed.problems:
            count = len(self._listed.problems)
            options.append(_heading("Problems" if count > 1 else "Problem"))
            more = f" (and {count - 1} more)" if count > 1 else ""
            words = f"{self._listed.problems[0]}{more} {self.app.signs.leads} Enter reads on"
            options.append(Option(plain(words, "$text-warning"), "problems"))
        return options

    def _group(self, options: list[Option], heading: str, audits: list[AuditSummary], at_first: int) -> int:
        """Add a heading with audits below it. Gives how many were left out for the time being."""
        shown = audits if self._everything else audits[:at_first]
        if shown:
            options += [_heading(heading, first=not options), *(self._audit(audit) for audit in shown)]
        return len(audits) - len(shown)

    def _audit(self, audit: AuditSummary) -> Option:
        words = [audit.framework_title, audit.progress or "just begun"]
        if audit.status in STANDING:
            words.append(STANDING[audit.status])
        words.append(f"last changed {_when(audit.changed_at)}")
        if audit.practice:
            words.append("practice")
        if audit.id in self._held:
            words.append(f"OPEN ELSEWHERE: {self._held[audit.id]}")
        name = audit.case_reference or "no reference yet"
        return Option(
            Rows(
                [Row(plain(_fitted(name, 18, self.app.signs.more), "bold"), plain(self.app.signs.between.join(words)))],
                22,
            ),
            f"audit:{audit.id}",
        )

    def _framework(self, framework: FrameworkSummary) -> Option:
        about = framework_line(framework)
        body = plain(framework.short_title, "bold") + plain(f"\n{about} {framework.special_said}")
        closed = framework.out_of_use
        if closed:
            body += plain(f"\nNo new audits. {closed}", "$text-warning")
        return Option(Rows([Row(plain(""), body)], 2), f"framework:{framework.id}", disabled=closed is not None)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open what was chosen."""
        kind, _, name = (event.option_id or "").partition(":")
        if kind == "audit":
            self.app.resume(name)
        elif kind == "framework":
            found = [framework for framework in self._listed.frameworks if framework.id == name]
            self.app.choose_start(found[0])
        elif kind == "actions" and self._pressing is not None:
            self.app.show_actions(self._pressing)
        elif kind == "everything":
            self._everything = True
            self._fill()
        elif kind == "problems":
            self.app.show_lines("What could not be used", self._listed.problems)


def framework_line(framework: FrameworkSummary) -> str:
    """Whose a framework is, of which year, and how large, unless what is special about it says so."""
    publisher = f"{framework.publisher}, {framework.year}" if framework.year else framework.publisher
    counted = framework.special.startswith(f"{framework.domains} ")
    added = with_additions(framework.additions)
    if added:
        return f"{publisher}. {framework.domains} domains, {added}."
    return f"{publisher}." if counted else f"{publisher}. {framework.domains} domains."


def _heading(words: str, *, first: bool = False) -> Option:
    return Option(plain(words if first else f"\n{words}"), disabled=True)


def _fitted(text: str, width: int, more: str) -> str:
    return text if len(text) <= width else text[: width - len(more)] + more


def _when(at: str) -> str:
    moment = datetime.fromisoformat(at.replace("Z", "+00:00")).astimezone()
    return f"{moment.day} {moment:%b %Y %H:%M}"
