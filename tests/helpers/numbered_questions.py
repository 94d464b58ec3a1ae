"""The sample framework with questions as councils print them: numbers, sub-headings and a second column."""

from __future__ import annotations

import functools
import tempfile
from pathlib import Path
from shutil import copytree

from evenhand.catalogue import Catalogue
from evenhand.drivers.framework_sources import framework_named
from evenhand.models.framework import Framework
from evenhand.settings import Settings
from sample_plugins import FOLDER

SEEING, FAMILY = "Seeing the child", "Working with the family"
HINT = "Visit records, and the chronology"
PROMPTS = f"""[[prompts]]
number = "1.1"
group = "{SEEING}"
text = "Was the child seen in time?"
hint = "{HINT}"
source = "L22"

[[prompts]]
number = "1.2"
group = "{SEEING}"
text = "Was the child seen alone?"
source = "L22"

[[prompts]]
number = "1.7a"
group = "{FAMILY}"
kind = "text"
text = "What did the family say?"
hint = "Minutes of meetings"
source = "L23"

[[prompts]]
text = "Was each danger acted on within a day?"
source = "L23"

"""
"""What stands in place of the prompts of the domain ``safety``."""

DOMAIN = "domains/01-safety.toml"


def with_prompts(text: str, prompts: str = PROMPTS) -> str:
    """A domain's file with its prompts replaced."""
    begin, end = text.index("[[prompts]]"), text.index("[[descriptors.")
    return text[:begin] + prompts + text[end:]


def write_folder(folder: Path) -> Path:
    """Write the framework's folder, which must not be there yet, and give it."""
    copytree(FOLDER, folder)
    path = folder / DOMAIN
    path.write_text(with_prompts(path.read_text(encoding="utf-8")), encoding="utf-8")
    return folder


@functools.cache
def numbered() -> Framework:
    """The framework, as it comes from its snapshot."""
    with tempfile.TemporaryDirectory() as place:
        folder = write_folder(Path(place) / "framework")
        return framework_named(str(folder), Settings(), Catalogue(entries=[], cache_folder=Path(place)))
