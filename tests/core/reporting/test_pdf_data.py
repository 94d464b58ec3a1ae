"""The data that the template draws: plain values, and rows that may or may not run over a page's end."""

from __future__ import annotations

import json

import pytest

from evenhand.reporting.document import Block, Bullets, Document, Heading, KeyValues, Notice, Paragraph, Quoted, Table
from evenhand.reporting.pdf_data import data_of, texts_in
from evenhand.reporting.pdf_typst import NotDrawnError, compiled


def test_every_block_becomes_plain_data_and_empty_ones_nothing() -> None:
    full = (Heading("h"), Paragraph("p"), Quoted("l", "q"), Notice("n"), Bullets(("b",)), KeyValues((("k", "v"),)),
            Table(("A",), (("c",),), (1,)))  # fmt: skip
    empty = (Heading(" "), Bullets(()), KeyValues(()))
    data = data_of(Document("T", "head", "foot", "", (*full, *empty)))
    assert json.loads(json.dumps(data)) == data
    kinds = [block["kind"] for block in data["blocks"]]
    assert kinds == ["heading", "paragraph", "quoted", "notice", "bullets", "keys", "table"]
    assert set(texts_in(full)) == set("hplqnbkvAc")


@pytest.mark.parametrize(("text", "whole"), [("short", True), ("word " * 400, False)])
def test_only_low_rows_are_kept_together(text: str, whole: bool) -> None:
    block: Block = Table(("A", "B"), ((text, "x"),), (1, 1))
    table = data_of(Document("T", "", "", "", (block,)))["blocks"][0]
    assert [cell["whole"] for cell in table["rows"][0]] == [whole, whole]
    assert table["short"] is whole


def test_what_leads_stays_with_what_follows_but_not_with_the_next_heading() -> None:
    short = KeyValues((("k", "v"),))
    blocks: tuple[Block, ...] = (short, Paragraph("so", leads=True), short, Heading("Else"), short)
    told = data_of(Document("T", "", "", "", blocks))["blocks"]
    assert [block["kind"] for block in told] == ["keys", "leading", "keys", "heading", "keys"]
    assert [block.get("leads") for block in told] == [True, None, False, None, False]


def test_a_document_without_a_title_has_one_all_the_same() -> None:
    assert data_of(Document(" \n", "", "", "", ()))["title"] == "Report"


def test_what_no_font_draws_is_refused_rather_than_left_out() -> None:
    template = b'#set document(title: "T")\n#json(bytes(sys.inputs.data)).text'
    assert compiled(template, {"text": "Zoë"}).startswith(b"%PDF")
    with pytest.raises(NotDrawnError) as caught:
        compiled(template, {"text": "王"})
    assert "王" not in str(caught.value)
