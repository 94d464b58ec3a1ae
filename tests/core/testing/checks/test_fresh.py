"""Asking a new interpreter."""

from __future__ import annotations

import os

import pytest

from evenhand.testing.checks import fresh
from evenhand.testing.checks.fresh import FreshError, ask
from sample_plugins import SamplePlugin


def package(sample: SamplePlugin, source: str) -> str:
    """The sample's package with code of its own."""
    (sample.package / "__init__.py").write_text(source, encoding="utf-8")
    return sample.package.name


def test_the_modules_are_those_that_the_plugin_adds(sample: SamplePlugin) -> None:
    assert ask("modules", module=sample.package.name) == ["evenhand_sample"]
    source = "import colorsys\nfrom evenhand import DataPlugin\nplugin = DataPlugin.from_package(__name__)\n"
    assert ask("modules", module=package(sample, source)) == ["colorsys", "evenhand_sample"]


def test_what_a_plugin_prints_is_no_answer(sample: SamplePlugin) -> None:
    name = package(sample, "print('[]', end='')\n")
    assert ask("modules", module=name) == [name]


@pytest.mark.parametrize(
    ("source", "words"),
    [("raise OSError('no such luck')\n", "OSError: no such luck"), ("raise SystemExit(3)\n", "it ended with code 3")],
)
def test_a_plugin_that_ends_the_interpreter(sample: SamplePlugin, source: str, words: str) -> None:
    with pytest.raises(FreshError, match=words):
        ask("modules", module=package(sample, source))


def test_a_plugin_that_never_ends(sample: SamplePlugin, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fresh, "MOST_SECONDS", 0.1)
    with pytest.raises(FreshError, match=r"no answer within 0\.1 seconds"):
        ask("modules", module=package(sample, "while True: pass\n"))


def test_the_seed_is_that_of_the_new_interpreter(sample: SamplePlugin) -> None:
    before = dict(os.environ)
    source = "import sys\nif hash('a') != {}: raise ValueError(hash('a'))\n"
    with pytest.raises(FreshError) as told:
        ask("modules", seed=1, module=package(sample, source.format(0)))
    value = str(told.value).rpartition(" ")[2]
    ask("modules", seed=1, module=package(sample, source.format(value)))
    with pytest.raises(FreshError):
        ask("modules", seed=2, module=sample.package.name)
    assert dict(os.environ) == before


def test_the_digest_is_that_of_the_files(sample: SamplePlugin) -> None:
    subject = sample.subject()
    entries = [[*subject.entry]]
    assert ask("digest", framework_id="sample", entries=entries) == subject.framework.digest
    sample.replace("domains/02-plan.toml", "who does what", "who does it")
    assert ask("digest", framework_id="sample", entries=entries) != subject.framework.digest
