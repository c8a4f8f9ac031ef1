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


_ENDS = st.integers(1, 400).map(float)
_HEDGED = ("about", "at_least", "more_than", "at_most", "less_than", "nearly")


@st.composite
def figures(draw: st.DrawFn) -> Quantity:
    """A figure as some words would give it: exact, a range, about a middle, or open to one side."""
    low, high = sorted((draw(_ENDS), draw(_ENDS)))
    bound = draw(st.sampled_from(("exact", "range", *_HEDGED)))
    if bound == "exact":
        low = high
    ends = {"at_least": (low, None), "more_than": (low, None), "at_most": (None, high), "less_than": (None, high)}
    start, end = ends.get(bound, (low, high))
    return Quantity(quote=f"{low}", low=start, high=end, unit="ship", bound=bound)


def inside(one: Quantity, other: Quantity) -> bool:
    least, most = one.low or 0.0, one.high if one.high is not None else 1e9
    return (other.low or 0.0) <= least and most <= (other.high if other.high is not None else 1e9)


def disjoint(one: Quantity, other: Quantity) -> bool:
    return any(a.high is not None and b.low is not None and a.high < b.low for a, b in ((one, other), (other, one)))


@given(figures(), figures())
def test_two_figures_stand_one_way_and_mirrored_the_other(one: Quantity, other: Quantity):
    found = compare_quantities(one, other)
    assert compare_quantities(other, one) == MIRRORED.get(found, found)


@given(figures())
def test_a_figure_is_the_same_as_itself(one: Quantity):
    assert compare_quantities(one, one) == "same"


@given(figures(), figures())
def test_figures_are_apart_only_where_no_value_fits_both(one: Quantity, other: Quantity):
    found = compare_quantities(one, other)
    assert (found == "apart") <= disjoint(one, other)
    assert disjoint(one, other) <= (found in {"apart", "same_but_hedge", "rounded"})


@given(figures(), figures())
def test_a_narrower_figure_lies_inside_the_wider(one: Quantity, other: Quantity):
    if compare_quantities(one, other) == "narrower":
        assert inside(one, other)


@given(figures(), figures(), st.floats(0, 1))
def test_a_more_precise_figure_that_both_allow_contradicts_neither(one: Quantity, other: Quantity, share: float):
    low = max(one.low or 0.0, other.low or 0.0)
    high = min(end if end is not None else 1e9 for end in (one.high, other.high))
    if low <= high:
        value = low + share * (high - low)
        precise = Quantity(quote=f"{value}", low=value, high=value, unit="ship", bound="exact")
        assert compare_quantities(precise, one) != "apart"
        assert compare_quantities(precise, other) != "apart"


@given(spans, spans, st.floats(0, 1))
def test_a_day_that_both_stretches_hold_contradicts_neither(one: TimeExpression, other: TimeExpression, share: float):
    first, last = max(one.start, other.start), min(one.end, other.end)
    if first <= last:
        day = first + (last - first) * share
        precise = TimeExpression(quote="", start=day, end=day, granularity="day")
        assert {compare_times(precise, one), compare_times(precise, other)} <= {"narrower", "same"}
