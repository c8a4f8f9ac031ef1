"""Rules for times so many units from a day: "in three weeks", "two days later", "less than 2 weeks from today"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from briefing.model import Granularity
from briefing.normalize.time_calendar import UNIT_GRANULARITY, Stretch, away, unknown
from briefing.normalize.time_durations import STEPS, Step, after_steps, steps_of
from briefing.normalize.time_reading import Reading, Rule, Scene, rule
from briefing.normalize.time_words import CARDINAL, S, number_of, unit_of

_BASES = {"now": 0, "today": 0, "tomorrow": 1, "yesterday": -1}
_SHORT = frozenset({"minute", "hour"})


def _at_distance(day: date, steps: tuple[Step, ...], sign: int) -> Stretch:
    """The calendar unit so far away: the last unit decides how fine it is."""
    unit, count = steps[-1]
    return away(after_steps(day, steps[:-1], sign), unit, sign * count)


def _away(scene: Scene, match: re.Match[str]) -> Reading | None:
    """Reads "2 years, 1 month and 21 days ago" and "two weeks hence"."""
    steps, sign = steps_of(match["steps"]), -1 if match["way"].lower() == "ago" else 1
    granularity = UNIT_GRANULARITY[steps[-1][0]]
    stretch = scene.relative(granularity, lambda day: _at_distance(day, steps, sign))
    return Reading(match.start(), match.end(), stretch)


_HALF: dict[str, Step] = {"year": ("month", 6), "decade": ("year", 5), "century": ("year", 50)}


def _half_ago(scene: Scene, match: re.Match[str]) -> Reading | None:
    """Reads "half a year ago", "a year and a half ago" and "two and a half decades ago", as fine as the half."""
    unit, half = _HALF[unit_of(match["u"] or match["u1"])]
    count = half * (1 + 2 * (0 if match["only"] else number_of(match["n"]) if match["n"] else 1))
    return Reading(
        match.start(), match.end(), scene.relative(UNIT_GRANULARITY[unit], lambda day: away(day, unit, -count))
    )


def _later(_: Scene, match: re.Match[str]) -> Reading | None:
    """Reads "two days later": from the time before it in the text, and nothing where there is none."""
    steps, sign = steps_of(match["steps"]), -1 if match["way"].lower() == "earlier" else 1
    granularity = UNIT_GRANULARITY[steps[-1][0]]

    def anchored(anchor: Stretch) -> Stretch:
        day = anchor.end if sign > 0 else anchor.start
        return unknown(granularity) if day is None else _at_distance(day, steps, sign)

    year = steps[-1][0] == "year"
    return Reading(match.start(), match.end(), unknown(granularity), None, year, None, anchored, needs_anchor=True)


def _in_units(scene: Scene, match: re.Match[str]) -> Reading | None:
    """Takes "will open in three weeks" as a time; "built in three weeks" is how long it took."""
    if scene.tense(match.start(), match.end()) != "future":
        return None
    steps = steps_of(match["steps"])
    stretch = scene.relative(UNIT_GRANULARITY[steps[-1][0]], lambda day: _at_distance(day, steps, 1))
    return Reading(match.start(), match.end(), stretch)


def _within(scene: Scene, match: re.Match[str]) -> Reading | None:
    """Reads "will open within three weeks" and "within the next 3 years" as from the reference on."""
    steps = steps_of(match["steps"])
    if (not match["next"] and scene.tense(match.start(), match.end()) != "future") or steps[-1][0] in _SHORT:
        return None
    stretch = scene.relative("range", lambda day: Stretch(day, after_steps(day, steps), "range"))
    return Reading(match.start(), match.end(), stretch)


def _from_named_day(scene: Scene, match: re.Match[str]) -> Reading | None:
    """Reads "two weeks from tomorrow", "for three days from today", "more than a month before yesterday"."""
    steps, base = steps_of(match["steps"]), _BASES[match["base"].lower()]
    sign = -1 if match["way"].lower() == "before" else 1
    limit = _LIMITS.get(re.sub(r"\s+", " ", (match["how"] or "").strip().lower()), "")

    def resolve(day: date) -> Stretch:
        start = day + timedelta(days=base)
        return _limited(start, steps, sign, limit) if limit else _at_distance(start, steps, sign)

    return Reading(match.start(), match.end(), scene.relative("range" if limit else _unit(steps), resolve))


def _limited(day: date, steps: tuple[Step, ...], sign: int, limit: str) -> Stretch:
    """From a day up to so far away, or from there on; "for three days from today" holds today."""
    there = after_steps(day, steps, sign)
    if limit == "for":
        there -= timedelta(days=sign)
    if limit == "beyond":
        return Stretch(there, None, "range") if sign > 0 else Stretch(None, there, "range")
    return Stretch(min(day, there), max(day, there), "range")


def _unit(steps: tuple[Step, ...]) -> Granularity:
    return UNIT_GRANULARITY[steps[-1][0]]


_LIMITS = {
    "more than": "beyond", "over": "beyond", "at least": "beyond", "no less than": "beyond", "less than": "inside",
    "within": "inside", "under": "inside", "at most": "inside", "no more than": "inside", "for": "for",
}  # fmt: skip
_HOW = r"(?P<how>" + "|".join(word.replace(" ", r"\s{1,3}") for word in sorted(_LIMITS, key=len, reverse=True)) + ")"
_STEPS = rf"(?P<steps>{STEPS})"
_NEXT = r"(?P<next>(?:the\s{1,3})?(?:next|coming|upcoming|following)\s{1,3})?"

RULES: tuple[Rule, ...] = (
    rule("distance deictic", rf"{_STEPS}{S}(?P<way>ago|hence|from{S}now)(?!\w)", _away),
    rule(
        "distance",
        rf"(?:(?:(?P<only>half{S}an?)|(?P<n>{CARDINAL}){S}and{S}a{S}half){S}(?P<u>(?:year|decade)s?|centur(?:y|ies))|"
        rf"an?{S}(?P<u1>year|decade|century){S}and{S}a{S}half){S}ago(?!\w)",
        _half_ago,
    ),
    rule("distance", rf"{_STEPS}{S}(?P<way>later|earlier|afterwards?)(?!\w|\s{{1,3}}than\b)", _later),
    rule("unit", rf"in{S}{_STEPS}(?!\s{{1,3}}(?:of|ago)\b)", _in_units),
    rule("unit", rf"within{S}{_NEXT}{_STEPS}(?!\s{{1,3}}of\b)", _within),
    rule(
        "deictic",
        rf"(?:{_HOW}{S})?{_STEPS},?{S}(?P<way>from|after|before){S}(?P<base>now|today|tomorrow|yesterday)(?!\w)",
        _from_named_day,
    ),
)
