"""How much an extension adds, counted without assembling it, and as the assembled framework says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from evenhand.catalogue.adding import added_items
from evenhand.catalogue.readings import resolve_readings
from evenhand.grading.service import rule_on
from evenhand.models.added import additions_to
from shelved import shelved_durham

if TYPE_CHECKING:
    from pathlib import Path

    from tests.core.catalogue.conftest import Shelf, Workshop

MORE = (
    '\n[[facts]]\nid = "extra"\ntext = "Is it extra?"\nsource = "T5"\n',
    '\n[[checks]]\nid = "names"\nkind = "initials"\nwords = "Names."\nsource = "T6"\n',
)


def test_the_count_of_the_list_is_that_of_the_framework(
    shelf: Shelf, files: dict[str, str], extension_files: dict[str, str]
) -> None:
    shelf.data("kent", files)
    shelf.data("theme", extension_files, ("framework.toml", "", "".join(MORE)))
    shelf.code(
        "notes",
        "from evenhand.models.domains import Domain, Prompt\n"
        "from evenhand.models.rules import Fact\n"
        "@hookimpl\ndef evenhand_extends(): return ('kent',)\n"
        "@hookimpl\ndef evenhand_facts(): return (Fact(id='noted', text='Noted?', source='N'),)\n"
        "@hookimpl\ndef evenhand_domains():\n"
        "    return (Domain(id='mine', order=30, title='Mine', source='N', applies_to='All'),)\n"
        "@hookimpl\ndef evenhand_prompts():\n"
        "    return {name: (Prompt(id=f'{name}.n.1', text='So?', source='N'),) for name in ('risk', 'mine')}\n",
    )
    catalogue = shelf.catalogue()
    (summary,) = catalogue.summaries()
    assert summary.additions == (("theme", 5), ("notes", 3))
    found = {addition.plugin: addition.total for addition in additions_to(catalogue.framework("kent"))}
    assert found == dict(summary.additions)
    # Kept between runs, without loading anything again.
    assert shelf.catalogue().summaries() == (summary,)


@pytest.mark.parametrize("text", ["rules = 7", "[[rules]", '[rules]\nid = "x"'])
def test_a_file_that_holds_no_list_counts_nothing(workshop: Workshop, text: str) -> None:
    folder = workshop.write("odd", {"framework.toml": 'id = "odd"', "rules.toml": text})
    assert added_items(folder) == 0


def test_a_theme_of_durham_tightens_and_makes_another_framework_of_it(tmp_path: Path) -> None:
    alone, themed = (shelved_durham(tmp_path, theme=theme).framework("durham") for theme in (False, True))
    assert alone.digest != themed.digest
    grades = {domain.id: "Good" for domain in themed.graded_domains} | {"neglect": "Inadequate"}
    facts = {"looked_after": True}
    ruling = rule_on(themed, {"grades": grades, "facts": facts}, resolve_readings(themed))
    assert ruling.permitted == ("Requires Improvement", "Inadequate")
    assert "NT-1" in [entry.rule for entry in ruling.trace]
    del grades["neglect"]
    assert rule_on(alone, {"grades": grades, "facts": facts}, resolve_readings(alone)).ceiling == "Outstanding"
