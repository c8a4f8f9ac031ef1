"""Times of the clock, as minutes and as days."""

from datetime import date

import pytest

from briefing.merge.values import compare_times
from briefing.model import TimeExpression
from briefing.normalize import find_times
from briefing.normalize.time_clock import read_clock


def clock(words: str) -> TimeExpression:
    [mention] = find_times(f"It began at {words}", date(2025, 3, 5))
    assert mention.value.granularity == "hour"
    return mention.value


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("10 a. m.", "10am", "same"),
        ("10 a . m .", "10 AM", "same"),
        ("10 o'clock", "10 a.m.", "overlapping"),
        ("ten o’clock in the morning", "10 a.m.", "same"),
        ("nine o'clock at night", "21:00", "same"),
        ("10.30 p.m.", "22:30", "same"),
        ("10 a.m.", "10:20 a.m.", "overlapping"),
        ("10 a.m.", "11 a.m.", "other_hour"),
        ("10 a.m.", "10 p.m.", "other_hour"),
        ("10:42 a.m.", "10:43 a.m.", "other_hour"),
        ("10 a.m. EST", "1500 GMT", "overlapping"),
        ("0900 GMT", "1000 GMT", "other_hour"),
    ],
)
def test_hours_of_one_day_are_the_same_or_others(one: str, other: str, expected: str):
    assert compare_times(clock(one), clock(other)) == expected
    assert compare_times(clock(other), clock(one)) == expected


@pytest.mark.parametrize("words", ["Monday", "June 2024", "25 o'clock", "soon", "", "about five"])
def test_what_is_no_time_of_the_clock_has_no_minutes(words: str):
    assert read_clock(words) is None or not read_clock(words).minutes - set(range(1440))
