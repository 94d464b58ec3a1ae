"""Makes the package of a new framework from the templates that come with core. Nothing is fetched or overwritten."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Template
from typing import NamedTuple

import evenhand
from evenhand.kit.errors import KitError
from evenhand.reporting.markdown_text import escaped_line

TEMPLATES = Path(__file__).with_name("templates")
SUFFIX = ".tmpl"
SCHEMA_FOLDER = "schema"

LONGEST_NAME = 60
LONGEST_TITLE = 200

_NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_UNWRITABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
# Windows opens a device for a file or folder of such a name, whatever its ending.
_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}


class NewPackage(NamedTuple):
    """What a new package is called, checked by :func:`plan`. ``code`` adds an example of a plugin with code."""

    name: str
    title: str
    publisher: str
    code: bool = False

    @property
    def package(self) -> str:
        """The Python package, ``evenhand_`` and the name."""
        return f"evenhand_{self.name}"

    @property
    def distribution(self) -> str:
        """What one installs, ``evenhand-`` and the name with hyphens."""
        return f"evenhand-{self.name.replace('_', '-')}"


def plan(name: str, title: str | None = None, publisher: str | None = None, *, code: bool = False) -> NewPackage:
    """A new package of this name. Raises :class:`KitError` for a name or words that cannot be used."""
    if not _NAME.fullmatch(name) or len(name) > LONGEST_NAME:
        raise KitError(
            f"'{_shown(name)}' is no name of a framework: write up to {LONGEST_NAME} lower-case letters and digits, "
            "beginning with a letter, with single underscores between words, such as fernshire or fernshire_foster_care"
        )
    if name in _DEVICES:
        raise KitError(f"no folder can be called '{name}' on Windows; choose another name")
    words = name.replace("_", " ").capitalize()
    return NewPackage(
        name,
        _checked("title", f"{words} case audit" if title is None else title),
        _checked("publisher", words if publisher is None else publisher),
        code,
    )


def _checked(what: str, words: str) -> str:
    words = words.strip()
    if not words:
        raise KitError(f"the {what} is empty; leave --{what} out or say what it is")
    if len(words) > LONGEST_TITLE:
        raise KitError(f"the {what} is too long; {LONGEST_TITLE} characters at most")
    if _UNWRITABLE.search(words):
        raise KitError(f"the {what} holds a line break or a character that cannot be seen; write it on one line")
    return words


def _shown(name: str) -> str:
    return _UNWRITABLE.sub("?", name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME]}…")


def make_package(new: NewPackage, into: Path) -> Path:
    """Write the package into a new folder of its name below ``into``, and give that folder.

    Everything is written beside it first and then moved there at once. Raises :class:`KitError` when ``into`` is no
    folder, the new folder is there already, or it cannot be written.
    """
    folder = into / new.name
    if not into.is_dir():
        raise KitError(f"{into}: no such folder; make it first, or choose another with --into")
    if folder.exists() or folder.is_symlink():
        raise KitError(f"{folder}: is there already, and nothing is overwritten; choose another name or another --into")
    try:
        with tempfile.TemporaryDirectory(prefix=".evenhand-", dir=into) as scratch:
            made = Path(scratch) / new.name
            for path, text in package_files(new).items():
                target = made / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(text, encoding="utf-8", newline="\n")
            _move(made, folder)
    except OSError as error:
        raise KitError(
            f"{folder}: cannot be written ({error.strerror or type(error).__name__}); check {into}"
        ) from None
    return folder


def _move(made: Path, folder: Path) -> None:
    """``mkdir`` refuses what appeared meanwhile, where a rename would replace an empty folder."""
    folder.mkdir()
    try:
        for path in made.iterdir():
            path.rename(folder / path.name)
    except OSError:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def package_files(new: NewPackage) -> dict[str, str]:
    """Every file of the package with its text, by path with ``/`` below its folder, schemas for editors included."""
    from evenhand.kit.schemas import schema_files

    files = {f"{SCHEMA_FOLDER}/{name}": text for name, text in schema_files().items()}
    for root in ("data", "code") if new.code else ("data",):
        for path, template in _templates(TEMPLATES / root):
            files[path.replace("/package/", f"/{new.package}/")] = template.substitute(_values(new))
    return dict(sorted(files.items()))


def _templates(root: Path) -> Iterator[tuple[str, Template]]:
    for path in sorted(root.rglob(f"*{SUFFIX}")):
        yield path.relative_to(root).as_posix().removesuffix(SUFFIX), Template(path.read_text(encoding="utf-8"))


def _values(new: NewPackage) -> Mapping[str, str]:
    """What stands for each name in the templates. A title is quoted as TOML; Python code gets checked names only."""
    return {
        "name": new.name,
        "package": new.package,
        "distribution": _quoted(new.distribution),
        "description": _quoted(f"{new.title}, as a framework for Evenhand"),
        "core": ".".join(evenhand.__version__.split(".")[:2]),
        "title": _quoted(new.title),
        "short_title": _quoted(new.title),
        "publisher": _quoted(new.publisher),
        "title_words": escaped_line(new.title),
        "publisher_words": escaped_line(new.publisher),
        "schema": f"../../../{SCHEMA_FOLDER}",
        "code_entry": f'{new.name}_code = "{new.package}.code:plugin"\n' if new.code else "",
    }


def _quoted(words: str) -> str:
    """A TOML string. TOML reads JSON's escapes, and the characters that it would refuse are refused before."""
    return json.dumps(words, ensure_ascii=False)
