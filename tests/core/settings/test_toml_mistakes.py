from __future__ import annotations

import tomllib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from evenhand.settings.toml_file import TomlError, parse_toml
from evenhand.settings.toml_mistakes import mistake_at

CURLY = "these are curly quotation marks; type straight ones"
OPEN = "the text is not closed; end it on the same line"
MISTAKES = {
    # quotation marks
    "title = “Hello”\n": (1, f'title: {CURLY}: title = "…"'),
    "title = ‘Hello’\n": (1, f"title: {CURLY}"),
    'names = ["x", “y”]\n': (1, f"names: {CURLY}"),
    "a = 1\r\nb = “x”\r\n": (2, f"b: {CURLY}"),
    "title = Hello\n": (1, 'title: text stands between quotation marks; write title = "…"'),
    'when = { test = grade, domain = "x" }\n': (1, 'test: text stands between quotation marks; write test = "…"'),
    'title = Hello"\n': (1, "title: the text has no quotation mark where it begins"),
    'title = "Hello\nx = 1\n': (1, f"title: {OPEN}"),
    "title = 'Hello\nx = 1\n": (1, f"title: {OPEN}"),
    'title = "Hello': (1, f"title: {OPEN}"),
    "title = 'Hello": (1, f"title: {OPEN}"),
    'title = "Hel\nlo"\n': (1, f"title: {OPEN}"),
    'title = "Hello”\n': (1, "title: the text ends with a curly quotation mark"),
    'title = "He said "no" to it"\n': (1, "title: a quotation mark stands inside the text"),
    "title = 'the child's plan'\n": (1, "title: an apostrophe stands inside the text"),
    'a = 1\nt = """\nabc\n\n': (2, "t: the text is not closed; put the three quotation marks"),
    "a = 1\nt = '''\nabc\n": (2, "t: the text is not closed; put the three quotation marks"),
    'path = "C:\\Users"\n': (1, "path: a backslash"),
    'path = "a\\d"\n': (1, "path: a backslash"),
    'a = "x\x07"\n': (1, "a: a character stands here that cannot be seen"),
    # other values
    "graded = False\n": (1, "graded: 'false' is no value; write true or false, in lower case"),
    "graded = no # not yet\n": (1, "graded: 'no' is no value; write true or false"),
    "crosswalk = none\n": (1, "crosswalk: there is no word for nothing; take the line out"),
    "order = 01\n": (1, "order: a whole number has no 0 in front"),
    "version = 1.0.2\n": (1, "version: text stands between quotation marks, also a version"),
    "share = 3/4\n": (1, "share: text stands between quotation marks"),
    "a = 1 2\n": (1, "a: text stands between quotation marks"),
    "a =\n": (1, "a: nothing stands after the sign ="),
    'a = "x",\n': (1, "a: a comma stands behind the value"),
    "a = [1] 2\n": (1, "a: something stands behind the ]"),
    # keys
    'title: "x"\n': (1, "a key is followed by the sign =, not by a colon"),
    'my title = "x"\n': (1, "no sign = follows the key"),
    " = 3\n": (1, "a key is missing before the sign ="),
    'id = "x"\nit goes on here.\n': (2, "no sign = follows the key; a key is one word"),
    "// a remark\n": (1, "a remark begins with #"),
    "@ home\n": (1, "a line is key = value, [table], or begins with #"),
    '[[rules]]\nid = "a"\nid = "b"\n': (
        3,
        "id: the key stands twice, here and in line 2; delete one, or a line [[rules]]",
    ),
    "a = 1\na = 2\n": (2, "a: the key stands twice, here and in line 1; delete one"),
    "a = {x = 1, x = 2}\n": (1, "a: a key stands twice in the table in { }"),
    # headers
    '[rules]\nid = "A"\n\n[[rules]]\n': (1, "begin each item of a list with two brackets: [[rules]]; line 4 begins"),
    "[rules]\na = 1\n[rules]\n": (3, "begin each item of a list with two brackets: [[rules]], here and in line 1"),
    "[[rules]]\na = 1\n[rules]\n": (3, "begin each item of a list with two brackets: [[rules]], as in line 1"),
    "[[rules]]\n[rules.when]\nx = 1\n[rules.when]\n": (
        4,
        "[rules.when] stands in line 2 already; perhaps a line [[rules]]",
    ),
    "[[rules]\na = 1\n": (1, "a line that begins with [[ ends with ]]"),
    "[rules\na = 1\n": (1, "a line that begins with [ ends with ]"),
    "[[rules]] x\n": (1, "something stands behind the brackets"),
    # lists and tables
    'x = [\n  "a" # one\n  "b",\n]\n': (2, "a comma is missing at the end of this line"),
    'x = [\n  "a"\n\n  # two\n  "b",\n]\n': (2, "a comma is missing at the end of this line"),
    'x = ["a" "b"]\n': (1, "a comma is missing in this line"),
    'x = [\n "a",\n': (1, "x: the list is not closed"),
    'x = [\n "a",\n\ny = 2\n': (1, "x: the list is not closed"),
    'x = [\n "a"\n\n[[rules]]\ny = 2\n': (1, "x: the list is not closed"),
    "x = { a = 1,\n b = 2 }\n": (1, "x: a table in { } stands on one line"),
    "x = { a = 1 b = 2 }\n": (1, "x: a comma is missing between two keys"),
    "x = { a = 1\n": (1, "x: a table in { } is not closed"),
    "]\n": (1, "this ] closes nothing"),
}


@pytest.mark.parametrize("text", MISTAKES)
def test_each_mistake_is_told_with_its_line_and_key_and_fix(text: str) -> None:
    line, words = MISTAKES[text]
    with pytest.raises(tomllib.TOMLDecodeError):
        tomllib.loads(text)
    with pytest.raises(TomlError) as caught:
        parse_toml(text.encode(), "f.toml")
    assert str(caught.value).startswith(f"f.toml line {line}: {words}"), str(caught.value)


def test_what_is_none_of_them_is_left_to_the_parsers_words() -> None:
    assert mistake_at("a = 1\n", 1, 1, "Something else") is None


PARTS = st.sampled_from(
    [
        "a",
        "when",
        " = ",
        '"',
        "'",
        "“",
        "[",
        "]",
        "[[",
        "]]",
        "{",
        "}",
        ",",
        "\n",
        "#",
        " ",
        "1",
        "no",
        "x.y",
        '"""',
        ":",
        "\\",
    ]
)


@given(st.lists(PARTS, max_size=30).map("".join))
@example("x = [\n]]\n")
@example("\n]")
def test_whatever_is_no_toml_is_one_line_that_names_a_line_of_the_file(text: str) -> None:
    try:
        parse_toml(text.encode(), "f.toml")
    except TomlError as error:
        said = str(error)
        assert "\n" not in said
        number = int(said.removeprefix("f.toml line ").partition(":")[0])
        assert 1 <= number <= text.count("\n") + 1


@given(st.text(alphabet="abcdefgh ", min_size=12, max_size=40).filter(lambda said: said.strip()))
def test_a_value_is_never_repeated(said: str) -> None:
    secret = f"zq{said.strip()}"
    for text in (f"title = {secret}\n", f"title = “{secret}”\n", f'title = "{secret}\n', f'title = {secret}"\n'):
        with pytest.raises(TomlError) as caught:
            parse_toml(text.encode(), "f.toml")
        assert secret not in str(caught.value)
