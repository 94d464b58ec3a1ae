"""The ruling's trace in words: each rule that does something, because of which answers, and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from evenhand.reporting.document import Block, Paragraph, Table
from evenhand.reporting.wording import STRENGTH_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from evenhand.reporting.account import Account

EFFECTS = {
    "must_be": "The grade must be {grade}",
    "cannot_exceed": "{grade} at best",
    "at_least": "{grade} is earned",
    "requires": "{grade} is withheld",
    "consider": "For the auditor to consider",
    "judgement": "Left to the auditor's judgement",
}


def trace(account: Account) -> Iterator[Block]:
    """The trace as a table, or that no rule limits the grade."""
    entries = account.ruling["trace"]
    if not entries:
        yield Paragraph(
            "No rule limits the overall grade as the answers stand: it is a matter of professional judgement."
        )
        return
    words = {rule.id: rule.words for rule in account.rules}
    rows = tuple(
        (words[entry["rule"]], entry["because"], _effect(entry), f"{entry['rule']}\n{entry['source']}")
        for entry in entries
    )
    yield Table(("Rule", "Because", "Effect", "Source"), rows, (8, 6, 5, 5))


def _effect(entry: Mapping[str, Any]) -> str:
    words = EFFECTS[entry["effect"]]
    if "{grade}" in words and not entry["grade"]:
        words = "Applies"
    scope = "" if entry["scope"] == "overall" else f" ({entry['scope']})"
    return f"{words.format(grade=entry['grade'])}{scope}; {STRENGTH_WORDS[entry['strength']]}"
