"""The opening of line mode."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from evenhand.catalogue import Catalogue
from evenhand.drivers.plain_menu import Menu
from evenhand.drivers.plain_terminal import Terminal
from evenhand.loading.entries import PluginEntry, list_plugins
from evenhand.settings import Settings
from evenhand.settings.paths import store_file
from evenhand.store.store import Store
from shelved import shelved_durham


def opening(typed: str, catalogue: Catalogue | None = None) -> str:
    printed = io.StringIO()
    given = io.TextIOWrapper(io.BytesIO(typed.encode()))
    assert Menu(Settings(), catalogue or Catalogue(), Terminal(given, printed)).run() == 0
    return printed.getvalue()


def audits(*, practice: bool | None = False) -> int:
    if not store_file().exists():
        return 0
    with Store.open(store_file()) as store:
        return len(store.audits(practice=practice))


def test_enter_starts_an_audit_for_who_has_never_seen_it() -> None:
    printed = opening("\nno\nquit\n")
    assert (
        "\nStart an audit\n1 Durham case file audit. Durham County Council, 2016. 16 domains, the last two" in printed
    )
    assert "Question 2 of 2, Before you start." in printed
    assert audits() == 1


def test_unfinished_audits_come_first_and_are_gone_on_with() -> None:
    opening("new durham\n/jump unique_id\nKITE-1\nquit\n")
    printed = opening("\nquit\n")
    assert "\nGo on with an audit\n1 KITE-1. Durham case file audit, 0 of 16 domains graded, in progress" in printed
    assert "Question 3 of 11, The case." in printed
    assert audits() == 1


def test_nothing_is_begun_by_looking_or_leaving() -> None:
    for typed in ("", "quit\n", "all\nquit\n", "faults\n", "99\nnew weather\nwhat\n"):
        opening(typed)
    assert audits(practice=None) == 0


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("99", "Type a number from 1 to"),
        ("0", "Type a number from 1 to"),
        ("new durhan", "did you mean 'durham'"),
        ("hello", "Type the number of a line, or quit."),
        ("faults", "There are no faults."),
    ],
)
def test_what_is_no_choice_is_said(typed: str, said: str) -> None:
    assert said in opening(f"{typed}\n")


def test_practice_is_apart() -> None:
    printed = opening("practice durham\nquit\n")
    assert ", practice, in progress." in printed
    assert (audits(), audits(practice=True)) == (0, 1)
    assert "\nGo on practising\n" in opening("")


def test_an_invented_case_is_a_line_of_its_own() -> None:
    printed = opening("quit\n")
    heading = "\nPractise on an invented case, and compare with agreed grades\n"
    number, _, words = printed.partition(heading)[2].splitlines()[0].partition(" ")
    assert words.startswith("Durham case file audit.")
    printed = opening(f"{number}\nquit\n")
    assert "You practise on an invented case: The Heron family." in printed
    assert (audits(), audits(practice=True)) == (0, 1)
    assert "invented case: " not in opening("practice durham\nquit\n")


def test_completed_audits_are_shown_when_asked_for(tmp_path: Path) -> None:
    from evenhand.models.events import Event
    from evenhand.store.records import SummaryUpdate

    with Store.open(store_file()) as store:
        store.create_audit(
            framework_id="durham", framework_title="Durham", digest="d", snapshot="{}", practice=False,
            events=[Event("started")], summary=SummaryUpdate("completed", "DONE-1", "16 of 16", 100),
        ).close()  # fmt: skip
    assert "DONE-1" not in opening("")
    assert "Type all to see the 1 completed too." in opening("")
    assert "DONE-1" in opening("all\n")


def test_an_audit_that_cannot_be_opened_is_said_and_something_else_can_be_chosen() -> None:
    opening("new durham\nquit\n")
    with Store.open(store_file()) as store, store.open_audit(store.audits()[0].id):
        printed = opening("1\nquit\n")
    assert "is open elsewhere" in printed
    assert printed.count("\nStart an audit\n") == 2


def test_faults_are_one_line_with_a_way_to_read_more() -> None:
    broken = PluginEntry("broken", "no_such_module:plugin", "evenhand-broken", "1.0", ("evenhand-core>=0.1,<1",))
    catalogue = Catalogue(entries=[*list_plugins(), broken])
    printed = opening("faults\n", catalogue)
    assert "A plugin could not be used. Type faults to read why." in printed
    assert "broken (evenhand-broken)" in printed
    assert "no_such_module is not installed" in printed


def test_without_a_framework_it_says_so() -> None:
    assert "No framework is installed" in opening("\n", Catalogue(entries=[]))


def test_a_framework_out_of_use_is_told_with_the_reason_and_cannot_be_chosen(tmp_path: Path) -> None:
    catalogue = shelved_durham(tmp_path, header='withdrawn = "Replaced in May"\nsuperseded_by = "durham_two"')
    printed = opening("\n1\nnew durham\nquit\n", catalogue)
    why = "Withdrawn: Replaced in May. Use 'durham_two' instead."
    assert f"\nNo new audits under\nDurham case file audit. {why}\n" in printed
    assert f"No new audit is begun under 'durham'. {why}" in printed
    assert "Start an audit" not in printed
    assert audits(practice=None) == 0


def test_the_menu_says_what_extensions_add(tmp_path: Path) -> None:
    printed = opening("quit\n", shelved_durham(tmp_path, theme=True))
    assert "1 Durham case file audit, with 3 additions by neglect_theme. Durham County Council" in printed
