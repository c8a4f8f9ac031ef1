"""Krippendorff's alpha against the examples that its author worked by hand, and where it has no meaning."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.alpha import alpha, coincidences

VALUES = st.sampled_from("abc") | st.none()
UNITS = st.lists(st.lists(VALUES, min_size=2, max_size=4), max_size=12)


def units(*observers):
    """Each observer a string, a value a place; a dot is a value that is missing."""
    return [[None if value == "." else value for value in unit] for unit in zip(*observers, strict=True)]


def test_two_observers_and_two_values_as_in_section_a():
    assert alpha(units("0100000010", "1110010000")) == pytest.approx(0.095, abs=0.0005)


def test_two_observers_and_five_values_as_in_section_b():
    assert alpha(units("aabbdcccedda", "babbbccceddd")) == pytest.approx(0.692, abs=0.0005)


def test_four_observers_with_values_missing_as_in_section_c():
    data = units("123321412...", "1233224125.3", ".3332342251.", "12332441251.")
    assert alpha(data) == pytest.approx(0.743, abs=0.0005)


def test_the_coincidences_of_section_c_are_those_of_the_paper():
    matrix = coincidences(units("123321412...", "1233224125.3", ".3332342251.", "12332441251."))
    diagonal = {value: matrix[value, value] for value in "12345"}
    assert diagonal == pytest.approx({"1": 7, "2": 10, "3": 8, "4": 4, "5": 3})
    assert matrix["1", "2"] == pytest.approx(4 / 3)
    assert sum(matrix.values()) == pytest.approx(40)


def test_four_units_worked_by_hand():
    # Values a, a, b, b, a, b, b, b: three a, five b; two of eight coincidences differ where chance gives 30 / 7.
    assert alpha(units("abab", "abbb")) == pytest.approx(1 - 2 / (30 / 7))


def test_full_agreement_on_more_than_one_value_is_one():
    assert alpha(units("aabc", "aabc")) == 1.0


def test_full_disagreement_is_below_zero():
    assert alpha(units("ab", "ba")) == pytest.approx(-0.5)


@pytest.mark.parametrize(
    "data",
    [[], [[]], [["a", None], [None, "b"]], [["a", "a"], ["a", "a"]], [["a", "a"], ["b", None]]],
    ids=["no unit", "an empty unit", "nothing valued twice", "one value alone", "a second value that is not paired"],
)
def test_where_nothing_could_differ_there_is_no_alpha(data):
    assert alpha(data) is None


@given(UNITS)
def test_no_alpha_is_above_one(data):
    found = alpha(data)
    assert found is None or found <= 1.0


@given(UNITS)
def test_the_order_of_observers_and_of_units_does_not_matter(data):
    turned = [list(reversed(unit)) for unit in reversed(data)]
    assert alpha(turned) == pytest.approx(alpha(data))


@given(UNITS, st.lists(st.sampled_from("abc"), max_size=3))
def test_values_that_stand_alone_in_their_unit_do_not_count(data, alone):
    assert alpha([*data, *([value, None] for value in alone)]) == pytest.approx(alpha(data))
