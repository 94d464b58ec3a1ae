"""Checks about the words that people read: nothing hidden, nothing that looks like formatting, nothing too long."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from evenhand.testing.checks.walking import shown
from evenhand.testing.registry import check
from evenhand.testing.subject import Subject

LONGEST = {
    "label": 200, "title": 200, "short_title": 60, "number": 20, "group": 200, "question": 1000, "hint": 1000,
    "text": 2000, "words": 2000, "options": 200,
}  # fmt: skip
"""Characters that fit where a string of this key is shown; 2000 for any other."""

LONGEST_OTHER = 2000
LONGEST_WORD = 40
MOST_WORDS = 45
"""Words in a sentence before it has to be read twice."""

_ALLOWED = "\n\t"
_MARKUP = (
    (re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*(\s[^<>]*)?/?>"), "an HTML tag"),
    (re.compile(r"&(?:[a-zA-Z]+|#\d+|#x[0-9a-fA-F]+);"), "an HTML entity"),
    (re.compile(r"\[/?(?:b|i|u|s|bold|italic|underline|strike|dim|red|green|link(?:=[^\]]*)?)\]"), "markup"),
    (re.compile(r"\*\*[^*\s][^*]*\*\*|__[^_\s][^_]*__"), "Markdown emphasis"),
    (re.compile(r"!?\[[^\]]+\]\([^)\s]+\)"), "a Markdown link"),
    (re.compile(r"^#{1,6} |^```", re.MULTILINE), "a Markdown heading or fence"),
)  # fmt: skip
_SPACES = re.compile(r"[^\S\n]{2,}|[\u00a0\u2007\u202f]|^\s|\s$")


@check("text.hidden", "must", "No text holds characters that cannot be seen or that turn its direction.")
def hidden(subject: Subject) -> Iterator[str]:
    """Delete the characters named, and type the words again if need be: they came with a copy from a web page, a PDF or
    an e-mail. They make words that look alike differ, and can show a text in another order than it has.
    """
    for one in shown(subject):
        if found := hidden_in(one.text):
            yield f"{one.where}: its {one.key} holds {found}"


def hidden_in(text: str) -> str:
    """The hidden characters of a text by their code and name; empty when there are none."""
    found = dict.fromkeys(
        c for c in text if unicodedata.category(c) in {"Cc", "Cf", "Co", "Cs", "Cn"} and c not in _ALLOWED
    )
    found |= dict.fromkeys(c for c in text if c in "\u2028\u2029\ufffd")
    return ", ".join(f"U+{ord(c):04X} {unicodedata.name(c, 'a control character').casefold()}" for c in found)


@check("text.markup", "should", "No text holds markup: every character is shown as it is.")
def markup(subject: Subject) -> Iterator[str]:
    """Write the words plain. Tags, Markdown and colour marks are shown to the auditor character for character, in the
    assistant and in every report.
    """
    for one in shown(subject):
        for what in markup_in(one.text):
            yield f"{one.where}: its {one.key} holds {what}"


def markup_in(text: str) -> Iterator[str]:
    """The kinds of markup that a text holds."""
    return (what for pattern, what in _MARKUP if pattern.search(text))


@check("text.readable", "should", "Every text fits where it is shown, and none has a word that no line can hold.")
def readable(subject: Subject) -> Iterator[str]:
    """Shorten the text, or divide it into several items, each with its own source. A word of more than forty letters is
    mostly two that lost the space between them.
    """
    for one in shown(subject):
        most = LONGEST.get(one.key, LONGEST_OTHER)
        if len(one.text) > most:
            yield f"{one.where}: its {one.key} has {len(one.text)} characters; {most} fit"
        if word := longest_word(one.text):
            yield f"{one.where}: its {one.key} has a word of {len(word)} letters, '{word[:20]}…'"


def longest_word(text: str) -> str:
    """A run of letters that is too long to be a word; empty when there is none."""
    return next((word for word in re.findall(r"[^\W\d_]+", text) if len(word) > LONGEST_WORD), "")


@check("text.sentences", "may", "Sentences are short enough to be understood at once.")
def sentences(subject: Subject) -> Iterator[str]:
    """Make two sentences of one, keeping every fact and condition. A colon or semicolon counts as an end."""
    for one in shown(subject):
        if (count := longest_sentence(one.text)) > MOST_WORDS:
            yield f"{one.where}: its {one.key} has a sentence of {count} words; {MOST_WORDS} can be read at once"


def longest_sentence(text: str) -> int:
    """The number of words in the longest sentence of a text."""
    return max(len(sentence.split()) for sentence in re.split(r"[.!?:;](?=\s|$)|\n", text))


@check("text.spaces", "may", "Spaces are single, ordinary, and between words only.")
def spaces(subject: Subject) -> Iterator[str]:
    """Replace what was found by one ordinary space, or take it out at the beginning and the end."""
    for one in shown(subject):
        if _SPACES.search(one.text):
            yield f"{one.where}: its {one.key} has doubled, non-breaking or outer spaces"
