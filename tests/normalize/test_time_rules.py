"""Rarer times: open stretches, counted distances, spoken days, holidays; the sentences are made up for the purpose."""

from datetime import date

import pytest

from briefing.normalize.times import find_times

WEDNESDAY = date(2025, 6, 4)


def span(text: str, reference: date | None = WEDNESDAY) -> tuple[str, str]:
    """First and last day of the only time in a text, with "-" for an open end."""
    (mention,) = find_times(text, reference)
    return str(mention.value.start or "-"), str(mention.value.end or "-")


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("The bridge stood before 1987.", "-", "1986-12-31"),
        ("The bridge fell prior to June 2011.", "-", "2011-05-31"),
        ("The bridge was rebuilt after 1987.", "1988-01-01", "-"),
        ("The bridge opened no earlier than 1987.", "1987-01-01", "-"),
        ("The bridge opened earlier than 1987.", "-", "1986-12-31"),
        ("The bridge was sold in 1987 or later.", "1987-01-01", "-"),
        ("The bridge was sold in 1987 or earlier.", "-", "1987-12-31"),
        ("The bridge must close before 3 May 2030.", "-", "2030-05-03"),
        ("Works run between now and 20 June.", "2025-06-04", "2025-06-20"),
        ("Works ran between May 2nd through May 9th, 2019.", "2019-05-02", "2019-05-09"),
        ("Works ran from 5 to April 9, 2019.", "2019-04-05", "2019-04-09"),
        ("Works will last for two weeks from Monday.", "2025-06-09", "2025-06-22"),
        ("Crews began a three-day strike starting on 4 May 2019.", "2019-05-04", "2019-05-06"),
        ("Works will run the third week of next month.", "2025-07-14", "2025-07-20"),
        ("Works will run in the third week next month.", "2025-07-14", "2025-07-20"),
    ],
)
def test_a_limit_leaves_out_a_longer_unit_and_keeps_a_day(text: str, start: str, end: str) -> None:
    assert span(text) == (start, end)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("She left 2 years, 1 month and 3 days ago.", "2023-05-01", "2023-05-01"),
        ("The ship will sail more than a week after tomorrow.", "2025-06-12", "-"),
        ("The ship will sail less than ten days from today.", "2025-06-04", "2025-06-14"),
        ("The ship had sailed more than ten days before today.", "-", "2025-05-25"),
        ("The ship will sail within 1 month and 2 days.", "2025-06-04", "2025-07-06"),
        ("The ship will sail within the next two years.", "2025-06-04", "2027-06-04"),
        ("The ship will sail three days hence.", "2025-06-07", "2025-06-07"),
        ("The ship sailed two Sundays ago.", "2025-05-25", "2025-05-25"),
        ("The ship sails three Fridays from now.", "2025-06-20", "2025-06-20"),
        ("The crew is away for four days from today.", "2025-06-04", "2025-06-07"),
    ],
)
def test_a_distance_is_counted_in_all_its_units(text: str, start: str, end: str) -> None:
    assert span(text) == (start, end)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("It opened May twenty-one.", "2025-05-21"),
        ("He wed on Friday the thirteenth.", "2025-06-13"),
        ("They met on the second Monday.", "2025-06-09"),
        ("They met on 4/22.", "2025-04-22"),
        ("He left on the twenty-eighth.", "2025-05-28"),
        ("He left on the 3rd of the month.", "2025-06-03"),
        ("Crowds marked the first anniversary of the 3 May 2011 flood.", "2012-05-03"),
        ("Crowds marked the 10th anniversary of the flood of 3 May 2011.", "2011-05-03"),
    ],
)
def test_a_day_is_read_from_words_as_from_figures(text: str, day: str) -> None:
    assert span(text) == (day, day)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Rome sacked it in the year 410.", "0410-01-01", "0410-12-31"),
        ("Sales rose in 2016 June.", "2016-06-01", "2016-06-30"),
        ("The form was filed in August 99.", "1999-08-01", "1999-08-31"),
        ("The firm grew in the two-thousands.", "2000-01-01", "2009-12-31"),
        ("The firm grew in the twenty-tens.", "2010-01-01", "2019-12-31"),
    ],
)
def test_a_year_is_read_in_its_rarer_forms(text: str, start: str, end: str) -> None:
    assert span(text, None) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "The shop is open 24/7, and after 24/7 shifts staff slept.",
        "He now runs the firm, and from now on she does too.",
        "Of 300 people, 41 came the same year.",
        "It was her first Monday in office, sort of.",
    ],
)
def test_words_that_place_nothing_give_no_day_of_their_own(text: str) -> None:
    assert [m.value.quote for m in find_times(text, WEDNESDAY) if m.value.quote != "Monday"] == []


def test_two_mondays_later_follow_an_earlier_time_or_are_none() -> None:
    assert find_times("He left two Mondays later.", WEDNESDAY) == ()
    times = find_times("He came on 3 May 2011 and left two Mondays later.", WEDNESDAY)
    assert [str(mention.value.start) for mention in times] == ["2011-05-03", "2011-05-16"]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("He was born in nineteen forty-six.", "1946-01-01", "1946-12-31"),
        ("She sang it on May 9, nineteen oh five.", "1905-05-09", "1905-05-09"),
        ("They met in June of two thousand and eleven.", "2011-06-01", "2011-06-30"),
        ("It began in two thousand.", "2000-01-01", "2000-12-31"),
    ],
)
def test_a_spoken_year_is_a_year(text: str, start: str, end: str) -> None:
    assert span(text, None) == (start, end)


@pytest.mark.parametrize(
    "text",
    ["In two thousand homes the lights went out.", "Of two thousand, ten came.", "It cost twenty fifty-dollar bills."],
)
def test_spoken_numbers_that_count_are_no_year(text: str) -> None:
    assert find_times(text, WEDNESDAY) == ()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Shops closed on Good Friday 2019.", "2019-04-19"),
        ("Shops closed on Easter Monday, 2019.", "2019-04-22"),
        ("Shops closed on Thanksgiving last year.", "2024-11-28"),
        ("Shops were full on Black Friday 2023.", "2023-11-24"),
        ("Shops were shut on Memorial Day.", "2025-05-26"),
        ("Shops closed last Christmas.", "2024-12-25"),
        ("Shops will close next Easter.", "2026-04-05"),
        ("Shops closed two days after Christmas 2019.", "2019-12-27"),
        ("Shops closed the day before 3 May 2011.", "2011-05-02"),
        ("Shops closed the day after the 3 May 2011 vote.", "2011-05-04"),
        ("Shops closed the Monday after 3 May 2011.", "2011-05-09"),
        ("Shops closed the Friday before 3 May 2011.", "2011-04-29"),
    ],
)
def test_a_holiday_is_a_day_and_others_count_from_it(text: str, day: str) -> None:
    assert span(text) == (day, day)


@pytest.mark.parametrize("text", ["Christmas sales fell.", "Easter eggs and Thanksgiving turkeys sold well."])
def test_what_is_sold_for_a_holiday_is_no_day(text: str) -> None:
    assert find_times(text, WEDNESDAY) == ()


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("It rained over the weekend.", "2025-05-31", "2025-06-01"),
        ("It will rain over the weekend.", "2025-06-07", "2025-06-08"),
        ("The fair was held the weekend of 3 May 2019.", "2019-05-04", "2019-05-05"),
        ("Sales fell so far this year.", "2025-01-01", "2025-06-04"),
        ("Sales fell in the first three quarters of 2019.", "2019-01-01", "2019-09-30"),
        ("The mill opened in the 1800s.", "1800-01-01", "1899-12-31"),
        ("The mill will open by mid-2030.", "-", "2030-08-31"),
        ("The mill opened half a year ago.", "2024-12-01", "2024-12-31"),
        ("The mill opened two and a half years ago.", "2022-12-01", "2022-12-31"),
        ("The mill opened on or after 3 May 2019.", "2019-05-03", "-"),
        ("The mill must close before the end of May 2030.", "-", "2030-05-31"),
    ],
)
def test_a_stretch_that_news_tells_loosely_has_its_ends(text: str, start: str, end: str) -> None:
    assert span(text) == (start, end)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The log has it on 10 Nov 11.", "2011-11-10"),
        ("Filed on 3 Mar 09, and lost.", "2009-03-03"),
    ],
)
def test_a_short_month_between_two_numbers_of_two_figures_has_day_and_year(text: str, day: str) -> None:
    assert [str(mention.value.start) for mention in find_times(text, date(2025, 12, 1))][:1] == [day]
