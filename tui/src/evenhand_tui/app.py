"""The application: the opening screen, at most one open audit over it, and what holds on every screen."""

from __future__ import annotations

import gc
import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual.app import App
from textual.binding import BindingType

from evenhand.errors import EvenhandError
from evenhand_tui.crash import crash_line, innermost
from evenhand_tui.keys import FIXED, bindings, key_name, keys_in_use, unknown_actions
from evenhand_tui.screens.asking import AskChoice
from evenhand_tui.screens.blank import BlankScreen
from evenhand_tui.screens.opening import OpeningScreen, framework_line
from evenhand_tui.screens.view import ShownLine, ShownSection, ViewScreen, sections_of
from evenhand_tui.signs import ASCII, choose_signs
from evenhand_tui.theme import DARK, LIGHT, THEMES, theme_name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from evenhand.catalogue import Catalogue, FrameworkSummary
    from evenhand.conversation.state import Key
    from evenhand.settings.settings import Settings
    from evenhand_tui.opened import AuditInHand
    from evenhand_tui.pressing import Pressing


class EvenhandApp(App[int]):
    """Evenhand's assistant."""

    CSS_PATH = Path(__file__).with_name("evenhand.tcss")
    TITLE = "Evenhand"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = bindings("all")
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-normal"), (170, "-wide")]  # noqa: RUF012 (Textual's type)
    VERTICAL_BREAKPOINTS = [(0, "-short"), (22, "-tall")]  # noqa: RUF012

    def __init__(
        self, settings: Settings, store_path: Path, catalogue: Catalogue, audit_id: str | None = None, note: str = ""
    ) -> None:
        super().__init__()
        self.settings = settings
        self.store_path = store_path
        self.catalogue = catalogue
        self.signs = choose_signs(settings.ascii)
        self.problems: Sequence[str] = unknown_actions(settings.keys)
        self.audit: AuditInHand | None = None
        self.crash: str | None = None
        self.note = note
        self._audit_id = audit_id
        self._opening = OpeningScreen()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = theme_name(settings.theme)
        self.set_keymap(dict(settings.keys))

    def on_mount(self) -> None:
        """Paint the opening screen; what is heavy comes after."""
        self.set_class(self.signs is ASCII, "-ascii")
        self.push_screen(self._opening)
        self.call_after_refresh(self._painted)

    def _painted(self) -> None:
        gc.freeze()
        gc.enable()
        if self._audit_id is not None:
            self.resume(self._audit_id)
        threading.Thread(target=self._warm_up, daemon=True).start()

    def _warm_up(self) -> None:
        """Import what the first question and answer will need, and find out which audits are open elsewhere."""
        import evenhand.conversation.hints  # noqa: F401
        import evenhand_tui.opened
        import evenhand_tui.screens.assistant  # noqa: F401

        held = self._held_elsewhere()
        # The app may have been closed meanwhile.
        with suppress(RuntimeError):
            self.call_from_thread(self._opening.show_held, held)
        self._look_for_actions()

    def _look_for_actions(self) -> None:
        """Find out which actions of earlier audits are late or due, which no list of audits waits for."""
        from evenhand_tui.pressing import pressing_actions

        found = pressing_actions(self.store_path)
        with suppress(RuntimeError):
            self.call_from_thread(self._opening.show_pressing, found)

    def _held_elsewhere(self) -> dict[str, str]:
        from evenhand_tui.holding import held_elsewhere

        return held_elsewhere(self.store_path, [audit.id for audit in self._opening.unfinished])

    # Audits

    def choose_start(self, framework: FrameworkSummary) -> None:
        """Ask how to start an audit under a framework, and start it. Enter starts a real one."""
        words = f"{framework.title}\n{framework_line(framework)} Version {framework.version}.\n{framework.special_said}"
        choices = [
            ("audit", "Start the audit"),
            ("practice", "Practise: the same questions, kept out of lists and figures"),
            ("no", "Not now"),
        ]
        if self.catalogue.may_have_calibration_cases(framework.id):
            choices.insert(2, ("case", "Practise on an invented case: compare with agreed grades"))

        def start(chosen: str | None) -> None:
            if chosen == "case":
                self._choose_case(framework.id)
            elif chosen in {"audit", "practice"}:
                self._open(lambda: self._start(framework.id, practice=chosen == "practice"))

        self.push_screen(AskChoice(words, choices), start)

    def _choose_case(self, framework_id: str) -> None:
        """Begin on the only invented case, or ask which."""
        try:
            cases = self.catalogue.calibration_cases(framework_id).cases
        except EvenhandError as error:
            self.show_lines("This framework cannot be used", str(error).splitlines())
            return

        def begin(case_id: str | None) -> None:
            if case_id not in {None, "no"}:
                self._open(lambda: self._practise(framework_id, case_id))

        if len(cases) < 2:
            # Where there is none, opening it says what is wrong.
            self._open(lambda: self._practise(framework_id, None))
            return
        choices = [(case.id, f"{case.title}, about {case.minutes} minutes. {case.about}") for case in cases]
        self.push_screen(AskChoice("Which invented case?", [*choices, ("no", "Not now")]), begin)

    def _practise(self, framework_id: str, case_id: str | None) -> AuditInHand:
        from evenhand_tui.opened import practise_case

        return practise_case(self.store_path, self.settings, self.catalogue, framework_id, case_id)

    def resume(self, audit_id: str) -> None:
        """Go on with an audit."""

        def open_it() -> AuditInHand:
            from evenhand_tui.opened import resume_audit

            return resume_audit(self.store_path, self.settings, self.catalogue, audit_id)

        self._open(open_it)

    def show_actions(self, found: Pressing) -> None:
        """Show the actions that are late or due. Choosing one opens its audit, where one tells what became of it."""

        def tell(chosen: Key | None) -> None:
            if chosen is not None:
                one = found.actions[chosen.row]
                self._open(lambda: self._resume_at(one.audit.id, one.action.key))

        from evenhand_tui.pressing import sections

        self.push_screen(ViewScreen("Actions that are late or due", sections(found), self.signs), tell)

    def _resume_at(self, audit_id: str, key: Key) -> AuditInHand:
        from evenhand_tui.opened import resume_audit

        audit = resume_audit(self.store_path, self.settings, self.catalogue, audit_id)
        audit.conversation.go_to(key)
        return audit

    def _start(self, framework_id: str, *, practice: bool) -> AuditInHand:
        from evenhand_tui.opened import start_audit

        return start_audit(self.store_path, self.settings, self.catalogue, framework_id, practice=practice)

    def _open(self, open_it: Callable[[], AuditInHand]) -> None:
        try:
            self.audit = open_it()
        except EvenhandError as error:
            self.show_lines("This audit cannot be opened", str(error).splitlines())
            return
        from evenhand_tui.screens.assistant import AssistantScreen

        self.push_screen(AssistantScreen(self.audit, self.signs, self.note))

    def close_audit(self) -> None:
        """Go back to the list. Unsent text is kept."""
        closed = None if self.audit is None else self.audit.id
        problem = self.let_go()
        self.pop_screen()
        self._opening.read_again(closed)
        threading.Thread(target=self._look_for_actions, daemon=True).start()
        if problem:
            self.show_lines("Not kept", [problem])

    def let_go(self) -> str:
        """Let others have the audit that is open here. Gives a line where unsent text could not be kept."""
        audit, self.audit = self.audit, None
        if audit is not None:
            try:
                audit.close()
            except EvenhandError as error:
                return f"What was typed last and not sent could not be kept. {error}"
        return ""

    # On every screen

    def show_lines(self, title: str, lines: Sequence[str]) -> None:
        """Show lines to read."""
        self.push_screen(ViewScreen(title, [ShownSection("", [ShownLine(line) for line in lines])], self.signs))

    def action_help(self) -> None:
        """Every key and command."""
        if isinstance(self.screen, BlankScreen):
            return
        if self.screen.id == "help":
            self.screen.dismiss(None)
            return
        from evenhand.conversation.views import help_view

        keys = [*FIXED, *keys_in_use(self.settings.keys)]
        lines = [ShownLine(f"{key}: {does}") for key, does in keys]
        sections = [ShownSection("Keys", lines), *sections_of(help_view())]
        self.push_screen(ViewScreen("Help", sections, self.signs, id="help"))

    def action_blank(self) -> None:
        """Blank the screen, or bring it back."""
        if isinstance(self.screen, BlankScreen):
            self.pop_screen()
            return
        self.clear_notifications()
        self.push_screen(BlankScreen(key_name(self.settings.keys.get("blank", "f9"))))

    def action_toggle_theme(self) -> None:
        """Dark or light."""
        self.theme = LIGHT if self.theme == DARK else DARK

    def action_help_quit(self) -> None:
        """Say how to close, where Ctrl+C has nothing to copy."""
        quit_key = key_name(self.settings.keys.get("quit", "ctrl+q"))
        self.notify(f"{quit_key} closes Evenhand. Everything answered is kept.", markup=False)

    # When it goes wrong

    def _handle_exception(self, error: Exception) -> None:
        """Close with one line that holds no value: Textual's own account of a crash shows local variables."""
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        if self.crash is None:
            self.crash = crash_line(innermost(error))
        self._close_messages_no_wait()

    def panic(self, *renderables: Any) -> None:
        """As Textual's, but whatever it would print may hold case text, so it prints none of it."""
        del renderables
        self._close_messages_no_wait()

    def _print_error_renderables(self) -> None:
        self._exit_renderables.clear()
        if self.crash is not None:
            self.error_console.print(Text(self.crash))
