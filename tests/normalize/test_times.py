"""Times: text to stretches of days, judged on sentences made up for the purpose."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.normalize.times import find_times

WEDNESDAY = date(2025, 6, 4)


def read(text: str, reference: date | None = WEDNESDAY) -> list[tuple[str, str, str, str]]:
    """Quote, first day, last day and granularity of each time, with "-" for an open end."""
    return [
        (m.value.quote, str(m.value.start or "-"), str(m.value.end or "-"), m.value.granularity)
        for m in find_times(text, reference)
    ]


def span(text: str, reference: date | None = WEDNESDAY) -> tuple[str, str]:
    """First and last day of the only time in a text."""
    ((_, start, end, _),) = read(text, reference)
    return start, end


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("It opened on July 9, 2021.", "2021-07-09"),
        ("It opened on 9 July 2021.", "2021-07-09"),
        ("It opened on the 9th of July, 2021.", "2021-07-09"),
        ("It opened on Friday, July 9th, 2021.", "2021-07-09"),
        ("It opened on Sept. 9 2021.", "2021-09-09"),
        ("Filed 2021-07-09 in court.", "2021-07-09"),
        ("Filed 07/29/2021 in court.", "2021-07-29"),
        ("Filed 29/07/2021 in court.", "2021-07-29"),
        ("Filed 5.7.2021 in court.", "2021-07-05"),
        ("It opened on the Fourth of July 2021.", "2021-07-04"),
    ],
)
def test_a_full_date_is_read_in_every_common_order(text: str, day: str) -> None:
    assert span(text, None) == (day, day)


@pytest.mark.parametrize("text", ["Filed 06/07/2021.", "A score of 3/4.", "Version 3.12.1 came out.", "June 31, 2021?"])
def test_figures_that_are_no_date_or_could_be_two_are_left_alone(text: str) -> None:
    assert not any(granularity == "day" for *_, granularity in read(text))


@pytest.mark.parametrize(
    ("text", "start", "end", "granularity"),
    [
        ("It began in March 2019.", "2019-03-01", "2019-03-31", "month"),
        ("It began in 1987.", "1987-01-01", "1987-12-31", "year"),
        ("It began in the 1930s.", "1930-01-01", "1939-12-31", "decade"),
        ("It began in the '70s.", "1970-01-01", "1979-12-31", "decade"),
        ("It began in the 70s.", "1970-01-01", "1979-12-31", "decade"),
        ("It met from 4 to 22 May 2016.", "2016-05-04", "2016-05-22", "range"),
        ("It began in the 18th century.", "1700-01-01", "1799-12-31", "century"),
        ("It began in the spring of 2016.", "2016-03-01", "2016-05-31", "season"),
        ("Profit rose in the second quarter of 2016.", "2016-04-01", "2016-06-30", "quarter"),
        ("Profit rose in Q4 2016.", "2016-10-01", "2016-12-31", "quarter"),
        ("Profit rose in the first half of 2016.", "2016-01-01", "2016-06-30", "half"),
        ("It began in early August 2016.", "2016-08-01", "2016-08-10", "month"),
        ("It was built from 2003 to 2009.", "2003-01-01", "2009-12-31", "range"),
        ("It ran in the 2010-11 season.", "2010-01-01", "2011-12-31", "range"),
        ("It met between May and July 2016.", "2016-05-01", "2016-07-31", "range"),
        ("It met on May 4-6, 2016.", "2016-05-04", "2016-05-06", "range"),
        ("It met in the first three months of 2016.", "2016-01-01", "2016-03-31", "range"),
        ("It met on the second Friday of July 2016.", "2016-07-08", "2016-07-08", "day"),
        ("It must end by the end of 2016.", "-", "2016-12-31", "year"),
        ("It may last until October 2016.", "-", "2016-10-31", "month"),
    ],
)
def test_a_stretch_has_the_ends_and_the_unit_of_its_words(text: str, start: str, end: str, granularity: str) -> None:
    ((_, *rest),) = read(text, None)
    assert rest == [start, end, granularity]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("He spoke today.", "2025-06-04", "2025-06-04"),
        ("He spoke yesterday.", "2025-06-03", "2025-06-03"),
        ("He will speak tomorrow.", "2025-06-05", "2025-06-05"),
        ("He spoke three days ago.", "2025-06-01", "2025-06-01"),
        ("He spoke last week.", "2025-05-26", "2025-06-01"),
        ("He spoke last month.", "2025-05-01", "2025-05-31"),
        ("He spoke a year ago.", "2024-01-01", "2024-12-31"),
        ("He spoke in July last year.", "2024-07-01", "2024-07-31"),
        ("He spoke on July 12 last year.", "2024-07-12", "2024-07-12"),
        ("He spoke earlier this month.", "2025-06-01", "2025-06-04"),
        ("He spoke in the early months of this year.", "2025-01-01", "2025-04-30"),
        ("He has led it since 2014.", "2014-01-01", "2025-06-04"),
        ("Prices rose over the past three years.", "2022-06-04", "2025-06-04"),
        ("He spoke in the third quarter.", "2024-07-01", "2024-09-30"),
        ("He left the previous day.", "2025-06-03", "2025-06-03"),
        ("They met from Monday to Wednesday.", "2025-06-02", "2025-06-04"),
        ("He was born on Christmas Day.", "2024-12-25", "2024-12-25"),
    ],
)
def test_a_relative_time_is_counted_from_the_reference(text: str, start: str, end: str) -> None:
    assert span(text) == (start, end)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Radio reported it Thursday.", "2025-06-05"),
        ("He arrived on Wednesday.", "2025-06-04"),
        ("A strike on Sunday destroyed the depot.", "2025-06-01"),
        ("They spoke at Wednesday's meeting.", "2025-06-04"),
        ("The ministers will meet on Friday.", "2025-06-06"),
        ("He is due to fly home on Tuesday.", "2025-06-10"),
        ("On Monday, the ministers will meet.", "2025-06-09"),
        ("He arrived last Friday.", "2025-05-30"),
        ("He leaves next Monday.", "2025-06-09"),
        ("Votes were counted Sunday night.", "2025-06-01"),
    ],
)
def test_a_weekday_is_found_by_the_tense_round_it(text: str, day: str) -> None:
    assert span(text) == (day, day)


@given(st.dates(date(1990, 1, 1), date(2040, 1, 1)), st.integers(-5, 1))
def test_a_weekday_in_the_past_tense_lies_five_days_back_to_one_ahead(reference: date, days: int) -> None:
    day = reference + timedelta(days=days)
    assert span(f"Officials said on {day:%A} that it rained.", reference) == (str(day), str(day))


@given(st.dates(date(1990, 1, 1), date(2040, 1, 1)), st.integers(0, 6))
def test_a_weekday_ahead_lies_within_a_week(reference: date, days: int) -> None:
    day = reference + timedelta(days=days)
    assert span(f"The court will rule on {day:%A}.", reference) == (str(day), str(day))


def test_a_month_without_a_year_is_the_last_one_unless_the_sentence_looks_ahead() -> None:
    assert span("Sales fell in April.") == ("2025-04-01", "2025-04-30")
    assert span("Sales will resume in April.") == ("2026-04-01", "2026-04-30")
    assert span("Sales fell in September.") == ("2024-09-01", "2024-09-30")


def test_a_day_without_a_year_is_near_its_document() -> None:
    assert span("He resigned on March 21.") == ("2025-03-21", "2025-03-21")
    assert span("A parade could mark the anniversary on June 19.") == ("2025-06-19", "2025-06-19")
    assert span("The flight took off on 11 December.") == ("2024-12-11", "2024-12-11")


def test_the_previous_day_follows_the_time_that_stands_before_it() -> None:
    times = read("The agency said on Thursday that they had met the previous day.")
    assert [day for _, day, _, _ in times] == ["2025-06-05", "2025-06-04"]


def test_two_weeks_later_is_no_time_without_one_before_it() -> None:
    assert read("He left two weeks later.") == []
    assert read("He came on 3 May 2011 and left two days later.")[1][1] == "2011-05-05"


def test_a_time_of_the_clock_is_of_the_day_beside_it() -> None:
    assert read("It landed Tuesday in Lima at 18:00 UTC.")[1] == ("18:00 UTC", "2025-06-03", "2025-06-03", "hour")
    assert read("It landed around 7 p.m. Tuesday.")[0] == ("7 p.m.", "2025-06-03", "2025-06-03", "hour")
    assert read("It was 9:21 am.") == [("9:21 am", "2025-06-04", "2025-06-04", "hour")]


@pytest.mark.parametrize(
    "text",
    [
        "He may march to the gate, and they may second it.",
        "Ms May said so. Prime Minister May's deal failed.",
        "The March on the capital drew crowds.",
        "The Sun said it; the Sunday Telegraph did not.",
        "Some 2000 people and 1998 sheep, 2,024 cars and 2012 soldiers.",
        "It took two months, an 85-minute call and three years of work.",
        "The fall of the city shook the region.",
        "He is in his 60s.",
        "She was the second of three.",
        "Every Monday they meet, and on Fridays they rest.",
        "A score of 3-2 in 12.5 minutes.",
    ],
)
def test_words_that_only_look_like_times_are_left_alone(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "text", ["The 2012 election was close.", "A 2024 treaty binds them.", "He won (2012).", "Sales were up in 2012."]
)
def test_four_figures_are_a_year_where_a_year_fits(text: str) -> None:
    assert [granularity for *_, granularity in read(text, None)] == ["year"]


def test_without_a_reference_a_relative_time_has_no_ends() -> None:
    assert read("They met on Thursday and last June.", None) == [
        ("Thursday", "-", "-", "day"),
        ("last June", "-", "-", "month"),
    ]


WORDS = st.sampled_from(
    "the of in since until by early late end May march June 2012 19 31 4-6 1990s '60s Monday last next this week years "
    "three ago later first second quarter half 2010-11 06/07/2024 9:21 pm and to between from – , . will said 9999 0 "
    "century Christmas Eve weekend Q3 \u00a0 \n 99th day previous following fall summer mid- 29 February".split(" ")
)


@given(st.lists(WORDS, max_size=14).map(" ".join) | st.text(max_size=60), st.none() | st.dates())
def test_no_text_breaks_the_reading_and_every_quote_is_exact(text: str, reference: date | None) -> None:
    last = 0
    for mention in find_times(text, reference):
        value = mention.value
        assert last <= mention.start < mention.end
        assert text[mention.start : mention.end] == value.quote
        assert value.start is None or value.end is None or value.start <= value.end
        last = mention.end


ABSOLUTE = st.dates(date(1910, 1, 1), date(2045, 1, 1)).flatmap(
    lambda day: st.sampled_from(
        [
            f"{day:%B} {day.day}, {day.year}", f"{day.day} {day:%B} {day.year}", f"{day:%B} {day.year}", f"{day.year}",
            f"{day:%Y-%m-%d}", f"early {day.year}", f"the end of {day:%B} {day.year}", f"the summer of {day.year}",
            f"the third quarter of {day.year}",
        ]
    )
)  # fmt: skip
FRAMES = st.sampled_from(
    ["It was signed in {}.", "Since {} he has led it.", "The talks of {} failed.", "By {}, he left."]
)


@given(ABSOLUTE, FRAMES, st.none() | st.dates())
def test_an_absolute_time_is_the_same_alone_as_in_its_sentence(time: str, frame: str, reference: date | None) -> None:
    (mention,) = find_times(frame.format(time), reference)
    (alone,) = find_times(mention.value.quote, reference)
    assert alone.value == mention.value


@given(ABSOLUTE, st.dates(), st.dates())
def test_an_absolute_time_does_not_depend_on_the_reference(time: str, one: date, other: date) -> None:
    assert read(f"It was signed in {time}.", one) == read(f"It was signed in {time}.", other)
