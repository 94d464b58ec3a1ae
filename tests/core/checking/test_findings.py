from __future__ import annotations

from evenhand.checking.findings import EVENHAND, Hint, in_lines


def hint(check: str, found: str = "", suggestion: str = "") -> Hint:
    return Hint(check, check, 0, len(found), f"Mind {check}.", "L1", found, suggestion)


def test_one_line_for_each_check_names_every_place_once() -> None:
    hints = (hint("a", "KB"), hint("b", "poor", "Try this."), hint("a", "TL"), hint("a", "KB"), hint("c"))
    assert in_lines(hints) == (
        "Hint: Mind a (“KB”, “TL”).",
        "Hint: Mind b (“poor”). Try this.",
        "Hint: Mind c.",
    )


def test_a_question_keeps_its_mark() -> None:
    assert in_lines((hint("a")._replace(words="Is it so?"),)) == ("Hint: Is it so?",)
    assert in_lines((hint("a", "KB")._replace(words="Is it so?"),)) == ("Hint: Is it so? (“KB”).",)


def test_a_hint_that_no_document_asks_for_says_so() -> None:
    assert in_lines((hint("a")._replace(source=EVENHAND),)) == ("Hint (Evenhand asks): Mind a.",)


def test_no_hints_are_no_lines() -> None:
    assert in_lines(()) == ()
