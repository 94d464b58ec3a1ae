"""What each extension adds, told from the plugin that every item carries."""

from __future__ import annotations

import pytest

from evenhand.models.added import Addition, added_by, added_into, additions_to, with_additions
from evenhand.models.lean import changed
from small_frameworks import framework, rule


def test_a_framework_of_one_plugin_has_no_additions() -> None:
    assert additions_to(framework(rule("R-1", "judgement"))) == ()


def test_each_plugin_is_counted_by_kind() -> None:
    given = framework(rule("R-1", "judgement"), rule("R-2", "judgement"))
    domain = changed(given.domains[0], {"plugin": "theme"})
    rules = tuple(changed(one, {"plugin": "theme"}) for one in given.rules)
    facts = (changed(given.facts[0], {"plugin": "local"}), given.facts[1])
    more = changed(given, {"domains": (domain, *given.domains[1:]), "rules": rules, "facts": facts})
    theme, local = additions_to(more)
    assert theme == Addition("theme", {"domains": 1, "rules": 2})
    assert (theme.total, theme.words) == (3, "1 domain, 2 rules")
    assert local == Addition("local", {"facts": 1})
    assert (added_by(more, domain), added_by(more, given.domains[1])) == ("theme", None)


def test_only_what_another_plugin_put_into_a_domain_is_added_into_it() -> None:
    domain = framework(rule("R-1", "judgement")).domains[0]
    fact = framework(rule("R-1", "judgement")).facts[0]
    assert added_into(fact, domain) == ""
    assert added_into(changed(fact, {"plugin": "theme"}), domain) == "theme"
    assert added_into(changed(fact, {"plugin": "theme"}), changed(domain, {"plugin": "theme"})) == ""


@pytest.mark.parametrize(
    ("additions", "words"),
    [
        ((), ""),
        ((("theme", 3),), "with 3 additions by theme"),
        ((("theme", 1), ("local", 2)), "with 1 addition by theme and 2 by local"),
        ((("a", 1), ("b", 2), ("c", 3)), "with 1 addition by a, 2 by b and 3 by c"),
    ],
)
def test_in_words(additions: tuple[tuple[str, int], ...], words: str) -> None:
    assert with_additions(additions) == words
