"""A time is inferred only where every day of the stretch gives the same."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.normalize import find_times, find_times_between

TUESDAY, FRIDAY = date(2025, 6, 3), date(2025, 6, 6)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("It was signed on Wednesday.", ("2025-06-04", "2025-06-04")),
        ("It was signed on Thursday.", None),
        ("It was signed yesterday.", None),
        ("It was signed in April.", ("2025-04-01", "2025-04-30")),
        ("It was signed last year.", ("2024-01-01", "2024-12-31")),
        ("It was signed last month.", ("2025-05-01", "2025-05-31")),
    ],
)
def test_what_both_ends_of_the_stretch_agree_on_is_inferred(text: str, meant: tuple[str, str] | None):
    [read] = find_times_between(text, TUESDAY, FRIDAY)
    assert (read.value.start, read.value.end) == (None, None)
    assert (read.value.inferred and tuple(map(str, read.value.inferred))) == meant


def test_a_date_with_its_year_needs_no_inference():
    [read] = find_times_between("It was signed on 9 May 2025.", TUESDAY, FRIDAY)
    assert (read.value.start, read.value.inferred) == (date(2025, 5, 9), None)


@given(st.dates(date(2000, 1, 1), date(2030, 1, 1)), st.integers(0, 9), st.integers(0, 9))
def test_what_is_inferred_holds_on_every_day_between(first: date, length: int, step: int):
    text = "It rained on Monday, last week, in March and yesterday."
    last = first + timedelta(days=length)
    day = first + timedelta(days=min(step, length))
    on_the_day = {m.start: (m.value.start, m.value.end) for m in find_times(text, day)}
    for mention in find_times_between(text, first, last):
        assert mention.value.inferred in (None, on_the_day[mention.start])
