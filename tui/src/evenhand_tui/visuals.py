"""Rows with a label in front and the text beside it, every line of the text starting in the same column."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

if TYPE_CHECKING:
    from collections.abc import Iterable


def plain(text: str, style: str = "") -> Content:
    """Text as it stands. Brackets in it mean nothing, whoever wrote them."""
    return Content.styled(text, style) if style else Content(text)


class Row(NamedTuple):
    """One row: what stands in front, and the text beside it."""

    label: Content
    body: Content


class Rows(Visual):
    """Rows whose texts are wrapped beside their labels, ``indent`` cells in."""

    def __init__(self, rows: Iterable[Row], indent: int) -> None:
        self.rows = tuple(rows)
        self.indent = indent

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """Every line, at most ``height`` of them."""
        beside = max(1, width - self.indent)
        # A selection counts in the text's own lines, so the label takes no part in it.
        unselected = dataclasses.replace(options, selection=None)
        strips: list[Strip] = []
        for row in self.rows:
            body = row.body.render_strips(beside, None, style, options) or [Strip.blank(0)]
            label = row.label.render_strips(max(1, self.indent), 1, style, unselected)
            strips += _beside(label[0] if label else Strip.blank(0), body, self.indent, style)
        return strips if height is None else strips[:height]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """The width that wraps nothing."""
        return self.indent + max((row.body.get_optimal_width(rules, container_width) for row in self.rows), default=0)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """The lines that are needed at this width."""
        beside = max(1, width - self.indent)
        return sum(max(1, row.body.get_height(rules, beside)) for row in self.rows)


def _beside(label: Strip, body: list[Strip], indent: int, style: Style) -> list[Strip]:
    first = label.adjust_cell_length(indent, style.rich_style)
    rest = Strip.blank(indent, style.rich_style)
    return [Strip.join([first if number == 0 else rest, line]) for number, line in enumerate(body)]


class Flow(Visual):
    """Pieces that follow each other and break only between each other, ``gap`` cells apart."""

    def __init__(self, pieces: Iterable[Content], gap: int) -> None:
        self.pieces = tuple(pieces)
        self.gap = gap

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """Every line, at most ``height`` of them. A piece that is wider than a line wraps within itself."""
        space = Content(" " * self.gap)
        strips: list[Strip] = []
        for line in self._lines(width):
            strips += space.join(line).render_strips(width, None, style, options)
        return strips if height is None else strips[:height]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """The width of one line."""
        del rules, container_width
        return sum(piece.cell_length for piece in self.pieces) + self.gap * max(0, len(self.pieces) - 1)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """The lines that are needed at this width."""
        space = Content(" " * self.gap)
        return sum(space.join(line).get_height(rules, width) for line in self._lines(width))

    def _lines(self, width: int) -> list[list[Content]]:
        lines: list[list[Content]] = []
        room = -1
        for piece in self.pieces:
            if room < self.gap + piece.cell_length:
                lines.append([])
                room = width + self.gap
            lines[-1].append(piece)
            room -= self.gap + piece.cell_length
        return lines


class FewRows(Visual):
    """Lines that share a few rows evenly. A line with more text than its rows hold ends in ``more``."""

    def __init__(self, lines: Iterable[str], rows: int, more: str) -> None:
        self.lines = tuple(lines)[:rows]
        self.each = rows // max(1, len(self.lines))
        self.more = more

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """Every row, at most ``height`` of them."""
        rows = [row for line in self.lines for row in self._rows(line, width)]
        strips = [strip for row in rows for strip in row.render_strips(width, 1, style, options)]
        return strips if height is None else strips[:height]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """The width that wraps nothing."""
        del rules, container_width
        return max((Content(line).cell_length for line in self.lines), default=0)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """The rows that are needed at this width."""
        del rules
        return sum(len(self._rows(line, width)) for line in self.lines)

    def _rows(self, line: str, width: int) -> list[Content]:
        rows = Content(line).wrap(max(1, width))
        if len(rows) <= self.each:
            return rows
        last = Content(" ").join([row.rstrip() for row in rows[self.each - 1 :]])
        return [*rows[: self.each - 1], last.truncate(max(0, width - len(self.more))) + self.more]
