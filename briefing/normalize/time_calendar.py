"""Stretches of days: the calendar that the words are resolved on.

Weeks are ISO weeks, Monday first. Seasons are the meteorological ones of the northern hemisphere, winter running into
the next year. A part of a unit ("early June") narrows the stretch and keeps the granularity of the unit that is named.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from dateutil.relativedelta import relativedelta

from briefing.model import Granularity

Part = Literal["early", "mid", "late"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days from `start` to `end`, both inclusive; None where an end is open or cannot be known."""

    start: date | None
    end: date | None
    granularity: Granularity


def unknown(granularity: Granularity) -> Stretch:
    """A time that needs a reference where there is none."""
    return Stretch(None, None, granularity)


def one_day(day: date) -> Stretch:
    """A single day."""
    return Stretch(day, day, "day")


def of_hour(day: date) -> Stretch:
    """A time of the clock: the day is all that is kept of it."""
    return Stretch(day, day, "hour")


def of_months(year: int, first: int, last: int, granularity: Granularity) -> Stretch:
    """From the first day of month `first` to the last day of month `last`; months past 12 run into later years.

    >>> of_months(2011, 12, 14, "season").end
    datetime.date(2012, 2, 29)
    """
    start = date(year, 1, 1) + relativedelta(months=first - 1)
    return Stretch(start, start + relativedelta(months=last - first + 1, days=-1), granularity)


def of_month(year: int, month: int) -> Stretch:
    """A calendar month."""
    return of_months(year, month, month, "month")


def of_year(year: int) -> Stretch:
    """A calendar year."""
    return of_months(year, 1, 12, "year")


def of_quarter(year: int, quarter: int) -> Stretch:
    """A calendar quarter: a company's own financial year is not known here."""
    return of_months(year, 3 * quarter - 2, 3 * quarter, "quarter")


def of_half(year: int, half: int) -> Stretch:
    """January to June, or July to December."""
    return of_months(year, 6 * half - 5, 6 * half, "half")


SEASON_MONTHS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 14)}


def of_season(year: int, name: str) -> Stretch:
    """A season by its English name; the winter of a year is the one that begins in it."""
    first, last = SEASON_MONTHS[name]
    return of_months(year, first, last, "season")


def of_decade(first_year: int) -> Stretch:
    """Ten calendar years: the 1990s are 1990 to 1999."""
    return of_months(first_year, 1, 120, "decade")


def of_century(number: int) -> Stretch:
    """A hundred years as newspapers count them: the 20th century is 1900 to 1999."""
    return of_months(100 * (number - 1) or 1, 1, 1200, "century")


def of_week(day: date) -> Stretch:
    """The ISO week that a day lies in."""
    monday = day - timedelta(days=day.weekday())
    return Stretch(monday, monday + timedelta(days=6), "week")


def of_weekend(day: date) -> Stretch:
    """Saturday and Sunday of the ISO week that a day lies in."""
    saturday = day + timedelta(days=5 - day.weekday())
    return Stretch(saturday, saturday + timedelta(days=1), "range")


_AWAY: dict[str, Callable[[date, int], Stretch]] = {
    "minute": lambda day, _: of_hour(day),
    "hour": lambda day, _: of_hour(day),
    "day": lambda day, n: one_day(day + timedelta(days=n)),
    "week": lambda day, n: of_week(day + timedelta(weeks=n)),
    "fortnight": lambda day, n: of_week(day + timedelta(weeks=2 * n)),
    "weekend": lambda day, n: of_weekend(day + timedelta(weeks=n)),
    "month": lambda day, n: of_months(day.year, day.month + n, day.month + n, "month"),
    "quarter": lambda day, n: of_quarter(day.year, (day.month - 1) // 3 + 1 + n),
    "year": lambda day, n: of_year(day.year + n),
    "decade": lambda day, n: of_decade(day.year // 10 * 10 + 10 * n),
    "century": lambda day, n: of_century(day.year // 100 + 1 + n),
}

UNIT_GRANULARITY: dict[str, Granularity] = {
    "minute": "hour", "hour": "hour", "day": "day", "week": "week", "fortnight": "week", "weekend": "range",
    "month": "month", "quarter": "quarter", "year": "year", "decade": "decade", "century": "century",
}  # fmt: skip


def away(day: date, unit: str, count: int) -> Stretch:
    """The calendar unit that lies `count` units after (before, if negative) the one of `day`.

    "A year ago" is last year, not one day of it: words are as fine as the unit that they count in.

    >>> away(date(2025, 6, 4), "month", -3)
    Stretch(start=datetime.date(2025, 3, 1), end=datetime.date(2025, 3, 31), granularity='month')
    """
    return _AWAY[unit](day, count)


_STEP: dict[str, Callable[[int], relativedelta]] = {
    "minute": lambda _: relativedelta(),
    "hour": lambda _: relativedelta(),
    "day": lambda n: relativedelta(days=n),
    "week": lambda n: relativedelta(weeks=n),
    "fortnight": lambda n: relativedelta(weeks=2 * n),
    "weekend": lambda n: relativedelta(weeks=n),
    "month": lambda n: relativedelta(months=n),
    "quarter": lambda n: relativedelta(months=3 * n),
    "year": lambda n: relativedelta(years=n),
    "decade": lambda n: relativedelta(years=10 * n),
    "century": lambda n: relativedelta(years=100 * n),
}


def shift(day: date, unit: str, count: int) -> date:
    """The day `count` units on. Raises OverflowError or ValueError outside the years 1 to 9999."""
    return day + _STEP[unit](count)


# Offsets in months, or in days of a month, at which the middle and the late part of a unit begin.
_MONTHS_IN: dict[Granularity, tuple[int, int]] = {
    "year": (4, 8), "half": (2, 4), "quarter": (1, 2), "season": (1, 2), "decade": (48, 84), "century": (396, 804),
}  # fmt: skip


def part_of(stretch: Stretch, part: Part) -> Stretch:
    """A third of a unit: early, mid or late. Days stay whole, for "early Monday" is an hour of Monday.

    >>> part_of(of_year(2025), "early").end
    datetime.date(2025, 4, 30)
    """
    start, end = stretch.start, stretch.end
    if start is None or end is None or stretch.granularity in ("day", "hour"):
        return stretch
    if stretch.granularity in _MONTHS_IN:
        mid, late = (start + relativedelta(months=n) for n in _MONTHS_IN[stretch.granularity])
    elif stretch.granularity == "month":
        mid, late = start + timedelta(days=10), start + timedelta(days=20)
    elif stretch.granularity == "week":
        return _part_of_week(start, part)
    else:
        third = ((end - start).days + 1) // 3
        mid, late = start + timedelta(days=third), end - timedelta(days=max(third - 1, 0))
    ends = {"early": (start, mid - timedelta(days=1)), "mid": (mid, late - timedelta(days=1)), "late": (late, end)}
    first, last = ends[part]
    return Stretch(first, max(first, last), stretch.granularity)


def _part_of_week(monday: date, part: Part) -> Stretch:
    """Monday to Wednesday, Tuesday to Friday, Thursday to Sunday: seven days are too few for thirds."""
    first, last = {"early": (0, 2), "mid": (1, 4), "late": (3, 6)}[part]
    return Stretch(monday + timedelta(days=first), monday + timedelta(days=last), "week")
