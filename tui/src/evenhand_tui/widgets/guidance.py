"""Guidance: what a domain is judged by, with every grade's descriptors by tab or side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from evenhand_tui.visuals import Row, Rows, plain
from evenhand_tui.widgets.links import LinkLine, linked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from evenhand.conversation.views import Line, Section, View
    from evenhand_tui.signs import Signs

COLUMN_WIDTH = 21
"""Cells that a grade needs to stand beside the others."""


def bulleted(lines: Iterable[Line], signs: Signs) -> Rows:
    """Lines with a bullet each, and where the document says it; sub-headings without."""
    return Rows([_headed(line.text) if line.heads else _bulleted(line, signs) for line in lines], 2)


def _bulleted(line: Line, signs: Signs) -> Row:
    return Row(plain(signs.bullet, "$secondary"), line_content(line))


def _headed(text: str) -> Row:
    """A heading from the edge on: its first letters take the bullet's place."""
    return Row(plain(text[:2], "bold"), plain(text[2:], "bold"))


def line_content(line: Line) -> Content:
    """A line and its source."""
    if not line.source:
        return Content(line.text)
    return Content(line.text + "  ") + plain(line.source, "$secondary")


class GuidancePanel(VerticalScroll, can_focus=False, can_focus_children=False):
    """One domain's guidance. ``tab`` is the section shown where they do not fit side by side."""

    def __init__(self, signs: Signs, *, id: str) -> None:
        super().__init__(id=id)
        self._signs = signs
        self._view: View | None = None
        self._tabs: list[Section] = []
        self._columns: list[Static] = []
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
        names = [section.heading for section in self._choosable()]
        if names:
            at = names.index(self.tab) if self.tab in names else 0
            self.tab = names[(at + step) % len(names)]
            self._turned()

    def show_tab(self, number: int) -> None:
        """Show the section of this number."""
        if 0 <= number < len(self._tabs):
            self.tab = self._tabs[number].heading
            self._turned()

    def _turned(self) -> None:
        """Show another section, from its beginning."""
        self._arrange()
        self.call_after_refresh(self._show_grades)

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
        # Those that go are among the children until they are gone, so the new ones are kept apart.
        self._columns = [Static(self._column(section), markup=False, classes="column") for section in self._tabs]
        columns.mount_all(self._columns)
        self._arrange()

    def _column(self, section: Section) -> Rows:
        return Rows([_headed(section.heading), *bulleted(section.lines, self._signs).rows], 2)

    def _graded(self) -> list[Section]:
        return [section for section in self._tabs if section.heading in self._scale]

    def _side_by_side(self) -> bool:
        graded = self._graded()
        return len(graded) > 1 and self.size.width >= COLUMN_WIDTH * len(graded)

    def _choosable(self) -> list[Section]:
        """The sections that tabs are for: side by side, the first grade stands for all."""
        graded = self._graded()[1:] if self._side_by_side() else []
        return [section for section in self._tabs if section not in graded]

    def _arrange(self) -> None:
        """Show all grades where they fit side by side, otherwise the chosen section and tabs for the others."""
        together = self._side_by_side() and self.tab in self._scale
        if together:
            self.tab = self._graded()[0].heading
        choosable = self._choosable()
        tabs = self.query_one(".tabs", LinkLine)
        tabs.display = len(choosable) > 1
        tabs.show((self._tab_link(section) for section in choosable), gap=1)
        for column, section in zip(self._columns, self._tabs, strict=True):
            column.display = section.heading in self._scale if together else section.heading == self.tab

    def _tab_link(self, section: Section) -> Content:
        here = section.heading == self.tab
        name = "All grades" if self._side_by_side() and section.heading in self._scale else section.heading
        text = f"[{name}]" if here else f" {name} "
        return linked(text, "show_tab", (self._tabs.index(section),), "bold" if here else "")


def _without_indent(rows: list[Row]) -> list[Row]:
    """Headings begin at the edge: their first letters take the bullet's place."""
    return [Row(row.body[:2], row.body[2:]) if not row.label.plain and len(row.body.plain) > 2 else row for row in rows]
