"""Line mode, for screen readers, pipes and simple terminals: one question at a time, in text that only grows."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from evenhand.checking.findings import in_lines
from evenhand.conversation.alerts import alerts
from evenhand.conversation.dialogue import Response, exact_name
from evenhand.conversation.questions import FREE_TEXT
from evenhand.conversation.wording import ruling_line
from evenhand.drivers.plain_words import LINE_MODE, turn_lines, view_lines
from evenhand.errors import EvenhandError
from evenhand.store.errors import StoreError

if TYPE_CHECKING:
    from evenhand.conversation.views import View
    from evenhand.drivers.beyond import Beyond
    from evenhand.drivers.opening import OpenAudit
    from evenhand.drivers.plain_lines import Typed
    from evenhand.drivers.plain_terminal import Terminal

MakeReport = Callable[[str, str, str], bytes]
"""The report of an audit, by its id, a format and which copy. Raises ``EvenhandError``."""

NO_QUESTION = "audit/end/0"
"""The name under which text is kept that was typed when nothing is asked."""

KEPT = "Everything you answered is kept."
REPORT = re.compile(
    r"/?report(?:\s+(?P<format>[a-z]+))?(?:\s+(?P<copy>full|worker|learning)(?!\S))?(?:\s+(?P<file>\S.*))?",
    re.IGNORECASE,
)

BEYOND = re.compile(
    r"/?(?P<word>ratings|second rating|adjudicate)|/(?:(?P<send>send)(?:\s+(?P<file>\S.*))?)", re.IGNORECASE
)
"""What can be done beyond the audit. ``send`` needs its slash, since a sentence may begin with the word."""


class PlainAudit:
    """One audit in line mode. It has no logic of its own: it prints what the session says and sends what is typed."""

    def __init__(self, audit: OpenAudit, terminal: Terminal, make_report: MakeReport, beyond: Beyond) -> None:
        self._audit = audit
        self._session = audit.session
        self._terminal = terminal
        self._make_report = make_report
        self._beyond = beyond
        self._drafts = audit.handle.drafts()
        self._ruling = ruling_line(audit.conversation.ruling)
        self._status = audit.conversation.state.status

    def run(self) -> None:
        """Ask and answer until the auditor leaves or the input ends."""
        try:
            self._introduce()
            self._ask(moved=True)
            while (typed := self._terminal.read()) is not None:
                if typed.ended:
                    self._keep_unsent(typed.text)
                    break
                if not self._goes_on(typed):
                    return
            self._terminal.say("", KEPT)
        except KeyboardInterrupt:
            self._terminal.say("", KEPT)

    def _introduce(self) -> None:
        conversation = self._audit.conversation
        practice = ", practice" if conversation.state.practice else ""
        self._terminal.say(
            f"{self._audit.framework.header.short_title}. Audit {self._audit.id}{practice}, {self._status}.",
            self._audit.framework.header.evidence_window_note,
            f"{self._ruling} Type help to see what you can say.",
        )
        if self._audit.offer:
            self._terminal.say(self._audit.offer)

    def _ask(self, *, leading: bool = True, moved: bool = False) -> None:
        self._terminal.say("")
        self._terminal.say_all(f"{alert.words} Type concern." for alert in alerts(self._audit.conversation))
        self._terminal.say_all(turn_lines(self._session.turn(), leading=leading, moved=moved))
        unsent = self._drafts.get(self._name)
        if unsent:
            self._terminal.say("You typed this here, and it was not sent:", unsent)
            self._terminal.say("Press Enter to send it, or type something else.")

    @property
    def _name(self) -> str:
        question = self._audit.conversation.question
        return NO_QUESTION if question is None else exact_name(question.key)

    def _goes_on(self, typed: Typed) -> bool:
        text = typed.text
        if not text.strip() and self._name in self._drafts:
            text = self._drafts[self._name]
        if (asked := self._report_asked(text)) is not None:
            self._report(asked)
            return True
        if (deed := BEYOND.fullmatch(text.strip())) is not None:
            self._go_beyond(deed)
            return True
        if not text.strip() and self._session.turn().current is not None:
            text = "/next"  # An answer that stands is not blanked by an Enter: that would be hard to notice.
        name = self._name
        self._audit.keeper.sending = name if name in self._drafts else None
        try:
            response = self._session.typed(text)
        except StoreError as error:
            self._keep_unsent(text, because=str(error))
            self._terminal.say("Your reply is kept here. Press Enter to send it again, or type something else.")
            return True
        except EvenhandError as error:
            self._terminal.say(str(error))
            return True
        if response.outcome is not None and response.outcome.events:
            self._drafts.pop(name, None)
        return self._show(response)

    def _show(self, response: Response) -> bool:
        self._terminal.say_all(response.says)
        self._terminal.say_all(in_lines(response.hints))
        if response.quits:
            self._terminal.say(KEPT)
            return False
        if response.view is not None:
            self._terminal.say("")
            self._terminal.say_all(
                view_lines(_with_line_mode(response.view), frozenset(self._audit.framework.domain_by_id))
            )
        self._say_ruling()
        accepted = response.outcome is not None and not response.outcome.refused
        self._say_status()
        if response.view is not None or response.moved or accepted:
            self._ask(leading=accepted or response.moved, moved=response.moved)
        return True

    def _say_ruling(self) -> None:
        words = ruling_line(self._audit.conversation.ruling)
        if words != self._ruling:
            self._ruling = words
            self._terminal.say(words)

    def _say_status(self) -> None:
        status = self._audit.conversation.state.status
        if status != self._status:
            self._status = status
            self._terminal.say(f"The audit is {status}.")
            if status != "in progress":
                self._terminal.say("Type report to write the Word report, or report pdf, xlsx, html, md, csv or json.")

    def _report_asked(self, text: str) -> re.Match[str] | None:
        """A wish for the report. While a text is being written only ``/report`` or the bare word is one."""
        asked = REPORT.fullmatch(text.strip())
        question = self._audit.conversation.question
        writing = question is not None and question.kind in FREE_TEXT
        if asked is None or (writing and not text.strip().startswith("/") and asked["format"]):
            return None
        return asked

    def _report(self, asked: re.Match[str]) -> None:
        from evenhand.reporting.files import suggested_name, write_report

        format, copy = (asked["format"] or "docx").casefold(), (asked["copy"] or "full").casefold()
        try:
            path = Path(asked["file"] or suggested_name(self._audit.id, format, copy))
            write_report(path, self._make_report(self._audit.id, format, copy))
        except EvenhandError as error:
            self._terminal.say(str(error))
        else:
            self._terminal.say(f"The report is in {path}. Only you may read it.")

    def _go_beyond(self, deed: re.Match[str]) -> None:
        word = (deed["word"] or deed["send"]).casefold()
        try:
            if word == "send":
                self._terminal.say(self._beyond.send(Path(deed["file"]) if deed["file"] else None))
            elif word == "ratings":
                self._terminal.say_all(self._beyond.ratings())
            else:
                self._terminal.say(self._beyond.second() if word.startswith("second") else self._beyond.adjudicate())
        except EvenhandError as error:
            self._terminal.say(str(error))

    def _keep_unsent(self, text: str, because: str = "") -> None:
        """Keep a reply that could not be sent, here and, where that is possible, with the audit."""
        if because:
            self._terminal.say(because)
        if text.strip():
            self._drafts[self._name] = text
            try:
                self._audit.handle.save_draft(self._name, text)
            except StoreError as error:
                if str(error) != because:
                    self._terminal.say(str(error))


def _with_line_mode(view: View) -> View:
    return view._replace(sections=(*view.sections, LINE_MODE)) if view.title == "What you can say" else view
