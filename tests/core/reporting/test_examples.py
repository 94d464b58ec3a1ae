"""Examples of good practice: what is flagged, what waits, and what may be shared of it without identifiers."""

from __future__ import annotations

import pytest

from copy_frameworks import copy_framework
from evenhand.models.events import Event
from evenhand.reporting.copies.walking import texts_in
from evenhand.reporting.document import Heading, Notice, Quoted
from evenhand.reporting.examples import Example, ExampleText, Shared, flagged, may_have_examples, tell_examples
from planting import FACTS

FRAMEWORK = copy_framework()
AUDIT = [
    Event("started", value={"readings": {}, "engine": "0.1.0"}),
    Event("answered", "child", value="Robin Kite"),
    Event("answered", "risk", "evidence", "Robin was seen on 3 March 2026"),
    Event("answered", "risk", "grade", "outstanding"),
    Event("answered", "risk", "reason", "Kite is safer"),
    Event("answered", "visits", "grade", "good"),
    Event("answered", "visits", "evidence", "other evidence"),
    Event("answered", "overall_grade", "grade", "good"),
    Event("answered", "overall_grade", "reason", "Robin again"),
]
GRADED = [*AUDIT, Event("graded")]


def flag(part: str = "risk", why: str = "how Robin was heard", row: int = 1, **rest: str) -> list[Event]:
    """The events that flag an example."""
    answers = {"part": part, "why": why, **rest}
    return [
        Event("raised", "example", row=row),
        *(Event("answered", to, value=value, row=row) for to, value in answers.items()),
    ]


def found(*events: Event) -> tuple[Example, Shared | None]:
    (one,) = flagged(FRAMEWORK, events, FACTS)
    return one.example, one.shared


def test_an_example_with_permission_is_shared_without_identifiers() -> None:
    example, shared = found(*GRADED, *flag(permission="Lee Hart", moderated="Jay Finch"))
    assert example == Example("small", "Small", "1 Risk", "how Robin was heard", "Lee Hart", "Jay Finch", ())
    assert shared == Shared(
        "small", "Small", "1 Risk", "how [child] was heard", True,
        (ExampleText("1 Risk", "Outstanding", "[child] is safer", "[child] was seen in March 2026"),),
    )  # fmt: skip
    assert not any(name in text for text in texts_in(shared) for name in ("Robin", "Kite", "Hart", "Finch", FACTS.id))


def test_the_whole_audit_brings_every_graded_domain_that_applies() -> None:
    _, shared = found(*GRADED, *flag("audit", permission="Lee Hart"))
    assert shared is not None
    assert [(text.part, text.grade) for text in shared.texts] == [
        ("Overall grade", "Good"), ("1 Risk", "Outstanding"), ("2 Visits", "Good"),
    ]  # fmt: skip
    assert shared.texts[0].reason == "[child] again"
    assert not shared.moderated


@pytest.mark.parametrize("permission", ["", "no", "Not yet", "refused by the family", "n/a", "None", "-", "withdrawn"])
def test_without_permission_it_waits(permission: str) -> None:
    example, shared = found(*GRADED, *flag(permission=permission))
    assert example.waiting == ("permission is not recorded",)
    assert shared is None


def test_permission_by_somebody_whose_name_begins_so_counts() -> None:
    assert found(*GRADED, *flag(permission="Noah Notting"))[1] is not None


def test_it_waits_until_the_audit_is_graded_and_says_why() -> None:
    example, shared = found(*AUDIT, *flag(why="", permission="Lee Hart"))
    assert example.waiting == ("why it is an example is not said", "the audit is not graded")
    assert shared is None


def test_a_domain_that_no_longer_applies_waits() -> None:
    gone = Event("answered", "risk", "grade", "not_applicable", "none of it")
    example, _ = found(*GRADED, *flag(permission="Lee Hart"), Event("amended", note="x"), gone, Event("graded"))
    assert example.waiting == ("the domain does not apply any more",)


def test_what_is_taken_back_is_no_example() -> None:
    events = [*GRADED, *flag(permission="Lee Hart")]
    taken_back = [Event("withdrawn", value=number) for number in range(len(events), len(GRADED), -1)]
    assert flagged(FRAMEWORK, [*events, *taken_back], FACTS) == ()
    assert flagged(FRAMEWORK, [*GRADED, Event("raised", "example", row=1)], FACTS) == ()
    assert flagged(FRAMEWORK, GRADED, FACTS) == ()


def test_permission_that_is_refused_later_counts() -> None:
    refused = Event("answered", "permission", value="refused", row=1)
    assert found(*GRADED, *flag(permission="Lee Hart"), refused)[1] is None


def test_words_that_may_be_names_are_those_of_the_example() -> None:
    events = [
        *GRADED,
        Event("answered", "visits", "reason", "met Sparrow"),
        *flag(why="as Wren said", permission="Lee"),
    ]
    (one,) = flagged(FRAMEWORK, events, FACTS)
    assert {suspect.word for suspect in one.suspects} == {"Wren"}


def test_names_given_besides_are_replaced() -> None:
    events = [*GRADED, *flag(why="as Wren said", permission="Lee Hart")]
    (one,) = flagged(FRAMEWORK, events, FACTS, [("Wren", "sister")])
    assert one.shared is not None
    assert one.shared.why == "as [sister] said"


def test_it_is_worth_looking_only_where_something_is_flagged() -> None:
    assert may_have_examples(FRAMEWORK, flag())
    assert not may_have_examples(FRAMEWORK, GRADED)


def test_the_document_says_first_what_to_mind_and_marks_what_is_not_moderated() -> None:
    _, shared = found(*GRADED, *flag(permission="Lee Hart"))
    assert shared is not None
    document = tell_examples([shared])
    assert isinstance(document.blocks[0], Notice)
    assert "must read every example" in document.blocks[0].text
    assert document.blocks[1] == Heading("Small: 1 Risk")
    assert document.blocks[2] == Notice("NOT MODERATED YET: not to be circulated before somebody has moderated it.")
    assert Quoted("Why it is an example", "how [child] was heard") in document.blocks
    moderated = tell_examples([shared._replace(moderated=True)])
    assert not any(isinstance(block, Notice) for block in moderated.blocks[1:])
