"""The page around the HTML report: its policy, its look on screen, in the dark and on paper."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from evenhand.reporting.html_text import WIDTHS, escaped

STYLE_FILE = Path(__file__).with_name("html_page.css")


def style() -> str:
    """The style sheet, with a class for each width that a column may have."""
    widths = "".join(f".w{width}{{width:{width}%}}" for width in WIDTHS)
    return f"{STYLE_FILE.read_text(encoding='utf-8').strip()}\n{widths}\n"


def policy(css: str) -> str:
    """The content security policy: nothing is fetched, run or sent; the one style sheet is known by its hash."""
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def page(title: str, body: str) -> str:
    """A whole HTML file. ``body`` is markup, ``title`` is text."""
    css = style()
    return f"""<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy(css)}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{" ".join(escaped(title).split())}</title>
<style>{css}</style>
</head>
<body>
{body}
</body>
</html>
"""
