"""Intervals: what two figures' or dates' words allow together."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.merge.values import compare_quantities, compare_times
from briefing.model import Quantity, TimeExpression
from briefing.normalize import find_quantities

MIRRORED = {"narrower": "wider", "wider": "narrower"}


def figure(words: str) -> Quantity:
    [mention] = find_quantities(words)
    return mention.value


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("about 15,000 troops", "around 15,000 troops", "same"),
        ("15,000 troops", "fifteen thousand troops", "same"),
        ("more than 4,700 casualties", "4,700 casualties", "same_but_hedge"),
        ("64,960 people", "65,000 people", "rounded"),
        ("just over two months", "less than three months", "narrower"),
        ("nearly a dozen planes", "12 planes", "same_but_hedge"),
        ("between 5 and 7 ships", "6 ships", "wider"),
        ("12 dead", "21 dead", "apart"),
        ("two weeks", "14 days", "same"),
        ("at least 100 missiles", "80 missiles", "apart"),
    ],
)
def test_figures_stand_as_their_words_allow(one: str, other: str, expected: str):
    assert compare_quantities(figure(one), figure(other)) == expected
    assert compare_quantities(figure(other), figure(one)) == MIRRORED.get(expected, expected)


spans = st.tuples(st.integers(0, 4000), st.integers(0, 400)).map(
    lambda p: TimeExpression(
        quote="",
        start=date(2020, 1, 1) + timedelta(days=p[0]),
        end=date(2020, 1, 1) + timedelta(days=p[0] + p[1]),
        granularity="range",
    )
)


@given(spans, spans)
def test_two_stretches_of_days_stand_one_way_and_mirrored_the_other(one: TimeExpression, other: TimeExpression):
    found = compare_times(one, other)
    assert found is not None
    assert compare_times(other, one) == MIRRORED.get(found, found)


@given(spans, spans, spans)
def test_a_stretch_inside_one_that_is_apart_is_apart_too(
    one: TimeExpression, other: TimeExpression, third: TimeExpression
):
    if compare_times(one, other) == "apart" and compare_times(third, other) in {"narrower", "same"}:
        assert compare_times(one, third) == "apart"


@given(spans)
def test_a_stretch_is_the_same_as_itself_and_an_unknown_one_is_not_compared(one: TimeExpression):
    unknown = TimeExpression(quote="Thursday", start=None, end=None, granularity="day")
    assert compare_times(one, one) == "same"
    assert compare_times(one, unknown) is None
