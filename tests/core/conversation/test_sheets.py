"""What the rules read of an audit."""

from __future__ import annotations

from driving import begin, durham, framework_called
from evenhand.conversation.engine import Conversation
from evenhand.conversation.replies import Reply
from evenhand.conversation.sheets import counts_features, mask_of, sheet_from_state
from evenhand.grading.truth import FALSE, TRUE, UNKNOWN


def told(*replies: Reply) -> Conversation:
    session, _ = begin(durham())
    for reply in replies:
        session.replied(reply)
    return session.conversation


def test_facts_are_unknown_until_they_are_answered_or_follow_from_the_record() -> None:
    def facts(conversation: Conversation) -> dict[str, int]:
        sheet = sheet_from_state(conversation.grader, conversation.state)
        return {name: sheet.facts[index] for name, index in conversation.grader.layout.fact_index.items()}

    assert set(facts(told()).values()) == {UNKNOWN}
    known = facts(
        told(
            Reply("choice", to="case_type", value="Looked after child"),
            Reply("no", to="child_unsafe_poor_practice"),
        )
    )
    assert known == {"looked_after": TRUE, "child_unsafe_poor_practice": FALSE, "unaddressed_safeguarding": UNKNOWN}


def test_grades_and_the_chosen_overall_grade_are_on_the_sheet() -> None:
    conversation = told(Reply("grade", to="risk", value="good"), Reply("grade", to="overall_grade", value="inadequate"))
    layout = conversation.grader.layout
    sheet = sheet_from_state(conversation.grader, conversation.state)
    index = layout.domain_index["risk"]
    assert sheet.masks[index] == 1 << 1
    assert sheet.chosen == 3
    other = layout.domain_index["visits"]
    assert sheet.masks[other] == layout.ladders[other].unanswered


def test_masks_of_grades_scores_and_not_applicable() -> None:
    ladder = told().grader.layout.ladders[0]
    assert mask_of("not_applicable", ladder) == ladder.not_applicable
    assert mask_of("outstanding", ladder) == 1


def test_features_count_only_where_a_chosen_reading_counts_them() -> None:
    framework = framework_called("london_cin")
    assert not counts_features(framework, {})
    assert counts_features(framework, {"counting": "features"})
    assert not counts_features(durham(), {})
