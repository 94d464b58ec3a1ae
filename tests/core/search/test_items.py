"""What can be found."""

from __future__ import annotations

from driving import durham
from evenhand.conversation.engine import Conversation
from evenhand.conversation.state import Key
from evenhand.search.finder import finder
from evenhand.search.items import items
from numbered_questions import HINT, SEEING, numbered


def test_every_text_of_the_framework_can_be_found_once() -> None:
    found = list(items(durham()))
    domains = durham().domains
    texts = [item.text for domain in domains for item in domain.guidance]
    texts += [item.text for domain in domains for item in domain.prompts]
    texts += [item.text for domain in domains for grade in domain.descriptors.values() for item in grade]
    texts += [rule.words for rule in durham().rules] + [fact.text for fact in durham().facts]
    assert len(texts) == 519 + len(durham().rules) + len(durham().facts)
    assert sorted(item.text for item in found if item.kind != "field") == sorted(texts)
    assert sum(item.kind == "field" for item in found) == len(durham().field_by_id)


def test_what_is_found_leads_to_a_question_that_there_is() -> None:
    # What follows a grade is asked once there is one, and two domains only of looked after children.
    asked = {question.key for question in Conversation(durham(), []).path.questions}
    for item in items(durham()):
        graded = item.goes_to is not None and item.goes_to.to in {
            field.id
            for form in durham().forms
            if form.stage in {"graded", "overall", "checklist", "sign_off"}
            for field in form.fields
        }
        if item.goes_to is not None and not graded:
            assert item.goes_to in asked, item


def test_a_rule_leads_to_the_first_domain_that_it_names() -> None:
    rule = next(item for item in items(durham()) if item.kind == "rule D-579")
    assert rule.goes_to == Key("risk", "grade")


def test_a_question_is_found_by_its_number_its_sub_heading_and_what_stands_beside_it() -> None:
    find = finder(numbered())
    assert f"1 Safety, {SEEING}" in [section.heading for section in find("seeing").sections]
    for words in ("1.1", "visit records"):
        view = find(words)
        line = view.sections[0].lines[0]
        assert view.sections[0].heading == f"1 Safety, {SEEING}"
        assert line.text == f"question: 1.1 Was the child seen in time? Guidance: {HINT}"
        assert line.goes_to == Key("safety.1")
