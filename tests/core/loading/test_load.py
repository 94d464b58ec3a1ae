from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from evenhand.loading.load import LoadedPlugin, load_all, load_plugin, without_clashes
from evenhand.loading.switches import Switches
from evenhand.models.faults import Fault

if TYPE_CHECKING:
    from tests.core.loading.conftest import Site


def fault_of(site: Site, code: str) -> Fault:
    site.add("kent", code)
    result = load_plugin(site.entry())
    assert isinstance(result, Fault)
    return result


def test_a_plugin_is_loaded_with_its_entry(site: Site) -> None:
    site.add("kent")
    loaded = load_plugin(site.entry())
    assert isinstance(loaded, LoadedPlugin)
    assert loaded.entry.name == "kent"
    assert loaded.plugin.evenhand_extends() == ("elsewhere",)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("import a_module_that_is_not_there", "a_module_that_is_not_there is not installed"),
        ("from json import nothing_of_the_kind", "json could not be imported"),
        ("raise SystemExit('the child is called Sam')", "it tried to end the program"),
        ("raise ValueError('the child is called Sam')", "failed with ValueError"),
        ("raise GeneratorExit", "failed with GeneratorExit"),
        ("def f(: ...", "failed with SyntaxError"),
        ("from evenhand.errors import EvenhandError\nraise EvenhandError('Sam')", "failed with EvenhandError"),
    ],
)
def test_whatever_an_import_raises_is_a_fault_without_its_text(site: Site, code: str, words: str) -> None:
    fault = fault_of(site, code)
    assert (fault.plugin, fault.distribution, fault.stage) == ("kent", "evenhand-kent", "import")
    assert words in fault.message
    assert "evenhand-kent" in fault.hint
    assert "Sam" not in str(fault)


def test_an_interrupt_from_the_keyboard_is_not_swallowed(site: Site) -> None:
    site.add("kent", "raise KeyboardInterrupt")
    with pytest.raises(KeyboardInterrupt):
        load_plugin(site.entry())


def test_what_a_plugin_prints_does_not_reach_stdout(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    site.add("kent", "print('hello')\n")
    load_plugin(site.entry())
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("", "hello\n")


def test_an_attribute_that_is_not_there_is_a_fault(site: Site) -> None:
    site.add("kent", "x = 1", attribute=":plugin")
    result = load_plugin(site.entry())
    assert isinstance(result, Fault)
    assert "AttributeError" in result.message


def test_a_class_is_refused_because_its_methods_have_no_object(site: Site) -> None:
    site.add("kent", "class Plugin: ...", attribute=":Plugin")
    result = load_plugin(site.entry())
    assert isinstance(result, Fault)
    assert result.stage == "hooks"
    assert "instance" in result.hint


def test_an_incompatible_plugin_is_never_imported(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    site.add("kent", "print('imported')", requires=("evenhand-core>=9",))
    result = load_plugin(site.entry())
    assert isinstance(result, Fault)
    assert result.stage == "compatibility"
    assert "imported" not in "".join(capsys.readouterr())


def test_one_failure_leaves_the_others(site: Site) -> None:
    site.add("bad", "raise SystemExit")
    site.add("good")
    site.add("worse", "import nothing_like_this")
    loaded, faults = load_all(site.entries())
    assert [plugin.entry.name for plugin in loaded] == ["good"]
    assert [fault.plugin for fault in faults] == ["bad", "worse"]


def test_a_plugin_that_is_off_is_never_imported(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    site.add("kent", "print('imported')")
    assert load_all(site.entries(), Switches(disable=("kent",))) == ((), ())
    assert load_all(site.entries(), Switches(allow=("essex",))) == ((), ())
    assert "imported" not in "".join(capsys.readouterr())


def test_of_two_plugins_of_one_name_the_later_is_a_fault_and_is_not_imported(site: Site) -> None:
    site.add("kent", distribution="evenhand-kent")
    site.add("kent", "raise SystemExit", distribution="zz-kent")
    loaded, (fault,) = load_all(site.entries())
    assert [plugin.entry.distribution for plugin in loaded] == ["evenhand-kent"]
    assert (fault.distribution, fault.stage) == ("zz-kent", "metadata")
    assert fault.message == "clashes with the plugin 'kent' of evenhand-kent"


def test_a_name_is_free_again_when_its_holder_is_off(site: Site) -> None:
    site.add("kent", distribution="evenhand-kent")
    site.add("kent", distribution="zz-kent")
    loaded, faults = load_all(site.entries(), Switches(disable=("evenhand-kent",)))
    assert [plugin.entry.distribution for plugin in loaded] == ["zz-kent"]
    assert faults == ()


def test_entries_without_a_name_do_not_clash_with_each_other(site: Site) -> None:
    site.add("kent")
    nameless = site.entry()._replace(name="")
    kept, faults = without_clashes([nameless, nameless._replace(distribution="other")])
    assert len(kept) == 2
    assert faults == []
