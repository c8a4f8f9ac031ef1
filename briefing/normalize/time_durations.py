"""Stretches of time without a place on the calendar: "two weeks", "1 year, 1 month and 21 days", "an hour and a half".

A duration is no time: it places nothing. It is read here as steps in calendar units, for the words that count from a
day ("within 5 years 1 month") and as a figure in one unit, for those who compare how long something took.
"""

from __future__ import annotations

import re
from datetime import date

from briefing.normalize.time_calendar import shift
from briefing.normalize.time_words import CARDINAL, UNIT, number_of, unit_of

Step = tuple[str, int]
"""A unit and how many of it."""

_GAP = r"(?:[\s-]{1,3}|(?<=\d))"
_ONE = rf"{CARDINAL}{_GAP}{UNIT}"
_JOINT = r"(?:,?\s{1,3}and\s{1,3}|,?\s{1,3})"
STEPS = rf"{_ONE}(?:{_JOINT}{_ONE}){{0,3}}(?!\w)"
"""A duration in whole units, the larger mostly first: "2 years, 1 month and 21 days". No group is named."""
_STEP = re.compile(rf"(?P<n>{CARDINAL}){_GAP}(?P<u>{UNIT})(?!\w)", re.IGNORECASE)


def steps_of(words: str) -> tuple[Step, ...]:
    """The steps of words that match `STEPS`.

    >>> steps_of("2 years, 1 month and twenty-one days")
    (('year', 2), ('month', 1), ('day', 21))
    """
    return tuple((unit_of(step["u"]), number_of(step["n"])) for step in _STEP.finditer(words))


def after_steps(day: date, steps: tuple[Step, ...], sign: int = 1) -> date:
    """The day all steps on, or back where `sign` is -1; as it is for steps of hours.

    >>> after_steps(date(2020, 1, 30), (("month", 1), ("day", 1)))
    datetime.date(2020, 3, 1)
    """
    for unit, count in steps:
        day = shift(day, unit, sign * count)
    return day
