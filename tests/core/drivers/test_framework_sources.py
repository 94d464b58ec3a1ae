"""A framework by whatever names it: an id, a folder, a file, or an audit."""

from __future__ import annotations

from pathlib import Path

import pytest

from evenhand.catalogue import Catalogue, UnknownFrameworkError
from evenhand.catalogue.snapshot import to_json
from evenhand.drivers.framework_sources import NoFrameworkError, framework_named, taken_from
from evenhand.drivers.opening import start_audit
from evenhand.models.framework import Framework
from evenhand.settings import Settings
from evenhand.settings.paths import store_file
from evenhand.store.store import Store

ROOT = Path(__file__).parents[3]


def named(name: object) -> Framework:
    return framework_named(str(name), Settings(), Catalogue())


def test_an_id_a_folder_a_package_and_a_file_give_the_same(tmp_path: Path) -> None:
    installed = named("durham")
    file = tmp_path / "snapshot.json"
    file.write_text(to_json(installed), encoding="utf-8")
    package = ROOT / "plugins" / "durham"
    for name in (package, package / "src" / "evenhand_durham", package / "src/evenhand_durham/framework", file):
        found = named(name)
        assert (found.digest, found.id) == (installed.digest, "durham")


def test_where_it_was_taken_from_is_said(tmp_path: Path) -> None:
    file = tmp_path / "snapshot.json"
    file.write_text(to_json(named("ofsted")), encoding="utf-8")
    folder = ROOT / "plugins" / "ofsted"
    found = [taken_from(str(name), Settings(), Catalogue()).place for name in ("ofsted", folder, file)]
    assert found == ["as it is installed", f"in the folder {folder}", f"in the file {file}"]


def test_an_audit_gives_the_framework_that_is_kept_with_it() -> None:
    with Store.open(store_file()) as store, start_audit(store, Settings(), Catalogue(), "ofsted") as audit:
        audit_id = audit.id
    assert named(audit_id).id == "ofsted"


def test_a_snapshot_of_the_cache_is_read_after_its_first_line(tmp_path: Path) -> None:
    file = tmp_path / "framework-ofsted.json"
    file.write_text(f"key digest\n{to_json(named('ofsted'))}", encoding="utf-8")
    assert named(file).id == "ofsted"


@pytest.mark.parametrize(("text", "said"), [("{}", "no snapshot"), ("[]", "no snapshot"), ("", "no snapshot")])
def test_a_file_that_is_no_snapshot(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "file.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(NoFrameworkError, match=said):
        named(file)


def test_a_folder_without_a_framework_and_a_path_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(NoFrameworkError, match=r"no framework\.toml"):
        named(tmp_path)
    with pytest.raises(NoFrameworkError, match="no such folder"):
        named(tmp_path / "none")


def test_what_is_wrong_in_a_folder_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "framework.toml").write_text('id = "x"\n', encoding="utf-8")
    with pytest.raises(NoFrameworkError, match=r"framework\.toml"):
        named(tmp_path)
    (tmp_path / "framework.toml").write_text('extends = "x"\nid = "y"\ntitle = "Y"\n', encoding="utf-8")
    with pytest.raises(NoFrameworkError, match="adds to another"):
        named(tmp_path)


def test_a_name_of_nothing_is_told_with_what_it_may_mean() -> None:
    with pytest.raises(UnknownFrameworkError, match=r"did you mean 'durham'.*nor is it a folder"):
        named("durhan")
