"""Every word is in every copy and format that should carry it, and in none that should not."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from evenhand.reporting.account import Account, AuditFacts
from evenhand.reporting.build import build_report
from evenhand.reporting.copies.copying import make_copy
from evenhand.reporting.copies.walking import texts_in
from evenhand.reporting.errors import ReportError
from evenhand.reporting.render import FORMATS, render
from planting import FACTS, Planted
from report_words import words_of

FRAMEWORKS = ("durham", "northamptonshire", "herefordshire", "london_cin", "ofsted")
COPIES = ("full", "worker", "learning")
TOKEN = re.compile(r"Tok[b-m]{4}q", re.IGNORECASE)
PlantedIn = Callable[[str], Planted]


def expected(planted: Planted, copy: str) -> set[str]:
    """The tokens that a copy should carry, of those that the full report does."""
    account = make_copy(planted.framework, planted.events, FACTS, "full").account
    every = found_in("\n".join(texts_in(account)))
    if copy == "full":
        return every
    not_counted = found_in("\n".join(texts_in(account.kept_not_counted)))
    kept = every - planted.words("kept", "filed") - not_counted
    return kept - planted.words("names") if copy == "learning" else kept


def found_in(text: str) -> set[str]:
    """The tokens in a text, in any spelling."""
    return {token.capitalize() for token in TOKEN.findall(text)}


@pytest.mark.parametrize("format_name", FORMATS)
@pytest.mark.parametrize("copy", COPIES)
@pytest.mark.parametrize("framework_id", ["durham", "northamptonshire"])
def test_every_token_is_where_it_should_be_and_nowhere_else(
    planted_in: PlantedIn, framework_id: str, copy: str, format_name: str
) -> None:
    planted = planted_in(framework_id)
    report = build_report(planted.framework, planted.events, FACTS, copy=copy)
    text = words_of(render(report, format_name), format_name)
    found, wanted = found_in(text), expected(planted, copy)
    where = {token.word: place for place, token in planted.tokens.items()}
    assert {where[word] for word in found - wanted} == set(), "should have been left out"
    assert {where[word] for word in wanted - found} == set(), "should be there"


@pytest.mark.parametrize("framework_id", FRAMEWORKS)
def test_the_sorts_of_tokens_are_all_there(planted_in: PlantedIn, framework_id: str) -> None:
    planted = planted_in(framework_id)
    assert planted.words("names")
    assert planted.words("plain")
    assert planted.words("filed")
    assert bool(planted.words("kept")) is (framework_id == "northamptonshire")


@pytest.mark.parametrize("framework_id", FRAMEWORKS)
@pytest.mark.parametrize("copy", COPIES)
def test_the_account_of_every_framework_carries_what_it_should(
    planted_in: PlantedIn, framework_id: str, copy: str
) -> None:
    planted = planted_in(framework_id)
    account = make_copy(planted.framework, planted.events, FACTS, copy).account
    assert found_in("\n".join(texts_in(account))) == expected(planted, copy)


@pytest.mark.parametrize("format_name", FORMATS)
def test_nothing_links_a_learning_copy_with_its_audit(planted_in: PlantedIn, format_name: str) -> None:
    planted = planted_in("durham")
    times = tuple(f"2026-11-{20 + n % 3}T10:{n % 60:02}:07.123Z" for n in range(len(planted.events)))
    facts = FACTS._replace(event_times=times)
    text = words_of(render(build_report(planted.framework, planted.events, facts, copy="learning"), format_name),
                    format_name)  # fmt: skip
    days = ("2026-11-2", ":07", "20 November", "21 November", "22 November", "2017-03-04", "4 March 2017", "March 2017")
    for linked in (FACTS.id, FACTS.chain.head, FACTS.chain.head[:12], FACTS.case_reference, *days):
        assert linked.lower() not in text.lower(), linked


def test_the_workers_copy_can_be_matched_with_the_record(planted_in: PlantedIn) -> None:
    planted = planted_in("durham")
    account = make_copy(planted.framework, planted.events, FACTS, "worker").account
    assert (account.audit.id, account.audit.chain, account.audit.case_reference) == (
        FACTS.id, FACTS.chain, FACTS.case_reference,
    )  # fmt: skip


def test_a_part_added_to_the_account_is_left_out_until_somebody_decides() -> None:
    from evenhand.reporting.copies.reducing import KEPT_PARTS, LEFT_OUT_PARTS

    assert set(Account._fields) == KEPT_PARTS | set(LEFT_OUT_PARTS)
    assert KEPT_PARTS.isdisjoint(LEFT_OUT_PARTS)


def test_the_full_copy_is_the_report_itself(planted_in: PlantedIn, facts: AuditFacts) -> None:
    planted = planted_in("durham")
    made = make_copy(planted.framework, planted.events, facts, "full")
    assert made.account.copy is None
    assert made.account == build_report(planted.framework, planted.events, facts).account


def test_there_is_no_other_copy(planted_in: PlantedIn) -> None:
    planted = planted_in("durham")
    with pytest.raises(ReportError, match="no copy 'lerning'; did you mean 'learning'"):
        make_copy(planted.framework, planted.events, FACTS, "lerning")
