"""The pictures show what the pages say they show, and each is on a page."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
IMAGES = ROOT / "docs" / "images"
SHOWN = {
    "assistant": ("Durham case file audit", "Guidance: 5 Risk", "Which grade fits best?"),
    "northamptonshire": ("Northamptonshire", "0 to 10"),
    "london_cin": ("London multi-agency Child in Need",),
    "herefordshire": ("Herefordshire case audit",),
    "ofsted": ("Ofsted-style case audit",),
    "concern": ("nobody is recorded as told yet", "Ctrl+S goes there."),
    "findings": ("Needed before the audit can go on", "What changed for the child?"),
    "actions": ("Progress:", "Completed:", "Reviewed:", "Closed:"),
    "panel": ("Your grades and those agreed", "1 grade better than agreed."),
}


def words(name: str) -> str:
    """What a reader of the picture reads."""
    parts = re.findall(r"<text[^>]*>([^<]*)</text>", (IMAGES / f"{name}.svg").read_text(encoding="utf-8"))
    return " ".join(html.unescape(part).replace("\xa0", " ") for part in parts)


def test_every_picture_is_made_by_the_script_and_is_on_a_page() -> None:
    files = {path.stem for path in IMAGES.glob("*.svg")}
    assert files == set(SHOWN)
    script = (IMAGES / "make_assistant.py").read_text(encoding="utf-8")
    assert [name for name in files if f'Picture("{name}"' not in script] == []
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    written = "\n".join(page.read_text(encoding="utf-8") for page in pages)
    assert [name for name in files if f"images/{name}.svg)" not in written] == []


@pytest.mark.parametrize("name", SHOWN)
def test_a_picture_shows_what_its_page_says(name: str) -> None:
    text = words(name)
    assert [part for part in SHOWN[name] if part not in text] == []
    assert "Traceback" not in text


@pytest.mark.parametrize("name", SHOWN)
def test_a_picture_stands_alone(name: str) -> None:
    svg = (IMAGES / f"{name}.svg").read_text(encoding="utf-8")
    assert "@font-face" not in svg
    assert re.findall(r"(?:href|src)=|url\((?!#)", svg) == []
