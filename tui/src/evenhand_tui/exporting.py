"""Saving what an audit holds to files: the report in a format, and the transcript."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from evenhand.conversation.state import CLOSED
from evenhand.drivers.reports import report_bytes
from evenhand.errors import EvenhandError
from evenhand.reporting.copies.kinds import COPIES
from evenhand.reporting.files import suggested_name, write_report
from evenhand.reporting.render import FORMATS
from evenhand_tui.messages import Message
from evenhand_tui.screens.asking import AskChoice, AskPath

if TYPE_CHECKING:
    from evenhand_tui.screens.assistant_actions import AssistantActions


class Exports:
    """One saving: asks for format and place, writes, and says where it is. Nothing is overwritten unasked."""

    def __init__(self, screen: AssistantActions) -> None:
        self._screen = screen
        self._what = ""
        self._content = b""
        self._path = Path()
        self._format = ""

    def report(self) -> None:
        """Make the report, once its format is chosen."""
        draft = "" if self._screen.audit.conversation.state.status in CLOSED else " It is marked as a draft."
        words = f"Which format should the report have?{draft}"
        choices = [(name, form.title) for name, form in FORMATS.items()]
        self._screen.app.push_screen(AskChoice(words, choices), self._report_in)

    def transcript(self, text: str) -> None:
        """Save the transcript."""
        self._what, self._content = "transcript", text.encode("utf-8", errors="replace")
        name = f"transcript-{self._screen.audit.id}-{datetime.now(UTC):%Y%m%d-%H%M%S}.txt"
        self._ask(self._screen.app.store_path.parent / name)

    def parcel(self) -> None:
        """Save the audit as one signed file, for another machine."""
        self._what = "audit, signed and not encrypted,"
        try:
            parcel = self._screen.beyond.parcel()
        except EvenhandError as error:
            self._screen.problem(str(error))
            return
        self._content = parcel.content
        self._ask(Path.cwd() / parcel.name)

    def _report_in(self, chosen: str | None) -> None:
        if chosen is None:
            return
        self._format = chosen
        choices = [(name, copy.offer) for name, copy in COPIES.items()]
        self._screen.app.push_screen(AskChoice("Which copy of the report?", choices), self._report_of)

    def _report_of(self, copy: str | None) -> None:
        if copy is None:
            return
        self._what = "report"
        audit, app = self._screen.audit, self._screen.app
        try:
            self._content = report_bytes(audit.store, app.catalogue, audit.id, self._format, copy=copy)[1]
        except EvenhandError as error:
            self._screen.problem(str(error))
            return
        self._ask(Path.cwd() / suggested_name(self._screen.audit.id, self._format, copy))

    def _ask(self, path: Path) -> None:
        words = f"Where should the {self._what} be saved? Only you will be able to read the file."
        self._screen.app.push_screen(AskPath(words, str(path)), self._place)

    def _place(self, chosen: str | None) -> None:
        if chosen is None:
            return
        self._path = Path(chosen).expanduser()
        if self._path.is_file():
            choices = [("no", "Choose another name"), ("yes", "Replace it")]
            self._screen.app.push_screen(AskChoice("There is a file of that name already.", choices), self._replace)
        else:
            self._write(force=False)

    def _replace(self, chosen: str | None) -> None:
        if chosen == "yes":
            self._write(force=True)
        elif chosen == "no":
            self._ask(self._path)

    def _write(self, *, force: bool) -> None:
        try:
            write_report(self._path, self._content, force=force)
        except EvenhandError as error:
            # The sentence is the command line's; here the place is asked for, not given by an option.
            self._screen.problem(str(error).replace(" with --output", ""))
            return
        self._screen.say(Message("assistant", f"The {self._what} is saved: {self._path}"))
