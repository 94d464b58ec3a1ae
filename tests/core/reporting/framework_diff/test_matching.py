"""What became of each item between two frameworks."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.models.framework import Framework
from evenhand.models.lean import changed
from evenhand.reporting.framework_diff.entries import entries, in_words
from evenhand.reporting.framework_diff.matching import changes, pair_up
from evenhand.reporting.framework_diff.records import Change, Entry, FieldChange
from shelved import shelved_durham
from small_frameworks import framework, rule

FACT = {"test": "fact", "fact": "unsafe"}
TEXTS = (
    "Risk is named and weighed", "Plans say who acts and when", "The child was seen alone", "Fathers are spoken to",
)  # fmt: skip


def with_descriptors(*texts: str) -> Framework:
    """A framework whose first domain has these descriptors of Good, numbered as a folder numbers them."""
    given = framework(descriptors={"a": {"good": 1}})
    (pattern,) = given.domains[0].descriptors["good"]
    items = tuple(
        changed(pattern, {"id": f"a.good.{number}", "text": text}) for number, text in enumerate(texts, start=1)
    )
    first = changed(given.domains[0], {"descriptors": {"good": items}})
    return changed(given, {"domains": (first, *given.domains[1:])})  # type: ignore[no-any-return]


def told(old: Framework, new: Framework) -> list[tuple[str, str | None, str | None]]:
    return [(c.what, c.old and c.old.id, c.new and c.new.id) for c in changes(old, new)]


def test_the_same_framework_has_no_changes() -> None:
    assert changes(framework(), framework()) == ()


def test_an_item_put_in_first_renumbers_the_rest_and_changes_none() -> None:
    assert told(with_descriptors(*TEXTS[1:3]), with_descriptors(*TEXTS[:3])) == [
        ("added", None, "a.good.1"), ("renumbered", "a.good.1", "a.good.2"), ("renumbered", "a.good.2", "a.good.3"),
    ]  # fmt: skip


def test_a_text_in_another_wording_is_changed_even_where_it_is_renumbered() -> None:
    before = with_descriptors(TEXTS[1])
    after = with_descriptors(TEXTS[0], f"{TEXTS[1]} next")
    assert told(before, after) == [("added", None, "a.good.1"), ("changed", "a.good.1", "a.good.2")]


def test_another_text_under_the_same_id_is_changed() -> None:
    (change,) = changes(with_descriptors(TEXTS[0]), with_descriptors(TEXTS[2]))
    assert change.what == "changed"
    assert change.old is not None
    assert change.new is not None
    assert (change.old.text, change.new.text) == (TEXTS[0], TEXTS[2])


def test_a_descriptor_under_another_grade_has_moved() -> None:
    old = with_descriptors(TEXTS[0])
    items = old.domains[0].descriptors["good"]
    new = changed(old, {"domains": (changed(old.domains[0], {"descriptors": {"inadequate": items}}), *old.domains[1:])})
    (change,) = changes(old, new)
    assert (change.what, change.entry.place) == ("moved", "Domain a, Inadequate")


def test_a_rule_that_computes_otherwise_says_how() -> None:
    old = framework(rule("R-1", "cannot_exceed", FACT, grade="good"))
    new = framework(rule("R-1", "cannot_exceed", FACT, grade="inadequate", strength="expected"))
    (change,) = changes(old, new)
    assert change.fields == (
        FieldChange("strength", "hard", "expected"), FieldChange("grade", "good", "inadequate"),
    )  # fmt: skip


def test_rules_in_another_order_have_moved() -> None:
    rules = [rule(f"R-{n}", "judgement") for n in range(4)]
    assert told(framework(*rules), framework(rules[3], *rules[:3])) == [("moved", "R-3", "R-3")]


def test_a_header_field_is_told() -> None:
    old = framework()
    new = changed(old, {"header": changed(old.header, {"withdrawn": "In May"})})
    (change,) = changes(old, new)
    assert change.fields == (FieldChange("withdrawn", "", "In May"),)


def test_every_item_is_an_entry() -> None:
    given = framework(rule("R-1", "judgement"), descriptors={"a": {"good": 2}})
    kinds = [entry.kind for entry in entries(given)]
    assert {kind: kinds.count(kind) for kind in dict.fromkeys(kinds)} == {
        "header": 1, "scale": 1, "grade": 4, "domain": 3, "descriptor": 2, "fact": 2, "form": 3, "field": 3, "rule": 1,
    }  # fmt: skip


def test_values_in_words() -> None:
    given = framework()
    assert in_words(given, {"a": (True, 2), "b": None}) == "a: yes; 2; b: "
    assert in_words(given, given.domains[0].not_applicable) == "allowed no, reason needed yes"


entry = st.builds(
    Entry, st.just("question"), st.sampled_from(["a.1", "a.2", "a.3"]), st.sampled_from(["a", "b"]),
    st.just("A"), st.sampled_from(TEXTS), st.just({}),
)  # fmt: skip


@given(st.lists(entry, max_size=6), st.lists(entry, max_size=6))
def test_nothing_is_lost_and_nothing_is_paired_twice(before: list[Entry], after: list[Entry]) -> None:
    # Each its own object, as the entries of a framework are.
    before, after = [Entry(*one) for one in before], [Entry(*one) for one in after]
    pairs, gone, fresh = pair_up(before, after)
    assert sorted(map(id, [*(old for old, _ in pairs), *gone])) == sorted(map(id, before))
    assert sorted(map(id, [*(new for _, new in pairs), *fresh])) == sorted(map(id, after))


@given(st.lists(entry, max_size=6))
def test_a_list_pairs_whole_with_itself(items: list[Entry]) -> None:
    pairs, gone, fresh = pair_up([Entry(*one) for one in items], [Entry(*one) for one in items])
    assert (gone, fresh) == ([], [])
    assert all(old == new for old, new in pairs)


def test_a_change_of_nothing_has_no_entry() -> None:
    with pytest.raises(ValueError, match="before or after"):
        _ = Change("added", "fact", None, None).entry


def test_an_item_says_which_other_plugin_gave_it(tmp_path: Path) -> None:
    alone, themed = (shelved_durham(tmp_path, theme=theme).framework("durham") for theme in (False, True))
    found = changes(alone, themed)
    assert {change.what for change in found} == {"added"}
    by_kind = {change.kind: change.entry for change in found}
    assert set(by_kind) == {"domain", "question", "descriptor", "rule"}
    assert by_kind["rule"].fields["plugin"] == "neglect_theme"
    assert not any("plugin" in one.fields for one in entries(alone))
