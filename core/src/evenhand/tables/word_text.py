"""The words of a paragraph of Word: as they are shown, what was struck out of them, and how they begin."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from evenhand.tables.source import one_line

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"""What the names of Word's elements begin with."""

_TEXT = (f"{W}t", f"{W}tab", f"{W}br", f"{W}cr", f"{W}noBreakHyphen")
_OFF = {"0", "false", "off"}


def text_of(paragraph: Any) -> str:
    """The words of a paragraph as Word shows them, without those of boxes anchored in it."""
    return "".join(_words(element) for element in paragraph.iter(*_TEXT) if not _is_elsewhere(element, paragraph))


def is_bold(paragraph: Any) -> bool:
    """Whether all its words are in bold by their own properties."""
    runs = _runs(paragraph)
    return bool(runs) and all(_run_is_bold(run) for run in runs)


def bold_beginning(paragraph: Any) -> str:
    """The words in bold that a paragraph begins with as with a heading of its own; empty where there are none."""
    runs = _runs(paragraph)
    lead = []
    for run in runs:
        if not _run_is_bold(run):
            break
        lead.append(text_of(run))
    words = one_line("".join(lead))
    return words if len(lead) < len(runs) and words.endswith((".", ":")) and len(words) <= 60 else ""


def tracked_words(paragraph: Any) -> tuple[str, str]:
    """What tracked changes have added to it, and what they have struck out of it."""
    added = [
        _words(element)
        for element in paragraph.iter(f"{W}t")
        if _is_within(element, paragraph, {f"{W}ins", f"{W}moveTo"}) and not _is_elsewhere(element, paragraph)
    ]
    struck = [element.text or "" for element in paragraph.iter(f"{W}delText")]
    struck += [
        element.text or "" for element in paragraph.iter(f"{W}t") if _is_within(element, paragraph, {f"{W}moveFrom"})
    ]
    return one_line("".join(added)), one_line("".join(struck))


def below(parent: Any) -> Iterator[Any]:
    """The children, with those of whatever Word wraps around them."""
    for element in parent:
        if element.tag in _THROUGH:
            yield from below(element)
        else:
            yield element


def is_shown(box: Any) -> bool:
    """Word keeps each box twice: the second time for old programs."""
    return not any(str(parent.tag).endswith("}Fallback") for parent in box.iterancestors())


def stands_in_box(element: Any, top: Any) -> bool:
    """Whether it stands in a text box, or was moved or struck out, rather than in the text itself."""
    return _is_elsewhere(element, top)


_THROUGH = {f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")}
_ELSEWHERE = {f"{W}txbxContent", f"{W}moveFrom", f"{W}del"}


def _words(element: Any) -> str:
    if element.tag == f"{W}t":
        return element.text or ""
    if element.tag == f"{W}tab":
        # A tab stop among the paragraph's properties is none in its text.
        return "" if element.getparent().tag == f"{W}tabs" else " "
    return "-" if element.tag == f"{W}noBreakHyphen" else "\n"


def _is_elsewhere(element: Any, top: Any) -> bool:
    return _is_within(element, top, _ELSEWHERE)


def _is_within(element: Any, top: Any, tags: set[str]) -> bool:
    for parent in element.iterancestors():
        if parent is top:
            return False
        if parent.tag in tags:
            return True
    return False


def _runs(paragraph: Any) -> list[Any]:
    return [
        run
        for run in paragraph.iter(f"{W}r")
        if not _is_elsewhere(run, paragraph) and any((text.text or "").strip() for text in run.iter(f"{W}t"))
    ]


def _run_is_bold(run: Any) -> bool:
    mark = run.find(f"{W}rPr/{W}b")
    return mark is not None and mark.get(f"{W}val") not in _OFF
