"""Recording releases."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from broken_samples.of_audits import CHANGING, coded
from evenhand.testing.release_changes import Changes
from evenhand.testing.releases import (
    WHOLE,
    ReleaseError,
    changes_since,
    file_of,
    key,
    read_releases,
    record,
    release_of,
)
from sample_plugins import SamplePlugin

PLAN = "domains/02-plan.toml"


def test_recording_changes_neither_digest_nor_files(sample: SamplePlugin) -> None:
    files = {path: path.read_bytes() for path in sample.folder.rglob("*") if path.is_file()}
    digest = sample.subject().framework.digest
    path = record(sample.subject())
    assert path == sample.folder / "releases.json"
    assert sample.subject().framework.digest == digest
    assert {one: one.read_bytes() for one in files} == files
    assert {one for one in sample.folder.rglob("*") if one.is_file()} == {*files, path}


def test_a_release_says_what_the_version_holds(sample: SamplePlugin) -> None:
    subject = sample.subject()
    (release,) = read_releases(record(subject), "sample")
    assert release == release_of(subject.framework, "1.0.0")
    assert (release.version, release.digest) == ("1.0", subject.framework.digest)
    assert release.counts["safety"] == {"prompts": 2, "descriptors": 3, "guidance": 1}
    assert release.counts[WHOLE] == {"rules": 5, "facts": 1, "fields": 6}
    assert {"safety.2", "voice.poor.1", "S-3", "unsafe", "next_step"} <= set(release.items)


def test_recording_twice_is_recording_once(sample: SamplePlugin) -> None:
    path = record(sample.subject())
    before = path.read_bytes()
    record(sample.subject())
    assert path.read_bytes() == before


def test_a_later_release_keeps_the_earlier_ones_without_their_items(sample: SamplePlugin) -> None:
    record(sample.subject())
    sample.replace("framework.toml", 'version = "1.0"', 'version = "1.0.1"')
    first, second = read_releases(record(sample.subject()), "sample")
    assert (first.version, first.items) == ("1.0", {})
    assert (second.version, len(second.items)) == ("1.0.1", 14 + 5 + 1 + 6)


def test_a_change_without_a_new_version_is_refused(sample: SamplePlugin) -> None:
    path = record(sample.subject())
    before = path.read_bytes()
    sample.replace(PLAN, "who does what", "who does which step")
    with pytest.raises(ReleaseError, match=r"^sample: version 1\.0 is recorded with other contents; raise 'version'"):
        record(sample.subject())
    sample.replace("framework.toml", 'version = "1.0"', 'version = "0.9"')
    with pytest.raises(ReleaseError, match=r"^sample: version 0\.9 comes before 1\.0"):
        record(sample.subject())
    assert path.read_bytes() == before


def test_the_same_in_another_package_is_recorded_with_that(sample: SamplePlugin) -> None:
    path = record(sample.subject())
    sample.upgrade("1.0.1")
    record(sample.subject())
    (release,) = read_releases(path, "sample")
    assert (release.version, release.package) == ("1.0", "1.0.1")


def test_a_plugin_that_owns_nothing_has_nothing_to_record(sample: SamplePlugin) -> None:
    sample.extend("theme", {"framework.toml": 'extends = "sample"\nid = "theme"\ntitle = "A theme"\n'})
    with pytest.raises(ReleaseError, match="theme: it owns no framework"):
        record(sample.subject("theme"))


def test_code_is_recorded_beside_its_module(sample: SamplePlugin) -> None:
    coded('"""Code."""\n\nfrom evenhand import DataPlugin\n\n\nclass Code:\n    pass\n\n\nplugin = Code()\n')(sample)
    assert file_of(sample.subject()) == sample.package / "releases.json"
    coded(CHANGING)(sample)
    assert file_of(sample.subject()) == sample.folder / "releases.json"


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        "{}",
        '{"frameworks": {"sample": [1]}}',
        '{"frameworks": {"sample": [{"version": "1.0", "digest": "abc", "counts": {}}]}}',
        '{"frameworks": {"sample": [{"version": "one", "digest": "' + "0" * 64 + '", "counts": {}}]}}',
        '{"frameworks": {"sample": [{"version": "1.0", "digest": "' + "0" * 64 + '", "counts": {}}]}}',
        "[" * 100_000,
    ],
)
def test_a_record_that_is_none(tmp_path: Path, text: str) -> None:
    path = tmp_path / "releases.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ReleaseError, match="it is no record of releases"):
        read_releases(path, "sample")
    assert read_releases(tmp_path / "none.json", "sample") == ()


def test_the_record_of_another_framework_stays(sample: SamplePlugin) -> None:
    path = sample.folder / "releases.json"
    other = [{"version": "2.0", "digest": "0" * 64, "counts": {}, "items": {"a.1": "0"}}]
    path.write_text(json.dumps({"frameworks": {"other": other}}), encoding="utf-8")
    record(sample.subject())
    assert json.loads(path.read_text(encoding="utf-8"))["frameworks"]["other"] == other
    assert len(read_releases(path, "sample")) == 1


def test_a_folder_that_cannot_be_written(sample: SamplePlugin, monkeypatch: pytest.MonkeyPatch) -> None:
    path = record(sample.subject())
    before = path.read_bytes()
    sample.replace("framework.toml", 'version = "1.0"', 'version = "1.1"')

    def refuse(self: Path, *given: object, **named: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(ReleaseError, match="could not be recorded: Permission denied"):
        record(sample.subject())
    assert path.read_bytes() == before
    assert [one.name for one in sample.folder.iterdir() if one.name.startswith(".")] == []


@pytest.mark.parametrize(
    ("file", "old", "new", "item"),
    [
        (PLAN, "by when?", "when?", "plan_quality.1"),
        ("rules.toml", "Fair at best.", "no better than Fair.", "S-2"),
        ("rules.toml", "count = 2", "count = 3", "S-3"),
        ("facts.toml", "unsafe now", "unsafe today", "unsafe"),
        ("forms.toml", '"Next step"', '"The next step"', "next_step"),
        (PLAN, "[[prompts]]", '[[prompts]]\nnumber = "2.1"', "plan_quality.1"),
        (PLAN, "[[prompts]]", '[[prompts]]\ngroup = "Steps"', "plan_quality.1"),
        (PLAN, "[[prompts]]", '[[prompts]]\nhint = "The plan"', "plan_quality.1"),
    ],
)
def test_a_change_is_seen_in_its_item(sample: SamplePlugin, file: str, old: str, new: str, item: str) -> None:
    before = release_of(sample.subject().framework)
    sample.replace(file, old, new)
    assert changes_since(before, sample.subject().framework) == Changes(changed=(item,))


@pytest.mark.parametrize(("earlier", "later"), [("1.0", "1.0.1"), ("1.9", "1.10"), ("1.10.9", "2.0")])
def test_versions_are_compared_as_numbers(earlier: str, later: str) -> None:
    assert key(earlier) < key(later)
    assert key("1.0") == key("1.0.0")
