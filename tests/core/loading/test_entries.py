from __future__ import annotations

import importlib.metadata
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from evenhand.loading import entries as entries_module
from evenhand.loading.entries import INDEX_FILE, list_plugins

if TYPE_CHECKING:
    from tests.core.loading.conftest import Site


def names(site: Site) -> list[str]:
    return [entry.name for entry in site.entries()]


def test_what_is_listed_is_what_importlib_metadata_lists() -> None:
    ours = {(entry.name, entry.value) for entry in list_plugins()}
    stock = importlib.metadata.entry_points(group="evenhand.plugins")
    assert ours == {(point.name, point.value) for point in stock}
    assert ("durham", "evenhand_durham:plugin") in ours


def test_an_entry_tells_name_value_distribution_version_and_requirements(site: Site) -> None:
    site.add_metadata("evenhand-kent", "2.1", ("evenhand-core>=0.1,<1", "lxml"), {"kent": "evenhand_kent:plugin"})
    entry = site.entry()
    assert entry[:5] == (
        "kent",
        "evenhand_kent:plugin",
        "evenhand-kent",
        "2.1",
        ("evenhand-core>=0.1,<1", "lxml"),
    )


def test_listing_imports_no_plugin(site: Site) -> None:
    site.add("loud", "raise SystemExit(3)")
    assert names(site) == ["loud"]
    assert not [name for name in sys.modules if name.startswith("stranger_loud")]


def test_entries_come_by_distribution_then_name(site: Site) -> None:
    site.add("z", distribution="evenhand-a")
    site.add("a", distribution="evenhand-b")
    assert [(entry.distribution, entry.name) for entry in site.entries()] == [("evenhand-a", "z"), ("evenhand-b", "a")]


def test_the_index_spares_reading_the_metadata_again(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.add("kent")
    first = site.entries()
    monkeypatch.setattr(entries_module, "_read_row", lambda *_: pytest.fail("the metadata was read again"))
    assert site.entries() == first


def test_an_added_plugin_is_noticed(site: Site) -> None:
    site.add("kent")
    site.entries()
    site.add("essex")
    assert names(site) == ["essex", "kent"]


def test_a_removed_plugin_is_noticed(site: Site) -> None:
    info = site.add("kent")
    site.add("essex")
    site.entries()
    (info / "entry_points.txt").unlink()
    assert names(site) == ["essex"]
    assert "kent" not in (site.cache / INDEX_FILE).read_text(encoding="utf-8")


def test_an_edited_entry_points_file_is_noticed_also_when_its_size_stays(site: Site) -> None:
    info = site.add_metadata("evenhand-kent", "1.0", (), {"kent": "evenhand_kent:plugin"})
    site.entries()
    file = info / "entry_points.txt"
    before = file.stat()
    file.write_text(file.read_text(encoding="utf-8").replace("kent:", "kemt:"), encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns + 1))
    assert site.entry().value == "evenhand_kemt:plugin"


def test_another_file_of_the_same_age_is_noticed_by_its_size_or_its_place_on_the_disk(site: Site) -> None:
    info = site.add_metadata("evenhand-kent", "1.0", (), {"kent": "evenhand_kent:plugin"})
    file = info / "entry_points.txt"
    for value in ("kent:plugin", "kemt:plugin"):
        before = file.stat()
        site.entries()
        new = info / "new"
        new.write_text(f"[evenhand.plugins]\nkent = {value}\n", encoding="utf-8")
        os.utime(new, ns=(before.st_atime_ns, before.st_mtime_ns))
        new.replace(file)
        assert site.entry().value == value


@pytest.mark.parametrize(
    "spoil",
    [
        b"",
        b"\xff\xfe not json",
        b"[1, 2]",
        b'{"schema": 99}',
        b'{"schema": 1, "distributions": 7}',
        b"[" * 100_000,
    ],
)
def test_a_spoilt_index_is_made_again(site: Site, spoil: bytes) -> None:
    site.add("kent")
    site.entries()
    (site.cache / INDEX_FILE).write_bytes(spoil)
    assert names(site) == ["kent"]
    assert json.loads((site.cache / INDEX_FILE).read_bytes())["distributions"]


def test_a_row_of_the_wrong_shape_is_read_again(site: Site) -> None:
    site.add("kent")
    site.entries()
    file = site.cache / INDEX_FILE
    index = json.loads(file.read_bytes())
    for row in index["distributions"].values():
        row["entries"] = [["kent", 7, "evenhand-kent", "1.0", []]]
    file.write_text(json.dumps(index), encoding="utf-8")
    assert site.entry().value.startswith("stranger_kent")


def test_two_installations_share_one_index(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site.add("kent")
    site.entries()
    other = tmp_path / "other" / "evenhand_essex-1.0.dist-info"
    other.mkdir(parents=True)
    (other / "entry_points.txt").write_text("[evenhand.plugins]\nessex = essex:plugin\n", encoding="utf-8")
    assert len(list_plugins(cache_folder=site.cache, search=[str(other.parent)])) == 1
    monkeypatch.setattr(entries_module, "_read_row", lambda *_: pytest.fail("the other installation's row was lost"))
    assert names(site) == ["kent"]


def test_a_cache_folder_that_cannot_be_written_only_means_no_index(site: Site) -> None:
    site.cache.write_text("a file where the folder should be", encoding="utf-8")
    site.add("kent")
    assert names(site) == names(site) == ["kent"]


def test_the_first_folder_on_the_path_hides_the_same_distribution_in_a_later_one(site: Site, tmp_path: Path) -> None:
    site.add_metadata("evenhand-kent", "2.0", (), {"kent": "new:plugin"})
    later = tmp_path / "later"
    info = later / "Evenhand.Kent-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "entry_points.txt").write_text("[evenhand.plugins]\nkent = old:plugin\n", encoding="utf-8")
    found = list_plugins(cache_folder=site.cache, search=[str(site.folder), str(later), str(tmp_path / "missing")])
    assert [entry.value for entry in found] == ["new:plugin"]


def test_other_groups_and_distributions_without_entry_points_are_passed_over(site: Site) -> None:
    info = site.add_metadata("evenhand-kent", "1.0", (), {})
    (info / "entry_points.txt").write_text("[console_scripts]\nkent = kent:main\n", encoding="utf-8")
    (site.folder / "plain-1.0.dist-info").mkdir()
    assert site.entries() == ()


def test_an_old_egg_info_counts(site: Site) -> None:
    info = site.folder / "evenhand_old.egg-info"
    info.mkdir()
    (info / "PKG-INFO").write_text("Metadata-Version: 1.2\nName: evenhand-old\nVersion: 0.9\n", encoding="utf-8")
    (info / "requires.txt").write_text("evenhand-core>=0.1\n", encoding="utf-8")
    (info / "entry_points.txt").write_text("[evenhand.plugins]\nold = old:plugin\n", encoding="utf-8")
    assert site.entry()[:5] == ("old", "old:plugin", "evenhand-old", "0.9", ("evenhand-core>=0.1",))


def test_broken_metadata_gives_an_entry_that_loading_makes_a_fault_of(site: Site) -> None:
    info = site.add_metadata("evenhand-kent", "1.0", (), {"kent": "kent:plugin"})
    (info / "METADATA").unlink()
    assert site.entry()[:4] == ("kent", "kent:plugin", "evenhand_kent", "")


@pytest.mark.parametrize("file", ["METADATA", "entry_points.txt"])
def test_metadata_that_is_no_text_gives_an_entry_without_a_name_and_spoils_no_other(site: Site, file: str) -> None:
    site.add("essex")
    info = site.add_metadata("evenhand-kent", "1.0", (), {"kent": "kent:plugin"})
    (info / file).write_bytes((info / file).read_bytes() + b"\nX: \xff\xfe")
    broken, sound = sorted(site.entries())
    assert (broken.name, broken.distribution) == ("", info.name)
    assert sound.name == "essex"
