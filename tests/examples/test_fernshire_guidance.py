"""The guidance of the tutorial is what its helper makes, and is invented."""

from __future__ import annotations

import io

import docx

from evenhand.tables.from_guidance import read_guidance
from evenhand.tables.word_source import read_word
from fernshire_guidance import GRADES, PLACE, RULES, SECTIONS, fernshire_guidance


def test_the_file_is_what_its_helper_makes() -> None:
    kept, made = (read_word(content, "a.docx") for content in (PLACE.read_bytes(), fernshire_guidance()))
    assert kept.pieces() == made.pieces()
    assert docx.Document(io.BytesIO(PLACE.read_bytes())).core_properties.author == ""


def test_all_of_it_is_read() -> None:
    found = read_guidance(read_word(PLACE.read_bytes(), PLACE.name), "fernshire")
    told = [
        (domain["guidance"][0]["text"], tuple(item["text"] for item in domain["prompts"]),
         tuple(tuple(item["text"] for item in items) for items in domain["descriptors"].values()))
        for domain in found.data["domains"]
    ]  # fmt: skip
    assert told == [(section.standard, section.areas, section.descriptors) for section in SECTIONS]
    assert [grade["label"] for grade in found.data["scales"][0]["grades"]] == list(GRADES)
    assert tuple(doubt.text for doubt in found.draft.rules) == RULES
    assert found.data["header"]["evidence_window_months"] == 6
