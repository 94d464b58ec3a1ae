"""What each of our frameworks holds is recorded as a release, so that a change without a new version is seen."""

from __future__ import annotations

import pytest

from evenhand.catalogue import Catalogue
from evenhand.testing.checks.release import recorded, version_raised
from evenhand.testing.releases import file_of, read_releases
from evenhand.testing.subject import subjects

OURS = ("durham", "herefordshire", "london_cin", "northamptonshire", "ofsted")


@pytest.mark.parametrize("name", OURS)
def test_the_release_is_recorded_and_true(name: str) -> None:
    (subject,) = subjects(Catalogue(), [name])
    assert [*version_raised(subject), *recorded(subject)] == []
    last = read_releases(file_of(subject), name)[-1]
    assert last.digest == subject.framework.digest
    assert {domain.id for domain in subject.framework.domains} < set(last.counts)
