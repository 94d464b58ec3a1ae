"""Markdown is rendered back: what an auditor typed makes no markup, and is read as it was written."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from evenhand.reporting.document import Block, Bullets, Document, Heading, KeyValues, Notice, Paragraph, Quoted, Table
from evenhand.reporting.markdown import markdown
from evenhand.reporting.text import clean

HARMLESS = {"text", "text_special", "softbreak", "hardbreak", "strong_open", "strong_close"}
PIECES = [
    *(
        "# h",
        "```",
        "~~~",
        "    code",
        "\t",
        "- x",
        "1. x",
        "12) y",
        "+ z",
        "* w",
        "> q",
        "---",
        "===",
        ":-:",
        "\\",
        "\\\\",
    ),
    *("a | b", "|---|", "[a](http://evil.example)", "[a]: http://x", "![i](x.png)", "<b>", "<script>", "<!--", "&amp;"),
    *("&lt;", "**b**", "_e_", "~~s~~", "`c`", "www.evil.example", "https://evil.example", "a@b.example", "$x$", "[^1]"),
    *("[ ] task", "<http://x>", "\n", "\n\n", "\r\n", "\u2028", "\x0b", "\x00", " ", "  ", "word", "é", "\u202e"),
    *("שלום", "مرحبا", "👩‍👧"),
]
MARKUP = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
TYPED = st.one_of(st.text(max_size=200), MARKUP)


def parse(content: bytes) -> list[Any]:
    text = content.decode("utf-8")
    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(text)


def words(tokens: list[Any]) -> str:
    """What a reader sees, blanks as one space."""
    parts = []
    for token in tokens:
        for child in token.children or ():
            assert child.type in HARMLESS, child
            parts.append(child.content if child.type.startswith("text") else "" if "strong" in child.type else "\n")
        parts.append("\n")
    return " ".join("".join(parts).split())


def document(*blocks: Block) -> Document:
    return Document("Title", "", "", "", blocks)


def kinds(tokens: list[Any]) -> list[str]:
    return [token.type for token in tokens if token.type.endswith("_open") and not token.type.startswith("paragraph")]


QUOTE = ["heading_open", "blockquote_open"]
LIST = ["heading_open", "bullet_list_open", "list_item_open"]


@pytest.mark.parametrize(
    ("wrap", "before", "shape"),
    [
        (Paragraph, "", ["heading_open"]),
        (lambda text: Quoted("Evidence", text), "Evidence: ", QUOTE),
        (lambda text: KeyValues((("Reason", text),)), "Reason: ", LIST),
        (lambda text: Bullets((f"x{text}",)), "x", LIST),
        (lambda text: Notice(f"x{text}"), "x", ["heading_open"]),
    ],
)
def test_typed_text_makes_no_markup_and_is_read_as_written(wrap: Any, before: str, shape: list[str]) -> None:
    @given(TYPED)
    @example("a\n \n \nb\n  ")
    @example("foo\n:-:\nbar")
    @example("1. one\n2) two\n- three\n    four")
    @example("x" * 100_000)
    def check(text: str) -> None:
        tokens = parse(markdown(document(wrap(text))))
        assert words(tokens) == " ".join(f"Title {before}{clean(text)}".split())
        if clean(text).strip():
            assert kinds(tokens) == shape

    check()


@given(TYPED)
def test_typed_text_stays_in_its_cell_or_list(text: str) -> None:
    tokens = parse(markdown(document(Table(("Question", "Answer"), (("Seen?", text), ("Second", "row")), (1, 1)))))
    assert " ".join(clean(text).split()) in words(tokens)
    found = kinds(tokens)
    assert found.count("heading_open") == 1
    if "table_open" in found:
        assert (found.count("tr_open"), found.count("th_open"), found.count("td_open")) == (3, 2, 4)
    else:
        assert found.count("bullet_list_open") == (3 if clean(text).strip() else 2)
        assert found.count("list_item_open") == (4 if clean(text).strip() else 3)


@given(TYPED)
def test_a_heading_stays_one_heading(text: str) -> None:
    tokens = parse(markdown(document(Heading(f"x{text}", 2), Paragraph("after"))))
    assert [token.tag for token in tokens if token.type == "heading_open"] == ["h1", "h3"]
    assert words(tokens) == " ".join(f"Title x{clean(text)} after".split())


def test_line_breaks_and_paragraphs_are_kept() -> None:
    text = "first\nsecond\n\nthird"
    html = MarkdownIt("commonmark").render(markdown(document(Quoted("Evidence", text))).decode())
    assert re.sub(r"\s*\n\s*", "", html).endswith("<blockquote><p>first<br />second</p><p>third</p></blockquote>")


def test_a_table_after_a_list_is_a_list_of_its_own() -> None:
    long = "word " * 60
    blocks = (KeyValues((("Permitted", "Good"),)), Table(("Rule", "Because"), ((long, "that"),), (1, 1)))
    assert kinds(parse(markdown(document(*blocks)))).count("bullet_list_open") == 3


@pytest.mark.parametrize("link", ["http://evil.example", "https://evil.example", "www.evil.example", "a@evil.example"])
def test_bare_addresses_are_broken_for_renderers_that_link_them(link: str) -> None:
    assert link not in markdown(document(Quoted("Evidence", link))).decode()
