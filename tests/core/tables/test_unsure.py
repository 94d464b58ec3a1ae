"""The list shows what the document says as it says it, what is most often wrong first, and nothing twice."""

from __future__ import annotations

import re
from collections.abc import Callable

from evenhand.tables.draft import Draft
from evenhand.tables.from_guidance import read_guidance
from evenhand.tables.scale_found import FoundScale
from evenhand.tables.source import Piece, Source
from evenhand.tables.unsure import plain, unsure_text
from guidance_shapes import SHAPES

ReadFile = Callable[[bytes, str], Source]
SCALE = FoundScale({"good": "Good", "inadequate": "Inadequate"}, {}, False, ())


def listed(read: ReadFile, name: str) -> str:
    return read_guidance(read(SHAPES[name](), name), "x").unsure


def test_text_is_shown_as_it_is() -> None:
    source = Source("a_b.docx", (Piece(0, "<b> *x* _y_ [z](q) a_b [i.n]!\n# no", "P1"),))
    text = unsure_text(Draft(), source, SCALE)
    assert "# What to look at after importing a_b.docx" in text
    assert "“\\<b> \\*x\\* \\_y\\_ [z\\](q) a_b [i.n]! # no”" in text
    assert plain("a\n b") == "a b"


def test_sections_and_guesses_about_them_stand_on_top(read: ReadFile) -> None:
    headings = re.findall(r"(?m)^## (.*)$", listed(read, "asked.docx"))
    assert headings == ["The sections", "Guesses about the sections", "Probable rules", "Read, but not surely",
                        "Made up or guessed", "Headings and labels"]  # fmt: skip


def test_what_belongs_together_is_one_line(read: ReadFile) -> None:
    text = listed(read, "numbered.docx")
    assert "- P3 to P7: “Introduction 1 · 1. Referral 2 · " in text
    assert "- table 5 (T5): “Name of auditor · Overall judgement · Date signed”" in text
    assert "- table 6 (T6): “No. · What · By when · 1 · 2”" in text
    assert text.count("“Grading descriptors” Read as") == 1
    assert "It stands in: T1:r1:c1, T2:r1:c1, T3:r1:c1." in text
    text = listed(read, "audit.xlsx")
    assert "- sheet 1 Front door, cell A15: “Grade for this section: · Why this grade?”" in text
    assert text.count("Weirside workbook") == 1
    assert text.count("Above four points is Firm overall.") == 1


def test_numbers_that_word_prints_stand_before_rules(read: ReadFile) -> None:
    assert "“2. Three weak sections make a weak case.”" in listed(read, "asked.docx")
