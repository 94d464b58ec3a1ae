from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import evenhand
from evenhand.catalogue.data_plugin import DataPlugin

if TYPE_CHECKING:
    from tests.core.catalogue.conftest import Workshop


def test_the_package_exports_what_a_plugin_needs() -> None:
    assert evenhand.DataPlugin is DataPlugin
    assert evenhand.hookimpl.project_name == "evenhand"
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = evenhand.nothing


def test_importing_a_plugin_of_data_imports_no_models() -> None:
    code = "import evenhand_durham, sys; sys.exit('pydantic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0


def test_a_package_finds_its_folder_and_is_named_as_its_authority() -> None:
    import evenhand_durham

    plugin = evenhand_durham.plugin
    assert plugin.folder.joinpath("framework.toml").is_file()
    assert plugin.name == "durham"


def test_a_name_that_is_no_package_is_refused() -> None:
    with pytest.raises(ValueError, match="__name__"):
        DataPlugin.from_package("not.imported")


def test_a_folder_called_framework_is_named_after_the_one_it_stands_in(workshop: Workshop) -> None:
    folder = workshop.write("kent/framework", {"framework.toml": ""})
    assert DataPlugin.from_folder(folder).name == "kent"
    assert DataPlugin.from_folder(folder.parent).name == "kent"


def test_each_hook_gives_its_part_and_only_for_its_own_framework(workshop: Workshop) -> None:
    plugin = workshop.kent()
    assert [header.id for header in plugin.evenhand_frameworks()] == ["kent"]
    assert plugin.evenhand_extends() == ()
    assert [domain.id for domain in plugin.evenhand_domains("kent")] == ["voice", "risk"]
    assert {domain: len(prompts) for domain, prompts in plugin.evenhand_prompts("kent").items()} == {
        "voice": 1,
        "risk": 2,
    }
    assert all(not domain.prompts for domain in plugin.evenhand_domains("kent"))
    assert [form.id for form in plugin.evenhand_record_fields("kent")] == ["header"]
    assert [form.id for form in plugin.evenhand_follow_up("kent")] == ["plan"]
    assert [rule.id for rule in plugin.evenhand_overall_rules("kent")] == ["K-1", "K-2", "K-3"]
    assert [reading.id for reading in plugin.evenhand_readings("kent")] == ["limiting"]
    assert [case.id for case in plugin.evenhand_rule_cases("kent")] == ["kent-1"]
    for hook in ("grade_scales", "domains", "prompts", "overall_rules", "readings", "facts", "record_fields"):
        assert not getattr(plugin, f"evenhand_{hook}")("essex")
        assert getattr(plugin, f"evenhand_{hook}")("kent")


def test_an_extension_owns_nothing_and_names_what_it_extends(workshop: Workshop) -> None:
    plugin = workshop.theme()
    assert plugin.evenhand_frameworks() == ()
    assert plugin.evenhand_extends() == ("kent",)
    assert [prompt.id for prompt in plugin.evenhand_prompts("kent")["risk"]] == ["risk.theme.1"]
