"""Errors whose text is one clear line for the person at the keyboard: what is wrong, where, and what to do."""

from __future__ import annotations


class EvenhandError(Exception):
    """Base of every error that a command reports as one line, with exit code 2. Never holds case text."""
