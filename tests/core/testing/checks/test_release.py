"""Checks about releases."""

from __future__ import annotations

from evenhand.testing.checks import release
from evenhand.testing.releases import record
from sample_plugins import SamplePlugin

PLAN = "domains/02-plan.toml"


def findings(sample: SamplePlugin) -> tuple[list[str], list[str]]:
    """What the two checks say now: on the raised version, and on the record."""
    subject = sample.subject()
    return list(release.version_raised(subject)), list(release.recorded(subject))


def test_a_framework_that_was_never_recorded(sample: SamplePlugin) -> None:
    assert findings(sample) == ([], ["no release is recorded yet: evenhand check sample --record"])


def test_a_recorded_framework_is_as_it_was(sample: SamplePlugin) -> None:
    record(sample.subject())
    assert findings(sample) == ([], [])


def test_every_kind_of_change_is_told(sample: SamplePlugin) -> None:
    record(sample.subject())
    sample.replace(PLAN, "who does what", "who does which step")
    sample.append(PLAN, '\n[[descriptors.poor]]\ntext = "It is out of date."\nsource = "L40"\n')
    sample.replace(
        "domains/01-safety.toml", '[[prompts]]\ntext = "Was each danger acted on within a day?"\nsource = "L23"\n', ""
    )
    assert findings(sample)[0] == [
        "it is not what was recorded as version 1.0, and still has that version",
        "added since: plan_quality.poor.2",
        "changed since: plan_quality.1",
        "lost since: safety.2",
    ]


def test_a_raised_version_waits_to_be_recorded(sample: SamplePlugin) -> None:
    record(sample.subject())
    sample.replace(PLAN, "who does what", "who does which step")
    sample.replace("framework.toml", 'version = "1.0"', 'version = "1.1"')
    assert findings(sample) == (
        [],
        ["version 1.1 is not recorded yet: evenhand check sample --record", "changed since: plan_quality.1"],
    )
    record(sample.subject())
    assert findings(sample) == ([], [])


def test_one_more_question_in_between_is_one_more_question(sample: SamplePlugin) -> None:
    record(sample.subject())
    more = '[[prompts]]\ntext = "Was the child asked?"\nsource = "L28"\n\n[[prompts]]'
    sample.replace("domains/01-safety.toml", "[[prompts]]", more)
    assert findings(sample)[0][1:] == [
        "added since: safety.1",
        "only renumbered since: safety.1 is now safety.2, safety.2 is now safety.3",
    ]


def test_a_package_that_stays_behind_is_told_before_and_after_recording(sample: SamplePlugin) -> None:
    record(sample.subject())
    assert list(release.package_raised(sample.subject())) == []
    sample.replace("framework.toml", 'version = "1.0"', 'version = "1.1"')
    line = (
        "its version is 1.1 after 1.0, and its package is 1.0.0 after 1.0.0: who has the package already would not get "
        "this one"
    )
    assert list(release.package_raised(sample.subject())) == [line]
    record(sample.subject())
    assert list(release.package_raised(sample.subject())) == [line]
    sample.upgrade("1.1.0")
    assert list(release.package_raised(sample.subject())) == []


def test_a_version_that_went_back(sample: SamplePlugin) -> None:
    record(sample.subject())
    sample.replace("framework.toml", 'version = "1.0"', 'version = "0.9"')
    assert findings(sample) == (["its version is 0.9, and 1.0 is recorded already"], [])


def test_a_damaged_record_is_told_once(sample: SamplePlugin) -> None:
    record(sample.subject()).write_text("{}", encoding="utf-8")
    raised, recorded = findings(sample)
    assert recorded == []
    assert len(raised) == 1
    assert "it is no record of releases" in raised[0]


def test_an_extension_changes_no_release(sample: SamplePlugin) -> None:
    record(sample.subject())
    sample.extend(
        "theme",
        {
            "framework.toml": 'extends = "sample"\nid = "theme"\ntitle = "A theme"\n',
            "prompts.toml": '[[safety]]\ntext = "Was it themed?"\nsource = "T1"\n',
        },
    )
    extended = sample.subject()
    assert "Was it themed?" in [prompt.text for prompt in extended.framework.domains[0].prompts]
    assert findings(sample) == ([], [])
    theme = sample.subject("theme")
    assert [*release.version_raised(theme), *release.recorded(theme)] == []
