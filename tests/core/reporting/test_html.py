"""The HTML file is parsed again: what was typed makes no markup, and nothing outside the file is named."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

from hypothesis import example, given
from hypothesis import strategies as st

from evenhand.reporting.document import Block, Bullets, Document, Heading, KeyValues, Notice, Paragraph, Quoted, Table
from evenhand.reporting.html import html
from evenhand.reporting.html_page import style
from evenhand.reporting.html_text import WIDTHS, wide
from evenhand.reporting.text import REPLACED, clean

HOSTILE = st.one_of(
    st.text(max_size=120),
    st.lists(st.sampled_from(["<script>alert(1)</script>", "</style>", "</title>", "\" onload=\"x", "' x='", "&lt;",
                              "<!--",
                              "]]>", "javascript:x", "<img src=x>", "\u202e", "\u2066", "\x00", "\ufffe", "\x1b", "\n",
                              "\n\n", "שלום", "{x}", "</td></table>"]), max_size=8).map("".join),
)  # fmt: skip
VOID = {"meta", "br", "col"}


class Reader(HTMLParser):
    """Reads a file as a browser would, and holds that every element is closed where it was opened."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.said: list[str] = []
        self.feed(content.decode("utf-8"))
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag == "br":
            self.said.append("\n")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self.said.append("\n")

    def handle_comment(self, data: str) -> None:
        raise AssertionError("a comment")

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.said.append(data)

    @property
    def words(self) -> str:
        return " ".join("".join(self.said).split())

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for found, attributes in self.tags if found == tag]


def document(*blocks: Block, title: str = "Durham case file audit", head: str = "C-1 · DRAFT") -> Document:
    return Document(title, head, "Durham 1.0", "2026-11-22T16:40:00.000Z", blocks)


def everything(text: str) -> Document:
    blocks = (Heading(f"x{text}"), Paragraph(text), Quoted(text, text), KeyValues(((text, text),)), Bullets((text,)),
              Notice(text), Table((text, "B"), ((text, text),), (1, 1)))  # fmt: skip
    return document(*blocks, title=f"x{text}", head=text)


@given(HOSTILE)
@example("long " * 20_000)
def test_typed_text_makes_no_markup_and_is_read_as_written(text: str) -> None:
    read, usual = Reader(html(everything(text))), Reader(html(everything("plain")))
    if clean(text).strip():
        assert read.words.count(" ".join(clean(text).split())) >= 12
        few = {"br", "p"}
        assert [tag for tag, _ in read.tags if tag not in few] == [tag for tag, _ in usual.tags if tag not in few]
    allowed = {"id", "dir", "class", "href", "scope", "lang", "charset", "content", "name", "http-equiv", "role",
               "aria-labelledby"}  # fmt: skip
    assert {name for _, attributes in read.tags for name in attributes} <= allowed


@given(HOSTILE)
def test_nothing_outside_the_file_is_named(text: str) -> None:
    read = Reader(html(everything(text)))
    targets = {attributes["href"] for attributes in read.all("a")}
    assert targets <= {f"#{attributes['id']}" for _, attributes in read.tags if "id" in attributes}
    assert not {tag for tag, _ in read.tags} & {"script", "link", "img", "iframe", "object", "form", "base", "svg"}
    assert not re.search(r"@import|url\(", style())


def test_the_policy_lets_in_the_one_style_sheet_and_nothing_else() -> None:
    content = html(document(Paragraph("x"))).decode()
    css = content[content.index("<style>") + 7 : content.index("</style>")]
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    policies = [meta["content"] for meta in Reader(content.encode()).all("meta")
                if meta.get("http-equiv") == "Content-Security-Policy"]  # fmt: skip
    assert policies == [f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"]
    # The policy counts only for what comes after it.
    assert content.index("Content-Security-Policy") < content.index("<title>") < content.index("<style>")


def test_language_headings_and_contents() -> None:
    blocks = (Heading("Overall"), Heading("Domains"), Heading("Risk", 2), Heading("Deep", 3), Heading("Visits", 2),
              Heading("End"))  # fmt: skip
    read = Reader(html(document(*blocks)))
    assert read.all("html") == [{"lang": "en-GB"}]
    tags = [tag for tag, attributes in read.tags if re.fullmatch("h[1-6]", tag) and attributes.get("id") != "contents"]
    assert tags == ["h1", "h2", "h2", "h3", "h4", "h3", "h2"]
    assert [link["href"] for link in read.all("a")] == ["#part-1", "#part-2", "#part-3", "#part-5", "#part-6"]
    assert len(read.all("nav")) == 1
    assert len(Reader(html(document(Paragraph("x")))).all("nav")) == 0


def test_tables_say_what_their_heads_belong_to_and_how_wide_columns_are() -> None:
    read = Reader(html(document(KeyValues((("Grade", "Good"),)), Table(("Q", "A"), (("q", "a"),), (16, 5)))))
    assert [head["scope"] for head in read.all("th")] == ["row", "col", "col"]
    assert [column["class"] for column in read.all("col")] == ["w75", "w25"]
    assert all(f".{column['class']}{{" in style() for column in read.all("col"))
    assert len(read.all("thead")) == 1


@given(st.integers(1, 50), st.integers(0, 2000))
def test_every_column_has_a_class_that_the_style_sheet_knows(share: int, others: int) -> None:
    assert wide(share, share + others) in {f"w{width}" for width in WIDTHS}


def test_directions_end_where_a_text_ends() -> None:
    read = Reader(html(everything("\u202eevil")))
    blocks = [tag for tag, attributes in read.tags if attributes.get("dir") == "auto"]
    assert {"p", "h1", "h2", "th", "a", "figcaption"} <= set(blocks)


def test_line_breaks_paragraphs_and_lost_characters() -> None:
    content = html(document(Quoted("Evidence", "one\n  two\n\nthree\x07"))).decode()
    assert f'<p dir="auto">one<br>  two</p><p dir="auto">three{REPLACED}</p>' in content
    assert "white-space: pre-wrap" in style()


def test_paper_and_the_dark_are_thought_of() -> None:
    assert "@media print" in style()
    assert "prefers-color-scheme: dark" in style()
