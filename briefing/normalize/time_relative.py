"""Rules for times that count from the reference: "yesterday", "last month", "three days ago", "the past two years"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from briefing.normalize.time_calendar import (
    UNIT_GRANULARITY,
    Stretch,
    away,
    of_hour,
    of_weekend,
    one_day,
    shift,
    unknown,
)
from briefing.normalize.time_reading import Reading, Rule, Scene, rule
from briefing.normalize.time_words import CARDINAL, UNIT, S, number_of, unit_of

_DAYS_AWAY = {
    "today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "last night": -1, "the day before yesterday": -2,
    "the day after tomorrow": 2, "this morning": 0, "this afternoon": 0, "this evening": 0, "this day": 0,
}  # fmt: skip
_STEPS = {"last": -1, "past": -1, "previous": -1, "preceding": -1, "this": 0, "current": 0, "same": 0, "that": 0}
_STEPS |= {"next": 1, "coming": 1, "upcoming": 1, "following": 1}
_ANCHORED = frozenset({"previous", "preceding", "following", "same", "that"})


def _named_day(scene: Scene, match: re.Match[str]) -> Reading | None:
    name = " ".join(match["n"].lower().split())
    days = _DAYS_AWAY[f"the {name}" if name.startswith("day ") else name]
    stretch = scene.relative("day", lambda day: one_day(day + timedelta(days=days)))
    return Reading(match.start(), match.end(), stretch)


_DURING = re.compile(r"\b(?:over|during|at|on|through|throughout)\s{1,3}$", re.IGNORECASE)


def _the_weekend(scene: Scene, match: re.Match[str]) -> Reading | None:
    """Reads "over the weekend" as the one just over or going on, or the coming one where the words look ahead."""
    if not _DURING.search(scene.before(match.start(), 14)):
        return None
    ahead = scene.tense(match.start(), match.end()) == "future"

    def resolve(day: date) -> Stretch:
        return of_weekend(day if ahead or day.weekday() >= 5 else day - timedelta(weeks=1))

    return Reading(match.start(), match.end(), scene.relative("range", resolve))


def _from_anchor(anchor: Stretch, unit: str, count: int) -> Stretch:
    """The unit `count` on from an earlier time in the text: from its last day forwards, from its first back."""
    day = anchor.end if count > 0 else anchor.start
    return unknown(UNIT_GRANULARITY[unit]) if day is None else away(day, unit, count)


def _unit(scene: Scene, match: re.Match[str]) -> Reading | None:
    """Reads "last week", "the following day"; "the last year" counts back from the day and is no calendar year."""
    word, unit = match["mod"].lower(), unit_of(match["u"])
    count = _STEPS[word]
    if (word == "past" or (match["the"] and word == "last")) and unit != "quarter":
        return _counted_span(scene, match, unit, -1)
    if unit == "weekend":
        return Reading(match.start(), match.end(), _weekend(scene, match, count), needs_anchor=word in ("same", "that"))
    stretch = scene.relative(UNIT_GRANULARITY[unit], lambda day: away(day, unit, count))
    anchored = (lambda anchor: _from_anchor(anchor, unit, count)) if word in _ANCHORED else None
    alone = word in ("same", "that")
    names_year = unit == "year"
    return Reading(match.start(), match.end(), stretch, None, names_year, None, anchored, needs_anchor=alone)


def _weekend(scene: Scene, match: re.Match[str], count: int) -> Stretch:
    """Reads "this weekend": told in the past tense on a Monday it is the one just over."""
    tense = scene.tense(match.start(), match.end())

    def resolve(day: date) -> Stretch:
        just_over = count == 0 and day.weekday() < (5 if tense == "past" else 0)
        return of_weekend(day + timedelta(weeks=-1 if just_over else count))

    return scene.relative("range", resolve)


def _counted_span(scene: Scene, match: re.Match[str], unit: str, count: int) -> Reading | None:
    """From so many units back up to the reference, or from the day after it so many units on; hours are too short."""
    if unit in ("minute", "hour"):
        return None

    def resolve(day: date) -> Stretch:
        if count < 0:
            return Stretch(shift(day, unit, count), day, "range")
        return Stretch(day + timedelta(days=1), max(shift(day, unit, count), day + timedelta(days=1)), "range")

    return Reading(match.start(), match.end(), scene.relative("range", resolve))


def _past_units(scene: Scene, match: re.Match[str]) -> Reading | None:
    """Reads "the past three years", "the next 3 days": a stretch that ends or begins at the reference."""
    sign = 1 if match["mod"].lower() in ("next", "coming", "upcoming", "following") else -1
    return _counted_span(scene, match, unit_of(match["u"]), sign * number_of(match["n"]))


# How far back "recent" and "a few" reach, in the unit that is named: a reader's guess, wide on purpose.
_RECENT = {"day": 10, "week": 8, "month": 11, "year": 10, "decade": 5, "hour": 1}
_FEW = (2, 9)


def _recent_units(scene: Scene, match: re.Match[str]) -> Reading | None:
    """Reads "recent weeks", "the past few days" as up to the reference, "the coming weeks" as from it."""
    unit, word = unit_of(match["u"]), match["mod"].lower()
    if unit not in _RECENT:
        return None
    sign = 1 if word in ("next", "coming", "upcoming", "following") else -1
    return _counted_span(scene, match, unit, sign * _RECENT[unit])


def _ago(scene: Scene, match: re.Match[str]) -> Reading | None:
    """The calendar unit so far back: "a year ago" is last year, "three days ago" a day."""
    unit, count = unit_of(match["u"]), number_of(match["n"])
    return Reading(match.start(), match.end(), _at_distance(scene, unit, -count), names_year=unit == "year")


def _at_distance(scene: Scene, unit: str, count: int) -> Stretch:
    granularity = UNIT_GRANULARITY[unit]
    return scene.relative(granularity, lambda day: away(day, unit, count))


def _after_next(scene: Scene, match: re.Match[str]) -> Reading | None:
    """Reads "the week after next" and "the year before last": two units away."""
    unit = unit_of(match["u"])
    stretch = _at_distance(scene, unit, 2 if match["way"] else -2)
    return Reading(match.start(), match.end(), stretch, names_year=unit == "year")


def _few_ago(scene: Scene, match: re.Match[str]) -> Reading | None:
    unit, (least, most) = unit_of(match["u"]), _FEW

    def resolve(day: date) -> Stretch:
        return Stretch(shift(day, unit, -most), shift(day, unit, -least), "range")

    return Reading(match.start(), match.end(), scene.relative("range", resolve))


def _whole_unit(scene: Scene, match: re.Match[str]) -> Reading | None:
    """Reads "the year" inside "the end of the year"."""
    unit = unit_of(match["u"])
    stretch = scene.relative(UNIT_GRANULARITY[unit], lambda day: away(day, unit, 0))
    return Reading(match.start(), match.end(), stretch, names_year=unit == "year", framed_only=True)


def _now(scene: Scene, match: re.Match[str]) -> Reading | None:
    """Reads "now" inside "between now and Friday"; alone it places nothing."""
    return Reading(match.start(), match.end(), scene.relative("day", one_day), framed_only=True)


def _hour_ago(scene: Scene, match: re.Match[str]) -> Reading | None:
    return Reading(match.start(), match.end(), scene.relative("hour", of_hour))


_N = rf"(?P<n>{CARDINAL})"
_U = rf"(?P<u>{UNIT})(?!\w)"
_NEXT = "next|coming|upcoming|following"
_PAST = "last|past|previous|preceding"
_SINGULAR = r"(?P<u>day|week|fortnight|weekend|month|quarter|year|decade|century)(?![\w-])"
_DAY_WORDS = "|".join(
    word.replace("the ", r"(?:the\s{1,3})?").replace(" ", r"\s{1,3}")
    for word in sorted(_DAYS_AWAY, key=len, reverse=True)
)

RULES: tuple[Rule, ...] = (
    rule("deictic", r"now(?!\w)", _now),
    rule("deictic part", rf"(?P<n>{_DAY_WORDS})(?!\w)", _named_day),
    rule("unit", rf"(?P<the>the{S})?(?P<mod>{_PAST}|this|current|same|that|{_NEXT}){S}{_SINGULAR}", _unit),
    rule("unit", rf"the{S}weekend(?![\w-]|{S}(?:of|after|before)\b)", _the_weekend),
    rule("unit", rf"the{S}(?P<u>week|month|year|decade|century)(?![\w-])", _whole_unit),
    rule("unit", rf"(?:the{S}|these{S})?(?P<mod>{_PAST}|{_NEXT}){S}{_N}(?:[\s-]{{1,3}}|(?<=\d)){_U}", _past_units),
    rule(
        "unit",
        rf"(?:the{S})?(?P<mod>recent|{_PAST}|{_NEXT}){S}(?:few{S}|several{S})?(?P<u>{UNIT}s)(?!\w)",
        _recent_units,
    ),
    rule("distance", rf"{_N}[\s-]{{1,3}}{_U}{S}ago(?!\w)", _ago),
    rule("distance", rf"(?:(?:a{S})?few|several|some){S}{_U}{S}ago(?!\w)", _few_ago),
    rule(
        "unit",
        rf"the{S}(?P<u>week|weekend|month|year){S}(?:after{S}(?:the{S})?(?P<way>next)|before{S}last)(?!\w)",
        _after_next,
    ),
    rule("distance", rf"(?:half{S})?an?{S}(?:half[\s-])?(?:hour|minute){S}ago(?!\w)", _hour_ago),
)
