"""What checks look at, found from metadata."""

from __future__ import annotations

import pytest

from evenhand.catalogue import Catalogue
from evenhand.loading.guard import PluginError
from evenhand.settings.settings import Settings
from evenhand.testing.subject import UnknownPluginError, subjects
from sample_plugins import SamplePlugin

THEME = {"framework.toml": 'extends = "sample"\nid = "theme"\ntitle = "A theme"\n'}


def test_a_subject_knows_its_plugin_and_framework(sample: SamplePlugin) -> None:
    found = sample.subject()
    assert (found.plugin, found.distribution, found.version, found.framework_id) == (
        "sample", "evenhand-sample", "1.0.0", "sample",
    )  # fmt: skip
    assert found.faults == ()
    assert found.owns
    assert not found.has_code
    assert found.folder == sample.folder
    assert found.framework.id == "sample"
    assert found.grader.framework is found.framework
    assert "evenhand_domains" in found.hooks.names


def test_an_extension_is_a_subject_of_the_framework_that_it_adds_to(sample: SamplePlugin) -> None:
    sample.extend("theme", THEME)
    both = subjects(sample.catalogue())
    assert [(one.plugin, one.framework_id, one.owns) for one in both] == [
        ("sample", "sample", True),
        ("theme", "sample", False),
    ]
    assert [one.plugin for one in subjects(sample.catalogue(), ["theme"])] == ["theme"]
    assert [one.plugin for one in subjects(sample.catalogue(), ["sample"])] == ["sample", "theme"]


def test_an_extension_at_fault_leaves_the_owner_without_fault(sample: SamplePlugin) -> None:
    sample.extend("theme", {**THEME, "rules.toml": "[[rules]]\nid = 1\n"})
    owner, extension = subjects(sample.catalogue())
    assert owner.faults == ()
    assert {fault.plugin for fault in extension.faults} == {"theme"}


def test_an_extension_of_nothing_is_at_fault(sample: SamplePlugin) -> None:
    sample.extend("theme", {"framework.toml": THEME["framework.toml"].replace("sample", "elsewhere")})
    (found,) = subjects(sample.catalogue(), ["theme"])
    assert "elsewhere" in found.faults[0].message


def test_a_plugin_that_cannot_be_imported_is_still_a_subject(sample: SamplePlugin) -> None:
    (sample.package / "__init__.py").write_text("import nothing_of_the_kind\n", encoding="utf-8")
    found = sample.subject()
    assert (found.plugin, found.framework_id, found.folder) == ("sample", "", None)
    assert "nothing_of_the_kind is not installed" in found.faults[0].message
    with pytest.raises(PluginError):
        _ = found.hooks


def test_a_plugin_that_gives_nothing_is_at_fault(sample: SamplePlugin) -> None:
    code = "from evenhand import hookimpl\n\n@hookimpl\ndef evenhand_extends():\n    return ()\n"
    (sample.site / "idle_one.py").write_text(code, encoding="utf-8")
    sample.install("idle", "idle_one")
    (fault,) = sample.subject("idle").faults
    assert fault.message == "it gives no framework and adds to none"


def test_calibration_files_at_fault_are_faults(sample: SamplePlugin) -> None:
    sample.append("calibration/heron.toml", "title = 1\n")
    assert "calibration/heron.toml" in sample.subject().faults[0].message


def test_a_name_that_is_none_is_told_with_what_was_meant(sample: SamplePlugin) -> None:
    with pytest.raises(UnknownPluginError, match=r"^no plugin 'sampel' is installed; did you mean 'sample'\?$"):
        subjects(sample.catalogue(), ["sampel"])


def test_a_plugin_that_is_off_is_left_out_and_cannot_be_asked_for(sample: SamplePlugin) -> None:
    entries = [state.entry for state in sample.catalogue().plugins()]
    off = Catalogue(Settings(disable=("sample",)), entries=entries, cache_folder=sample.site.parent / "cache")
    assert subjects(off) == ()
    with pytest.raises(UnknownPluginError, match="the plugin 'sample' is off: "):
        subjects(off, ["sample"])
