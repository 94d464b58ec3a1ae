from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from evenhand.catalogue import Catalogue, FrameworkFaultError, UnknownFrameworkError
from evenhand.catalogue import assemble as assemble_module
from evenhand.catalogue import catalogue as catalogue_module
from evenhand.settings.settings import Settings

if TYPE_CHECKING:
    from tests.core.catalogue.conftest import Shelf


def essex(files: dict[str, str]) -> dict[str, str]:
    return {name: text.replace('"kent"', '"essex"').replace("Kent", "Essex") for name, text in files.items()}


def forbid_assembling(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assemble_module, "assemble", lambda *_: pytest.fail("it was assembled again"))


def test_the_installed_frameworks_are_sound() -> None:
    """Whatever is installed beside core must load without a fault."""
    catalogue = Catalogue()
    assert "durham" in [summary.id for summary in catalogue.summaries()]
    assert catalogue.framework("durham").header.publisher == "Durham County Council"


def test_summaries_come_by_title_and_count_what_extensions_add(
    shelf: Shelf, files: dict[str, str], extension_files: dict[str, str]
) -> None:
    shelf.data("kent", files)
    shelf.data("theme", extension_files)
    shelf.data("essex", essex(files))
    summaries = shelf.catalogue().summaries()
    assert [(summary.id, summary.domains) for summary in summaries] == [("essex", 2), ("kent", 3)]
    assert (summaries[1].plugin, summaries[1].distribution, summaries[1].year) == ("kent", "evenhand-kent", 2020)


def test_a_framework_comes_from_its_snapshot_without_being_assembled(
    shelf: Shelf, files: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.data("kent", files)
    first = shelf.catalogue().framework("kent")
    forbid_assembling(monkeypatch)
    monkeypatch.setattr(catalogue_module, "load_plugin", lambda _: pytest.fail("the plugin was imported again"))
    assert shelf.catalogue().framework("kent") == first


def test_an_edited_file_is_read_again_though_its_module_is_imported(shelf: Shelf, files: dict[str, str]) -> None:
    folder = shelf.data("kent", files)
    first = shelf.catalogue().framework("kent")
    rules = folder / "rules.toml"
    rules.write_text(rules.read_text(encoding="utf-8").replace('"1/2"', '"2/3"'), encoding="utf-8")
    assert shelf.catalogue().framework("kent").digest != first.digest


def test_a_spoilt_snapshot_is_made_again(shelf: Shelf, files: dict[str, str]) -> None:
    shelf.data("kent", files)
    first = shelf.catalogue().framework("kent")
    path = shelf.cache / "framework-kent.json"
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b'"must_be"', b'"consider"'))
    assert shelf.catalogue().framework("kent") == first
    assert path.read_bytes() == whole


def test_a_cache_folder_that_cannot_be_written_does_no_harm(shelf: Shelf, files: dict[str, str]) -> None:
    shelf.cache.write_text("a file where the folder should be", encoding="utf-8")
    shelf.data("kent", files)
    assert shelf.catalogue().framework("kent").id == "kent"
    assert shelf.catalogue().faults() == ()


def test_installing_an_extension_gives_another_framework_and_removing_it_the_first(
    shelf: Shelf, files: dict[str, str], extension_files: dict[str, str]
) -> None:
    shelf.data("kent", files)
    alone = shelf.catalogue().framework("kent")
    shelf.data("theme", extension_files)
    both = shelf.catalogue().framework("kent")
    assert "theme" in both.domain_by_id
    assert "T-1" in both.rule_by_id
    shelf.entries.pop()
    assert shelf.catalogue().framework("kent") == alone


def test_a_framework_that_code_adds_to_is_never_taken_from_the_cache(shelf: Shelf, files: dict[str, str]) -> None:
    shelf.data("kent", files)
    shelf.catalogue().framework("kent")
    shelf.code(
        "more",
        "from evenhand.models.rules import Fact\n@hookimpl\ndef evenhand_extends(): return ('kent',)\n"
        "@hookimpl\ndef evenhand_facts(framework_id): return (Fact(id='more', text='More?', source='M'),)\n",
    )
    for _ in range(2):
        framework = shelf.catalogue().framework("kent")
        assert framework.fact_by_id["more"].plugin == "more"


def test_a_framework_that_is_not_installed_is_told_with_what_was_meant(shelf: Shelf, files: dict[str, str]) -> None:
    shelf.data("kent", files)
    with pytest.raises(UnknownFrameworkError, match=r"^no framework 'knet' is installed; did you mean 'kent'\?$"):
        shelf.catalogue().framework("knet")


def test_a_broken_framework_says_all_that_is_wrong_and_the_others_go_on(shelf: Shelf, files: dict[str, str]) -> None:
    shelf.data("kent", files, ("rules.toml", '"risk"', '"risc"'), ("facts.toml", '"risk"', '"risq"'))
    shelf.data("essex", essex(files))
    catalogue = shelf.catalogue()
    assert catalogue.faults() == ()
    with pytest.raises(FrameworkFaultError) as caught:
        catalogue.framework("kent")
    lines = str(caught.value).split("\n")
    assert len(lines) == len(caught.value.faults) == 2
    assert "facts.toml line 5: facts[1].asked_in: no domain 'risq'" in lines[0]
    assert "rules.toml line 9: rules[1].when.domain: no domain 'risc'" in lines[1]
    assert all(line.startswith("plugin kent (evenhand-kent): ") for line in lines)
    assert catalogue.faults() == caught.value.faults
    assert catalogue.framework("essex").id == "essex"


def test_a_check_finds_every_fault_once(shelf: Shelf, files: dict[str, str], extension_files: dict[str, str]) -> None:
    shelf.data("kent", files)
    shelf.data("theme", extension_files, ("rules.toml", '"fair"', '"fare"'))
    shelf.code("broken", "raise RuntimeError")
    catalogue = shelf.catalogue()
    assert [fault.plugin for fault in catalogue.faults()] == ["broken"]
    assert [(fault.plugin, fault.stage) for fault in catalogue.check()] == [
        ("broken", "import"),
        ("theme", "catalogue"),
    ]
    assert len(catalogue.check()) == 2


def test_a_plugin_that_failed_is_named_when_its_framework_is_asked_for(shelf: Shelf, files: dict[str, str]) -> None:
    shelf.data("essex", essex(files))
    shelf.code("kent", "import something_missing_here")
    with pytest.raises(FrameworkFaultError, match="something_missing_here is not installed"):
        shelf.catalogue().framework("kent")


def test_an_extension_left_out_is_met_again_at_the_next_start(
    shelf: Shelf, files: dict[str, str], extension_files: dict[str, str]
) -> None:
    shelf.data("kent", files)
    shelf.data("theme", extension_files, ("rules.toml", '"fair"', '"fare"'))
    for _ in range(2):
        catalogue = shelf.catalogue()
        assert "theme" not in catalogue.framework("kent").domain_by_id
        assert [fault.plugin for fault in catalogue.faults()] == ["theme"]


def test_of_two_plugins_that_give_one_framework_the_later_is_a_fault(shelf: Shelf, files: dict[str, str]) -> None:
    shelf.data("a", files)
    shelf.data("b", files)
    catalogue = shelf.catalogue()
    assert [summary.plugin for summary in catalogue.summaries()] == ["a"]
    (fault,) = catalogue.faults()
    assert fault.plugin == "b"
    assert fault.message == "clashes with the plugin 'a' of evenhand-a, which gives 'kent' too"


def test_an_extension_of_nothing_is_a_fault(
    shelf: Shelf, files: dict[str, str], extension_files: dict[str, str]
) -> None:
    shelf.data("essex", essex(files))
    shelf.data("theme", extension_files)
    (fault,) = shelf.catalogue().faults()
    assert fault.message == "it adds to the framework 'kent', which is not installed or not allowed"


def test_switches_keep_plugins_out_and_their_state_is_told(shelf: Shelf, files: dict[str, str]) -> None:
    shelf.data("essex", essex(files))
    shelf.code("kent", "raise SystemExit")
    catalogue = shelf.catalogue(Settings(disable=("kent",)))
    assert catalogue.faults() == ()
    assert [(state.entry.name, state.enabled) for state in catalogue.plugins()] == [("essex", True), ("kent", False)]
    assert shelf.catalogue(Settings(allow=())).summaries() == ()


def test_a_misspelt_switch_is_told_but_one_for_a_plugin_elsewhere_is_not(shelf: Shelf, files: dict[str, str]) -> None:
    shelf.data("kent", files)
    (fault,) = shelf.catalogue(Settings(disable=("knet", "another_one"))).faults()
    assert fault.message == "the settings switch a plugin 'knet', which is not installed"
    assert fault.hint == "did you mean 'kent'?"


def test_code_runs_during_an_audit_for_the_frameworks_it_names_only(shelf: Shelf, files: dict[str, str]) -> None:
    shelf.data("kent", files)
    shelf.data("essex", essex(files))
    shelf.code(
        "notes",
        "from evenhand.models.contributions import Remark\n"
        "@hookimpl\ndef evenhand_extends(): return ('kent',)\n"
        "@hookimpl\ndef evenhand_check_answer(value): return (Remark(words='Seen.'),)\n",
    )
    catalogue = shelf.catalogue()
    assert [remark.words for remark in catalogue.audit_hooks("kent").remarks("risk.1", "yes")] == ["Seen."]
    assert catalogue.audit_hooks("essex").remarks("risk.1", "yes") == ()
