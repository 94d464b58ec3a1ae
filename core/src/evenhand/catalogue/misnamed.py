"""Files that were meant to be part of a framework and are not read, because of how their name ends."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from evenhand.catalogue.files import DOMAINS

ENDING = ".toml"
_ADDED = (".txt", ".text", ".rtf", ".doc", ".docx", ".odt", ".md")
"""What an editor that is made for other texts puts behind a name. Windows does not show such an ending."""


def misnamed_files(folder: Path) -> Iterator[str]:
    """One line for each file of a framework's folder that ought to end in ``.toml``: its path below it, and the fix."""
    for part in (folder, folder / DOMAINS, folder / "calibration"):
        try:
            names = sorted(path.name for path in part.iterdir())
        except OSError:
            continue
        for name in names:
            meant = _meant(name)
            if meant is not None:
                shown = (part / name).relative_to(folder).as_posix()
                yield f"{shown}: it is not read, because {_why(name)}; rename it to {meant}"


def _added(name: str) -> str:
    """What stands behind the ending of a name, in lower case; empty where nothing does."""
    return next((added for added in _ADDED if name.casefold().endswith(f"{ENDING}{added}")), "")


def _meant(name: str) -> str | None:
    """The name that a file ought to have; ``None`` for one that is as it ought to be, or none of ours."""
    whole = name.removesuffix(name[len(name) - len(_added(name)) :])
    if not whole.casefold().endswith(ENDING) or name.endswith(ENDING):
        return None
    return f"{whole[: -len(ENDING)]}{ENDING}"


def _why(name: str) -> str:
    added = _added(name)
    return f"it ends in '{added}', which Windows may not show" if added else "its ending has capitals"
