"""New packages: they load and pass every check as they are, whatever they are called; nothing is overwritten."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evenhand.errors import EvenhandError
from evenhand.kit import new_package
from evenhand.kit.errors import KitError
from evenhand.kit.new_package import NewPackage, make_package, package_files, plan
from evenhand.kit.watching import look_at

WORDS = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=200)


def files_below(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_new_package_passes_every_check(tmp_path: Path) -> None:
    looked = look_at(make_package(plan("fernshire"), tmp_path))
    assert looked.is_fine, looked.lines
    assert looked.lines[-1].startswith("fine: ")


def test_a_new_package_with_code_passes_every_check(package: Path) -> None:
    looked = look_at(package)
    assert looked.is_fine, looked.lines


def test_what_is_in_a_package(tmp_path: Path) -> None:
    folder = make_package(plan("fern_shire"), tmp_path)
    assert folder == tmp_path / "fern_shire"
    source = "src/evenhand_fern_shire"
    data = ("framework", "scales", "facts", "rules", "forms", "cases", "domains/01-safety", "domains/02-plan")
    assert {path for path in files_below(folder) if not path.startswith("schema/")} == {
        "pyproject.toml", "README.md", f"{source}/__init__.py", f"{source}/py.typed",
        *(f"{source}/framework/{name}.toml" for name in data),
    }  # fmt: skip
    assert len((folder / source / "__init__.py").read_text(encoding="utf-8").splitlines()) <= 5
    project = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["name"] == "evenhand-fern-shire"
    assert project["dependencies"] == ["evenhand-core>=0.1,<1"]
    assert project["entry-points"] == {"evenhand.plugins": {"fern_shire": "evenhand_fern_shire:plugin"}}
    assert list(tmp_path.iterdir()) == [folder], "something was left beside it"


def test_code_is_an_entry_point_of_its_own(package: Path) -> None:
    points = tomllib.loads((package / "pyproject.toml").read_text(encoding="utf-8"))["project"]["entry-points"]
    assert points["evenhand.plugins"] == {
        "fernshire": "evenhand_fernshire:plugin", "fernshire_code": "evenhand_fernshire.code:plugin",
    }  # fmt: skip
    assert (package / "src/evenhand_fernshire/code.py").is_file()


def test_every_toml_file_explains_itself_and_names_a_schema_that_is_there(framework: Path) -> None:
    for path in framework.rglob("*.toml"):
        first, *lines = path.read_text(encoding="utf-8").splitlines()
        assert first.startswith("#:schema "), path
        assert (path.parent / first.removeprefix("#:schema ")).resolve().is_file(), path
        assert any(line.startswith("#") for line in lines), path


def test_no_name_is_left_to_fill_in(package: Path) -> None:
    for path in files_below(package):
        assert "$" not in (package / path).read_text(encoding="utf-8").replace('"$schema"', "").replace(
            "$defs", ""
        ).replace("$ref", "") or path.startswith("schema/"), path


@given(title=WORDS, publisher=WORDS)
@settings(max_examples=25)
def test_any_words_come_back_from_the_files_as_they_were_given(title: str, publisher: str) -> None:
    try:
        new = plan("fernshire", title, publisher, code=True)
    except KitError:
        assert not title.strip() or not publisher.strip() or max(len(title), len(publisher)) > 190
        return
    files = package_files(new)
    header = tomllib.loads(files["src/evenhand_fernshire/framework/framework.toml"])
    assert (header["title"], header["publisher"]) == (title.strip(), publisher.strip())
    assert title.strip() in tomllib.loads(files["pyproject.toml"])["project"]["description"]
    for path, text in files.items():
        if path.endswith(".py"):
            ast.parse(text)


@pytest.mark.parametrize(
    "name",
    ["", "Fernshire", "fern-shire", "../fern", "fern/shire", "fern\\shire", "9fern", "_fern", "fern_", "fern__shire",
     "fern shire", "férn", "fern\n", "con", "lpt1", "a" * 61, "fern.shire", '"x'],
)  # fmt: skip
def test_names_that_are_refused(name: str) -> None:
    with pytest.raises(KitError) as refused:
        plan(name)
    assert len(str(refused.value).splitlines()) == 1


@pytest.mark.parametrize("words", ["", "  ", "two\nlines", "tab\there", "bell\x07", "\u2028", "\ud800", "x" * 201])
def test_words_that_are_refused(words: str) -> None:
    with pytest.raises(KitError, match="title"):
        plan("fernshire", words)
    with pytest.raises(KitError, match="publisher"):
        plan("fernshire", "Fine", words)


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "fernshire").mkdir()
    with pytest.raises(KitError, match="is there already"):
        make_package(plan("fernshire"), tmp_path)
    assert files_below(tmp_path) == set()


def test_a_link_that_leads_nowhere_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "fernshire").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(KitError, match="is there already"):
        make_package(plan("fernshire"), tmp_path)
    assert not (tmp_path / "elsewhere").exists()


def test_the_folder_to_make_it_in_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(KitError, match="no such folder"):
        make_package(plan("fernshire"), tmp_path / "nowhere")


def test_what_fails_half_way_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(made: Path, folder: Path) -> None:
        assert files_below(made)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(new_package, "_move", full)
    with pytest.raises(EvenhandError, match="No space left on device"):
        make_package(plan("fernshire"), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_what_appears_meanwhile_is_kept(tmp_path: Path) -> None:
    made, folder = tmp_path / "made", tmp_path / "fernshire"
    made.mkdir()
    folder.mkdir()
    (folder / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(FileExistsError):
        new_package._move(made, folder)
    assert files_below(folder) == {"mine.txt"}


def test_names_of_package_and_distribution() -> None:
    new = NewPackage("fern_shire", "t", "p")
    assert (new.package, new.distribution) == ("evenhand_fern_shire", "evenhand-fern-shire")
