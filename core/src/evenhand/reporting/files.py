"""Writing a report to a file: whole or not at all, readable by its owner only, over nothing by accident."""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path

from evenhand.private_files import write_privately
from evenhand.reporting.copies.kinds import FULL, LEARNING, copy_named
from evenhand.reporting.errors import ReportError
from evenhand.reporting.render import FORMATS, format_named

_ENDINGS = {"md": (".txt",), "csv": (".txt",), "json": (".txt",)}
"""Other endings under which a text opens as it should."""


def suggested_name(audit_id: str, format: str, copy: str = FULL) -> str:
    """A file name for a report or a copy of it. It holds the audit's id and nothing of the case.

    That of a learning copy does not hold the id either, so that nothing links it with the case. Raises
    :class:`ReportError` for a format or copy that there is not.
    """
    copy_named(copy)
    suffix = format_named(format).suffix
    if copy == LEARNING:
        return f"learning-copy.{suffix}"
    safe = re.sub(r"[^A-Za-z0-9]", "", audit_id)[:40]
    return f"audit-{safe}{'' if copy == FULL else f'-{copy}'}.{suffix}"


def check_ending(name: str | None, format: str) -> None:
    """Refuse a file name whose ending is that of another format: who opens it would be told that it is damaged.

    Raises :class:`ReportError`, also for a format that there is not.
    """
    found = format_named(format)
    ending = "" if name is None else Path(name).suffix.casefold()
    allowed = {f".{found.suffix}", *_ENDINGS.get(found.suffix, ())}
    known = {".doc", ".docm", ".odt", ".rtf", ".xls", ".txt", *(f".{one.suffix}" for one in FORMATS.values())} - allowed
    if ending in known:
        raise ReportError(f"{name}: the format is {format}, so the name should end in .{found.suffix}, not {ending}")


def write_report(path: Path, content: bytes, *, force: bool = False) -> None:
    """Write a report with mode 0600, whole or not at all.

    Raises :class:`ReportError` when there is a file already and ``force`` is not set, when the path is a folder, or
    when the folder is missing, full or may not be written.
    """
    try:
        write_privately(path, content, replace=force)
    except FileExistsError:
        raise _exists(path) from None
    except IsADirectoryError:
        raise ReportError(f"cannot write the report: {path} is a folder; give a file name in it") from None
    except OSError as error:
        raise ReportError(f"cannot write the report to {path}: {_why(error)}") from None


def _exists(path: Path) -> ReportError:
    return ReportError(f"{path} is there already; choose another name, or use --force to replace it")


def _why(error: OSError) -> str:
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return "the folder may not be written; choose another with --output"
    if error.errno in {errno.ENOENT, errno.ENOTDIR}:
        return "there is no such folder; make it first, or choose another with --output"
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return "the disk is full; make room, or choose another with --output"
    if error.errno == errno.ENAMETOOLONG:
        return "the name is too long; choose a shorter one with --output"
    return f"{os.strerror(error.errno) if error.errno else 'it failed'}; choose another place with --output"
