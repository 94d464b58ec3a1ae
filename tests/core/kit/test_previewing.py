"""Previews: a practice audit in a place that is gone afterwards."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from evenhand.catalogue.catalogue import FrameworkFaultError, UnknownFrameworkError
from evenhand.errors import EvenhandError
from evenhand.kit.previewing import preview
from evenhand.settings.paths import data_folder, store_file
from evenhand.settings.settings import DEFAULTS
from evenhand.store.opening import list_for_opening


def test_a_preview_is_practice_in_a_store_that_is_gone_at_the_end(package: Path, evenhand_home: Path) -> None:
    with preview(str(package), DEFAULTS) as found:
        place = store_file(DEFAULTS.data)
        assert not place.is_relative_to(evenhand_home)
        audits = list_for_opening(place, practice=None)
        assert [(audit.id, audit.practice) for audit in audits] == [(found.audit_id, True)]
        assert found.framework_id == "fernshire"
        assert "Fernshire audit" in found.note
        assert "thrown away" in found.note
    assert not place.parent.parent.exists()
    assert data_folder() == evenhand_home / "data"
    assert list((evenhand_home / "data").iterdir()) == []


def test_the_authoritys_own_folder_is_not_used_either(package: Path, tmp_path: Path) -> None:
    with preview(str(package), DEFAULTS._replace(data=tmp_path / "real")) as found:
        assert not store_file(found.settings.data).is_relative_to(tmp_path)
    assert not (tmp_path / "real").exists()


def test_an_installed_framework(evenhand_home: Path) -> None:
    with preview("herefordshire", DEFAULTS) as found:
        assert found.framework_id == "herefordshire"
        assert not store_file().is_relative_to(evenhand_home)


def test_a_list_of_allowed_plugins_does_not_keep_it_out(package: Path) -> None:
    with preview(str(package), DEFAULTS._replace(allow=("durham",))) as found:
        assert found.framework_id == "fernshire"


def test_an_extension_is_previewed_in_the_framework_it_adds_to(tmp_path: Path) -> None:
    folder = tmp_path / "neglect"
    folder.mkdir()
    (folder / "framework.toml").write_text('extends = "durham"\nid = "neglect"\ntitle = "Neglect"\n', encoding="utf-8")
    (folder / "prompts.toml").write_text('[[risk]]\ntext = "Was neglect named?"\nsource = "page 1"\n', encoding="utf-8")
    with preview(str(folder), DEFAULTS) as found:
        assert found.framework_id == "durham"
        prompts = found.catalogue.framework("durham").domain_by_id["risk"].prompts
        assert prompts[-1].text == "Was neglect named?"


def test_a_fault_is_told_and_everything_is_put_back(package: Path, framework: Path, evenhand_home: Path) -> None:
    (framework / "framework.toml").write_text('id = "fernshire"\n', encoding="utf-8")
    with pytest.raises(FrameworkFaultError, match="'title' is missing"), preview(str(package), DEFAULTS):
        pass
    assert Path(os.environ["EVENHAND_DATA"]) == evenhand_home / "data"


def test_a_name_that_is_not_installed() -> None:
    with pytest.raises(UnknownFrameworkError, match="did you mean 'durham'"), preview("durhm", DEFAULTS):
        pass


def test_variables_that_were_not_set_are_not_set_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EVENHAND_DATA")
    with preview("durham", DEFAULTS):
        assert "EVENHAND_DATA" in os.environ
    assert "EVENHAND_DATA" not in os.environ


def test_a_folder_that_is_not_there() -> None:
    with pytest.raises(EvenhandError, match="no such folder"), preview("./nowhere", DEFAULTS):
        pass
