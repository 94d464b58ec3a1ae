"""The published list of checks, made from the checks: ``python -m evenhand.testing.listing FILE`` writes it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path

from evenhand.testing.registry import LEVELS, Check, all_checks

HEAD = """# What the conformance suite checks

Made from the checks themselves; a test keeps it so. How to run them, and how an author waives one, stands in
[the conformance suite](conformance.md).
"""


def page(checks: Iterable[Check]) -> str:
    """The list as a Markdown page: each check with its level, its rule, and how to fix what it finds."""
    known = tuple(checks)
    counts = ", ".join(f"{sum(check.level == level for check in known)} {level}" for level in LEVELS)
    parts = [HEAD, f"There are {len(known)} checks: {counts}.\n"]
    for topic, group in groupby(known, key=lambda check: check.id.partition(".")[0]):
        parts.append(f"## {topic}\n")
        parts += [f"### `{check.id}` ({check.level})\n\n{check.rule}\n\nTo fix: {check.fix}\n" for check in group]
    return "\n".join(parts)


def main(arguments: Sequence[str]) -> int:
    """Write the page to the file named, or to standard output. Gives the exit code."""
    if arguments and arguments[0].startswith("-"):
        sys.stderr.write("usage: python -m evenhand.testing.listing [FILE]\n")
        return 2
    text = page(all_checks())
    if arguments:
        Path(arguments[0]).write_text(text, encoding="utf-8", newline="\n")
    else:
        sys.stdout.write(text)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
