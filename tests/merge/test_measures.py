"""Figures in different units, compared as precisely as they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.merge.measures import convertible, same_measure, units_clash
from briefing.merge.values import compare_quantities
from briefing.model import Quantity
from briefing.normalize import find_quantities
from tests.merge.conftest import made, merged


def figure(words: str) -> Quantity:
    [mention] = find_quantities(words)
    return mention.value


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("8 km", "5 miles", "converted"),
        ("some 8 km", "five miles", "converted"),
        ("5 km", "5 miles", "apart"),
        ("100 km", "60 miles", "converted"),
        ("100 km", "90 miles", "apart"),
        ("1.6 km", "one mile", "converted"),
        ("2 metres", "6.5 feet", "converted"),
        ("20 °C", "68 °F", "same"),
        ("20 °C", "20 °F", "apart"),
        ("45 kg", "100 pounds", "converted"),
        ("3,000 tons", "3,000 tonnes", "same"),
        ("a third", "33 percent", "converted"),
        ("two weeks", "14 days", "same"),
        ("three months", "90 days", "converted"),
        ("more than 100 mph", "160 km/h", "converted"),
        ("$5 million", "£5 million", "other_unit"),
        ("$5 million", "€4 million", "incomparable"),
        ("$5 million", "A$5 million", "same"),
        ("12 soldiers", "12 people", "same"),
    ],
)
def test_units_are_brought_to_one_where_they_measure_the_same(one: str, other: str, expected: str):
    assert compare_quantities(figure(one), figure(other)) == expected
    assert compare_quantities(figure(other), figure(one)) == expected


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("The fire burned some 8 km north of Borland.", "The fire burned five miles north of Borland.", "agrees"),
        ("The fire burned 5 km north of Borland.", "The fire burned 5 miles north of Borland.", "contradicts"),
        ("The new bridge in Borland cost £5 million.", "The new bridge in Borland cost $5 million.", "contradicts"),
        (
            "A boat of 30 metres ran aground near Borland on Monday.",
            "A boat ran aground three miles from the harbour near Borland on Monday.",
            None,
        ),
    ],
)
def test_another_unit_is_told_from_another_number(one: str, other: str, kind: str | None):
    found = merged(made("Harbour Post", one), made("Valley Times", other))
    kinds = {relation.kind for finding in found for relation in finding.relations if relation.slot == "quantity"}
    assert kinds == ({kind} if kind else set())


_UNITS = st.sampled_from(("km", "mile", "foot", "kg", "pound", "°C", "°F", "USD", "soldier", "week", "day", ""))


@given(st.integers(1, 10_000), _UNITS, st.integers(1, 10_000), _UNITS)
def test_units_stand_to_each_other_in_either_order(one: int, one_unit: str, other: int, other_unit: str):
    assert convertible(one_unit, other_unit) == convertible(other_unit, one_unit)
    assert units_clash(one_unit, other_unit) == units_clash(other_unit, one_unit)
    assert not (convertible(one_unit, other_unit) and units_clash(one_unit, other_unit))
    if convertible(one_unit, other_unit):
        assert same_measure(one, one_unit, other, other_unit) == same_measure(other, other_unit, one, one_unit)
