"""Guidance: what a domain is judged by, with every grade's descriptors by tab or side by side."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from evenhand.conversation.views import Line, Section, View
from evenhand_tui.signs import Signs
from evenhand_tui.visuals import Row, Rows, plain
from evenhand_tui.widgets.links import LinkLine, linked

COLUMN_WIDTH = 21
"""Cells that a grade needs to stand beside the others."""


def bulleted(lines: Iterable[Line], signs: Signs) -> Rows:
    """Lines with a bullet each, and where the document says it."""
    return Rows([Row(plain(signs.bullet, "$text-muted"), line_content(line)) for line in lines], 2)


def line_content(line: Line) -> Content:
    """A line and its source."""
    if not line.source:
        return Content(line.text)
    return Content(line.text + "  ") + plain(line.source, "$text-muted")


class GuidancePanel(VerticalScroll, can_focus=False, can_focus_children=False):
    """One domain's guidance. ``tab`` is the section shown where they do not fit side by side."""

    def __init__(self, signs: Signs, *, id: str) -> None:
        super().__init__(id=id)
        self._signs = signs
        self._view: View | None = None
        self._tabs: list[Section] = []
        self._scale: frozenset[str] = frozenset()
        self.tab = ""

    def compose(self) -> ComposeResult:
        """The parts, filled by :meth:`show`."""
        yield Static("", classes="standing", markup=False)
        yield LinkLine("", classes="tabs", markup=False)
        yield Horizontal(classes="columns")

    def show(self, view: View | None, grades: Iterable[str], *, grading: bool = False) -> None:
        """Replace what is shown. ``grades`` are the headings of the sections that are grades, best first.

        ``grading``: a grade is being asked, so the descriptors come into view.
        """
        if grading:
            self.call_after_refresh(self._show_grades)
        self._scale = frozenset(grades)
        if view == self._view and self._tabs:
            return
        new_domain = view is None or self._view is None or view.title != self._view.title
        self._view = view
        sections = view.sections if view is not None else ()
        self.border_title = Content(f"Guidance: {view.title}") if view is not None else "Guidance"
        first = [section for section in sections if section.heading in {"Standard", "Limits"}]
        grades_shown = [section for section in sections if section.heading in self._scale]
        self._tabs = grades_shown + [s for s in sections if s not in first and s not in grades_shown]
        if self.tab not in {section.heading for section in self._tabs}:
            self.tab = self._tabs[0].heading if self._tabs else ""
        self.query_one(".standing", Static).update(self._standing(first))
        self._fill()
        if new_domain:
            self.scroll_home(animate=False)

    def on_resize(self) -> None:
        """Stand side by side where there is room."""
        self._arrange()

    def next_tab(self, step: int = 1) -> None:
        """Show the next section, or the one before."""
        names = [section.heading for section in self._tabs]
        if names:
            self.show_tab((names.index(self.tab) + step) % len(names))

    def show_tab(self, number: int) -> None:
        """Show the section of this number."""
        if 0 <= number < len(self._tabs):
            self.tab = self._tabs[number].heading
            self._arrange()

    def _show_grades(self) -> None:
        tabs = self.query_one(".tabs" if self.query_one(".tabs").display else ".columns")
        self.scroll_to(y=tabs.virtual_region.y, animate=False)

    def _standing(self, sections: list[Section]) -> Rows | Content:
        if self._view is None:
            return Content("Guidance is shown here while a domain is asked.")
        rows: list[Row] = []
        for section in sections:
            rows.append(Row(Content(""), plain(section.heading, "bold")))
            rows += bulleted(section.lines, self._signs).rows
        return Rows(_without_indent(rows), 2)

    def _fill(self) -> None:
        columns = self.query_one(".columns", Horizontal)
        columns.remove_children()
        columns.mount_all(Static(self._column(section), markup=False, classes="column") for section in self._tabs)
        self._arrange()

    def _column(self, section: Section) -> Rows:
        heading = Row(plain(section.heading[:2], "bold"), plain(section.heading[2:], "bold"))
        return Rows([heading, *bulleted(section.lines, self._signs).rows], 2)

    def _arrange(self) -> None:
        """Show all grades where they fit side by side, otherwise the chosen section and tabs for the others."""
        graded = [section for section in self._tabs if section.heading in self._scale]
        side_by_side = len(graded) > 1 and self.size.width >= COLUMN_WIDTH * len(graded)
        tabs = self.query_one(".tabs", LinkLine)
        tabs.display = bool(self._tabs) and not (side_by_side and len(graded) == len(self._tabs))
        tabs.show((self._tab_link(number, section) for number, section in enumerate(self._tabs)), gap=1)
        grades_shown = side_by_side and self.tab in self._scale
        for column, section in zip(self.query(".column"), self._tabs, strict=False):
            column.display = section in graded if grades_shown else section.heading == self.tab

    def _tab_link(self, number: int, section: Section) -> Content:
        here = section.heading == self.tab
        text = f"[{section.heading}]" if here else f" {section.heading} "
        return linked(text, "show_tab", (number,), "bold" if here else "")


def _without_indent(rows: list[Row]) -> list[Row]:
    """Headings begin at the edge: their first letters take the bullet's place."""
    return [Row(row.body[:2], row.body[2:]) if not row.label.plain and len(row.body.plain) > 2 else row for row in rows]
