"""The numbers and signs that Word prints before paragraphs by itself, and that are not in their text."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DEEPEST = 8
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


class _Level(NamedTuple):
    kind: str
    text: str
    start: int
    style: str


class Numbering:
    """Counts the numbered paragraphs of a document. Ask it for each of them once, in order."""

    def __init__(self, numbering: Any, styles: Any) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, str] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        self._by_style = _numbered_styles(styles) if styles is not None else {}
        self._counts: dict[str, dict[int, int]] = {}
        for element in numbering if numbering is not None else ():
            if element.tag == f"{_W}abstractNum":
                self._levels[_own(element, "abstractNumId")] = dict(map(_level, element.iter(f"{_W}lvl")))
            elif element.tag == f"{_W}num":
                name = _own(element, "numId")
                self._lists[name] = _value(element, "abstractNumId")
                self._restarts[name] = {
                    _number(_own(each, "ilvl")): _number(_value(each, "startOverride"))
                    for each in element.iter(f"{_W}lvlOverride")
                    if _value(each, "startOverride")
                }

    def before(self, paragraph: Any) -> tuple[str, bool]:
        """The number printed before a paragraph, empty where it has none, and whether it is an item of a list."""
        name, depth = self._place(paragraph)
        levels = self._levels.get(self._lists.get(name, ""), {})
        level = levels.get(depth)
        if level is None:
            return "", bool(name) and name != "0"
        counts = self._counts.setdefault(self._lists[name], {})
        if (restart := self._restarts[name].pop(depth, None)) is not None:
            counts[depth] = restart - 1
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]
        if level.kind in {"bullet", "none"}:
            return "", True

        def printed(found: re.Match[str]) -> str:
            other = int(found[1]) - 1
            at = levels.get(other, level)
            return _FORMS.get(at.kind, str)(counts.get(other, at.start))

        return re.sub(r"%(\d)", printed, level.text).strip(), True

    def _place(self, paragraph: Any) -> tuple[str, int]:
        """The list that a paragraph belongs to, and how deep in it, from its own properties or those of its style."""
        own = paragraph.find(f"{_W}pPr/{_W}numPr")
        style = _value(paragraph, f"pPr/{_W}pStyle")
        name, depth = self._by_style.get(style, ("", None))
        if own is not None:
            name = _value(own, "numId") or name
            depth = _number(_value(own, "ilvl")) if _value(own, "ilvl") else depth
        if depth is None:
            levels = self._levels.get(self._lists.get(name, ""), {})
            depth = next((each for each, level in levels.items() if level.style == style), 0)
        return name, min(depth, _DEEPEST)


def _numbered_styles(styles: Any) -> dict[str, tuple[str, int | None]]:
    """The list and depth of each style, also where a style takes them from the one it is based on."""
    own: dict[str, tuple[str, int | None]] = {}
    based: dict[str, str] = {}
    for style in styles.iter(f"{_W}style"):
        name = _own(style, "styleId")
        based[name] = _value(style, "basedOn")
        found = style.find(f"{_W}pPr/{_W}numPr")
        if found is not None and _value(found, "numId"):
            own[name] = (_value(found, "numId"), _number(_value(found, "ilvl")) if _value(found, "ilvl") else None)
    for name in based:
        seen, at = {name}, name
        while at not in own and based.get(at, "") not in {"", *seen}:
            at = based[at]
            seen.add(at)
        if at in own:
            own[name] = own[at]
    return own


def _level(element: Any) -> tuple[int, _Level]:
    start = _value(element, "start")
    level = _Level(
        _value(element, "numFmt") or "decimal",
        _value(element, "lvlText"),
        _number(start) if start else 1,
        _value(element, "pStyle"),
    )
    return _number(_own(element, "ilvl")), level


def _own(element: Any, name: str) -> str:
    return str(element.get(f"{_W}{name}") or "")


def _value(element: Any, path: str) -> str:
    found = element.find(f"{_W}{path}")
    return _own(found, "val") if found is not None else ""


def _number(words: str) -> int:
    return int(words) if re.fullmatch(r"\d{1,4}", words) else 0


def _letter(number: int) -> str:
    # Word goes on with aa, bb after z.
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else str(number)


def _roman(number: int) -> str:
    words = ""
    for value, letters in _ROMAN:
        while number >= value:
            words += letters
            number -= value
    return words or "0"


_FORMS: dict[str, Callable[[int], str]] = {
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
}
