from __future__ import annotations

import os
from pathlib import Path

from evenhand.catalogue.files import signature, toml_files


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_toml_files_come_in_a_fixed_order_and_nothing_else_does(tmp_path: Path) -> None:
    for name in ("b.toml", "a.toml", "domains/2.toml", "domains/1.toml", "notes.txt", "other/x.toml"):
        write(tmp_path / name, "")
    assert [path.relative_to(tmp_path).as_posix() for path in toml_files(tmp_path)] == [
        "a.toml",
        "b.toml",
        "domains/1.toml",
        "domains/2.toml",
    ]
    assert toml_files(tmp_path / "missing") == []


def test_a_signature_notices_every_change_to_the_files_that_count(tmp_path: Path) -> None:
    write(tmp_path / "plugin/__init__.py", "x = 1")
    write(tmp_path / "plugin/framework/rules.toml", "y = 1")
    roots = [str(tmp_path / "plugin")]
    seen = [signature(roots)]
    assert signature(roots) == seen[0]
    write(tmp_path / "plugin/__pycache__/x.py", "")
    write(tmp_path / "plugin/notes.txt", "")
    assert signature(roots) == seen[0]
    write(tmp_path / "plugin/framework/domains/1.toml", "")
    seen.append(signature(roots))
    write(tmp_path / "plugin/framework/rules.toml", "y = 22")
    seen.append(signature(roots))
    before = (tmp_path / "plugin/__init__.py").stat()
    os.utime(tmp_path / "plugin/__init__.py", ns=(before.st_atime_ns, before.st_mtime_ns + 1))
    seen.append(signature(roots))
    (tmp_path / "plugin/framework/domains/1.toml").unlink()
    seen.append(signature(roots))
    assert len(set(seen)) == 5


def test_a_root_may_be_one_file_or_be_gone(tmp_path: Path) -> None:
    write(tmp_path / "module.py", "x = 1")
    first = signature([str(tmp_path / "module.py")])
    write(tmp_path / "module.py", "x = 11")
    assert signature([str(tmp_path / "module.py")]) != first
    (tmp_path / "module.py").unlink()
    assert signature([str(tmp_path / "module.py")]) == signature([])
