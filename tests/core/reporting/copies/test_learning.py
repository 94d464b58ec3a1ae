"""The learning copy: no name, number, day or id that is known survives anywhere in the account."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from hypothesis import assume, given
from hypothesis import strategies as st

from copy_frameworks import copy_framework
from evenhand.models.events import Event
from evenhand.reporting.account import Account, Item
from evenhand.reporting.copies.copying import Copied, make_copy
from evenhand.reporting.copies.name_words import NOT_NAMES, ORDINARY_TOO
from evenhand.reporting.copies.vocabulary import vocabulary
from evenhand.reporting.copies.walking import texts_in
from planting import FACTS

FRAMEWORK = copy_framework()
OWN = vocabulary(FRAMEWORK)
START = Event("started", value={"readings": {}, "engine": "0.1.0"})


def answer(to: str, value: object, slot: str = "answer", note: str = "", row: int = 0) -> Event:
    return Event("answered", to, slot, value, note, row)  # type: ignore[arg-type]


WHO = (
    answer("reference", "CASE-0042"),
    answer("auditor", "Avery Fictional, peer auditor"),
    answer("audited_on", "2026-11-20"),
    answer("child", "Robin Kite"),
    answer("born", "2017-03-04"),
    answer("family", "Kite"),
    answer("worker", "Morgan Madeup"),
)


def learned(*events: Event, also: Sequence[tuple[str, str | None]] = ()) -> Copied:
    return make_copy(FRAMEWORK, [START, *WHO, *events], FACTS, "learning", also)


def evidence(account: Account, domain: int = 0) -> str:
    item = account.domains[domain].evidence
    assert item is not None
    return item.words


def told(text: str, *events: Event, also: Sequence[tuple[str, str | None]] = ()) -> str:
    """A text of evidence as the learning copy tells it."""
    return evidence(learned(*events, answer("risk", text, "evidence"), also=also).account)


def record(account: Account) -> dict[str, Item]:
    return {item.id: item for form in account.record for row in form.rows for item in row}


def test_each_field_that_identifies_has_a_sign() -> None:
    items = record(learned(answer("context", "as it was")).account)
    assert {name: item.words for name, item in items.items()} == {
        "reference": "[removed]", "auditor": "[auditor]", "audited_on": "November 2026", "child": "[child]",
        "born": "[aged 5 to 9]", "family": "[removed]", "worker": "[practitioner]", "context": "as it was",
        "themes": "",
    }  # fmt: skip
    assert items["audited_on"].value == "2026-11"


def test_names_are_told_by_their_roles_wherever_they_stand() -> None:
    assert told("Robin told MADEUP's team of the Kites on 3 March 2026; case-0042, Avery") == (
        "[child] told [practitioner]'s team of the [family name] in March 2026; [removed], [auditor]"
    )


def test_numbers_and_addresses_are_found_without_being_known() -> None:
    text = "NHS 943 476 5919, ring 0191 498 0123 or a.b@example.org, DH1 5UL, QQ 12 34 56 C, born 1 May 2001"
    found = told(text)
    for gone in ("943", "0191", "example.org", "DH1", "2001", "May"):
        assert gone not in found
    assert "[NHS number]" in found
    assert "[date of birth]" in found


def test_the_childs_birth_is_found_however_it_is_written() -> None:
    assert told("seen on 04/03/2017, 4 March, March 2017") == ("seen [date of birth], [date of birth], [date of birth]")


def test_people_without_a_role_are_numbered_and_keep_their_number() -> None:
    account = learned(
        answer("risk", "Wren Hart rang; Hart and Sparrow came", "evidence"),
        answer("overall_grade", "good", "grade"), Event("graded"),
        answer("who", "Wren Hart"), answer("plan", "yes", "applicable"), answer("who", "Lee Sparrow", row=1),
        answer("who", "Morgan Madeup", row=2),
    ).account  # fmt: skip
    assert evidence(account) == "[person 1] rang; [person 1] and [person 2] came"
    plan = next(form for form in account.follow_up if form.id == "plan")
    assert [item.words for row in plan.rows for item in row if item.id == "who"] == ["[person 1]", "[person 2]"]


def test_a_misspelling_that_was_corrected_is_still_known() -> None:
    first = answer("child", "Robyn Kyte")
    account = make_copy(
        FRAMEWORK, [START, first, *WHO, answer("risk", "Robyn and Robin", "evidence")], FACTS, "learning"
    )
    assert evidence(account.account) == "[child] and [child]"


def test_names_given_besides_are_replaced_too() -> None:
    also = [("Wren", "sister"), ("the Larks", None)]
    assert told("Wren lives with the Larks", also=also) == "[sister] lives with the [person 1]"


def test_ids_of_audits_and_hashes_are_taken_out_of_text() -> None:
    assert told(f"see audit {FACTS.id} and {FACTS.chain.head}") == "see audit [removed] and [removed]"
    assert told("a deadbeefdeadbeef word, 1234567890123456789") == "a deadbeefdeadbeef word, 1234567890123456789"


def test_a_question_of_a_set_keeps_its_answer() -> None:
    account = learned(
        answer("themes", "Was Robin seen?\nWas Morgan\nMadeup there?"), answer("themes", "yes", row=2)
    ).account
    assert [item.text for item in account.record[0].rows[0] if item.text.startswith("Was")][:2] == [
        "Was [child] seen?", "Was [practitioner]",
    ]  # fmt: skip


def test_the_frameworks_words_stay_whatever_the_child_is_called() -> None:
    events = [
        START,
        answer("child", "Grace Good"),
        answer("risk", "good", "grade"),
        answer("risk", "so Good", "reason"),
    ]
    account = make_copy(FRAMEWORK, events, FACTS, "learning").account
    grade, reason = account.domains[0].grade, account.domains[0].reason
    assert grade is not None
    assert grade.words == "Good"
    assert reason is not None
    assert reason.words == "so [child]"
    assert account.framework.title == "Small"


def test_a_rater_named_at_the_start_is_known() -> None:
    seen: dict[str, object] = {
        "audit": "ab" * 8,
        "rater": "Jules Heron",
        "overall": None,
        "overall_reason": "",
        "grades": {},
        "reasons": {},
    }
    started = Event(
        "started", value={"readings": {}, "rating": {"case": "cd" * 8, "kind": "adjudicated", "seen": [seen]}}
    )
    account = make_copy(FRAMEWORK, [started, answer("risk", "Heron said so", "evidence")], FACTS, "learning").account
    assert evidence(account) == "[rater] said so"
    assert not any("Heron" in text or "abab" in text or "cdcd" in text for text in texts_in(account))


def test_what_was_removed_is_listed_by_place_without_itself() -> None:
    copied = learned(answer("risk", "Robin and Robin; 0191 498 0123", "evidence"), Event("noted", "risk", note="Robin"))
    assert copied.account.copy is not None
    listed = {(entry.kind, entry.place): entry.times for entry in copied.account.copy.removed}
    assert listed["name", "1 Risk: evidence"] == 2
    assert listed["telephone number", "1 Risk: evidence"] == 1
    assert listed["note filed while reading", "1 Risk"] == 1
    assert listed["identifying answer", "The case: Name of Child"] == 1
    assert not any("Robin" in text or "0191" in text for text in texts_in(copied.account))


def test_what_is_kept_from_the_worker_and_ids_in_text_are_listed_too() -> None:
    copied = learned(
        answer("supervised", "planted"), answer("risk", f"as in {FACTS.id}", "evidence"), answer("managed", "badly")
    )
    assert copied.account.copy is not None
    listed = {(entry.kind, entry.place): entry.times for entry in copied.account.copy.removed}
    assert listed["answer kept from the worker", "For the manager: On supervision"] == 1
    assert listed["answer kept from the worker", "The case: How it was managed"] == 1
    assert listed["id of an audit or hash", "1 Risk: evidence"] == 1


def test_an_answer_given_anew_is_listed_once() -> None:
    copied = learned(answer("risk", "Robin", "evidence"), answer("risk", "Robin and Morgan", "evidence"))
    assert copied.account.copy is not None
    assert [entry.times for entry in copied.account.copy.removed if entry.place == "1 Risk: evidence"] == [2]


def plain(text: str) -> str:
    """A second way of folding, so that the first is not tried by itself."""
    return "".join(c for c in unicodedata.normalize("NFKD", text).casefold() if not unicodedata.combining(c))


LETTERS = st.characters(categories=("Lu", "Ll"), max_codepoint=0x17F)
WORDS = st.text(LETTERS, min_size=3, max_size=10)
TEXTS = st.text(max_size=15)


def everywhere(everything: str, child: str, family: str, owner: str) -> Account:
    """A learning copy of an audit with a text in every place that can hold one."""
    events = [
        START, *WHO, answer("child", child, note=everything), answer("family", family),
        answer("context", everything, note=everything), answer("themes", everything),
        answer("managed", "well", note=everything),
        *(answer(to, everything, slot) for to in ("risk", "visits") for slot in ("evidence", "reason")),
        answer("risk", "good", "grade", everything), answer("risk.1", "yes", note=everything),
        Event("noted", "risk", note=everything), answer("overall_grade", "good", "grade", everything),
        answer("overall_grade", everything, "reason"), Event("graded"), answer("what", everything),
        answer("who", owner), Event("acted", "plan", "action", "progress", everything),
        Event("raised", "example", row=1), answer("why", everything, row=1), answer("permission", owner, row=1),
        Event("amended", note=everything), Event("graded"), Event("completed"),
    ]  # fmt: skip
    return make_copy(FRAMEWORK, events, FACTS._replace(case_reference=everything), "learning").account


ITS_OWN_WORDS = set(re.findall(r"\w+", plain("\n".join((*texts_in(everywhere("", "", "", "")), *OWN)))))
"""Words that the engine and the framework say by themselves."""


@given(st.lists(WORDS, min_size=2, max_size=2), WORDS, st.lists(TEXTS, min_size=4, max_size=4))
def test_no_identifying_word_survives_anywhere_in_the_account(child: list[str], owner: str, texts: list[str]) -> None:
    assume(not any(plain(word) in NOT_NAMES | ORDINARY_TOO for word in (*child, owner)))
    everything = f"{texts[0]} {child[0]} {texts[1]} {child[1]} {texts[2]} {owner} {texts[3]}"
    for text in texts_in(everywhere(everything, " ".join(child), child[1], owner)):
        if text not in OWN:
            bare = plain(re.sub(r"\[(?:child|family name|person \d|removed|name|aged [^\]]*)\]", "\n", text))
            for word in (*child, owner):
                found = re.search(rf"(?<![^\W_]){re.escape(plain(word))}(?![^\W_])", bare)
                assert not found or plain(word) in ITS_OWN_WORDS, text
