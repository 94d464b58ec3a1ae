"""Tells whether a folder is on a network drive, where SQLite's write-ahead log cannot be trusted."""

from __future__ import annotations

import sys
from pathlib import Path, PurePath

NETWORK_FILESYSTEMS = frozenset(
    {
        "9p", "afp", "afs", "ceph", "cifs", "davfs", "drvfs", "gfs2", "glusterfs", "gpfs", "lustre", "ncpfs", "nfs",
        "nfs4", "ocfs2", "prl_fs", "smb2", "smb3", "smbfs", "vboxsf", "virtiofs",
        "fuse.davfs", "fuse.davfs2", "fuse.glusterfs", "fuse.gvfsd-fuse", "fuse.rclone", "fuse.s3fs", "fuse.sshfs",
        "fuse.vmhgfs-fuse",
    }
)  # fmt: skip
"""File systems shared between machines (or between a machine and its guest), whose shared memory is not shared."""

_WINDOWS_REMOTE_DRIVE = 4


def on_network_drive(path: Path) -> bool:
    """Whether ``path`` (which need not exist yet) is on a network drive. False where the system cannot tell."""
    if sys.platform == "win32":  # pragma: no cover - needs Windows
        return _windows_says_remote(path)
    try:
        mounts = Path("/proc/mounts").read_text(encoding="utf-8", errors="surrogateescape")
        resolved = path.resolve()
    except (OSError, RuntimeError):
        return False
    return filesystem_of(resolved, mounts) in NETWORK_FILESYSTEMS


def filesystem_of(path: PurePath, mounts: str) -> str:
    """The file system type of an absolute path, by a text such as ``/proc/mounts``; empty when nothing matches.

    Of two mounts on the same folder the later one hides the earlier.
    """
    found, depth = "", -1
    for line in mounts.splitlines():
        fields = line.split()
        if len(fields) < 3:
            continue
        point = type(path)(_unescaped(fields[1]))
        if len(point.parts) >= depth and (point == path or point in path.parents):
            found, depth = fields[2], len(point.parts)
    return found


def _unescaped(text: str) -> str:
    for code, character in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        text = text.replace(code, character)
    return text


def _windows_says_remote(path: Path) -> bool:  # pragma: no cover - needs Windows
    drive = path.resolve().drive
    if drive.startswith("\\\\"):
        return True
    import ctypes

    windll = getattr(ctypes, "windll", None)
    if windll is None or not drive:
        return False
    return bool(windll.kernel32.GetDriveTypeW(drive + "\\") == _WINDOWS_REMOTE_DRIVE)
