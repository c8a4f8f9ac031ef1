"""Words in front of a time that name a part of it: "early", "the end of", "the first three months of"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from briefing.normalize.time_calendar import Part, Stretch, away, of_month, of_week, of_weekend, one_day, part_of, shift
from briefing.normalize.time_durations import STEPS, after_steps, steps_of
from briefing.normalize.time_reading import Reading, Scene, in_calendar
from briefing.normalize.time_words import (
    CARDINAL,
    ORDINALS,
    WEEKDAY,
    WEEKDAYS,
    S,
    any_of,
    number_of,
    ordinal_of,
    unit_of,
)

_PARTS: dict[str, Part] = {
    "early": "early", "beginning": "early", "start": "early", "outset": "early", "dawn": "early", "opening": "early",
    "first": "early", "mid": "mid", "middle": "mid", "late": "late", "end": "late", "close": "late", "last": "late",
    "final": "late", "closing": "late", "latter": "late", "later": "late",
}  # fmt: skip

Narrow = Callable[[Scene, "re.Match[str]", Stretch], Stretch]


class _Prefix(NamedTuple):
    pattern: re.Pattern[str]
    narrow: Narrow


def narrowed(scene: Scene, reading: Reading) -> Reading:
    """The reading with the words in front that name a part of it; twice, for "the end of the first week of June"."""
    for _ in range(2):
        lead = scene.before(reading.start, 48)
        found = next(((p, m) for p in _PREFIXES if (m := p.pattern.search(lead)) and _fits(scene, reading, p)), None)
        if found is None:
            return reading
        prefix, match = found
        inner = in_calendar(partial(_apply, scene, reading, prefix, match))
        if inner is None:
            return reading
        reading = inner
    return reading


def _fits(scene: Scene, reading: Reading, prefix: _Prefix) -> bool:
    """Without "of", only a year or month that is told from the reference can be the whole: "the third week next year".

    An anniversary asks for a year that is named: without one, "the attacks of 11 September" give the day itself.
    """
    if prefix.narrow is _nth_told:
        return bool(re.match(r"(?:last|this|next)\s", scene.after(reading.start), re.IGNORECASE))
    return prefix.narrow is not _anniversary or (reading.in_year is None and reading.stretch.start is not None)


def _apply(scene: Scene, reading: Reading, prefix: _Prefix, match: re.Match[str]) -> Reading:
    def narrow(stretch: Stretch) -> Stretch:
        return stretch if stretch.start is None or stretch.end is None else prefix.narrow(scene, match, stretch)

    in_year = reading.in_year
    return replace(
        reading,
        start=reading.start - (len(match.string) - match.start()),
        stretch=narrow(reading.stretch),
        in_year=(lambda year: narrow(in_year(year))) if in_year else None,
        framed_only=False,
        names_year=False,
    )


def _part(_: Scene, match: re.Match[str], stretch: Stretch) -> Stretch:
    return part_of(stretch, _PARTS[match["part"].lower()])


def _up_to_now(scene: Scene, match: re.Match[str], stretch: Stretch) -> Stretch:
    """Ends "earlier this month" at the reference and begins "later this month" there."""
    now, start, end = scene.reference, stretch.start, stretch.end
    if now is None or start is None or end is None or not start <= now <= end:
        return stretch
    back = match["way"].lower() == "earlier" or match["way"].lower().endswith("far")
    return replace(stretch, end=now) if back else replace(stretch, start=now)


def _counted(_: Scene, match: re.Match[str], stretch: Stretch) -> Stretch:
    """Reads "the first three months of 2012"."""
    start, end = _ends(stretch)
    unit, count = unit_of(match["u"]), number_of(match["n"])
    if match["which"].lower() == "first":
        return Stretch(start, min(end, shift(start, unit, count) - timedelta(days=1)), "range")
    return Stretch(max(start, shift(end + timedelta(days=1), unit, -count)), end, "range")


def _nth(_: Scene, match: re.Match[str], stretch: Stretch) -> Stretch:
    """Reads "the second Monday of June", "the last week of 2015", "the first day of the month"."""
    start, end = _ends(stretch)
    word, unit = match["which"].lower(), match["u"].lower()
    last = word in ("last", "final")
    step = -1 if last else 1
    index = 0 if last else ordinal_of(word) - 1
    if unit in WEEKDAYS:
        return _held(one_day(_nth_weekday(end if last else start, WEEKDAYS[unit], step, index)), stretch)
    if unit == "month":
        return _held(_month_at(end if last else start, index), stretch)
    if unit == "day":
        return _held(one_day((end if last else start) + timedelta(days=index)), stretch)
    # A week belongs to the month or year that its Thursday is in, as in ISO 8601.
    thursday = _nth_weekday(end if last else start, WEEKDAYS["thursday"], step, index)
    return of_weekend(thursday) if unit == "weekend" else of_week(thursday)


def _nth_told(scene: Scene, match: re.Match[str], stretch: Stretch) -> Stretch:
    return _nth(scene, match, stretch)


def _anniversary(_: Scene, match: re.Match[str], stretch: Stretch) -> Stretch:
    """Reads "the first anniversary of the 3 May 2011 flood" as a year on."""
    start, end = _ends(stretch)
    years = relativedelta(years=ordinal_of(match["which"]))
    return replace(stretch, start=start + years, end=end + years)


def _lasting(_: Scene, match: re.Match[str], stretch: Stretch) -> Stretch:
    """Reads "for two weeks from Monday" and "a three-day strike starting on 4 May", the first day among them."""
    start, _end = _ends(stretch)
    steps = steps_of(match["steps"])
    return Stretch(start, max(start, after_steps(start, steps) - timedelta(days=1)), "range")


def _distant(_: Scene, match: re.Match[str], stretch: Stretch) -> Stretch:
    """Reads "two days after Christmas" and "the week before 5 June"; "for two days after" holds them all.

    Raises ValueError after words that set a limit only: "more than two days after".
    """
    start, end = _ends(stretch)
    steps = steps_of(match["steps"]) if match["steps"] else ((match["u"].lower(), 1),)
    sign, lead = (1 if match["way"].lower() in ("after", "following") else -1), (match["lead"] or "").lower()
    edge, (unit, count) = end if sign > 0 else start, steps[-1]
    if lead in ("than", "least", "most", "over", "under"):
        raise ValueError("a limit")
    if lead in ("for", "within"):
        other = after_steps(edge, steps, sign)
        return Stretch(min(edge, other), max(edge, other), "range")
    return away(after_steps(edge, steps[:-1], sign), unit, sign * count)


def _weekday_after(_: Scene, match: re.Match[str], stretch: Stretch) -> Stretch:
    """Reads "the Monday after 3 May 2010"."""
    start, end = _ends(stretch)
    weekday, later = WEEKDAYS[match["u"].lower()], match["way"].lower() in ("after", "following")
    edge = end + timedelta(days=1) if later else start - timedelta(days=1)
    return one_day(_nth_weekday(edge, weekday, 1 if later else -1, 0))


def _held(inner: Stretch, outer: Stretch) -> Stretch:
    """Raises ValueError where the part lies outside the whole: the fifth Monday of a month with four."""
    if inner.end is None or outer.end is None or inner.end > outer.end:
        raise ValueError("outside the unit")
    return inner


def _month_at(day: date, steps: int) -> Stretch:
    index = day.year * 12 + day.month - 1 + steps
    return of_month(index // 12, index % 12 + 1)


def _nth_weekday(edge: date, weekday: int, step: int, index: int) -> date:
    """The first such day from an edge, looking forwards or back, and so many weeks on."""
    away = (weekday - edge.weekday()) % 7 if step > 0 else -((edge.weekday() - weekday) % 7)
    return edge + timedelta(days=away + 7 * index)


def _week_of(_: Scene, match: re.Match[str], stretch: Stretch) -> Stretch:
    start, _end = _ends(stretch)
    if stretch.granularity != "day":
        return stretch
    return of_weekend(start) if match["w"].lower() == "weekend" else of_week(start)


def _ends(stretch: Stretch) -> tuple[date, date]:
    if stretch.start is None or stretch.end is None:
        raise ValueError("open")
    return stretch.start, stretch.end


_EDGE = r"(?<![\w-])"
_OF = rf"{S}(?:of|in){S}(?:the{S})?$"
_SPAN_NOUN = r"(?:days|weeks|months|years|decades|hours|part|stages)"
_NTH_UNIT = rf"(?P<u>{WEEKDAY}|weekend|week|month|day)"


def _prefix(pattern: str, narrow: Narrow) -> _Prefix:
    return _Prefix(re.compile(_EDGE + pattern, re.IGNORECASE), narrow)


_STARTING = rf"(?:starting|beginning|commencing)(?:{S}(?:on|from|in))?"
_PREFIXES: tuple[_Prefix, ...] = (
    _prefix(
        rf"(?:(?P<lead>for|within|than|least|most|over|under){S})?(?:(?P<steps>{STEPS})|the{S}(?P<u>day|week|month|year)){S}"
        rf"(?P<way>before|after|following){S}(?:the{S})?$",
        _distant,
    ),
    _prefix(rf"the{S}(?P<u>{WEEKDAY}){S}(?P<way>before|after|following){S}(?:the{S})?$", _weekday_after),
    _prefix(rf"for{S}(?P<steps>{STEPS}),?{S}(?:from|{_STARTING}){S}(?:the{S})?$", _lasting),
    _prefix(rf"(?P<steps>{STEPS})(?:[\s-]{{1,3}}[a-z]{{3,15}})?,?{S}{_STARTING}{S}$", _lasting),
    _prefix(
        rf"(?:the{S})?(?P<which>\d{{1,3}}(?:st|nd|rd|th)|{any_of(ORDINALS)}){S}anniversary{S}of{S}(?:the{S})?$",
        _anniversary,
    ),
    _prefix(rf"(?:the{S})?(?:very{S})?(?P<part>beginning|start|outset|dawn|middle|end|close){_OF}", _part),
    _prefix(
        rf"(?:the{S})?(?P<part>early|first|opening|middle|last|final|closing|latter|later){S}{_SPAN_NOUN}{_OF}", _part
    ),
    _prefix(
        rf"(?:the{S})?(?:very{S})?(?P<part>early|mid|late)(?:{S}(?:in|on|of){S}(?:the{S})?|[\s-]{{1,3}}(?:the{S})?)$",
        _part,
    ),
    _prefix(rf"(?P<way>earlier|later|so{S}far|thus{S}far){S}(?:(?:in|on){S})?(?:the{S})?$", _up_to_now),
    _prefix(rf"(?:the{S})?(?P<way>rest|remainder){_OF}", _up_to_now),
    _prefix(
        rf"(?:the{S})?(?P<which>first|last|final){S}(?P<n>{CARDINAL}){S}(?P<u>(?:day|week|month|quarter|year)s){_OF}",
        _counted,
    ),
    _prefix(rf"(?:the{S})?(?P<which>{any_of([*ORDINALS, 'last', 'final'])}){S}{_NTH_UNIT}{_OF}", _nth),
    _prefix(rf"(?:the{S})?(?P<which>{any_of([*ORDINALS, 'last', 'final'])}){S}{_NTH_UNIT}{S}$", _nth_told),
    _prefix(
        rf"(?:the{S})?(?P<w>week|weekend){S}(?:of|commencing|starting|beginning|ending|ended)(?:{S}on)?{S}$", _week_of
    ),
)
