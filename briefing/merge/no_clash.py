"""Why two dates of what looks like one event may both hold: a week that was guessed, news of two years, a plan.

Each reason is a line of `REASONS`. A contradiction that is none costs a reader's trust, so one that rests on dates
alone needs the event to be told in more than a name and a word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from math import inf

from briefing.merge.building import Context
from briefing.merge.match import EVENT_LEAST, OCCASION_DAYS
from briefing.merge.occasions import days_between
from briefing.merge.profile import Moment, Profile
from briefing.normalize import stem
from briefing.normalize.time_clock import read_clock
from briefing.normalize.time_words import MONTHS, WEEKDAYS, any_of

FROM_NOW = re.compile(
    r"\b(?:today|tonight|yesterday|tomorrow|overnight|this (?:morning|afternoon|evening)|last night)\b", re.IGNORECASE
)
_NAMES_DAY = re.compile(rf"\b(?:{any_of(WEEKDAYS)}|{any_of(MONTHS)})\b|{FROM_NOW.pattern}", re.IGNORECASE)
_WEEKDAY = re.compile(rf"\b(?:{any_of(day for day in WEEKDAYS if day.endswith('day'))})\b", re.IGNORECASE)

NEWS_DAYS = 60
"""What happened at most so many days before or after its page came out, and nearer to it than halfway to the other
page, is that page's news."""

WEEKS_MISREAD = 2
"""A weekday without a date is read as that of the page's week; by so many weeks that can be wrong."""

LONGEST = 366
"""Days of a stretch beyond which it dates a time and no event: "in recent years", "over the past decade"."""

MOSTLY = 2 / 3
"""Least share of a date's clause that the other's must hold where one or both are months or years: one firm does many
things in a year."""

_SAYS_NOTHING = frozenset(map(stem, "announce announcement say report year old st nd rd th company".split()))
_OTHER_DEED = frozenset(map(stem, "decide agree postpone delay reschedule vow pledge propose originally".split()))
"""What is decided on one day is done on another; what is put off has two days."""

_DAYS = frozenset({"day", "hour"})

_Reason = Callable[[Context, Profile, Profile, Moment, Moment], bool]


def no_clash(context: Context, one: Profile, other: Profile, a: Moment, b: Moment) -> bool:
    """Whether two times that lie apart may both be right, though they seem to date the same."""
    return any(reason(context, one, other, a, b) for reason in REASONS)


def bare_clock(_: Context, __: Profile, ___: Profile, a: Moment, b: Moment) -> bool:
    """Whether either names an hour and no day: which day is meant is a guess from the page's."""
    quotes = [moment.value.quote for moment in (a, b) if moment.value.granularity == "hour"]
    return any(read_clock(quote) is not None and not _NAMES_DAY.search(quote) for quote in quotes)


def guessed_week(_: Context, __: Profile, ___: Profile, a: Moment, b: Moment) -> bool:
    """Whether both name one weekday, whole weeks apart: which week is meant was read from the days of their pages."""
    days = [_WEEKDAY.search(moment.value.quote) for moment in (a, b)]
    if None in days or days[0][0].lower() != days[1][0].lower():  # type: ignore[index]
        return False
    apart = days_between(a, b)
    return apart % 7 == 0 and apart <= 7 * WEEKS_MISREAD


def news_of_two_times(context: Context, one: Profile, other: Profile, a: Moment, b: Moment) -> bool:
    """Whether each dates what was news when its page came out, and the pages are weeks apart: "today" and "today"."""
    days = [page.day if (page := context.documents.get(p.claim.document_id)) else None for p in (one, other)]
    if days[0] is None or days[1] is None:
        return False
    pages_apart = abs((days[0] - days[1]).days)
    near = min(NEWS_DAYS, pages_apart // 2)
    if pages_apart <= OCCASION_DAYS or days_between(a, b) <= OCCASION_DAYS:
        return False
    return _off(a, days[0]) <= near and _off(b, days[1]) <= near


def stretch_of_years(_: Context, __: Profile, ___: Profile, a: Moment, b: Moment) -> bool:
    """Whether only one is so long a stretch that it dates no event."""
    lengths = [(m.value.end - m.value.start).days if m.value.start and m.value.end else 0 for m in (a, b)]
    return a.value.granularity != b.value.granularity and max(lengths) > LONGEST


def other_deed(_: Context, __: Profile, ___: Profile, a: Moment, b: Moment) -> bool:
    """Whether one dates a decision or a delay, and the other the thing: decided on Saturday, done on Monday."""
    return a.anchors.keys().isdisjoint(_OTHER_DEED) != b.anchors.keys().isdisjoint(_OTHER_DEED)


def little_in_common(_: Context, __: Profile, ___: Profile, a: Moment, b: Moment) -> bool:
    """Whether the clauses share little but names, which are in all that is told of somebody.

    Two days close to each other, or two months or years, need less: "built in 1994" and "built in 1996".
    """
    shared = {feature for feature in a.anchors.keys() & b.anchors.keys() if _tells(feature)}
    weight = sum(min(a.anchors[feature], b.anchors[feature]) for feature in shared)
    if all(moment.value.granularity in _DAYS for moment in (a, b)):
        return not shared or (weight < EVENT_LEAST and days_between(a, b) > OCCASION_DAYS)
    least = min(sum(own for feature, own in m.anchors.items() if _tells(feature)) for m in (a, b))
    return not shared or weight < MOSTLY * least


REASONS: Sequence[_Reason] = (
    bare_clock,
    guessed_week,
    news_of_two_times,
    stretch_of_years,
    other_deed,
    little_in_common,
)
"""Any of these is enough."""


def _tells(feature: str) -> bool:
    return not feature.startswith("name:") and feature not in _SAYS_NOTHING


def _off(moment: Moment, day: date) -> float:
    """Days between a page and what it tells; without end where that is not known."""
    first, last = moment.value.start or moment.value.end, moment.value.end or moment.value.start
    return inf if first is None or last is None else max((first - day).days, (day - last).days, 0)
