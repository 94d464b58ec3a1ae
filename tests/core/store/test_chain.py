"""The chain names the first event that is not as it was written."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.store import chain
from evenhand.store.chain import Link

START = chain.genesis("a1", "digest", "snapshot")


def chain_of(bodies: list[str]) -> list[Link]:
    links, previous = [], START
    for seq, body in enumerate(bodies, start=1):
        event_id, at = f"e{seq}", f"t{seq}"
        link = Link(seq, event_id, at, body, previous, chain.link_hash(previous, seq, event_id, at, body))
        links.append(link)
        previous = link.hash
    return links


def seq_of_fault(links: list[Link], whole: list[Link]) -> int | None:
    fault = chain.verify(START, links, length=len(whole), head=whole[-1].hash if whole else START)
    return fault.seq if fault else None


bodies = st.lists(st.text(), min_size=1, max_size=8)


@given(st.lists(st.text(), max_size=8))
def test_an_untouched_chain_holds(texts: list[str]) -> None:
    links = chain_of(texts)
    assert seq_of_fault(links, links) is None


@given(bodies, st.data())
def test_any_altered_field_is_found_at_its_event(texts: list[str], data: st.DataObject) -> None:
    links = chain_of(texts)
    at = data.draw(st.integers(0, len(links) - 1))
    field = data.draw(st.sampled_from(["id", "at", "body", "hash", "previous"]))
    changed = list(links)
    changed[at] = links[at]._replace(**{field: getattr(links[at], field) + "x"})
    assert seq_of_fault(changed, links) == at + 1


@given(bodies, st.data())
def test_an_event_replaced_with_a_hash_of_its_own_is_found(texts: list[str], data: st.DataObject) -> None:
    links = chain_of(texts)
    at = data.draw(st.integers(0, len(links) - 1))
    link = links[at]
    body = link.body + "x"
    changed = list(links)
    changed[at] = link._replace(body=body, hash=chain.link_hash(link.previous, link.seq, link.id, link.at, body))
    assert seq_of_fault(changed, links) == at + 1


@given(bodies, st.data())
def test_a_missing_event_is_named(texts: list[str], data: st.DataObject) -> None:
    links = chain_of(texts)
    at = data.draw(st.integers(0, len(links) - 1))
    assert seq_of_fault(links[:at] + links[at + 1 :], links) == at + 1


@given(st.lists(st.text(), min_size=2, max_size=8, unique=True), st.data())
def test_two_events_that_changed_places_are_named(texts: list[str], data: st.DataObject) -> None:
    links = chain_of(texts)
    first = data.draw(st.integers(0, len(links) - 2))
    second = data.draw(st.integers(first + 1, len(links) - 1))
    numbered = list(links)
    numbered[first], numbered[second] = (
        links[second]._replace(seq=links[first].seq),
        links[first]._replace(seq=links[second].seq),
    )
    assert seq_of_fault(numbered, links) == first + 1


def test_events_handed_over_out_of_order_are_named() -> None:
    links = chain_of(["a", "b"])
    assert seq_of_fault([links[0], links[0]], links) == 1


def test_an_event_added_past_the_recorded_length_is_named() -> None:
    links = chain_of(["a", "b", "c"])
    assert seq_of_fault(links, links[:2]) == 3


@pytest.mark.parametrize(
    "other",
    [
        lambda: chain.genesis("a2", "digest", "snapshot"),
        lambda: chain.genesis("a1", "other", "snapshot"),
        lambda: chain.genesis("a1", "digest", "altered"),
    ],
    ids=["audit", "digest", "snapshot"],
)
def test_the_beginning_binds_audit_and_framework(other: Callable[[], str]) -> None:
    links = chain_of(["a"])
    fault = chain.verify(other(), links, length=1, head=links[0].hash)
    assert fault is not None
    assert fault.seq == 0


def test_an_audit_without_events_still_binds_its_framework() -> None:
    assert chain.verify(chain.genesis("a1", "digest", "altered"), [], length=0, head=START) is not None


def test_fields_cannot_be_shifted_into_one_another() -> None:
    assert chain.link_hash("p", 1, "a", "bc", "d") != chain.link_hash("p", 1, "ab", "c", "d")


def test_canonical_text_depends_on_nothing_but_the_value() -> None:
    assert chain.canonical({"b": "é\ud800", "a": [1, None]}) == '{"a":[1,null],"b":"\\u00e9\\ud800"}'


def test_canonical_text_refuses_what_is_not_json() -> None:
    with pytest.raises(ValueError, match="JSON"):
        chain.canonical(float("nan"))
