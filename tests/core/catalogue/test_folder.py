from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from evenhand.catalogue.folder import read_folder
from evenhand.catalogue.problems import FrameworkProblemsError

if TYPE_CHECKING:
    from tests.core.catalogue.conftest import Edit, Workshop


def problems(workshop: Workshop, *edits: Edit) -> tuple[str, ...]:
    plugin = workshop.kent(*edits)
    with pytest.raises(FrameworkProblemsError) as caught:
        read_folder(plugin.folder, "kent")
    assert str(caught.value) == "\n".join(caught.value.lines)
    return caught.value.lines


def test_items_get_their_ids_from_their_position(workshop: Workshop) -> None:
    plugin = workshop.kent(("domains/02-voice.toml", 'source = "L19"', 'source = "L19"\nid = "voice.own"'))
    voice, risk = read_folder(plugin.folder, "kent").domains
    assert [item.id for item in risk.guidance] == ["risk.guidance.1"]
    assert [item.id for item in risk.prompts] == ["risk.1", "risk.2"]
    assert [item.id for item in risk.descriptors["good"]] == ["risk.good.1", "risk.good.2"]
    assert [item.id for item in voice.prompts] == ["voice.own"]


def test_an_id_that_is_given_is_not_counted_so_that_the_others_keep_theirs(workshop: Workshop) -> None:
    more = '[[prompts]]\nid = "risk.new"\ntext = "And this?"\nsource = "L9"\n\n[[prompts]]'
    (_, risk) = read_folder(workshop.kent(("domains/01-risk.toml", "[[prompts]]", more)).folder, "kent").domains
    assert [item.id for item in risk.prompts] == ["risk.new", "risk.1", "risk.2"]


def test_lists_may_stand_in_framework_toml(workshop: Workshop, files: dict[str, str]) -> None:
    moved = {**files, "framework.toml": files["framework.toml"] + files.pop("scales.toml")}
    del moved["scales.toml"]
    folder = workshop.write("moved", moved)
    assert [scale.id for scale in read_folder(folder, "moved").sections["scales"]] == ["overall", "score"]


def test_a_folder_without_a_header_is_told(workshop: Workshop) -> None:
    with pytest.raises(FrameworkProblemsError, match=r"^kent/framework\.toml: there is no such file"):
        read_folder(workshop.write("empty", {"rules.toml": ""}), "kent")


RULES, RISK, FORMS, HEADER = "rules.toml", "domains/01-risk.toml", "forms.toml", "framework.toml"


@pytest.mark.parametrize(
    ("edit", "line"),
    [
        # unknown keys, at the top, in a list, in a condition of a condition, in a file of lists
        ((HEADER, "year =", "yaer ="), "kent/framework.toml line 6: yaer: unknown key 'yaer'; did you mean 'year'?"),
        (
            (RULES, "strength =", "strenght ="),
            "kent/rules.toml line 5: rules[1].strenght: unknown key 'strenght'; did you mean 'strength'?",
        ),
        (
            (RULES, 'fact = "unsafe"', 'fakt = "unsafe"'),
            "kent/rules.toml line 21: rules[2].when.parts[2].part.fakt: unknown key 'fakt'; did you mean 'fact'?",
        ),
        (
            (RULES, 'domain = "risk"', 'domain = "risk", grade = "poor"'),
            "kent/rules.toml line 9: rules[1].when.grade: unknown key 'grade'",
        ),
        ((RULES, "", "[[facts]]\n"), "kent/rules.toml line 33: facts: unknown key 'facts'; this file holds [[rules]]"),
        ((RISK, "applies_to", "apply_to"), "kent/domains/01-risk.toml line 5: apply_to: unknown key 'apply_to'; did"),
        (
            (RISK, '[[prompts]]\ntext = "Is risk met?"', '[[prompts]]\ntekst = "Is risk met?"'),
            "kent/domains/01-risk.toml line 22: prompts[2].tekst: unknown key 'tekst'; did you mean 'text'?",
        ),
        (
            (RISK, '[[descriptors.good]]\ntext = "Risk falls."', '[[descriptors.good]]\nwords = "Risk falls."'),
            "kent/domains/01-risk.toml line 34: descriptors.good[2].words: unknown key 'words'",
        ),
        # what is missing is told where the table begins
        ((RISK, 'title = "Risk"\n', ""), "kent/domains/01-risk.toml line 1: 'title' is missing"),
        ((RULES, 'words = "Poor in risk means poor."\n', ""), "kent/rules.toml line 1: rules[1]: 'words' is missing"),
        ((RISK, 'source = "L17"', ""), "kent/domains/01-risk.toml line 33: descriptors.good[2]: 'source' is missing"),
        # wrong types and values
        ((HEADER, "2020", '"2020"'), "kent/framework.toml line 6: year: must be a whole number without quotes"),
        ((HEADER, "2020", "2020.0"), "kent/framework.toml line 6: year: must be a whole number"),
        ((HEADER, "2020", "2020-01-01"), "kent/framework.toml line 6: year: is a date without quotes"),
        ((HEADER, '"1.2"', '"one"'), "kent/framework.toml line 4: version: 'one' is no version"),
        ((HEADER, '"Kent audit"', '""'), "kent/framework.toml line 2: title: must not be empty"),
        ((HEADER, '"kent"', '"Kent"'), "kent/framework.toml line 1: id: 'Kent' is no id; write lower-case"),
        (
            (RULES, '"must_be"', '"must"'),
            "kent/rules.toml line 3: rules[1].effect: 'must' is not one of must_be, cannot_exceed, at_least, requires,"
            " consider, judgement; did you mean 'must_be'?",
        ),
        (
            (RULES, 'test = "tally"', 'test = "taly"'),
            "kent/rules.toml line 20: rules[2].when.parts[1].test: no condition 'taly'; did you mean 'tally'?",
        ),
        (
            (RULES, 'when = { test = "grade", ', "when = { "),
            "kent/rules.toml line 9: rules[1].when: has no 'test'",
        ),
        (
            (RULES, 'share = "1/2"', "share = 0.5"),
            "kent/rules.toml line 20: rules[2].when.parts[1].share: write a shar",
        ),
        ((RULES, '"1/2"', '"1/0"'), "kent/rules.toml line 20: rules[2].when.parts[1].share: write a share as a fracti"),
        ((RULES, '"1/2"', '"5/2"'), "kent/rules.toml line 20: rules[2].when.parts[1].share: must be at most 1"),
        ((RULES, '"K-1"', '"k-1"'), "kent/rules.toml line 2: rules[1].id: 'k-1' is no id; write capital letters"),
        (
            (RULES, '"graded"', '["risk", 3]'),
            "kent/rules.toml line 20: rules[2].when.parts[1].over[2]: must be text in quotes",
        ),
        (
            ("scales.toml", "[0, 5]", "[0, 4]"),
            "kent/scales.toml line 11: scales[2]: scale 'score': bands must follow each other",
        ),
        (
            (FORMS, 'options = ["Care", "Home"]', ""),
            "kent/forms.toml line 7: forms[1].fields[1]: field 'case_type': a choice needs 'options' or a 'list'",
        ),
        ((RISK, "[[guidance]]", "[guidance]"), "kent/domains/01-risk.toml line 12: guidance: must be a list in [ ]"),
        ((RULES, "", "\n[rules.extra]\nx = 1\n"), "kent/rules.toml line 34: rules[3].extra: unknown key 'extra'"),
        (
            ("facts.toml", "[[facts]]", "[facts]"),
            "kent/facts.toml line 1: begin each item of a list with two brackets: [[facts]]; line 7",
        ),
        ((RULES, "[[rules]]", ""), "kent/rules.toml line 2: id: a line [[rules]] is missing above this one"),
        (("facts.toml.txt", "", ""), "kent/facts.toml.txt: it is not read, because it ends in '.txt'"),
        (("domains/03.TOML", "", ""), "kent/domains/03.TOML: it is not read, because its ending has capitals"),
        (
            (RULES, 'grade = "poor"', 'grade = "Very Poor"'),
            "kent/rules.toml line 8: rules[1].grade: 'Very Poor' is no id",
        ),
        (("cases.toml", "[[cases]]", "[cases]"), "kent/cases.toml line 1: cases: must be a list of tables; write [[ca"),
        (("cases.toml", "", "\nodd = 1\n"), "kent/cases.toml line 9: cases[1].odd: unknown key 'odd'"),
        # what is not for an author to write
        ((RULES, "", '\nplugin = "kent"\n'), "kent/rules.toml line 34: rules[3].plugin: is filled in by Evenhand"),
        # files
        (("rulse.toml", "", ""), "kent/rulse.toml: no file of a framework has this name; did you mean 'rules.toml'?"),
        ((RULES, "effect", "effect effect"), "kent/rules.toml line 3: no sign = follows the key"),
    ],
)
def test_what_is_wrong_is_told_with_file_line_key_and_what_was_meant(workshop: Workshop, edit: Edit, line: str) -> None:
    assert any(found.startswith(line) for found in problems(workshop, edit)), "\n".join(problems(workshop, edit))


def test_everything_wrong_in_every_file_is_told_at_once(workshop: Workshop) -> None:
    found = problems(
        workshop,
        (RULES, "strength", "strenght"),
        (RISK, "applies_to", "apply_to"),
        (FORMS, 'stage = "graded"', 'stage = "later"'),
    )
    assert [line.partition(" ")[0] for line in found] == [
        "kent/forms.toml",
        "kent/rules.toml",
        "kent/domains/01-risk.toml",
    ]
    assert all("\n" not in line for line in found)


def test_the_frameworks_text_is_not_repeated_where_a_model_refuses_it(workshop: Workshop) -> None:
    (line,) = problems(workshop, (RISK, '"Risk is seen."', f'"{"Sam " * 2000}"'))
    assert line == "kent/domains/01-risk.toml line 14: guidance[1].text: is too long; 4000 characters at most"


def test_a_number_of_a_question_is_text_in_quotes(workshop: Workshop) -> None:
    (line,) = problems(workshop, (RISK, "[[prompts]]", "[[prompts]]\nnumber = 1.10"))
    assert line.endswith("prompts[1].number: must be text in quotes")
