"""Shares told in heads, and counts that look like them."""

import pytest

from briefing.normalize import find_quantities
from tests.merge.conftest import made, together


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [
        ("One in five children goes hungry.", "One in five", 0.2),
        ("1 in 4 homes has no power.", "1 in 4", 0.25),
        ("Seven in 10 voters back it.", "Seven in 10", 0.7),
        ("Nine out of ten dentists agree.", "Nine out of ten", 0.9),
        ("It hits 1 in 500 babies.", "1 in 500", 0.002),
    ],
)
def test_so_many_in_so_many_is_a_share(text: str, quote: str, value: float):
    [mention] = find_quantities(text)
    assert (mention.value.quote, mention.value.low, mention.value.unit) == (quote, value, "fraction")


@pytest.mark.parametrize(
    "text",
    [
        "She won one in two years.",
        "She scored two in 10 games.",
        "Soldiers shot down 12 out of 15 drones.",
        "The storm killed two in Borland.",
        "The club signed one in 2024.",
        "It burned three in 10 km.",
    ],
)
def test_a_count_before_in_is_no_share(text: str):
    assert "fraction" not in {mention.value.unit for mention in find_quantities(text)}


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ("Some 20 percent of children in Borland go hungry, the ministry said.", {"agrees"}),
        ("A fifth of children in Borland go hungry, the ministry said.", {"agrees"}),
        ("Some 30 percent of children in Borland go hungry, the ministry said.", {"contradicts"}),
        ("One in six children in Borland goes hungry, the ministry said.", {"contradicts"}),
    ],
)
def test_a_share_is_compared_with_percent(other: str, expected: set[str]):
    one = made("Harbour Post", "One in five children in Borland goes hungry, the ministry said.")
    assert {r.kind for r in together(one, made("Valley Times", other)).relations} == expected
