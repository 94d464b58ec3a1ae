"""What the keys of the assistant do, apart from answering."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import on
from textual.screen import Screen

from evenhand.conversation import views
from evenhand.drivers.beyond import Beyond
from evenhand.errors import EvenhandError
from evenhand_tui.menu_items import menu_items
from evenhand_tui.messages import Message
from evenhand_tui.progress import places
from evenhand_tui.screens.editor import EditorScreen, Written
from evenhand_tui.screens.guidance import GuidanceScreen
from evenhand_tui.screens.menu import MenuItem, MenuScreen
from evenhand_tui.screens.view import ShownLine, ShownSection, ViewScreen, sections_of
from evenhand_tui.widgets.guidance import GuidancePanel
from evenhand_tui.widgets.reply_box import ReplyBox
from evenhand_tui.widgets.transcript import Transcript

if TYPE_CHECKING:
    from collections.abc import Callable

    from evenhand.conversation.state import Key
    from evenhand.conversation.views import View
    from evenhand_tui.app import EvenhandApp
    from evenhand_tui.exporting import Exports
    from evenhand_tui.opened import AuditInHand
    from evenhand_tui.signs import Signs


class AssistantActions(Screen[None]):
    """The actions behind the assistant's keys, menu and links."""

    audit: AuditInHand
    signs: Signs
    app: EvenhandApp

    if TYPE_CHECKING:

        def send(self, text: str, *, typed: bool = False) -> None: ...
        def go_to(self, key: Key | None) -> None: ...
        def note_draft(self, text: str) -> None: ...
        def keep_draft(self) -> None: ...
        def problem(self, words: str) -> None: ...
        def show_foot(self) -> None: ...

    # Looking

    def look_at(self, view: View) -> None:
        """Show one of the conversation's views; a line that leads somewhere can be followed."""
        self.app.push_screen(ViewScreen(view.title, sections_of(view), self.signs), self._followed)

    def _followed(self, goes_to: Key | None) -> None:
        self.go_to(goes_to)

    def action_progress(self) -> None:
        """Every domain and form, with how it stands."""
        signs = {"done": self.signs.done, "part": self.signs.part, "open": self.signs.open, "off": self.signs.off}
        lines = [
            ShownLine(f"{signs[place.stand]} {place.name}: {place.words}{', here' * place.here}", "", place.goes_to)
            for place in places(self.audit.conversation)
        ]
        title = f"Progress: {self.audit.conversation.progress_percent()}% answered"
        self.app.push_screen(ViewScreen(title, [ShownSection("Domains and forms", lines)], self.signs), self._followed)

    def guidance(self) -> tuple[View | None, list[str]]:
        """The guidance for what is asked now, and the headings in it that are grades."""
        conversation = self.audit.conversation
        question = conversation.question
        if question is not None and question.domain is not None:
            domain = conversation.framework.domain_by_id[question.domain]
            grades = [grade.label for grade in conversation.framework.scale_of(domain).grades]
            return views.guidance_view(conversation, domain), grades
        scale = conversation.framework.overall_scale
        if question is not None and question.key.to == "overall_grade":
            return views.whole_case_view(scale, scale.grades), [grade.label for grade in scale.grades]
        return None, []

    def action_guidance(self) -> None:
        """The guidance on a full screen."""
        view, grades = self.guidance()
        tab = self.query_one("#guidance", GuidancePanel).tab
        self.app.push_screen(GuidanceScreen(view, grades, self.signs, tab))

    def action_ruling(self) -> None:
        """The whole ruling."""
        self.send("/ruling")

    def action_concern(self) -> None:
        """Record a safeguarding concern, or go on with the one of which nobody is told yet."""
        self.send("/concern")

    def action_next_grade(self) -> None:
        """The next grade beside the conversation; on a narrow screen the full guidance."""
        panel = self.query_one("#guidance", GuidancePanel)
        if panel.size.width:
            panel.next_tab()
        else:
            self.action_guidance()

    def action_show_tab(self, number: int) -> None:
        """The grade that was clicked."""
        self.query_one("#guidance", GuidancePanel).show_tab(number)

    def action_guidance_down(self) -> None:
        """Read on in the guidance."""
        self.query_one("#guidance", GuidancePanel).scroll_page_down(animate=False)

    def action_guidance_up(self) -> None:
        """Read back in the guidance."""
        self.query_one("#guidance", GuidancePanel).scroll_page_up(animate=False)

    # Earlier answers

    @on(ReplyBox.Wanted)
    async def _wanted(self, event: ReplyBox.Wanted) -> None:
        transcript = self.query_one(Transcript)
        box = self.query_one(ReplyBox)
        if event.what in {"up", "down"}:
            await transcript.pick_answer(-1 if event.what == "up" else 1)
            box.picking = transcript.picked is not None
            self.show_foot()
        elif event.what in {"page_up", "page_down"}:
            getattr(transcript, f"scroll_{event.what}")(animate=False)
        elif event.what == "leave" and not box.picking:
            self.action_menu()
        else:
            picked = transcript.picked_message
            if event.what == "copy" and picked is not None:
                self.copy(picked.text)
                return
            box.picking = False
            transcript.pick(None)
            self.show_foot()
            if event.what == "go" and picked is not None:
                self.go_to(picked.goes_to)

    async def action_earlier(self) -> None:
        """Mark the last answer, to change it or an earlier one."""
        await self._wanted(ReplyBox.Wanted("up"))

    # Writing

    def action_editor(self) -> None:
        """Write in a full screen."""
        question = self.audit.conversation.question
        title = "Your reply" if question is None else question.place
        asked = "" if question is None else question.numbered
        box = self.query_one(ReplyBox)
        text = box.text or box.standing
        self.app.push_screen(EditorScreen(title, asked, text, self.note_draft), self._written)

    def _written(self, written: Written | None) -> None:
        if written is not None:
            box = self.query_one(ReplyBox)
            box.put(written.text)
            box.changing = bool(box.standing)
            self.keep_draft()
            if written.send:
                self.post_message(ReplyBox.Sent(written.text))

    # Everything else

    def action_menu(self) -> None:
        """Every command."""
        self.app.push_screen(MenuScreen(menu_items(self)), self._run)

    def _run(self, item: MenuItem | None) -> None:
        if item is not None:
            item.run()

    def begin_command(self, text: str) -> None:
        """Put the beginning of a command into the box, for the auditor to complete."""
        self.query_one(ReplyBox).put(text)

    def action_leave(self) -> None:
        """Close the audit and go back to the list. Everything is kept."""
        self.app.close_audit()

    def copy(self, text: str) -> None:
        """Copy a text to the clipboard, as far as the terminal lets it happen."""
        self.app.copy_to_clipboard(text)
        self.notify("Copied. If nothing arrives, save the transcript to a file from the menu.", markup=False)

    def action_report(self) -> None:
        """Make the report."""
        self._exports.report()

    def action_send_away(self) -> None:
        """Save the audit for another machine."""
        self._exports.parcel()

    @property
    def _exports(self) -> Exports:
        """What saves to files, with everything that makes reports; fetched only now."""
        from evenhand_tui.exporting import Exports

        return Exports(self)

    @property
    def beyond(self) -> Beyond:
        """What can be done with the audit beyond answering it."""
        return Beyond(self.audit.store, self.app.settings, self.app.catalogue, self.audit.id)

    def action_ratings(self) -> None:
        """The ratings of the case, side by side once all are graded."""
        self._tell(lambda: self.app.show_lines("Ratings of this case", self.beyond.ratings()))

    def action_second(self) -> None:
        """Begin a second rating of the case, blind."""
        self._tell(lambda: self.say(Message("assistant", self.beyond.second())))

    def action_adjudicate(self) -> None:
        """Begin the record that settles the case."""
        self._tell(lambda: self.say(Message("assistant", self.beyond.adjudicate())))

    def _tell(self, deed: Callable[[], object]) -> None:
        try:
            deed()
        except EvenhandError as error:
            self.problem(str(error))

    def action_save_transcript(self) -> None:
        """Save the transcript to a file."""
        self._exports.transcript(self.query_one(Transcript).text())

    def say(self, *messages: Any) -> None:
        """Add messages to the transcript."""
        self.query_one(Transcript).say(messages)
