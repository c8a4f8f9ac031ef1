"""Numbers in digits and words."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.normalize.numbers import read_number, written_value
from briefing.normalize.quantity_tokens import tokenise
from briefing.normalize.quantity_words import SMALL, TENS


def value(text: str) -> float:
    number = read_number(tokenise(text), 0)
    assert number is not None, text
    assert number.last == len(tokenise(text)), f"{text}: read only in part"
    return number.low


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7", 7),
        ("3,900", 3900),
        ("1,234,567.5", 1234567.5),
        ("12,34,567", 1234567),
        ("40 000", 40000),
        ("8 million", 8e6),
        ("3.4bn", 3.4e9),
        ("10k", 1e4),
        ("5m", 5e6),
        ("2.5-million", 2.5e6),
        ("35 lakh", 3.5e6),
        ("two lakh crore", 2e12),
        ("3 dozen", 36),
        ("1/4", 0.25),
        ("10 1/2", 10.5),
        ("2½", 2.5),
        ("11th", 11),
    ],
)
def test_digits_are_read_with_separators_scales_and_fractions(text: str, expected: float) -> None:
    assert value(text) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("twenty-three", 23),
        ("three hundred and five", 305),
        ("nineteen hundred", 1900),
        ("two hundred and two thousand", 202_000),
        ("one million two hundred thousand and six", 1_200_006),
        ("a dozen", 12),
        ("half a dozen", 6),
        ("half-dozen", 6),
        ("half a million", 5e5),
        ("a quarter million", 2.5e5),
        ("two and a half", 2.5),
        ("five and a half million", 5.5e6),
        ("3 million and a half", 3.5e6),
        ("one hundred and three quarters", 100.75),
        ("two-thirds", 2 / 3),
        ("three quarters", 0.75),
        ("nine point nought four", 9.04),
        ("twenty-first", 21),
        ("one hundred and twenty-fifth", 125),
        ("two hundredth", 200),
    ],
)
def test_words_are_read(text: str, expected: float) -> None:
    assert value(text) == pytest.approx(expected)


@pytest.mark.parametrize("text", ["5,00", "1.2.3", "1,2345", "9" * 40, "22,24,26"])
def test_digits_that_are_no_english_number_have_no_value(text: str) -> None:
    assert written_value(text) is None


@pytest.mark.parametrize(
    ("text", "read"), [("two three", 1), ("eighteen 440s", 1), ("18 440s", 1), ("three and a man", 1), ("a man", 0)]
)
def test_a_number_ends_where_the_next_one_begins(text: str, read: int) -> None:
    number = read_number(tokenise(text), 0)
    assert (number.last if number else 0) == read


def test_m_is_metres_before_words_of_length_and_millions_elsewhere() -> None:
    assert read_number(tokenise("1.8m tall"), 0).low == 1.8
    assert read_number(tokenise("1.8m phones"), 0).low == 1.8e6
    assert read_number(tokenise("5 m"), 0).low == 5
    assert read_number(tokenise("5 m"), 0, money=True).low == 5e6


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("hundreds of", 200, None),
        ("tens of thousands of", 20_000, None),
        ("scores of", 40, None),
        ("a few dozen", 24, 108),
    ],
)
def test_vague_numbers_are_stretches(text: str, low: float, high: float | None) -> None:
    number = read_number(tokenise(text), 0)
    assert number is not None
    assert (number.low, number.high) == (low, high)


def spoken(number: int) -> str:
    """English words, built from scales down: the reverse of what is tested."""
    units = {int(v): w for w, v in SMALL.items() if w not in {"nought", "naught"}} | {
        int(v): w for w, v in TENS.items()
    }
    for scale, word in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= scale:
            rest = number % scale
            joint = " and " if scale == 100 else " "
            return f"{spoken(number // scale)} {word}" + (joint + spoken(rest) if rest else "")
    if number in units:
        return units[number]
    return f"{units[number - number % 10]}-{units[number % 10]}"


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_every_number_in_words_has_its_value(number: int) -> None:
    assert value(spoken(number)) == number


@given(st.integers(min_value=0, max_value=10**15))
def test_every_number_in_grouped_digits_has_its_value(number: int) -> None:
    assert value(f"{number:,}") == number


@given(st.text(max_size=60))
def test_tokens_are_exact_and_in_order(text: str) -> None:
    tokens = tokenise(text)
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert all(before.end <= after.start for before, after in pairwise(tokens))
