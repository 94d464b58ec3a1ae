"""Law: the commands that the README and the documentation quote are true."""

from __future__ import annotations

import ast
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

FENCE = re.compile(r"^(?P<fence>```+|~~~+)[^\n]*\n(?P<body>.*?)^(?P=fence)", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
PROMPT = re.compile(r"^(?:\$ |> |PS> )?(?:\.venv/bin/|\.venv\\Scripts\\)?(?=(?:evenhand|make|py|python3) )")
ENDS = {"|", "||", "&&", ";", ">", ">>", "<", "2>", "&"}


def quoted_commands(text: str) -> set[tuple[str, ...]]:
    """The commands of a page, in fenced blocks line by line and in inline code, as their words."""
    lines = [line for block in FENCE.finditer(text) for line in block["body"].replace("\\\n", " ").splitlines()]
    lines += INLINE.findall(FENCE.sub("", text))
    found = set()
    for line in lines:
        plain = PROMPT.sub("", line.strip() + " ")
        if re.match(r"(evenhand|make|py|python3) ", plain):
            found.add(_words(plain))
    return found


def _words(line: str) -> tuple[str, ...]:
    words = []
    for word in shlex.split(line, comments=True):
        if word in ENDS:
            break
        words.append(word)
    return tuple(words)


def try_command(words: tuple[str, ...]) -> subprocess.CompletedProcess[str]:
    """Ask the executable whether it knows a command with these options, without doing it."""
    executable = Path(sys.executable).with_name("evenhand.exe" if sys.platform == "win32" else "evenhand")
    # Before the options: an option that stands last without its value would take it for that, and do the deed.
    first = next((place for place, word in enumerate(words) if word.startswith("-")), len(words))
    return subprocess.run(
        [str(executable), *words[1:first], "--help", *words[first:]],
        capture_output=True,
        text=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        check=False,
        timeout=60,
    )


def is_option_by_name(words: tuple[str, ...]) -> bool:
    """Whether the last word is an option that the command has, named in prose without the value that it takes."""
    return words[-1].startswith("--") and words[-1] in try_command(words[:-1]).stdout.split()


def make_targets(makefile: str) -> set[str]:
    """The commands that the Makefile offers."""
    return {name for line in re.findall(r"^\.PHONY:(.*)$", makefile, re.MULTILINE) for name in line.split()}


@pytest.fixture(scope="module")
def commands(workspace: Path) -> set[tuple[str, ...]]:
    pages = [workspace / "README.md", *sorted((workspace / "docs").rglob("*.md"))]
    return set().union(*(quoted_commands(page.read_text(encoding="utf-8")) for page in pages if page.exists()))


def test_the_readme_names_how_to_run_and_test(workspace: Path) -> None:
    quoted = quoted_commands((workspace / "README.md").read_text(encoding="utf-8"))
    assert {("make", "run"), ("make", "test")} <= quoted


def test_every_quoted_evenhand_command_is_known(commands: set[tuple[str, ...]]) -> None:
    wrong = {}
    for words in sorted(words for words in commands if words[0] == "evenhand"):
        answered = try_command(words)
        if answered.returncode != 0 and not is_option_by_name(words):
            wrong[shlex.join(words)] = answered.stderr
    assert wrong == {}


def test_every_quoted_make_command_is_a_target(workspace: Path, commands: set[tuple[str, ...]]) -> None:
    targets = make_targets((workspace / "Makefile").read_text(encoding="utf-8"))
    assert targets
    quoted = {word for words in commands if words[0] == "make" for word in words[1:] if "=" not in word}
    assert quoted - targets == set()


def test_the_bootstrap_script_does_what_make_offers(workspace: Path, commands: set[tuple[str, ...]]) -> None:
    source = (workspace / "bootstrap.py").read_text(encoding="utf-8")
    usage = re.search(r"bootstrap\.py (?P<names>[a-z|]+)", ast.get_docstring(ast.parse(source)) or "")
    assert usage
    offered = set(usage["names"].split("|"))
    assert make_targets((workspace / "Makefile").read_text(encoding="utf-8")) == offered
    quoted = {words[2] for words in commands if words[0] in {"py", "python3"} and words[1:2] == ("bootstrap.py",)}
    assert quoted - offered == set()


def test_commands_are_read_from_blocks_and_inline_code() -> None:
    page = (
        "Run `make run` or `evenhand plugins --check`; `evenhand` alone opens it, `evenhand.plugins` is a group.\n"
        "```sh\n$ .venv/bin/evenhand report A --format docx > report.docx  # Word\n"
        "evenhand grade durham \\\n    --answers -\nsome output\n```\n"
    )
    assert quoted_commands(page) == {
        ("make", "run"),
        ("evenhand",),
        ("evenhand", "plugins", "--check"),
        ("evenhand", "report", "A", "--format", "docx"),
        ("evenhand", "grade", "durham", "--answers", "-"),
    }


@pytest.mark.parametrize("words", [("evenhand", "no-such-command"), ("evenhand", "frameworks", "--no-such-option")])
def test_the_law_sees_a_command_that_is_not_there(words: tuple[str, ...]) -> None:
    answered = try_command(words)
    assert answered.returncode == 2
    assert "Traceback" not in answered.stderr
    assert not is_option_by_name(words)


def test_an_option_may_be_named_without_its_value() -> None:
    assert is_option_by_name(("evenhand", "keys", "show", "--output"))
