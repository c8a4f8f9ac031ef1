"""Stretches of time without a place on the calendar: "two weeks", "1 year, 1 month and 21 days", "an hour and a half".

A duration is no time: it places nothing. It is read here as steps in calendar units, for the words that count from a
day ("within 5 years 1 month"), and as a figure in one unit, for those who compare how long something took.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from briefing.model import Bound, Mention, Quantity
from briefing.normalize.quantity_tokens import tokenise
from briefing.normalize.time_calendar import shift
from briefing.normalize.time_words import CARDINAL, UNIT, S, any_of, number_of, unit_of
from briefing.normalize.units import unit_at

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


_SECONDS = {
    "second": 1.0, "minute": 60.0, "hour": 3600.0, "day": 86400.0, "week": 604800.0, "month": 30 * 86400.0,
    "year": 365 * 86400.0,
}  # fmt: skip
"""A month as 30 days and a year as 365, as in the suites that ask for seconds: good to a fiftieth."""


def seconds_of(duration: Quantity) -> tuple[float, ...]:
    """The seconds of each end that a duration has; none of a figure in another unit.

    >>> [seconds_of(mention.value) for mention in with_durations("It took an hour and a half.", ())]
    [(5400.0, 5400.0)]
    """
    ends = (duration.low, duration.high)
    return tuple(
        round(end * _SECONDS[duration.unit], 6) for end in ends if end is not None and duration.unit in _SECONDS
    )


def with_durations(text: str, figures: Sequence[Mention[Quantity]]) -> tuple[Mention[Quantity], ...]:
    """A text's figures, and the durations that are in words or in several units; of two at one place, the longer.

    >>> [(m.value.quote, m.value.low, m.value.unit) for m in with_durations("It took all week and 1 month, 2 days", ())]
    [('all week', 1.0, 'week'), ('1 month, 2 days', 32.0, 'day')]
    """
    if not _NAMES_UNIT.search(text.lower()):
        return tuple(figures)
    found = sorted([*_sums(text), *_in_words(text)], key=lambda mention: mention.start - mention.end)
    kept = list(figures)
    for mention in found:
        inside = [other for other in kept if other.start < mention.end and mention.start < other.end]
        if all(mention.start <= other.start and other.end <= mention.end for other in inside) and not any(
            other.end - other.start == mention.end - mention.start for other in inside
        ):
            kept = [other for other in kept if other not in inside] + [mention]
    return tuple(sorted(kept, key=lambda mention: mention.start))


def _sums(text: str) -> Iterator[Mention[Quantity]]:
    """Several units in one, in the smallest of them."""
    for match in _SUM.finditer(text):
        known = [_in_unit(unit, count) for unit, count in steps_of(match[0])]
        parts = [part for part in known if part and part[0] in _SECONDS]
        if not parts or len(parts) < len(known):
            continue
        unit = min((unit for unit, _ in parts), key=_SECONDS.__getitem__)
        total = sum(count * _SECONDS[name] for name, count in parts) / _SECONDS[unit]
        yield _mention(match, unit, total, total, "exact")


def _in_unit(word: str, count: float) -> tuple[str, float] | None:
    """A unit's name as figures have it: two decades are 20 years. None for what is no measure, as a weekend."""
    known = unit_at(tokenise("hour" if word == "h" else word), 0, digits=True)
    return (known[1].name, count * known[1].factor) if known else None


def _in_words(text: str) -> Iterator[Mention[Quantity]]:
    for match in (*_WHOLE.finditer(text), *_ONE_UNIT.finditer(text)):
        named = match.groupdict()
        couple, hours = bool(named.get("couple")), named.get("hours")
        count = float(hours) if hours else 2.0 if couple else 1.5 if named.get("half") else 1.0
        measured = _in_unit(match["u"].lower(), count)
        if measured is None:
            continue
        unit, least = measured
        low, high, bound = _bounded(
            " ".join((match["how"] or "").lower().split()), least, least * (1.5 if couple else 1)
        )
        yield _mention(match, unit, low, high, bound)


def _bounded(how: str, low: float, high: float) -> tuple[float | None, float | None, Bound]:
    bound = _BOUNDS.get(how, "exact" if low == high else "about")
    if bound in ("more_than", "at_least"):
        return low, None, bound
    return (None, high, bound) if how else (low, high, bound)


def _mention(match: re.Match[str], unit: str, low: float | None, high: float | None, bound: Bound) -> Mention[Quantity]:
    quantity = Quantity(quote=match["q"], low=low, high=high, unit=unit, bound=bound)
    return Mention(match.start("q"), match.end("q"), quantity)


_NAMES_UNIT = re.compile(r"second|minute|hour|day|week|fortnight|month|quarter|year|decade|centur|\d\s?h")
_BOUNDS: dict[str, Bound] = {
    "more than": "more_than", "over": "more_than", "at least": "at_least", "less than": "less_than",
    "under": "less_than", "at most": "at_most",
}  # fmt: skip
_HOW = rf"(?:(?P<how>{any_of(_BOUNDS)}){S})?"
_NOT_AWAY = rf"(?!\w|{S}(?:ago|later|earlier|before|after|from)\b)"
_U = rf"(?P<u>{UNIT}|seconds?|(?<=\d)h|(?<=\d\s)h)"
_SUM = re.compile(rf"(?<![\w-])(?P<q>{_ONE}(?:{_JOINT}{_ONE}){{1,3}}){_NOT_AWAY}", re.IGNORECASE)
_WHOLE = re.compile(
    rf"(?<![\w-])(?P<q>{_HOW}(?:(?:(?:an?|the){S})?(?:all|full|whole|entire)[\s-]|another{S}|(?P<couple>couple{S}of{S})|"
    rf"(?P<hours>\d{{1,3}}(?:\.\d)?\s?)(?=h\b)){_U}){_NOT_AWAY}",
    re.IGNORECASE,
)
# "An hour" alone may be a rate ("60 miles an hour"): it lasts only behind a word that durations follow.
_ONE_UNIT = re.compile(
    rf"\b(?:(?:for|in|within|took|takes?|lasts?|lasted|nearly|almost|about|around|spent|after){S}|(?={any_of(_BOUNDS)}{S})|\A(?=[^.,;]{{1,32}}\Z))"
    rf"(?P<q>{_HOW}an?{S}{_U}(?P<half>{S}and{S}(?:a{S})?half)?){_NOT_AWAY}",
    re.IGNORECASE,
)
