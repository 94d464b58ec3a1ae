"""Whatever a document holds: each word of it is in the framework or in the list, and what is read loads."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import docx
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from evenhand.tables.errors import TablesError
from evenhand.tables.from_guidance import import_guidance, read_guidance
from evenhand.tables.place import Place
from evenhand.tables.source import Source
from guidance_documents import GRADES, LAYOUTS, word_bytes
from guidance_shapes import SHAPES

ReadFile = Callable[[bytes, str], Source]


WORDS = st.lists(
    st.sampled_from(["visit", "Good", "must", "75%", "Standard:", "why?", "Zoë", "=1", "x_1", "3.", "“so”", "*"]),
    min_size=1,
    max_size=5,
).map(" ".join)
LABELS = st.sampled_from(
    [*GRADES, "O: Outstanding", "Good (6-8)", "Areas to consider", "Standard", "The overall grade", "Criteria", "Area",
     "Ask yourself", "See Good", "Grading descriptors (continued)"]
)  # fmt: skip
TEXT = WORDS | LABELS
STYLES = st.sampled_from(["Normal", "Heading 1", "Heading 2", "List Bullet", "Title"])
TABLES = st.lists(st.lists(st.one_of(st.just(""), TEXT), min_size=4, max_size=4), min_size=1, max_size=4)
BLOCKS = st.lists(st.one_of(st.tuples(STYLES, TEXT), TABLES), min_size=1, max_size=6)
MERGES = st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(0, 3), st.integers(0, 3))


def build(blocks: list[Any], merge: tuple[int, int, int, int], numbered: list[int]) -> bytes:
    """A document of these blocks, each text with a number of its own, and a table that surely grades."""
    document = docx.Document()

    def own(text: str) -> str:
        # A label stays as it is, since a number would keep it from being one; the number makes any other text unique.
        numbered[0] += 1
        return text if text in LABEL_TEXTS else f"{text} n{numbered[0]}"

    for block in blocks:
        if isinstance(block, tuple):
            document.add_paragraph(own(block[1]), style=block[0])
            continue
        table = document.add_table(len(block), 4)
        for row, texts in zip(table.rows, block, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = own(text) if text else ""
        top, left, bottom, right = merge
        if top <= bottom < len(block) and left <= right:
            table.cell(top, left).merge(table.cell(bottom, right))
    table = document.add_table(2, 2)
    for place, text in zip(((0, 0), (0, 1), (1, 0), (1, 1)), ("Good", "Inadequate", "last", "least"), strict=True):
        table.cell(*place).text = text
    return word_bytes(document)


def tried(attempt: Callable[[], Any]) -> Any:
    """What the attempt gives; ``None`` where everything stands under a heading about the overall grade."""
    try:
        return attempt()
    except TablesError as error:
        if "no section with descriptors" not in str(error):
            raise
        return None


LABEL_TEXTS = {*GRADES, "O: Outstanding", "Good (6-8)", "Areas to consider", "Standard", "The overall grade",
               "Criteria", "Area", "Ask yourself", "See Good", "Grading descriptors (continued)"}  # fmt: skip


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(BLOCKS, MERGES)
def test_every_word_is_in_the_framework_or_in_the_list(
    read: ReadFile, blocks: list[Any], merge: tuple[int, int, int, int]
) -> None:
    source = read(build(blocks, merge, [0]), "a.docx")
    found = tried(lambda: read_guidance(source, "x"))
    assume(found is not None)
    told = " ".join([*found.files.values(), found.unsure]).replace("\\", "")
    missing = [word for piece in source.pieces() for word in piece.text.split() if word.strip(".:") not in told]
    assert missing == []
    # A number stands for its text: wherever it is told, all of the text is.
    for piece in source.pieces():
        for number in re.findall(r"\bn\d+\b", piece.text):
            assert re.search(rf"\b{number}\b", told), piece


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(BLOCKS, MERGES)
def test_whatever_is_read_loads(
    read: ReadFile, tmp_path_factory: pytest.TempPathFactory, blocks: list[Any], merge: tuple[int, int, int, int]
) -> None:
    source = read(build(blocks, merge, [0]), "a.docx")
    place = tmp_path_factory.mktemp("made") / "x"
    made = tried(lambda: import_guidance(source, Place(place), framework_id="x"))
    assume(made is not None)
    assert made[0].domains


@pytest.mark.parametrize("name", [*LAYOUTS, *SHAPES])
def test_every_word_of_each_shape_is_told(read: ReadFile, name: str) -> None:
    source = read((LAYOUTS | SHAPES)[name](), name)
    found = read_guidance(source, "x")
    told = " ".join([*found.files.values(), found.unsure]).replace("\\", "").casefold()
    words = {word.strip(".:()•–").casefold() for piece in source.pieces() for word in piece.text.split()}
    assert sorted(word for word in words if word not in told) == []
