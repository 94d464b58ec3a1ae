"""Reading and writing what belongs to a machine's keys and to audits on their way, with errors in one line."""

from __future__ import annotations

from pathlib import Path

from evenhand import private_files
from evenhand.travelling.errors import TravelError


def write_privately(path: Path, content: bytes, *, replace: bool = False) -> None:
    """Write a file for its owner only, whole or not at all.

    Raises ``FileExistsError`` when there is one and ``replace`` is not set, and :class:`TravelError`.
    """
    try:
        private_files.write_privately(path, content, replace=replace)
    except FileExistsError:
        raise
    except IsADirectoryError:
        raise TravelError(f"cannot write {path}: it is a folder; give a file name in it") from None
    except OSError as error:
        raise TravelError(f"cannot write {path}: {error.strerror or 'it failed'}; choose another place") from None


def read_at_most(path: Path, limit: int) -> bytes:
    """The first ``limit`` bytes of a file, and one more where it is longer. Raises ``OSError``."""
    with path.open("rb") as file:
        return file.read(limit + 1)
