"""The version of a plugin's package: as its author's file says now, or as it was installed."""

from __future__ import annotations

from pathlib import Path

import pytest

from evenhand.testing.packages import home_of, is_later, package_version, project_file
from sample_plugins import SamplePlugin


def project(sample: SamplePlugin, text: str) -> Path:
    path = sample.site / "pyproject.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_installed_from_a_file_it_is_as_installed(sample: SamplePlugin) -> None:
    assert home_of(sample.subject()) == sample.folder
    assert project_file(sample.subject()) is None
    assert package_version(sample.subject()) == "1.0.0"


def test_in_its_authors_folder_the_file_says_it(sample: SamplePlugin) -> None:
    path = project(sample, '[project]\nname = "Evenhand_Sample"\nversion = "1.2.0"\n')
    assert project_file(sample.subject()) == path
    assert package_version(sample.subject()) == "1.2.0"


@pytest.mark.parametrize(
    "text", ['[project]\nname = "other"\nversion = "9"\n', "[project\n", "project = 3\n", "[tool.x]\n"]
)
def test_a_file_that_is_of_something_else_says_nothing(sample: SamplePlugin, text: str) -> None:
    project(sample, text)
    assert project_file(sample.subject()) is None
    assert package_version(sample.subject()) == "1.0.0"


@pytest.mark.parametrize(
    ("version", "earlier", "later"),
    [
        ("1.1", "1.0.0", True),
        ("1.10", "1.9", True),
        ("1.0", "1.0.0", False),
        ("0.9", "1.0", False),
        ("new", "1", False),
    ],
)
def test_versions_are_compared_as_pip_does(version: str, earlier: str, later: bool) -> None:
    assert is_later(version, earlier) is later
