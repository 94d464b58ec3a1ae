from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pydantic import ValidationError

import evenhand
from evenhand.catalogue import snapshot
from evenhand.catalogue.snapshot import from_json, keep_snapshot, load_snapshot, snapshot_key, to_json
from evenhand.models.framework import Framework

if TYPE_CHECKING:
    from tests.core.catalogue.conftest import Workshop

FILE = "framework-kent.json"


def key_of(*folders: Path, version: str = "1.0") -> str | None:
    return snapshot_key("kent", [("kent", "evenhand-kent", version, folder) for folder in folders])


def test_a_framework_survives_json_unchanged(kent: Framework) -> None:
    again = from_json(to_json(kent))
    assert to_json(again) == to_json(kent)
    assert again == from_json(to_json(again))
    assert [rule.when for rule in again.rules if rule.when] != []
    for spoilt in (
        '{"id": "kent"}',
        "[]",
        to_json(kent)[:-9],
        to_json(kent).replace('"#":"Framework"', '"#":"Domain"'),
    ):
        with pytest.raises(ValueError):  # noqa: PT011 (each is spoilt in a way of its own)
            from_json(spoilt)


def test_a_snapshot_of_older_models_is_validated_anew_and_gets_the_defaults(kent: Framework) -> None:
    older = json.loads(to_json(kent))
    older["schema"] = 0
    del older["framework"]["checks"]
    again = from_json(json.dumps(older))
    assert again.checks == ()
    assert to_json(again) == to_json(kent)
    older["framework"]["rules"][0]["effect"] = "perhaps"
    with pytest.raises(ValidationError):
        from_json(json.dumps(older))


def test_a_framework_from_its_snapshot_says_the_same_of_itself(kent: Framework) -> None:
    again = from_json(to_json(kent))
    assert again.id == kent.id
    assert list(again.field_by_id) == list(kent.field_by_id)
    assert again.overall_scale.words == kent.overall_scale.words
    assert [domain.name for domain in again.graded_domains] == [domain.name for domain in kent.graded_domains]
    with pytest.raises(AttributeError, match="frozen"):
        again.header.version = "9.9"  # type: ignore[misc]


def test_what_is_kept_is_loaded_under_its_key_only(tmp_path: Path, kent: Framework) -> None:
    assert load_snapshot(tmp_path, "kent", "a" * 64) is None
    keep_snapshot(tmp_path, kent, "a" * 64)
    assert to_json(load_snapshot(tmp_path, "kent", "a" * 64) or kent) == to_json(kent)
    assert load_snapshot(tmp_path, "kent", "a" * 64) is not None
    assert load_snapshot(tmp_path, "kent", "b" * 64) is None


@pytest.mark.parametrize("cut", [0, 1, 64, 130, 131, 500, -1])
def test_a_truncated_file_is_not_trusted(tmp_path: Path, kent: Framework, cut: int) -> None:
    keep_snapshot(tmp_path, kent, "k")
    path = tmp_path / FILE
    path.write_bytes(path.read_bytes()[:cut])
    assert load_snapshot(tmp_path, "kent", "k") is None


def test_an_edited_file_is_not_trusted(tmp_path: Path, kent: Framework) -> None:
    keep_snapshot(tmp_path, kent, "k")
    path = tmp_path / FILE
    path.write_bytes(path.read_bytes().replace(b'"cannot_exceed"', b'"consider"     '))
    assert load_snapshot(tmp_path, "kent", "k") is None


@pytest.mark.parametrize("body", [b"{}", b"not json", b"\xff\xff", b"[" * 10_000])
def test_a_file_with_a_fitting_digest_that_is_no_framework_is_not_trusted(tmp_path: Path, body: bytes) -> None:
    (tmp_path / FILE).write_bytes(b"k " + hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
    assert load_snapshot(tmp_path, "kent", "k") is None


def test_a_file_of_another_framework_is_not_trusted(tmp_path: Path, kent: Framework) -> None:
    keep_snapshot(tmp_path, kent, "k")
    (tmp_path / FILE).rename(tmp_path / "framework-essex.json")
    assert load_snapshot(tmp_path, "essex", "k") is None


def test_the_key_covers_every_file_and_every_version(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch, files: dict[str, str], extension_files: dict[str, str]
) -> None:
    folder = workshop.write("kent", files)
    theme = workshop.write("theme", extension_files)
    keys = {key_of(folder), key_of(folder, version="1.1"), key_of(folder, theme), key_of(theme, folder)}
    for edit in (
        ("domains/01-risk.toml", "Risk falls", "Risk rises"),
        ("rules.toml", "", "# a comment counts too"),
        ("extra.toml", "", ""),
    ):
        keys.add(key_of(workshop.write("kent", files, edit)))
        workshop.write("kent", files)
    folder.joinpath("domains/02-voice.toml").rename(folder / "domains/03-voice.toml")
    keys.add(key_of(folder))
    for module, name in ((evenhand, "API_VERSION"), (evenhand, "__version__"), (snapshot, "MODEL_SCHEMA")):
        monkeypatch.setattr(module, name, "another")
        keys.add(key_of(folder))
    assert len(keys) == 11
    assert None not in keys


def test_files_run_together_make_another_key(workshop: Workshop) -> None:
    one = workshop.write("one", {"a.toml": "x", "b.toml": "y"})
    two = workshop.write("two", {"a.toml": "xb.tomly"})
    assert key_of(one) != key_of(two)


def test_a_file_that_cannot_be_read_gives_no_key(tmp_path: Path) -> None:
    (tmp_path / "rules.toml").mkdir()
    assert key_of(tmp_path) is None
