"""Checks about the words that people read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.testing.checks import text
from evenhand.testing.checks.text import hidden_in, longest_sentence, longest_word, markup_in
from sample_plugins import SamplePlugin


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\u200b", "zero width space"),
        ("\u202e", "right-to-left override"),
        ("\u2066", "left-to-right isolate"),
        ("\ufeff", "zero width no-break space"),
        ("\u00ad", "soft hyphen"),
        ("\x07", "a control character"),
        ("\u2028", "line separator"),
        ("\ufffd", "replacement character"),
        ("\ue000", "a control character"),
    ],
)
def test_hidden_characters_are_named(character: str, name: str) -> None:
    assert hidden_in(f"The{character}plan{character}") == f"U+{ord(character):04X} {name}"


@given(st.text(alphabet=st.characters(categories=("L", "N", "P", "S", "Zs"), exclude_characters="\ufffd")))
def test_what_can_be_typed_is_not_hidden(words: str) -> None:
    assert hidden_in(words) == ""


def test_lines_and_tabs_are_allowed() -> None:
    assert hidden_in("One,\n\ttwo “quoted” – 'three' … café ½") == ""


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("<b>Now</b>", "an HTML tag"),
        ("one<br/>two", "an HTML tag"),
        ('<a href="x">y</a>', "an HTML tag"),
        ("Plans &amp; reviews", "an HTML entity"),
        ("A [bold]plan[/bold]", "markup"),
        ("A [red]plan", "markup"),
        ("A **good** plan", "Markdown emphasis"),
        ("A __good__ plan", "Markdown emphasis"),
        ("See [the guide](http://example.org)", "a Markdown link"),
        ("# Plans", "a Markdown heading or fence"),
    ],
)
def test_markup_is_found(words: str, what: str) -> None:
    assert what in list(markup_in(words))


@pytest.mark.parametrize(
    "words",
    [
        "Fewer than <5 visits, or >10",
        "Child & family",
        "[name of the child] was seen",
        "2 * 3 ** 2",
        "snake__case",
        "Item #4",
        "[sic]",
        "Form [A] (old)",
        "Was the child seen [yes/no]?",
    ],
)
def test_what_only_looks_like_markup_is_left(words: str) -> None:
    assert list(markup_in(words)) == []


def test_long_words_and_sentences() -> None:
    assert longest_word(f"a {'b' * 40} c") == ""
    assert longest_word(f"a {'b' * 41} c") == "b" * 41
    assert longest_word("https://example.org/" + "a-" * 60) == ""
    assert longest_sentence("One two. Three four five; six: seven eight? Nine") == 3
    assert longest_sentence("About s.17 and 3.5 days of it") == 7
    assert longest_sentence("") == 0


def test_lengths_are_counted_by_where_the_text_is_shown(sample: SamplePlugin) -> None:
    sample.replace("framework.toml", "Sample audit", f"Sample audit {'of all ' * 10}")
    sample.replace("forms.toml", "Case number", f"Case number {'again ' * 10}")
    assert list(text.readable(sample.subject())) == ["framework: its short_title has 83 characters; 60 fit"]


@pytest.mark.parametrize("words", ["A  plan", "A\u00a0plan", " A plan", "A plan ", "A plan\n"])
def test_spaces(sample: SamplePlugin, words: str) -> None:
    words = words.replace("\n", "\\n")
    sample.replace("domains/02-plan.toml", "The plan", words)
    assert list(text.spaces(sample.subject())) == [
        "domain 'plan_quality': its title has doubled, non-breaking or outer spaces"
    ]


def test_a_new_line_is_no_double_space(sample: SamplePlugin) -> None:
    sample.replace("domains/02-plan.toml", "The plan", "The plan\\n\\nof the case")
    assert list(text.spaces(sample.subject())) == []


@pytest.mark.parametrize("key", ["number", "group", "hint"])
def test_what_stands_around_a_question_is_looked_at_too(sample: SamplePlugin, key: str) -> None:
    sample.replace("domains/02-plan.toml", "[[prompts]]", f'[[prompts]]\n{key} = "4\\u200b"')
    (found,) = text.hidden(sample.subject())
    assert found == f"prompt 'plan_quality.1': its {key} holds U+200B zero width space"


def test_a_number_is_short(sample: SamplePlugin) -> None:
    sample.replace("domains/02-plan.toml", "[[prompts]]", f'[[prompts]]\nnumber = "{"1." * 20}"')
    assert list(text.readable(sample.subject())) == ["prompt 'plan_quality.1': its number has 40 characters; 20 fit"]
