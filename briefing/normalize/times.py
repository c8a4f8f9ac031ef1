"""Text → the times in it, each as a stretch of days with the granularity of its words.

Rules read single times (`time_dates`, `time_months`, `time_weekdays`, `time_relative`, `time_years`, `time_periods`);
the longest reading of a place wins; then `time_frames` adds what stands round them. The granularity is that of the
unit that is named: "early June" and "until June" are as fine as a month, and their ends say the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache, partial

from briefing.model import Mention, TimeExpression
from briefing.normalize import (
    time_counted,
    time_dates,
    time_holidays,
    time_months,
    time_periods,
    time_relative,
    time_weekdays,
    time_years,
)
from briefing.normalize.time_frames import framed
from briefing.normalize.time_reading import Reading, Rule, Scene, in_calendar

_RULES: tuple[Rule, ...] = (
    *time_dates.RULES,
    *time_months.RULES,
    *time_weekdays.RULES,
    *time_relative.RULES,
    *time_counted.RULES,
    *time_periods.RULES,
    *time_holidays.RULES,
    *time_years.RULES,
)
_TRIGGERS = re.compile(
    r"(?P<digit>\d)|(?:\b|(?<=\d))(?:(?P<unit>minute|hour|day|week|fortnight|month|quarter|year|decade|centur)"
    r"|(?P<month>(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z]))"
    r"|(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
    r"|(?P<distance>ago|hence|later|earlier|afterward)"
    r"|(?P<deictic>today|tonight|yesterday|tomorrow|now\b)"
    r"|(?P<oclock>o['’]clock)|(?P<part>morning|afternoon|evening|night)"
    r"|(?P<tens>twent|thirt|two\s{1,3}thousand|(?:fif|six|seven|eigh|nine)teen)|(?P<half>half)|(?P<season>spring|summer|autumn|fall|winter)"
    r"|(?P<decade>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties|noughties|two[\s-]thousands|tens)"
    r"|(?P<fiscal>fiscal|fy)"
    r"|(?P<holiday>christmas|easter|new\s{1,3}year|boxing|valentine|st\.?\s|epiphany|juneteenth|halloween|all\s"
    r"|thanksgiving|mardi|pentecost|(?:groundhog|king|king\sjr\.|mlk|women['’]s|presidents['’]?|mother['’]s|father['’]s"
    r"|memorial|labor|columbus|veterans|armistice|earth|anzac|canada|bastille|fools?['’]s?)\s{1,3}day|guy\s{1,3}fawkes))"
)
"""What a text in lower case must hold for a rule to be worth trying. Most sentences hold none of it."""

_PIECE = re.compile(r"[^\W\d_]+|\d")
_OPEN_TRIGGERS = frozenset(
    "two new st all groundhog king mlk women presidents mother father memorial labor columbus veterans armistice earth "
    "anzac canada bastille fool fools guy o".split()
)
"""Words that with the next ones make a trigger; of the others each tells by itself."""

_OPEN = "open"
_IN_ONE_PIECE = {
    "four": re.compile(r"\d{4}"),
    "nth": re.compile(r"\d(?:st|nd|rd|th)"),
    "plural": re.compile(r"\d['’]?s"),
    "coded": re.compile(r"[qh]\d"),
}
_OVER_SPACES = {
    "joined": re.compile(r"\d\s{0,3}[-–—/.:]\s{0,3}\d"),
    "clock": re.compile(r"\d\s?[ap]\s?(?:\.|m)"),
    "zone": re.compile(r"\d\s?(?:utc|gmt|bst|ces?t|e[sd]?t|p[sd]?t|[jki]st|local|hours)"),
}
"""What digits may stand in, each a trigger of its own."""


def find_times(text: str, reference: date | None) -> tuple[Mention[TimeExpression], ...]:
    """The times in a text, in order and without overlap, resolved against the day of its document.

    Durations ("two months") are none. Ends are None where words leave them open, or need a reference that is absent.

    >>> june = find_times("It was signed in June last year.", date(2025, 6, 4))[0].value
    >>> june.quote, str(june.start), str(june.end)
    ('June last year', '2024-06-01', '2024-06-30')
    """
    scene = Scene(text, reference)
    return tuple(_mention(text, reading) for reading in framed(scene, _longest(text, _readings(scene))))


def may_hold_time(text: str) -> bool:
    """A quick look that spares most texts being read: whether any rule is worth trying.

    >>> may_hold_time("12 people left."), may_hold_time("12 people left in May.")
    (False, True)
    """
    return bool(_worth_trying(_seen(text.lower())))


def _readings(scene: Scene) -> Iterator[Reading]:
    for _, pattern, read in _worth_trying(_seen(scene.text.lower())):
        for match in pattern.finditer(scene.text):
            reading = in_calendar(partial(read, scene, match))
            if reading:
                yield reading


def _seen(lower: str) -> frozenset[str]:
    """The triggers in a text in lower case."""
    found = frozenset[str]().union(*set(map(_seen_in, lower.split())))
    if _OPEN in found:
        found |= {str(match.lastgroup) for match in _TRIGGERS.finditer(lower)}
    if "digit" in found:
        found |= _digits_stand_in(lower, _OVER_SPACES)
    return found


@lru_cache(maxsize=65536)
def _seen_in(piece: str) -> frozenset[str]:
    """The triggers that the words and digits of what stands between two spaces are by themselves: none of most."""
    parts = {piece} if piece.isalpha() else set(_PIECE.findall(piece))
    found = {str(match.lastgroup) for part in parts if (match := _TRIGGERS.match(part))}
    if "digit" in found:
        found |= _digits_stand_in(piece, _IN_ONE_PIECE)
    return frozenset(found if parts.isdisjoint(_OPEN_TRIGGERS) else {*found, _OPEN})


def _digits_stand_in(lower: str, kinds: Mapping[str, re.Pattern[str]]) -> set[str]:
    return {name for name, pattern in kinds.items() if pattern.search(lower)}


@lru_cache(maxsize=512)
def _worth_trying(seen: frozenset[str]) -> tuple[Rule, ...]:
    return tuple(rule for rule in _RULES if rule.triggers & seen)


def _longest(text: str, readings: Iterator[Reading]) -> list[Reading]:
    """The readings that no longer one overlaps, in text order."""
    taken, kept = bytearray(len(text)), []
    for reading in sorted(readings, key=lambda r: r.start - r.end):
        if not any(taken[reading.start : reading.end]):
            taken[reading.start : reading.end] = b"\1" * (reading.end - reading.start)
            kept.append(reading)
    return sorted(kept, key=lambda r: r.start)


def _mention(text: str, reading: Reading) -> Mention[TimeExpression]:
    stretch, quote = reading.stretch, text[reading.start : reading.end]
    value = TimeExpression(quote=quote, start=stretch.start, end=stretch.end, granularity=stretch.granularity)
    return Mention(reading.start, reading.end, value)
