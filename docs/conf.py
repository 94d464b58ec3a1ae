"""How Sphinx builds these pages: offline, the same bytes every time, and any warning is an error.

``make docs`` calls it. Every page is plain Markdown that also reads well on a code host; the table of contents is made
from the lists of links on ``index.md``, so that it is written once.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx

HERE = Path(__file__).resolve().parent
_SECTION = re.compile(r"^## (?P<title>.+)$", re.MULTILINE)
_PAGE = re.compile(r"\]\((?P<page>[\w/.-]+)\.md\)")

project = "Evenhand"
author = "The authors of Evenhand"
extensions = ["myst_parser"]
exclude_patterns = ["_build", "images/*.py", "reference/*.py"]
root_doc = "index"
language = "en_GB"
nitpicky = True

myst_heading_anchors = 4
myst_enable_extensions: list[str] = []
highlight_language = "none"

html_theme = "furo"
html_title = "Evenhand"
html_copy_source = False
html_show_sphinx = False
html_show_copyright = False
html_last_updated_fmt = None
# Nothing is fetched: furo's own files and the reader's own fonts.
html_theme_options: dict[str, object] = {"footer_icons": []}
pygments_style = "default"
pygments_dark_style = "monokai"


def contents(index: str) -> list[tuple[str, list[str]]]:
    """Each section of ``index.md`` with the pages that it links to, in order, each page once."""
    parts = _SECTION.split(index)
    seen: set[str] = set()
    found = []
    for title, text in zip(parts[1::2], parts[2::2], strict=True):
        pages = [page for page in dict.fromkeys(_PAGE.findall(text)) if page not in seen]
        seen |= set(pages)
        if pages:
            found.append((title, pages))
    return found


def unlisted(index: str, pages: set[str]) -> list[str]:
    """The pages that no section of ``index.md`` links to: shown last rather than lost."""
    listed = {page for _, section in contents(index) for page in section}
    return sorted(pages - listed - {"index"})


def add_contents(app: Sphinx, docname: str, source: list[str]) -> None:
    """Turn the lists of links on ``index.md`` into Sphinx's tables of contents, in the side bar only."""
    if docname != "index":
        return
    sections = contents(source[0])
    if more := unlisted(source[0], set(app.env.found_docs)):
        sections.append(("More", more))
    for title, pages in sections:
        source[0] += f"\n\n```{{toctree}}\n:hidden:\n:caption: {title}\n\n" + "\n".join(pages) + "\n```\n"


def setup(app: Sphinx) -> dict[str, Any]:
    """Called by Sphinx."""
    app.connect("source-read", add_contents)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
