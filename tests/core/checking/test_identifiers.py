"""Identifiers: each kind in the forms people write it in, and what only looks like one. All numbers are invented."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.checking.identifiers import AREAS, NAMES, find_identifiers, has_check_digit


def found(text: str, *, of_birth: bool = False) -> list[tuple[str, str]]:
    return [(one.kind, text[one.start : one.end]) for one in find_identifiers(text, of_birth=of_birth)]


def of_kind(kind: str, text: str) -> list[str]:
    return [words for what, words in found(text) if what == kind]


@pytest.mark.parametrize(
    "number", ["9434765919", "943 476 5919", "943-476-5919", "943 4765919", "943\u00a0476\u00a05919"]
)
def test_an_nhs_number_is_found_by_its_check_digit_however_it_is_spaced(number: str) -> None:
    for text in (number, f"NHS number: {number}.", f"({number})", f"NHS{number}, seen alone"):
        assert found(text) == [("nhs_number", number)]


@pytest.mark.parametrize(
    "text",
    [
        "9434765918",
        "943 476 5918",
        "19434765919",
        "94347659190",
        "£9434765919",
        "9434765919.50",
        "A9434765919",
        "1111111111",
        "0000000000",
        "94 34 76 59 19",
        "9434 765 919",
    ],
)
def test_ten_digits_that_are_no_nhs_number(text: str) -> None:
    assert found(text) == []


@given(st.text("0123456789", min_size=9, max_size=9))
def test_nine_digits_have_at_most_one_check_digit(digits: str) -> None:
    assert sum(has_check_digit(f"{digits}{last}") for last in range(10)) <= 1


@given(st.text("0123456789", min_size=9, max_size=9), st.integers(0, 9), st.integers(1, 9))
def test_a_digit_that_is_mistyped_breaks_the_number(digits: str, place: int, by: int) -> None:
    valid = [f"{digits}{last}" for last in range(10) if has_check_digit(f"{digits}{last}")]
    for number in valid:
        changed = str((int(number[place]) + by) % 10)
        assert not has_check_digit(number[:place] + changed + number[place + 1 :])


@pytest.mark.parametrize(
    "postcode",
    [
        "NE1 4XY",
        "ne1 4xy",
        "NE14XY",
        "W1A 1AA",
        "EC1A 1BB",
        "GIR 0AA",
        "BFPO 123",
        "BF1 2AU",
        "M1 1AE",
        "DN55 1PT",
        "E1 2ND",
    ],
)
def test_a_postcode_is_found(postcode: str) -> None:
    assert found(f"They moved to {postcode}, near school.") == [("postcode", postcode)]


@pytest.mark.parametrize(
    "text",
    [
        "CP1 2AB",
        "ZZ1 1AA",
        "LAC1 2AB",
        "M1 1AAA",
        "NE1 4CY",
        "S20 1st review",
        "an S47 2nd visit",
        "the M25 9am",
        "NE1",
        "year 4 2AB",
        "B12 5hr",
        "BFPO",
        "bfpo 1",
        "EXAMPLE-NE1 4XY-2",
    ],
)
def test_what_only_looks_like_a_postcode(text: str) -> None:
    assert found(text) == []


def test_every_area_of_the_country_is_known() -> None:
    assert len(AREAS) == 121 + 3 + 1
    assert all(of_kind("postcode", f"at {area}1 1AA") for area in AREAS)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("DOB 03/03/2015", "03/03/2015"),
        ("D.O.B. 3.3.15", "3.3.15"),
        ("d.o.b: 3 March 2015", "3 March 2015"),
        ("Maya was born on 3rd March 2015.", "3rd March 2015"),
        ("her date of birth is 2015-03-03", "2015-03-03"),
        ("Date of birth:\n03/03/2015", "03/03/2015"),
        ("3 March 2015 (DOB)", "3 March 2015"),
        ("03/03/2015 is her date of birth", "03/03/2015"),
        ("born 3 March", "3 March"),
        ("her birthday is March 3rd", "March 3rd"),
        ("born at the Example Infirmary on 3 March 2025", "3 March 2025"),
        ("since the birth of her son on 3 March 2025", "3 March 2025"),
    ],
)
def test_a_date_of_birth_is_a_date_near_such_a_word(text: str, date: str) -> None:
    assert found(text) == [("date_of_birth", date)]


@pytest.mark.parametrize(
    "text",
    [
        "seen on 3 March 2015",
        "born in 2015",
        "born in March 2015",
        "Leo was born, and on 3 March 2025 the worker visited",
        "after she was born. On 3 March 2025 she was seen",
        "birth mother was seen on 3 March 2025",
        "the birth certificate was seen on 3 March 2025",
        "born to be wild on day 45",
        "DOB 45/13/2015",
        "a reborn interest, 3/3/2015",
    ],
)
def test_other_dates_are_no_dates_of_birth(text: str) -> None:
    assert found(text) == []


def test_two_children_have_two_dates_of_birth() -> None:
    assert of_kind("date_of_birth", "Leo DOB 3/3/15, Maya DOB 4/4/16") == ["3/3/15", "4/4/16"]
    assert of_kind("date_of_birth", "Leo 3/3/15 DOB, Maya 4/4/16 DOB") == ["3/3/15", "4/4/16"]


def test_where_a_date_of_birth_is_asked_for_every_whole_date_is_one() -> None:
    assert found("3 March 2015", of_birth=True) == [("date_of_birth", "3 March 2015")]
    assert found("about 9", of_birth=True) == []


@pytest.mark.parametrize(
    "number",
    [
        "0191 498 0001",
        "01914980001",
        "(0191) 498 0001",
        "(0191)498 0001",
        "0191-498-0001",
        "+44 191 498 0001",
        "+44 (0)191 498 0001",
        "00447700900123",
        "0044 7700 900123",
        "07700 900123",
        "07700 900 123",
        "020 7946 0001",
        "016977 1234",
        "0800 123 456",
        "0300 123 1234",
    ],
)
def test_a_telephone_number_is_found_in_the_forms_people_write(number: str) -> None:
    assert found(f"Rang on {number}, no answer.") == [("telephone", number)]


def test_a_number_ends_where_it_is_whole() -> None:
    assert found("0191 498 0001 2 visits") == [("telephone", "0191 498 0001")]
    assert found("0191 498 0001 0191 498 0002") == [("telephone", f"0191 498 000{last}") for last in "12"]


@pytest.mark.parametrize(
    "text",
    [
        "01/02/2025 10:15",
        "01-02-2025 12 30",
        "01 02 2025 1234",
        "01.02.2025",
        "0012345678",
        "07700 90012",
        "0191 498 00012",
        "00123",
        "12345678",
        "day 45",
        "section 47",
        "£0191 498 0001",
        "0.19149800011",
    ],
)
def test_what_only_looks_like_a_telephone_number(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Write to a.person@example.org.", "a.person@example.org"),
        ("O'Neil.x+tag@council.example.uk, and", "O'Neil.x+tag@council.example.uk"),
    ],
)
def test_an_email_address_is_found(text: str, address: str) -> None:
    assert found(text) == [("email", address)]


@pytest.mark.parametrize("text", ["seen @ home", "x@y", "@home", "a@.b", "the @ sign"])
def test_an_at_sign_alone_is_no_address(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("number", ["AB123456C", "AB 12 34 56 C", "ab 12 34 56 d"])
def test_a_national_insurance_number_is_found(number: str) -> None:
    assert found(f"NI: {number}.") == [("national_insurance", number)]


@pytest.mark.parametrize("text", ["QQ123456C", "AB123456", "AB123456E", "BG123456A", "DO123456A", "CAB123456C"])
def test_what_only_looks_like_a_national_insurance_number(text: str) -> None:
    assert found(text) == []


def test_several_kinds_come_in_order_of_place() -> None:
    text = "DOB 3/3/15, 943 476 5919, NE1 4XY, 07700 900123, a@example.org, AB123456C"
    assert [kind for kind, _ in found(text)] == [
        "date_of_birth",
        "nhs_number",
        "postcode",
        "telephone",
        "email",
        "national_insurance",
    ]
    assert set(NAMES) == {kind for kind, _ in found(text)}


@given(st.text(alphabet=st.sampled_from("0123456789 +-().@/NESWborn\n"), max_size=120))
def test_what_is_found_is_inside_the_text_in_order_and_apart(text: str) -> None:
    places = list(find_identifiers(text))
    assert all(0 <= one.start < one.end <= len(text) for one in places)
    assert all(first.end <= second.start for first, second in itertools.pairwise(places))


@given(st.sampled_from(["9434765919", "NE1 4XY", "07700 900123", "a@example.org", "AB123456C"]), st.text(max_size=40))
def test_what_stands_around_it_in_other_words_hides_nothing(identifier: str, words: str) -> None:
    text = f"{words} – {identifier} – {words}"
    assert identifier in [words for _, words in found(text)]


def test_ordinary_prose_raises_no_alarm(ordinary_prose: list[str]) -> None:
    assert [line for line in ordinary_prose if found(line)] == []
