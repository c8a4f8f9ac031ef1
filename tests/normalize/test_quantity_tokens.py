"""Numbers as tokenisers and other countries write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.normalize import find_quantities


def read(text: str) -> list[tuple[float | None, str, str]]:
    return [(m.value.low, m.value.unit, m.value.role) for m in find_quantities(text)]


@pytest.mark.parametrize(
    ("apart", "together"),
    [
        ("a 36 - year - old man was hurt", "a 36-year-old man was hurt"),
        ("a 40 - minute call", "a 40-minute call"),
        ("5 , 000 people fled", "5,000 people fled"),
        ("it cost $ 3 . 5 million", "it cost $3.5 million"),
        ("prices rose 2 . 4 percent", "prices rose 2.4 percent"),
        ("the tax brought € 1 . 25 billion", "the tax brought €1.25 billion"),
        ("39’909 people were infected", "39,909 people were infected"),
        ("1'204'300 votes were cast", "1,204,300 votes were cast"),
        ("39.909 people were infected", "39,909 people were infected"),
        ("there were 39.909 new infections", "there were 39,909 new infections"),
        ("1.204.300 votes were cast", "1,204,300 votes were cast"),
    ],
)
def test_a_number_is_the_same_however_it_is_written(apart: str, together: str):
    assert read(apart) == read(together)
    assert read(apart)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She swam it in 39.909 seconds.", [39.909]),
        ("It grew to 39.909 million.", [39_909_000.0]),
        ("It was built in 2003 . 5 people died there .", [5.0]),
        ("The Hawks won 43-39.", []),
        ("The Hawks lost 39-43 in the final.", []),
        ("They lost 40-50 seats.", [40.0]),
        ("Call 555.123.4567 now.", []),
    ],
)
def test_a_point_or_dash_that_can_mean_another_thing_is_left_alone(text: str, expected: list[float]):
    assert [m.value.low for m in find_quantities(text)] == expected


@given(st.integers(10_000, 999_999_999))
def test_thousands_by_comma_and_apostrophe_are_equal(number: int):
    text = f"{number:,} people fled"
    assert read(text.replace(",", "’")) == read(text) == [(float(number), "person", "fled")]


@pytest.mark.parametrize("verb", ["added", "adds", "is adding"])
def test_jobs_are_added_and_remarks_are_not(verb: str):
    assert read(f"Borland {verb} 130,000 jobs in May") == [(130_000.0, "job", "added")]


def test_what_is_added_to_a_speech_is_no_count():
    assert read("The mayor added 12 men were there")[0][2] == ""
