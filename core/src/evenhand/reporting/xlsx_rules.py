"""The sheet of rules: the trace of the ruling, and the rules that the overall grade departs from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evenhand.reporting.entries import name_words
from evenhand.reporting.wording import STRENGTH_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evenhand.reporting.account import Account
    from evenhand.reporting.xlsx_cells import CellValue

RULE_COLUMNS = (
    ("Id", 16), ("Rule", 56), ("Because", 44), ("Effect", 20), ("Scope", 14), ("Strength", 16), ("Grade", 20),
    ("Departed from", 10), ("Source", 16),
)  # fmt: skip

RULE_PATHS = frozenset(("rules", field) for field in ("id", "words", "source")) | {
    ("ruling", "departs_from"),
    *(("ruling", "trace", f) for f in ("rule", "effect", "scope", "strength", "grade", "because", "source")),
}
"""What of the account this sheet tells, by the fields that lead to it."""


def rule_rows(account: Account) -> Iterator[tuple[CellValue, ...]]:
    """One row for each step of the trace, then one for each rule that is named without having a step."""
    departs = set(account.ruling["departs_from"])
    words = {rule.id: rule.words for rule in account.rules}
    for entry in account.ruling["trace"]:
        rule = entry["rule"]
        yield (
            rule, words.get(rule, ""), entry["because"], name_words(entry["effect"]), name_words(entry["scope"]),
            STRENGTH_WORDS.get(entry["strength"], entry["strength"]), entry["grade"] or "",
            "Yes" if rule in departs else "", entry["source"],
        )  # fmt: skip
    traced = {entry["rule"] for entry in account.ruling["trace"]}
    for named in account.rules:
        if named.id not in traced:
            yield (
                named.id, named.words, "", "", "", "", "", "Yes" if named.id in departs else "", named.source
            )  # fmt: skip
