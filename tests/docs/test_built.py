"""The documentation builds without a warning and without a network, fetches nothing, and is the same every time."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

DOCS = Path(__file__).resolve().parents[2] / "docs"
BUILD = """
import sys

def refuse(event, arguments):
    if event.startswith(("socket.connect", "socket.getaddrinfo", "urllib.")):
        raise SystemExit("the network was asked for: " + event)

sys.addaudithook(refuse)
from sphinx.cmd.build import main
sys.exit(main(sys.argv[1:]))
"""
FETCHED = re.compile(
    r"<(?:script|img|iframe|source|video|audio|embed)\b[^>]*\bsrc=[\"']?(?P<src>(?:https?:)?//[^\"'\s>]+)"
    r"|<link\b(?=[^>]*\brel=[\"']?(?:stylesheet|preload|icon|font|preconnect))[^>]*\bhref=[\"']?(?P<href>(?:https?:)?//[^\"'\s>]+)"
    r"|@import\s+(?:url\()?[\"']?(?P<imported>(?:https?:)?//[^\"')\s]+)"
    r"|url\([\"']?(?P<url>(?:https?:)?//[^\"')\s]+)",
    re.IGNORECASE,
)
"""What a browser fetches by itself. A link that somebody may follow is none of it."""


def fetched(text: str) -> list[str]:
    """The addresses that a page or style sheet fetches from elsewhere."""
    return [next(filter(None, found.groups())) for found in FETCHED.finditer(text)]


def built(folder: Path) -> dict[str, bytes]:
    """Build all pages into a folder, as ``make docs`` does, and read what came."""
    options = ["-W", "--keep-going", "-q", "-E", "-b", "html", "-d", str(folder / "doctrees")]
    ran = subprocess.run(
        [sys.executable, "-I", "-c", BUILD, *options, str(DOCS), str(folder / "html")],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert ran.returncode == 0, ran.stderr
    html = folder / "html"
    return {path.relative_to(html).as_posix(): path.read_bytes() for path in html.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return built(tmp_path_factory.mktemp("docs"))


@pytest.fixture(scope="module")
def conf() -> Any:
    """``docs/conf.py``, imported as a module."""
    spec = importlib.util.spec_from_file_location("docs_conf", DOCS / "conf.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def source_pages() -> list[str]:
    return [
        page.relative_to(DOCS).with_suffix("").as_posix() for page in DOCS.rglob("*.md") if "_build" not in page.parts
    ]


def test_every_page_is_built(site: dict[str, bytes]) -> None:
    pages = source_pages()
    assert "index" in pages
    assert [page for page in pages if f"{page}.html" not in site] == []


def test_nothing_is_fetched_from_elsewhere(site: dict[str, bytes]) -> None:
    texts = {name: data.decode("utf-8") for name, data in site.items() if name.endswith((".html", ".css", ".svg"))}
    assert len(texts) > 20
    assert {name: fetched(text) for name, text in texts.items() if fetched(text)} == {}


def test_the_pictures_are_on_the_page(site: dict[str, bytes]) -> None:
    shown = re.findall(r'src="(?:\.\./)*(_images/[^"]+)"', site["auditing.html"].decode("utf-8"))
    assert len(shown) >= 4
    assert [name for name in shown if name not in site] == []


def test_building_again_gives_the_same_bytes(site: dict[str, bytes], tmp_path: Path) -> None:
    again = built(tmp_path)
    assert set(again) == set(site)
    assert [name for name in site if again[name] != site[name]] == []


def test_the_index_leads_to_every_page(conf: Any) -> None:
    index = (DOCS / "index.md").read_text(encoding="utf-8")
    assert conf.unlisted(index, set(source_pages())) == []
    linked = {page for _, pages in conf.contents(index) for page in pages}
    assert linked - set(source_pages()) == set()


def test_a_page_that_the_index_forgot_is_still_shown(conf: Any) -> None:
    index = "# T\n\n## One\n\n- [A](a.md), [B](deep/b.md#part)\n- [B](deep/b.md)\n\n## Two\n\nno link\n"
    assert conf.contents(index) == [("One", ["a", "deep/b"])]
    assert conf.unlisted(index, {"index", "a", "deep/b", "c"}) == ["c"]


@pytest.mark.parametrize(
    "text",
    [
        '<script src="https://example.org/a.js">',
        '<link rel="stylesheet" href="//example.org/a.css">',
        '<link href="https://example.org/f.woff2" rel="preload">',
        "@import url(https://example.org/a.css)",
        "src: url('https://example.org/f.woff2')",
        '<img alt="" src="http://example.org/a.png">',
    ],
)
def test_what_is_fetched_is_seen(text: str) -> None:
    assert fetched(text)


@pytest.mark.parametrize("text", ['<a href="https://example.org">', '<img src="_images/a.svg">', "url(#clip)"])
def test_a_link_is_not_fetched(text: str) -> None:
    assert fetched(text) == []
