"""What is the framework's own among the texts of an audit, and so identifies nobody."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from evenhand.models.lean import fields_of

_ENGINE_WORDS = """
yes no partly not_evidenced not_applicable evident not_evident audit overall_grade progress completed reviewed closed
reopened
"""
ENGINE_WORDS = frozenset(_ENGINE_WORDS.split())
"""Values that the conversation itself keeps."""


def vocabulary(framework: Any) -> frozenset[str]:
    """Every text of a framework, each whole: ids, labels, options, questions, rules and their sources."""
    return frozenset(_texts(framework)) | ENGINE_WORDS


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for key, part in value.items() for text in (*_texts(key), *_texts(part)))
    elif isinstance(value, list | tuple):
        yield from (text for part in value for text in _texts(part))
    elif hasattr(value, "__dict__"):
        yield from _texts(fields_of(value))
