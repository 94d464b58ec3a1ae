"""Waivers as files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from evenhand.testing.registry import check
from evenhand.testing.subject import Subject
from evenhand.testing.waivers import Waiver, WaiverError, read_waivers, shipped_waivers
from sample_plugins import SamplePlugin


def look(subject: Subject) -> Iterator[str]:
    """Mend it."""
    yield "wrong"


CHECKS = (check("a.must", "must", "A.")(look), check("a.should", "should", "B.")(look))
WHOLE = '[[waivers]]\ncheck = "a.should"\nreason = "The source\\nhas no such thing."\n'


def read(folder: Path, text: str) -> tuple[Waiver, ...]:
    path = folder / "w.toml"
    path.write_text(text, encoding="utf-8")
    return read_waivers(path, "w.toml", CHECKS, ["sample"])


def test_a_waiver_has_a_check_and_a_reason(tmp_path: Path) -> None:
    (waiver,) = read(tmp_path, WHOLE)
    assert waiver == Waiver("a.should", "The source has no such thing.", "", "w.toml")
    assert waiver.covers("a.should", "any")
    assert not waiver.covers("a.must", "any")


def test_a_waiver_may_be_for_one_framework(tmp_path: Path) -> None:
    (waiver,) = read(tmp_path, f'{WHOLE}framework = "sample"\n')
    assert waiver.covers("a.should", "sample")
    assert not waiver.covers("a.should", "other")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            WHOLE.replace("a.should", "a.shuold"),
            "w.toml line 2: waivers[1].check: there is no check 'a.shuold'; did you mean 'a.should'?",
        ),
        (
            WHOLE.replace("a.should", "a.must"),
            "w.toml line 2: waivers[1].check: 'a.must' is a must, which cannot be waived; mend what it finds",
        ),
        (
            '[[waivers]]\ncheck = "a.should"\n',
            "w.toml line 1: waivers[1]: no reason; say why the check need not be kept here",
        ),
        (
            '[[waivers]]\ncheck = "a.should"\nreason = "  "\n',
            "w.toml line 3: waivers[1].reason: not words; say why the check need not be kept here",
        ),
        (
            '[[waivers]]\ncheck = 7\nreason = "So."\n',
            "w.toml line 2: waivers[1].check: not words; name the check that is waived",
        ),
        (
            f'{WHOLE}framework = "sampel"\n',
            "w.toml line 4: waivers[1].framework: no framework 'sampel'; did you mean 'sample'?",
        ),
        (
            f"{WHOLE}framework = 3\n",
            "w.toml line 4: waivers[1].framework: not words; give the id of a framework, or leave the key out",
        ),
        (f'{WHOLE}resaon = "x"\n', "w.toml line 4: waivers[1].resaon: unknown key 'resaon'; did you mean 'reason'?"),
        (f"{WHOLE}{WHOLE}", "w.toml line 5: waivers[2].check: 'a.should' is waived twice; delete one"),
        ('waiver = "x"\n', "w.toml line 1: waiver: unknown key 'waiver'; this file holds [[waivers]]"),
        ("waivers = 3\n", "w.toml line 1: waivers: begin each waiver with [[waivers]]"),
        ("[[waivers]\n", "w.toml line 1: a line that begins with [[ ends with ]], around one name without spaces"),
    ],
)
def test_what_is_wrong_is_told_with_file_line_key_and_fix(tmp_path: Path, text: str, line: str) -> None:
    with pytest.raises(WaiverError) as caught:
        read(tmp_path, text)
    assert caught.value.lines == (line,)


def test_everything_wrong_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(WaiverError) as caught:
        read(tmp_path, '[[waivers]]\n[[waivers]]\ncheck = "a.must"\n')
    assert len(caught.value.lines) == 4


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(WaiverError, match=r"w\.toml: cannot be read \(No such file"):
        read_waivers(tmp_path / "w.toml", "w.toml", CHECKS)


def test_waivers_ship_beside_a_frameworks_files_and_are_no_part_of_it(sample: SamplePlugin) -> None:
    digest = sample.subject().framework.digest
    sample.append("waivers.toml", WHOLE)
    subject = sample.subject()
    assert (subject.faults, subject.framework.digest) == ((), digest)
    assert shipped_waivers(subject, CHECKS)[0].file == "sample/waivers.toml"


def test_a_shipped_waiver_names_only_frameworks_of_its_plugin(sample: SamplePlugin) -> None:
    sample.append("waivers.toml", f'{WHOLE}framework = "durham"\n')
    with pytest.raises(WaiverError, match=r"^sample/waivers\.toml line 4: .*no framework 'durham'; there are: sample$"):
        shipped_waivers(sample.subject(), CHECKS)
