"""The ratings of one case in lines."""

from __future__ import annotations

from evenhand.conversation.rating import Rating
from evenhand.ratings.case_words import case_lines, letters
from evenhand.ratings.side_by_side import case_view
from rating_events import one

ANNA = one("aaaa", {"a": "good", "b": "good", "c": "good"}, "Anna")
BEN = one("bbbb", {"a": "good", "b": "inadequate", "c": "good"}, "Ben", "aaaa")
OPEN = one("dddd", {"a": "outstanding"}, "Dan", "aaaa", graded=False)


def test_while_one_is_open_only_who_and_how_far_is_said() -> None:
    said = list(case_lines(case_view([ANNA, BEN, OPEN])))
    assert said[0] == "3 ratings of the case of audit aaaa."
    assert said[1] == "A  Anna: first audit, graded, audit aaaa"
    assert said[3] == "C  Dan: second rating, in progress, audit dddd"
    assert "1 rating is not graded yet, so no grade of this case is shown" in said[5]
    text = "\n".join(said)
    assert not any(word in text for word in ("Good", "Inadequate", "Outstanding", "sees it"))


def test_a_single_rating_has_nothing_to_be_compared_with() -> None:
    said = list(case_lines(case_view([ANNA])))
    assert said[-1] == "Nothing to compare yet. Ask for a second rating: evenhand audit second aaaa"
    assert "Good" not in "\n".join(said)


def test_the_table_says_differences_in_words_and_the_reasons_follow() -> None:
    said = list(case_lines(case_view([ANNA, BEN])))
    assert "The ratings differ in 1 of 3 domains, and not overall." in said
    assert "               A     B           Difference" in said
    assert "Domain b       Good  Inadequate  DIFFER by 2 grades" in said
    reasons = said.index("Domain b: DIFFER by 2 grades")
    assert said[reasons + 1 : reasons + 3] == ["  A  Good: b as Anna sees it", "  B  Inadequate: b as Ben sees it"]


def test_where_the_table_does_not_fit_its_rows_are_lines() -> None:
    said = list(case_lines(case_view([ANNA, BEN]), width=30))
    place = said.index("Domain b: DIFFER by 2 grades")
    assert said[place + 1] == "  A Good; B Inadequate"
    assert not any("Difference" in line for line in said)


def test_three_are_set_against_their_median() -> None:
    cara = one("cccc", {"a": "good", "b": "good", "c": "inadequate"}, "", "aaaa")
    said = "\n".join(case_lines(case_view([ANNA, BEN, cara])))
    assert "Against the median grade of all 3 raters, their own among them" in said
    assert "B  at it in 2 of 3 domains, higher in 0, lower in 1; on average 0.67 of a grade lower" in said
    assert "A  at it in 3 of 3 domains, higher in 0, lower in 0; on average neither higher nor lower" in said
    assert "C  not named: second rating" in said


def test_an_adjudicated_record_is_named_as_one() -> None:
    settled = one("eeee", {"a": "good"}, "Eve", rating=Rating("aaaa", "adjudicated"))
    said = list(case_lines(case_view([ANNA, BEN, settled])))
    assert said[0] == "2 ratings of the case of audit aaaa."
    assert said[3] == "C  Eve: adjudicated, graded, audit eeee"


def test_more_raters_than_letters_have_names_of_their_own() -> None:
    many = [one(f"{number:04}", {}, f"R{number}", "0000" if number else None) for number in range(60)]
    assert len(set(letters(case_view(many)).values())) == 60
