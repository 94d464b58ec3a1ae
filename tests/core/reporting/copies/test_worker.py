"""The worker's copy: without what is kept from the worker and without private contact data, otherwise whole."""

from __future__ import annotations

from copy_frameworks import copy_framework
from evenhand.models.events import Event
from evenhand.reporting.copies.copying import make_copy
from evenhand.reporting.copies.hidden import kept_from_worker
from evenhand.reporting.copies.reducing import NOT_SAID
from evenhand.reporting.copies.walking import texts_in
from evenhand.reporting.copies.worker import contact_spans
from planting import FACTS

FRAMEWORK = copy_framework()
EVENTS = [
    Event("started", value={"readings": {}, "engine": "0.1.0"}),
    Event("answered", "child", value="Robin Kite"),
    Event("answered", "managed", value="badly", note="hidden-one"),
    Event("answered", "supervised", value="hidden-two", note="hidden-three"),
    Event("answered", "risk", "evidence", "Robin rang 0191 498 0123; NHS 943 476 5919; born 4 March 2017"),
    Event("noted", "risk", note="hidden-four"),
    Event("amended", note="hidden-five"),
]


def test_what_the_framework_keeps_from_the_worker_is_nowhere() -> None:
    account = make_copy(FRAMEWORK, EVENTS, FACTS, "worker").account
    texts = list(texts_in(account))
    assert not any("hidden-" in text for text in texts)
    assert not any("kept from this copy]" in text for text in texts)
    assert {form.id for form in account.closing} == set()
    assert "managed" not in {item.id for form in account.record for row in form.rows for item in row}
    assert not any(place.place == "For the manager" for place in account.unanswered)


def test_a_rule_that_acted_on_a_hidden_answer_does_not_repeat_it() -> None:
    (entry,) = make_copy(FRAMEWORK, EVENTS, FACTS, "worker").account.ruling["trace"]
    assert (entry["rule"], entry["because"]) == ("R-1", NOT_SAID)
    full = make_copy(FRAMEWORK, EVENTS, FACTS, "full").account
    assert "badly" in full.ruling["trace"][0]["because"]


def test_contact_data_goes_and_what_the_worker_knows_of_the_child_stays() -> None:
    evidence = make_copy(FRAMEWORK, EVENTS, FACTS, "worker").account.domains[0].evidence
    assert evidence is not None
    assert evidence.words == "Robin rang [telephone number]; NHS 943 476 5919; born 4 March 2017"


def test_every_kind_of_contact_data_is_found() -> None:
    found = [span.kind for span in contact_spans("a.b@example.org, DH1 5UL, 0191 498 0123, AB 12 34 56 C")]
    assert found == ["email address", "postcode", "telephone number", "National Insurance number"]


def test_the_list_says_what_was_kept_back() -> None:
    copy = make_copy(FRAMEWORK, EVENTS, FACTS, "worker").account.copy
    assert copy is not None
    assert {(entry.kind, entry.place, entry.times) for entry in copy.removed} == {
        ("answer kept from the worker", "The case: How it was managed", 1),
        ("answer kept from the worker", "For the manager: On supervision", 1),
        ("telephone number", "1 Risk: evidence", 1),
        ("note filed while reading", "1 Risk", 1),
        ("reason for opening the audit again", "Whole report", 1),
        ("time of opening the audit again", "Whole report", 1),
        ("count of changed answers", "Whole report", 1),
    }


def test_a_form_is_hidden_when_it_or_all_its_fields_are() -> None:
    hidden = kept_from_worker(FRAMEWORK)
    assert hidden.forms == {"supervision"}
    assert hidden.fields == {"supervised", "managed"}
    assert hidden.labels == {"On supervision", "How it was managed"}
