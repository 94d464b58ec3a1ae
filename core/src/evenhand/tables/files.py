"""Files that are read and written: what kind they are, and how large they may be."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from evenhand.office_package import LARGEST_FILE
from evenhand.private_files import write_privately
from evenhand.tables.errors import TablesError

Kind = Literal["word", "excel"]

_KINDS: dict[str, Kind] = {".docx": "word", ".dotx": "word", ".xlsx": "excel", ".xltx": "excel"}
_INSTEAD = {
    ".docm": "holds macros; save it as .docx",
    ".dotm": "holds macros; save it as .docx",
    ".xlsm": "holds macros; save it as .xlsx",
    ".xltm": "holds macros; save it as .xlsx",
    ".doc": "is in Word's old format; save it as .docx",
    ".rtf": "is no .docx file; open it in Word and save it as .docx",
    ".odt": "is no .docx file; save it as .docx",
    ".xls": "is in Excel's old format; save it as .xlsx",
    ".xlsb": "is in another format of Excel's; save it as .xlsx",
    ".ods": "is no .xlsx file; save it as .xlsx",
    ".csv": "is no .xlsx file; open it in Excel and save it as .xlsx",
    ".pdf": "is a PDF, which keeps no tables; ask for the Word file, or open it in Word and save it as .docx",
}


def kind_of_file(path: Path) -> Kind:
    """Word or Excel, by the ending. Raises :class:`TablesError` for any other, with what to do."""
    ending = path.suffix.casefold()
    if ending in _KINDS:
        return _KINDS[ending]
    raise TablesError(f"{path.name} {_INSTEAD.get(ending, 'is neither a .docx nor a .xlsx file; give one of these')}")


def read_file(path: Path) -> bytes:
    """The bytes of a file, one more than may be at most, so that what is too large is not read whole.

    Raises :class:`TablesError`.
    """
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except IsADirectoryError:
        raise TablesError(f"{path} is a folder; give a file") from None
    except OSError as error:
        said = (error.strerror or type(error).__name__).lower()
        raise TablesError(f"cannot read {path}: {said}; give the path of a .docx or .xlsx file") from None


def write_file(path: Path, content: bytes, *, force: bool = False) -> None:
    """Write a file whole or not at all. Raises :class:`TablesError`."""
    try:
        write_privately(path, content, replace=force)
    except FileExistsError:
        raise TablesError(f"{path} is there already; choose another name, or use --force to replace it") from None
    except IsADirectoryError:
        raise TablesError(f"{path} is a folder; give the name of a file in it") from None
    except OSError as error:
        said = (error.strerror or type(error).__name__).lower()
        raise TablesError(f"cannot write {path}: {said}; choose another place") from None
