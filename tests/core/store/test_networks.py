"""Network drives are told from local ones by the mounts."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from evenhand.store import networks

MOUNTS = r"""
/dev/sda1 / ext4 rw 0 0
//server/home /mnt/shared\040drive cifs rw 0 0
server:/data /mnt nfs4 rw 0 0
/dev/sdb1 /mnt/local xfs rw 0 0
/dev/sdc1 /twice ext4 rw 0 0
server:/twice /twice nfs rw 0 0
broken
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/data/me/evenhand.db", "ext4"),
        ("/mnt/shared drive/me/evenhand.db", "cifs"),
        ("/data/shared", "ext4"),
        ("/mnt/evenhand.db", "nfs4"),
        ("/mnt/local/evenhand.db", "xfs"),
        ("/mnt/localised/evenhand.db", "nfs4"),
        ("/mnt", "nfs4"),
        ("/twice/evenhand.db", "nfs"),
    ],
)
def test_the_deepest_and_latest_mount_decides(path: str, kind: str) -> None:
    assert networks.filesystem_of(PurePosixPath(path), MOUNTS) == kind


def test_no_mounts_say_nothing() -> None:
    assert networks.filesystem_of(PurePosixPath("/data"), "") == ""


def test_a_mounted_share_is_a_network_drive(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def mounted(kind: str) -> bool:
        monkeypatch.setattr(Path, "read_text", lambda *_, **__: f"x / ext4 rw\ny {tmp_path} {kind} rw\n")
        return networks.on_network_drive(tmp_path / "not" / "there.db")

    assert mounted("cifs")
    assert not mounted("ext4")


def test_a_system_without_a_list_of_mounts_is_taken_as_local(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def missing(*_: object, **__: object) -> str:
        raise FileNotFoundError

    monkeypatch.setattr(Path, "read_text", missing)
    assert not networks.on_network_drive(tmp_path)
