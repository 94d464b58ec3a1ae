"""What a plugin's code hands back while an audit is under way: remarks, rules that fire, sections of a report."""

from __future__ import annotations

from typing import Literal

from evenhand.models.base import Model, RuleId, Text


class Remark(Model):
    """A remark on one answer. It is shown beside the answer and never blocks."""

    words: Text
    severity: Literal["hint", "warning"] = "hint"


class FiredRule(Model):
    """A listed rule that the plugin's code found to fire, and the answers because of which it does."""

    rule: RuleId
    because: Text


class ReportSection(Model):
    """A section that a plugin adds to the report, after the part that ``after`` names."""

    title: Text
    paragraphs: tuple[str, ...]
    after: Literal["header", "domains", "overall", "end"] = "end"
