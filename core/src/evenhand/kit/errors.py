"""What can be wrong with what an author asks for."""

from __future__ import annotations

from evenhand.errors import EvenhandError


class KitError(EvenhandError):
    """A name, folder or file that the kit cannot use. Its text says which, why, and what to do."""
