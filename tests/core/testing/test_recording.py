"""Recording, once everything that a framework must keep is kept."""

from __future__ import annotations

import pytest

from evenhand.testing.recording import failing, record_all
from evenhand.testing.releases import ReleaseError, read_releases
from sample_plugins import SamplePlugin

PROJECT = '[project]\nname = "evenhand-sample"\nversion = "{}"\n'


def test_what_must_be_kept_and_is_not_comes_first(sample: SamplePlugin) -> None:
    assert list(failing([sample.subject()])) == []
    sample.replace("cases.toml", 'permitted = ["Fair", "Poor"], hard_ceiling', 'permitted = ["Poor"], hard_ceiling')
    assert [result.check.id for result in failing([sample.subject()])] == ["cases.pass"]


def test_a_package_that_was_forgotten_keeps_the_next_version_from_being_recorded(sample: SamplePlugin) -> None:
    (sample.site / "pyproject.toml").write_text(PROJECT.format("1.0.0"), encoding="utf-8")
    (first,) = record_all([sample.subject()])
    assert (first.framework_id, first.version, first.path) == ("sample", "1.0", sample.folder / "releases.json")
    sample.replace("framework.toml", 'version = "1.0"', 'version = "1.1"')
    assert [result.check.id for result in failing([sample.subject()])] == ["release.package_raised"]
    (sample.site / "pyproject.toml").write_text(PROJECT.format("1.1.0"), encoding="utf-8")
    assert list(failing([sample.subject()])) == []
    assert [done.version for done in record_all([sample.subject()])] == ["1.1"]
    assert [one.package for one in read_releases(first.path, "sample")] == ["1.0.0", "1.1.0"]


def test_what_was_installed_from_a_file_is_recorded_where_it_is_made(sample: SamplePlugin) -> None:
    with pytest.raises(ReleaseError, match=r"it was installed from a file, .* evenhand check FOLDER --record"):
        list(record_all([sample.subject()]))
    assert not (sample.folder / "releases.json").exists()
