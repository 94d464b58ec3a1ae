"""Text for Markdown: shown as it was written, never read as markup."""

from __future__ import annotations

import re

from evenhand.reporting.text import clean, paragraphs

_ALWAYS = re.compile(r"[\\`*_\[\]<>&|~$]")
_AT_LINE_START = re.compile(r"^(?=[#+=:-])")
_NUMBERED = re.compile(r"^(\d{1,9})(?=[.)](?:\s|$))")
_LINKS = re.compile(r"(?i)(?<=www)(?=\.)|(?=://)|(?=@)")
_HARD_BREAK = "\\\n"


def escaped_line(text: str) -> str:
    """One line, escaped so that it makes no markup wherever it stands, also not at the start of a line."""
    expanded = text.expandtabs(4)
    indent = len(expanded) - len(expanded.lstrip())
    safe = _ALWAYS.sub(r"\\\g<0>", expanded.strip())
    safe = _LINKS.sub(r"\\", safe)
    safe = _NUMBERED.sub(r"\1\\", _AT_LINE_START.sub(r"\\", safe))
    # Spaces at the start of a line would be dropped, and four of them would make a code block.
    return "&nbsp;" * indent + safe if safe else ""


def escaped(text: str, *, indent: str = "") -> str:
    """Paragraphs of text, line breaks kept. ``indent`` begins every line but the first, as inside a list or quote."""
    joined = [f"{_HARD_BREAK}{indent}".join(map(escaped_line, lines)) for lines in paragraphs(text)]
    return f"\n{indent.rstrip()}\n{indent}".join(joined)


def one_line(text: str) -> bool:
    """Whether a text has no line break, so that a table cell can hold it."""
    return "\n" not in clean(text)
