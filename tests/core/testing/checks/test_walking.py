"""Every string of a framework, with where it stands."""

from __future__ import annotations

from evenhand.testing.checks.walking import items_of, mine, said, shown
from sample_plugins import SamplePlugin


def test_every_string_of_the_files_is_there(sample: SamplePlugin) -> None:
    texts = {one.text for one in said(sample.subject().framework)}
    for file in sample.folder.rglob("*.toml"):
        for line in file.read_text(encoding="utf-8").splitlines():
            key, _, value = line.partition(" = ")
            if key in {"text", "words", "title", "label", "applies_to", "source", "note", "why"}:
                assert value.strip('"') in texts, line


def test_a_finding_can_say_where(sample: SamplePlugin) -> None:
    places = {(one.where, one.key): one.text for one in said(sample.subject().framework)}
    assert places["framework", "publisher"] == "Sample Borough"
    assert places["scale 'grade', grade 'fair'", "label"] == "Fair"
    assert places["prompt 'safety.2'", "text"] == "Was each danger acted on within a day?"
    assert places["field 'next_step'", "source"] == "L15"
    assert places["rule 'S-5'", "words"] == "Below Good, the next step is written down."


def test_what_people_read_is_told_from_what_the_engine_reads(sample: SamplePlugin) -> None:
    keys = {one.key for one in shown(sample.subject())}
    assert {"text", "words", "label", "applies_to"} <= keys
    assert keys.isdisjoint({"id", "source", "kind", "effect", "version"})


def test_an_extension_answers_for_its_own_items_only(sample: SamplePlugin) -> None:
    sample.extend(
        "theme",
        {
            "framework.toml": 'extends = "sample"\nid = "theme"\ntitle = "A theme"\n',
            "prompts.toml": '[[safety]]\ntext = "Was it themed?"\nsource = "T1"\n',
        },
    )
    theirs = {one.text for one in mine(sample.subject("theme"))}
    assert "Was it themed?" in theirs
    assert "T1" in theirs
    assert "Sample Borough" not in theirs
    assert "Was it themed?" not in {one.text for one in mine(sample.subject())}


def test_items_come_with_their_plugin(sample: SamplePlugin) -> None:
    found = list(items_of(sample.subject().framework))
    assert ("voice.good.1", "The child's words are on the file and changed what was done.", "sample") in found
    assert len(found) == 1 + 4 + 9


def test_an_extensions_prompts_have_what_others_have(sample: SamplePlugin) -> None:
    prompt = (
        '[[safety]]\nnumber = "T1"\ngroup = "Theme"\nhint = "The theme\'s notes"\ntext = "Was it?"\nsource = "T1"\n'
    )
    header = 'extends = "sample"\nid = "theme"\ntitle = "A theme"\n'
    sample.extend("theme", {"framework.toml": header, "prompts.toml": prompt})
    added = sample.subject("theme").framework.domain_by_id["safety"].prompts[-1]
    assert (added.numbered, added.group, added.hint) == ("T1 Was it?", "Theme", "The theme's notes")
    assert {"number", "group", "hint"} <= {one.key for one in shown(sample.subject("theme"))}
