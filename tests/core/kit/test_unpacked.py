"""Plugins straight from an author's folder."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from evenhand.catalogue import Catalogue
from evenhand.errors import EvenhandError
from evenhand.kit.errors import KitError
from evenhand.kit.unpacked import importable, is_folder, unpack


def titles(folder: Path, cache: Path) -> dict[str, str]:
    with importable(unpack(folder)) as entries:
        catalogue = Catalogue(entries=entries, cache_folder=cache)
        found = {summary.id: summary.title for summary in catalogue.summaries()}
        assert not [fault for fault in catalogue.faults() if fault.plugin.startswith("fernshire")]
        return found


def test_a_package_that_is_not_installed(package: Path, tmp_path: Path) -> None:
    unpacked = unpack(package)
    assert [(entry.name, entry.value, entry.version) for entry in unpacked.entries] == [
        ("fernshire", "evenhand_fernshire:plugin", "0.1.0"),
        ("fernshire_code", "evenhand_fernshire.code:plugin", "0.1.0"),
    ]
    assert titles(package, tmp_path)["fernshire"] == "Fernshire audit"


def test_a_folder_of_toml_files_alone(framework: Path, tmp_path: Path) -> None:
    assert titles(framework, tmp_path)["fernshire"] == "Fernshire audit"


def test_what_is_installed_stands_beside_it(package: Path, tmp_path: Path) -> None:
    assert "durham" in titles(package, tmp_path)


def test_what_was_edited_since_is_read_anew(package: Path, framework: Path, tmp_path: Path) -> None:
    assert titles(package, tmp_path)["fernshire"] == "Fernshire audit"
    header = framework / "framework.toml"
    header.write_text(header.read_text(encoding="utf-8").replace("Fernshire audit", "Another"), encoding="utf-8")
    assert titles(package, tmp_path)["fernshire"] == "Another"


def test_edited_code_is_imported_anew(package: Path) -> None:
    init = package / "src" / "evenhand_fernshire" / "__init__.py"
    for word in ("one", "two"):
        init.write_text(f"plugin = {word!r}\n", encoding="utf-8")
        with importable(unpack(package)):
            import evenhand_fernshire  # type: ignore[import-not-found]

            assert evenhand_fernshire.plugin == word


def test_nothing_of_it_stays_imported_or_importable(
    package: Path, framework: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    path, modules = list(sys.path), set(sys.modules)
    titles(package, tmp_path)
    titles(framework, tmp_path)
    assert sys.path == path
    left = set(sys.modules) - modules
    assert not [name for name in left if "fernshire" in name or name.startswith("_evenhand_folder")]
    assert not list(package.rglob("__pycache__")), "looking at a folder wrote into it"
    assert not sys.dont_write_bytecode


def test_an_installed_plugin_of_the_same_name_gives_way_and_comes_back(package: Path, tmp_path: Path) -> None:
    import evenhand_durham

    path = package / "pyproject.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("evenhand-fernshire", "evenhand-durham"), encoding="utf-8")
    with importable(unpack(package)) as entries:
        assert [entry.name for entry in entries if entry.distribution == "evenhand-durham"] == [
            "fernshire", "fernshire_code",
        ]  # fmt: skip
    assert sys.modules["evenhand_durham"] is evenhand_durham


def test_a_folder_that_is_neither(tmp_path: Path) -> None:
    with pytest.raises(KitError, match=r"holds neither pyproject.toml nor framework.toml"):
        unpack(tmp_path)
    with pytest.raises(KitError, match="no such folder"):
        unpack(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "no table"),
        ("project = 4", "no table"),
        ('[project]\nname = "x"\nversion = "1"', "names no plugin"),
        ('[project]\nname = "x"\n[project.entry-points."evenhand.plugins"]\nx = "y:z"', "'version'"),
        ('[project]\nname = 3\nversion = "1"\n[project.entry-points."evenhand.plugins"]\nx = "y:z"', "'name'"),
        ('[project]\nname = "x"\nversion = "1"\n[project.entry-points."evenhand.plugins"]\nx = 4', "names no plugin"),
        ('[project]\nname = "x"\nversion = "1"\ndependencies = "core"\n'
         '[project.entry-points."evenhand.plugins"]\nx = "y:z"',
         "'dependencies'"),
        ("[project", r"begins with \[ ends with \]"),
    ],
)  # fmt: skip
def test_a_package_that_says_too_little(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "pyproject.toml").write_text(text, encoding="utf-8")
    with pytest.raises(EvenhandError, match=words) as refused:
        unpack(tmp_path)
    assert len(str(refused.value).splitlines()) == 1


def test_a_folder_is_told_from_a_name(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(package.parent)
    (package.parent / "durham").mkdir()
    assert [is_folder(name) for name in (".", "..", "./x", "a/b", "a\\b", "fernshire")] == [True] * 6
    assert not is_folder("durham"), "a folder that merely has the name of a framework"
