"""Files for their owner's eyes only (mode 0600), written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from evenhand.travelling.errors import TravelError


def write_privately(path: Path, content: bytes, *, replace: bool = False) -> None:
    """Write a file beside its place and move it there. ``replace`` lets it take the place of a file that is there.

    Raises ``FileExistsError`` when there is one and ``replace`` is not set, and :class:`TravelError`.
    """
    temporary = None
    try:
        if path.is_dir():
            raise TravelError(f"cannot write {path}: it is a folder; give a file name in it")
        temporary = _beside(path, content)
        if replace:
            temporary.replace(path)
        else:
            _place(temporary, path)
    except FileExistsError:
        raise
    except OSError as error:
        raise TravelError(f"cannot write {path}: {error.strerror or 'it failed'}; choose another place") from None
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink()


def read_at_most(path: Path, limit: int) -> bytes:
    """The first ``limit`` bytes of a file, and one more where it is longer. Raises ``OSError``."""
    with path.open("rb") as file:
        return file.read(limit + 1)


def _beside(path: Path, content: bytes) -> Path:
    # mkstemp makes the file with mode 0600, so that it is never readable by others, not even for a moment.
    handle, name = tempfile.mkstemp(prefix=".evenhand-", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        Path(name).unlink()
        raise
    return Path(name)


def _place(temporary: Path, path: Path) -> None:
    try:
        # A link never replaces what came to stand there meanwhile, which a rename would.
        os.link(temporary, path)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):
        # No hard links here, as on some network drives: a check before has to do.
        if os.path.lexists(path):
            raise FileExistsError(path) from None
        temporary.replace(path)
