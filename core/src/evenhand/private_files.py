"""Files for their owner's eyes only (mode 0600), written whole or not at all."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path


def write_privately(path: Path, content: bytes, *, replace: bool = False) -> None:
    """Write a file beside its place and move it there. ``replace`` lets it take the place of a file that is there.

    Raises ``FileExistsError`` when there is one and ``replace`` is not set, ``IsADirectoryError`` when it is a folder,
    and ``OSError``; nothing is then written.
    """
    if path.is_dir():
        raise IsADirectoryError(path)
    if not replace and os.path.lexists(path):
        raise FileExistsError(path)
    temporary = _beside(path, content)
    try:
        if replace:
            temporary.replace(path)
        else:
            _place(temporary, path)
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink()


def _beside(path: Path, content: bytes) -> Path:
    import tempfile

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
    """Give the file its name unless something has taken it meanwhile."""
    try:
        # A link never replaces what came to stand there meanwhile, which a rename would.
        os.link(temporary, path)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):
        # No hard links here, as on some network drives: the check before has to do.
        if os.path.lexists(path):
            raise FileExistsError(path) from None
        temporary.replace(path)
