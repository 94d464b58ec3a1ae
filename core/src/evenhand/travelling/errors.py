"""Why an audit that came in a file is not taken in, each as one line. Never holds case text."""

# ruff: noqa: N818 - each is named for what happened, as its line says it

from __future__ import annotations

from evenhand.errors import EvenhandError


class TravelError(EvenhandError):
    """Something about a file, a key or a copy of an audit that cannot be used. The store stands as before."""


class RefusedFile(TravelError):
    """The file is not one that this version of Evenhand takes in."""


class TamperedFile(RefusedFile):
    """The file was changed after it was signed, or what it holds was changed before."""


class UnknownSender(RefusedFile):
    """The file is sound and signed, by a key that nobody here trusts yet. ``fingerprint`` is that key's."""

    def __init__(self, message: str, fingerprint: str) -> None:
        super().__init__(message)
        self.fingerprint = fingerprint


class KeyProblem(TravelError):
    """A key or fingerprint that cannot be used."""
