"""Rules for days: "19 June 2024", "June 19th", "06/19/2024", "June 4-6", "on the 27th"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from briefing.normalize.time_calendar import Stretch, one_day
from briefing.normalize.time_reading import Reading, Rule, Scene, is_month, nearest_year, rule
from briefing.normalize.time_words import (
    DAY,
    DAY_IN_WORDS,
    DOT,
    MAYBE_S,
    MONTH,
    MONTHS,
    ORDINAL,
    WEEKDAY,
    WEEKDAY_SHORT,
    WEEKDAYS,
    YEAR,
    S,
    ordinal_of,
    year_of,
)

_NOT_MORE = r"(?![\w%]|[.,:/]\d|-\d)"
_YEAR_AFTER = rf"(?:{MAYBE_S},{MAYBE_S}|{S}(?:of{S})?|-)(?P<y>{YEAR}|['’]\d\d)(?![\w%]|[.,:]\d)"
_LEAD = r"(?<![\d][.,:/-])"
_COUNTED = re.compile(r"\s{1,3}[a-z]+(?:s|men|people|children)\b|\s{1,3}(?:more|other|new)\b")


def _day_reading(scene: Scene, match: re.Match[str], month: int, day: int) -> Reading:
    def in_year(year: int) -> Stretch:
        return one_day(date(year, month, day))

    figures = match.groupdict().get("y")
    if figures:
        return Reading(match.start(), match.end(), in_year(year_of(figures)))
    date(2024, month, day)  # raises where no year has such a day
    tense = scene.tense(match.start(), match.end())
    stretch = scene.relative("day", lambda reference: nearest_year(reference, in_year, tense))
    return Reading(match.start(), match.end(), stretch, in_year=in_year)


def _month_day(scene: Scene, match: re.Match[str]) -> Reading | None:
    word = match["m"]
    day = ordinal_of(match["d"]) if match["d"] else ordinal_of(match["w"])
    if not is_month(word) or (not match["y"] and not match["o"] and _counts_things(scene, match)):
        return None
    return _day_reading(scene, match, MONTHS[word.lower()], day)


def _short_year(scene: Scene, match: re.Match[str]) -> Reading | None:
    """Reads "10 Nov 11", in the order in which forms and logs write a day; not a month's name in full."""
    short = len(match["m"]) <= len("sept") and match["m"].lower() != "may"
    return _day_reading(scene, match, MONTHS[match["m"].lower()], ordinal_of(match["d"])) if short else None


def _counts_things(scene: Scene, match: re.Match[str]) -> bool:
    """Whether words like "In June 19 soldiers were killed" name the month and count soldiers."""
    in_month = re.search(r"\b(?:in|since|by)\s{1,3}$", scene.before(match.start(), 10), re.IGNORECASE)
    return bool(match["d"] and in_month and _COUNTED.match(scene.after(match.end())))


def _numeric(order: str) -> Callable[[Scene, re.Match[str]], Reading | None]:
    """Dates in figures alone: read where only one order of day and month makes a date, or both make the same."""

    def read(_: Scene, match: re.Match[str]) -> Reading | None:
        a, b, year = int(match["a"]), int(match["b"]), year_of(match["y"])
        month, day = {"month first": (a, b), "day first": (b, a)}.get(order, (b, a) if a > 12 else (a, b))
        ambiguous = order == "either" and a != b and a <= 12 and b <= 12
        return None if ambiguous else Reading(match.start(), match.end(), one_day(date(year, month, day)))

    return read


def _day_list(scene: Scene, match: re.Match[str]) -> Reading | None:
    """Reads "June 4-6": from the first day to the last, in one month."""
    month, first, last = MONTHS[match["m"].lower()], int(match["d1"]), int(match["d2"])
    if first >= last or not is_month(match["m"]):
        return None

    def in_year(year: int) -> Stretch:
        return Stretch(date(year, month, first), date(year, month, last), "range")

    if match["y"]:
        return Reading(match.start(), match.end(), in_year(year_of(match["y"])))
    date(2024, month, last)
    tense = scene.tense(match.start(), match.end())
    stretch = scene.relative("range", lambda reference: nearest_year(reference, in_year, tense))
    return Reading(match.start(), match.end(), stretch, in_year=in_year)


def _unnamed_month(scene: Scene, match: re.Match[str]) -> Reading | None:
    """Reads "on the 27th": of the latest month that has such a day, or of the coming one where the words look ahead."""
    ahead = scene.tense(match.start(), match.end()) == "future"

    def resolve(reference: date) -> Stretch:
        months = [reference + relativedelta(months=step if ahead else -step) for step in (0, 1, 2)]
        return one_day(
            next(day for day in _days(months, ordinal_of(match["d"])) if day == reference or (day > reference) == ahead)
        )

    return Reading(match.start("q"), match.end(), scene.relative("day", resolve))


def _days(months: list[date], day: int) -> list[date]:
    """The day in each of the months that has it."""
    return [month.replace(day=day) for month in months if (month + relativedelta(day=31)).day >= day]


def _of_next_month(scene: Scene, match: re.Match[str]) -> Reading | None:
    """Reads "the 20th of next month"."""
    step, day = {"last": -1, "this": 0, "the": 0, "next": 1}[match["which"].lower()], int(match["d"])
    found = scene.relative("day", lambda today: one_day(_days([today + relativedelta(months=step)], day)[0]))
    return Reading(match.start(), match.end(), found)


def _days_of_next_month(scene: Scene, match: re.Match[str]) -> Reading | None:
    """Reads "from 4 to 22 this month"."""
    step, days = {"last": -1, "this": 0, "next": 1}[match["which"].lower()], (int(match["d1"]), int(match["d2"]))

    def resolve(today: date) -> Stretch:
        first, last = (_days([today + relativedelta(months=step)], day)[0] for day in days)
        return Stretch(first, last, "range")

    return Reading(match.start(), match.end(), scene.relative("range", resolve)) if days[0] < days[1] else None


def _figures_after_on(scene: Scene, match: re.Match[str]) -> Reading | None:
    """Reads "on 4/22" and "by 22/4", where only one order makes a date; "24/7" is all week."""
    a, b = int(match["a"]), int(match["b"])
    if (a > 12) == (b > 12) or (a, b) == (24, 7):
        return None
    return replace(_day_reading(scene, match, min(a, b), max(a, b)), start=match.start("q"))


def _weekday_the(scene: Scene, match: re.Match[str]) -> Reading | None:
    """Reads "Friday the 13th": the nearest day that is both."""
    weekday, number = WEEKDAYS[match["wd"].lower()], ordinal_of(match["d"] or match["w"])

    def resolve(today: date) -> Stretch:
        near = (today + timedelta(days=n) for n in range(-200, 201))
        fits = [day for day in near if day.weekday() == weekday and day.day == number]
        return one_day(min(fits, key=lambda day: abs(day - today)))

    return Reading(match.start(), match.end(), scene.relative("day", resolve))


_WEEKDAY_LEAD = rf"(?:{WEEKDAY_SHORT}\.?(?:{MAYBE_S},{MAYBE_S}|{S})(?:the{S})?)?"
_ORDINAL_DAY = rf"(?:{DAY}|(?P<w>{ORDINAL}))"
_TO = rf"(?:{MAYBE_S}[-–—]{MAYBE_S}|{S}(?:to|until|till|through|and){S})"
_D1, _D2 = (rf"(?P<d{n}>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?" for n in (1, 2))
_OF = rf"(?:{S}(?:day{S})?(?:of{S})?|-)"
_DAY_OR_MORE = r"(?:from\s{1,3}|between\s{1,3})?"
_ENDS = r"(?=\s*(?:[.,;:!?)]|$))"
_ENDS_OR_YEAR = r"(?=\s*(?:[.,;:!?)]|$)|\s(?:two\s|twenty\s|(?:seven|eigh|nine)teen\s))"
_BY_NUMBER = r"(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th)|(?:twenty|thirty)[\s-]\w{3,7}(?:st|nd|rd|th)|twentieth|thirtieth"

RULES: tuple[Rule, ...] = (
    rule(
        "month",
        rf"{_WEEKDAY_LEAD}{MONTH}(?![a-z]){DOT}(?:{S}(?:the{S})?|[-/]|\.(?=\d))?{_ORDINAL_DAY}(?:{_YEAR_AFTER}|{_NOT_MORE})",
        _month_day,
    ),
    rule(
        "month",
        rf"{_LEAD}{_WEEKDAY_LEAD}(?:the{S})?{_ORDINAL_DAY}\.?{_OF}{MONTH}\b(?:{DOT}{_YEAR_AFTER}|(?!\w))",
        _month_day,
    ),
    rule(
        "month",
        rf"{_WEEKDAY_LEAD}{MONTH}\b{DOT}{S}(?:the{S})?(?P<d>)(?P<o>)(?P<w>{DAY_IN_WORDS})(?:{_YEAR_AFTER}|{_ENDS_OR_YEAR})",
        _month_day,
    ),
    rule("month", rf"{MONTH}\b{DOT}{S}{_DAY_OR_MORE}{_D1}{_TO}{_D2}(?:{_YEAR_AFTER}|{_NOT_MORE})", _day_list),
    rule("month", rf"(?:from|between){S}{_D1}{_TO}{MONTH}\b{DOT}{S}{_D2}(?:{_YEAR_AFTER}|{_NOT_MORE})", _day_list),
    rule("month", rf"{_LEAD}{_DAY_OR_MORE}{_D1}{_TO}{_D2}{_OF}{MONTH}\b(?:{DOT}{_YEAR_AFTER}|(?!\w))", _day_list),
    rule(
        "joined",
        rf"{_LEAD}(?P<y>{YEAR})(?P<s>[-/.])(?P<a>\d{{1,2}})(?P=s)(?P<b>\d{{1,2}})(?![\d/-])",
        _numeric("month first"),
    ),
    rule(
        "joined",
        rf"{_LEAD}(?P<a>\d{{1,2}})(?P<s>[-/])(?P<b>\d{{1,2}})(?P=s)(?P<y>{YEAR})(?![\d/-])",
        _numeric("either"),
    ),
    rule("joined", rf"{_LEAD}(?P<a>\d{{1,2}})/(?P<b>\d{{1,2}})/(?P<y>\d\d)(?![\d/-])", _numeric("either")),
    rule("joined", rf"{_LEAD}(?P<a>\d{{1,2}})\.(?P<b>\d{{1,2}})\.(?P<y>{YEAR})(?![\d/-])", _numeric("day first")),
    rule("month", rf"{_LEAD}{DAY}{S}{MONTH}{DOT}{S}(?P<y>\d\d){_ENDS}", _short_year),
    rule("month", rf"{_LEAD}(?P<y>{YEAR})(?P<s>[-/]){MONTH}(?P=s){DAY}(?P<w>)(?![\d/-])", _month_day),
    rule("unit", rf"(?:the{S})?{DAY}{S}of{S}(?P<which>last|this|next|the){S}month(?!\w)", _of_next_month),
    rule(
        "unit",
        rf"{_DAY_OR_MORE}{_D1}{_TO}{_D2}{S}(?:(?:of|in){S})?(?P<which>last|this|next){S}month(?!\w)",
        _days_of_next_month,
    ),
    rule("weekday", rf"(?P<wd>{WEEKDAY}),?{S}the{S}(?:{DAY}(?!\w)|(?P<w>{DAY_IN_WORDS}){_ENDS})", _weekday_the),
    rule(
        "nth tens",
        rf"(?:on|by|until|till|since|from|for|before|after|week{S}of){S}(?P<q>the{S}(?P<d>{_BY_NUMBER})){_ENDS}",
        _unnamed_month,
    ),
    rule(
        "joined",
        rf"(?:on|by|until|since|before|after){S}(?P<q>(?P<a>\d{{1,2}})/(?P<b>\d{{1,2}}))(?![\w%/-]|[.,:]\d)",
        _figures_after_on,
    ),
)
