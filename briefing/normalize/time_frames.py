"""What the words round a time make of it: "early" June, the end "of" 2012, "since" Monday, "between" two years.

Four passes over the readings of a text, in this order: a year or an earlier time completes a reading, words in front
narrow it, two readings make a range, and a limit opens one end. Limits include the day that they name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from briefing.normalize.time_calendar import Stretch, of_hour, unknown
from briefing.normalize.time_narrow import narrowed
from briefing.normalize.time_reading import Reading, Scene, in_calendar

_OF_YEAR = re.compile(r"\s{0,3}(?:,\s{1,3}|\s(?:(?:of|in)\s{1,3})?)")
_RANKS = ("hour", "day", "week", "month", "season", "quarter", "half", "year", "decade", "century", "range")
_NEAR = 400
_BESIDE = re.compile(r",?\s{1,3}(?:on\s{1,3})?", re.IGNORECASE)


def framed(scene: Scene, readings: Iterable[Reading]) -> list[Reading]:
    """The readings with all that their surroundings say, in text order and without overlap."""
    complete = _completed(scene, list(readings))
    narrow = _without_swallowed(narrowed(scene, reading) for reading in complete)
    joined = list(_ranges(scene, narrow))
    return [_limited(scene, r) for r in joined if not (r.framed_only or r.needs_anchor)]


def _without_swallowed(readings: Iterable[Reading]) -> list[Reading]:
    """Drops what a later reading has reached back over: "Friday" in "the first Friday of July"."""
    kept: list[Reading] = []
    for reading in readings:
        while kept and kept[-1].end > reading.start:
            kept.pop()
        kept.append(reading)
    return kept


def _completed(scene: Scene, readings: list[Reading]) -> list[Reading]:
    done: list[Reading] = []
    for reading in readings:
        current = _with_anchor(done, reading)
        current = _with_day(scene, done, current)
        if done:
            done[-1] = _day_after(scene, done[-1], current)
        joined = _with_year(scene, done[-1], current) if done else None
        if joined:
            done[-1] = joined
        else:
            done.append(current)
    return done


def _with_anchor(earlier: list[Reading], reading: Reading) -> Reading:
    """Lets the nearest earlier time that is fine enough decide what "the following day" is."""
    if reading.anchored is None:
        return reading
    rank = _RANKS.index(reading.stretch.granularity)
    for other in reversed(earlier[-8:]):
        fine = _RANKS.index(other.stretch.granularity) <= rank
        if reading.start - other.end <= _NEAR and fine and other.stretch.start and not other.framed_only:
            stretch = in_calendar(partial(reading.anchored, other.stretch))
            return replace(reading, stretch=stretch, needs_anchor=False) if stretch else reading
    return reading


def _with_day(scene: Scene, earlier: list[Reading], reading: Reading) -> Reading:
    """A time of the clock is of the day that was named last in its sentence."""
    if not reading.of_clock or not earlier:
        return reading
    other = next((reading for reading in reversed(earlier) if not reading.framed_only), earlier[-1])
    between = scene.text[other.end : reading.start]
    same_sentence = len(between) < 120 and not re.search(r"[.!?]\s{1,3}[A-Z]|\n", between)
    if other.stretch.granularity == "day" and other.stretch.start and same_sentence:
        return replace(reading, stretch=of_hour(other.stretch.start))
    return reading


def _day_after(scene: Scene, clock: Reading, day: Reading) -> Reading:
    """The hour in "7 p.m. Wednesday", where the day comes second."""
    beside = _BESIDE.fullmatch(scene.text[clock.end : day.start])
    if clock.of_clock and beside and day.stretch.granularity == "day" and day.stretch.start:
        return replace(clock, stretch=of_hour(day.stretch.start))
    return clock


def _with_year(scene: Scene, first: Reading, second: Reading) -> Reading | None:
    """One reading of "June 19 last year" or "the third quarter of 2008"."""
    gap = scene.text[first.end : second.start]
    if first.names_year and second.in_year and re.fullmatch(r"\s{1,3}", gap):
        first, second = second, first
    elif first.in_year is None or not second.names_year or not _OF_YEAR.fullmatch(gap):
        return None
    year = second.stretch.start
    if first.in_year is None:
        return None
    stretch = unknown(first.stretch.granularity) if year is None else in_calendar(partial(first.in_year, year.year))
    return Reading(min(first.start, second.start), max(first.end, second.end), stretch) if stretch else None


_RANGE_LEAD = re.compile(r"\b(?P<lead>between|from)\s{1,3}(?:the\s{1,3})?$", re.IGNORECASE)
_TO = re.compile(
    r"\s{1,3}(?:up\s{1,3}to|to|until|till|through)\s{1,3}(?:the\s{1,3})?|\s{0,3}[-–—]\s{0,3}", re.IGNORECASE
)
_AND = re.compile(r"\s{1,3}and\s{1,3}(?:the\s{1,3})?", re.IGNORECASE)


def _ranges(scene: Scene, readings: list[Reading]) -> Iterator[Reading]:
    waiting: Reading | None = None
    for reading in readings:
        joined = _range(scene, waiting, reading) if waiting else None
        if waiting and not joined:
            yield waiting
        waiting = joined or reading
    if waiting:
        yield waiting


def _range(scene: Scene, first: Reading, second: Reading) -> Reading | None:
    gap = scene.text[first.end : second.start]
    if len(gap) > 16:
        return None
    lead = _RANGE_LEAD.search(scene.before(first.start, 16))
    between = lead and lead["lead"].lower() == "between"
    joins = _TO.fullmatch(gap) or (between and _AND.fullmatch(gap))
    alike = first.stretch.granularity == second.stretch.granularity or bool(lead)
    if not joins or not alike or "hour" in (first.stretch.granularity, second.stretch.granularity):
        return None
    start = lead.start("lead") + max(0, first.start - 16) if lead else first.start
    return in_calendar(partial(_spanning, first, second, start))


def _spanning(first: Reading, second: Reading, start: int) -> Reading | None:
    if second.stretch.end is None or (first.stretch.start is None and first.in_year is None):
        return Reading(start, second.end, unknown("range"))
    begins = _begin(first, second.stretch)
    if begins is None or begins > second.stretch.end:
        return None
    return Reading(start, second.end, Stretch(begins, second.stretch.end, "range"))


def _begin(first: Reading, last: Stretch) -> date | None:
    """The first day: in the year of the last one where none is named, and never after it."""
    if last.end is None:
        return None
    if first.in_year:
        candidates = (first.in_year(last.end.year - n).start for n in (0, 1))
        return next((day for day in candidates if day and day <= last.end), None)
    begins = first.stretch.start
    if begins and first.weekday is not None and begins > last.end:
        return begins - timedelta(days=7)
    return begins


_LIMIT = re.compile(
    r"\b(?P<w>(?:ever\s{1,3})?since|(?:up\s{1,3})?until|till|up\s{1,3}to|through|by|no\s{1,3}later\s{1,3}than|"
    r"not\s{1,3}later\s{1,3}than|not\s{1,3}earlier\s{1,3}than|(?:in|on)\s{1,3}or\s{1,3}(?:before|after)|"
    r"no\s{1,3}earlier\s{1,3}than|earlier\s{1,3}than|later\s{1,3}than|"
    r"before|prior\s{1,3}to|after)\s{1,3}(?:the\s{1,3})?$",
    re.IGNORECASE,
)
_OR = re.compile(r"\s{1,3}or\s{1,3}(?P<w>later|after|earlier|before)(?=[\s,.;)]|$)", re.IGNORECASE)
_ONWARDS = re.compile(r"\s{1,3}(?:onwards?|on)(?=[\s,.;]|$)", re.IGNORECASE)
# "Before the end of May" may be on the 31st, "after the start of May" on the 1st: the edge named is the limit itself.
_EDGES: dict[str, re.Pattern[str]] = {
    "before": re.compile(r"(?:the\s{1,3})?(?:very\s{1,3})?(?:end|close)\b", re.IGNORECASE),
    "prior": re.compile(r"(?:the\s{1,3})?(?:very\s{1,3})?(?:end|close)\b", re.IGNORECASE),
    "after": re.compile(r"(?:the\s{1,3})?(?:very\s{1,3})?(?:beginning|start|outset)\b", re.IGNORECASE),
}
_LOOSE = frozenset({"before", "prior", "after", "earlier", "later"})
_NOUN_AHEAD = re.compile(
    r"['’]|\s{1,3}(?!(?:and|or|but|when|as|in|at|on|to|for|with|by|that|which|who|he|she|it|they|the|a)\b)\w"
)


def _since(scene: Scene, stretch: Stretch) -> Stretch:
    end = scene.reference
    late = end is None or stretch.start is None or end < stretch.start
    return replace(stretch, end=None if late else end)


def _until(_: Scene, stretch: Stretch) -> Stretch:
    return replace(stretch, start=None)


def _from(_: Scene, stretch: Stretch) -> Stretch:
    return replace(stretch, end=None)


def _before(_: Scene, stretch: Stretch) -> Stretch:
    """Up to the day before: "before 2012" ends with 2011. A single day stays in, for it may be one of another zone."""
    if stretch.granularity == "day" or stretch.start is None:
        return replace(stretch, start=None)
    return replace(stretch, start=None, end=stretch.start - timedelta(days=1))


def _after(_: Scene, stretch: Stretch) -> Stretch:
    """From the day after: "after 2012" begins with 2013. A single day stays in, for it may be one of another zone."""
    if stretch.granularity == "day" or stretch.end is None:
        return replace(stretch, end=None)
    return replace(stretch, start=stretch.end + timedelta(days=1), end=None)


_OPENERS: dict[str, Callable[[Scene, Stretch], Stretch]] = {
    "since": _since, "ever": _since, "until": _until, "till": _until, "up": _until, "through": _until, "by": _until,
    "no later": _until, "not later": _until, "before too": _until, "no earlier": _from, "not earlier": _from,
    "after too": _from, "before": _before, "prior": _before, "earlier": _before,
    "after": _after, "later": _after,
}  # fmt: skip


def _limited(scene: Scene, reading: Reading) -> Reading:
    """Opens an end: "since 2014", "by the end of 2012". "Before the vote on Monday" leaves Monday alone."""
    if reading.stretch.granularity == "hour":
        return reading
    lead = _LIMIT.search(scene.before(reading.start, 20))
    if not lead:
        return _onwards(scene, reading)
    words = lead["w"].lower().split()
    word = words[2] + " too" if "or" in words else " ".join(words[: 2 if words[0] in ("no", "not") else 1])
    if word in _LOOSE and _NOUN_AHEAD.match(scene.after(reading.end, 16)):
        return reading
    start = reading.start - (len(lead.string) - lead.start("w"))
    edge = word in _EDGES and _EDGES[word].match(scene.after(reading.start))
    opener = (_from if word == "after" else _until) if edge else _OPENERS[word]
    return replace(reading, start=start, stretch=opener(scene, reading.stretch))


def _onwards(scene: Scene, reading: Reading) -> Reading:
    if either := _OR.match(scene.after(reading.end)):
        opener = _from if either["w"].lower() in ("later", "after") else _until
        return replace(reading, end=reading.end + either.end(), stretch=opener(scene, reading.stretch))
    lead, tail = _RANGE_LEAD.search(scene.before(reading.start, 16)), _ONWARDS.match(scene.after(reading.end))
    if not lead or not tail or lead["lead"].lower() != "from":
        return reading
    start = reading.start - (len(lead.string) - lead.start("lead"))
    return replace(reading, start=start, end=reading.end + tail.end(), stretch=_from(scene, reading.stretch))
