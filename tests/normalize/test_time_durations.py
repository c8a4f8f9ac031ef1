"""Durations: how long, in words and in several units; the sentences are made up for the purpose."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.normalize import find_quantities
from briefing.normalize.time_durations import after_steps, seconds_of, steps_of, with_durations

HOUR, DAY = 3600.0, 86400.0


def read(text: str) -> list[tuple[str, float | None, float | None, str]]:
    found = with_durations(text, find_quantities(text))
    return [(m.value.quote, m.value.low, m.value.high, m.value.unit) for m in found]


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("The search took an hour.", HOUR),
        ("The search took an hour and a half.", 1.5 * HOUR),
        ("The search lasted the whole day.", DAY),
        ("The strike went on all week.", 7 * DAY),
        ("He asked for another fortnight.", 14 * DAY),
        ("He was held for 2 years, 3 months and 5 days.", (2 * 365 + 3 * 30 + 5) * DAY),
        ("She ran it in 2 hours and 30 minutes.", 2.5 * HOUR),
        ("She ran it in 3h.", 3 * HOUR),
        ("It burned for forty days.", 40 * DAY),
    ],
)
def test_a_duration_is_the_same_in_words_as_in_figures(text: str, seconds: float) -> None:
    (mention,) = with_durations(text, find_quantities(text))
    assert seconds_of(mention.value) == (seconds, seconds)


def test_a_limit_leaves_one_end_of_a_duration_open() -> None:
    assert read("It took more than an hour.") == [("more than an hour", 1.0, None, "hour")]
    assert read("It took less than a week.") == [("less than a week", None, 1.0, "week")]


@pytest.mark.parametrize(
    "text",
    [
        "It does 60 miles an hour.",
        "She came a year ago.",
        "He left an hour later.",
        "They met twice a week.",
        "The year was bad.",
    ],
)
def test_a_rate_and_a_distance_in_time_are_no_duration_in_words(text: str) -> None:
    assert with_durations(text, ()) == ()


@given(st.lists(st.sampled_from("an hour a half week all more than 3 years 2 days and , took for another 5h".split())))
def test_figures_and_durations_never_overlap_and_quotes_are_exact(words: list[str]) -> None:
    text, last = " ".join(words), 0
    for mention in with_durations(text, find_quantities(text)):
        assert last <= mention.start < mention.end
        assert text[mention.start : mention.end] == mention.value.quote
        last = mention.end


@given(
    st.sampled_from(["an hour", "an hour and a half", "all week", "another month", "more than a day", "1 year 2 days"])
)
def test_a_duration_read_by_itself_is_the_same(words: str) -> None:
    inside, alone = with_durations(f"It went on for {words}.", ()), with_durations(words, ())
    assert [mention.value for mention in inside] == [mention.value for mention in alone] != []


def test_steps_are_taken_in_their_order() -> None:
    assert steps_of("a year and two weeks") == (("year", 1), ("week", 2))
    assert after_steps(date(2023, 1, 31), (("month", 1), ("day", 1))) == date(2023, 3, 1)
    assert after_steps(date(2023, 3, 31), (("month", 1),), -1) == date(2023, 2, 28)


@pytest.mark.parametrize("count", ["a", "the whole", "half a", "two and a half", "3 days and 2"])
@pytest.mark.parametrize(
    "unit", "second minute hour day night weekend week fortnight month quarter season year decade century".split()
)
def test_no_stretch_of_time_stops_the_reader_of_figures(count, unit):
    text = f"They spent {count} {unit} away, and {count} {unit}s more."
    assert all(text[found.start : found.end] == found.value.quote for found in find_quantities(text))
