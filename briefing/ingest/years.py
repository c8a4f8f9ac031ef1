"""The year of a dateline that leaves it out, where the page itself gives it away.

Two kinds of evidence. A full date beside the story, in a caption or a credit, within days of the dateline. Or a
sentence that sets a past year against this one ("40 in 2020, and another 12 this year") on a page whose weekdays fit
the year after it and not that year itself. Weekdays alone are not enough: on 125 dated news pages, choosing by them
between the latest year named and the next was right once and wrong seven times. Without either it stays unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from briefing.ingest.dates import MONTH, full_dates

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_BARE_WEEKDAY = re.compile(
    rf"(?<!next )(?<!last )(?<!coming )(?<!every )(?<!each )\b(?P<day>{'|'.join(_DAYS)})\b"
    rf"(?!,?\s+(?:{MONTH}\s*\d|\d))",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SET_AGAINST = re.compile(
    r"\bin (?:early |late |mid-?|all of )?(?P<year>(?:19|20)\d\d)\b[^.;]{0,40}?\b(?:and|but|then|against"
    r"|compared)\b[^.;]{0,80}?\bthis year\b"
)
_AHEAD = re.compile(r"\b(?:will|would|plan\w*|expect\w*|forecast\w*|due|later this year|next)\b", re.IGNORECASE)

_NEAR = timedelta(days=7)


def year_of(month: int, day: int, body: str, beside: Iterable[str] = ()) -> int | None:
    """The year in which that day of a month fits the page, or None where the page does not tell.

    >>> year_of(5, 3, "Snow fell on Monday. The office measured 40 cm in 2020, and another 12 cm this year.")
    2021
    >>> year_of(5, 3, "Snow fell on Monday, the most since 2020.") is None
    True
    """
    printed = {found.year for line in beside for _, _, found in full_dates(line) if _is_near(found, month, day)}
    if len(printed) == 1:
        return printed.pop()
    return None if printed else _year_after(month, day, body)


def _is_near(found: date, month: int, day: int) -> bool:
    meant = _day(found.year, month, day)
    return meant is not None and abs(found - meant) <= _NEAR


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _year_after(month: int, day: int, body: str) -> int | None:
    """One more than the year that is set against "this year", if the page names no later one and the weekdays agree."""
    past = {int(found["year"]) for found in _SET_AGAINST.finditer(body) if not _AHEAD.search(found[0])}
    if len(past) != 1 or max(map(int, _YEAR.findall(body))) not in past:
        return None
    year = past.pop()
    named = {_DAYS.index(found["day"].lower()) for found in _BARE_WEEKDAY.finditer(body)}
    fits_alone = _fits(_day(year + 1, month, day), named) and not _fits(_day(year, month, day), named)
    return year + 1 if fits_alone else None


def _fits(day: date | None, named: set[int]) -> bool:
    """Whether the day itself or the day before is among the named weekdays: news tells of today and yesterday."""
    return day is not None and bool(named & {day.weekday(), (day.weekday() - 1) % 7})
