"""Rules for weekdays: "Thursday", "last Friday", "Monday morning", "Tuesday next week".

A page is often dated the day before a weekday that it tells of in the past tense, for what was Thursday morning in Asia
was Wednesday in America. So a weekday that is not ahead is looked for from five days before the reference to one after.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from briefing.model import Granularity
from briefing.normalize.time_calendar import Stretch, one_day, unknown
from briefing.normalize.time_reading import Reading, Rule, Scene, rule
from briefing.normalize.time_tense import Tense
from briefing.normalize.time_words import CARDINAL, WEEKDAY, WEEKDAY_SHORT, WEEKDAYS, S, any_of, number_of, ordinal_of

_FIRST_DAY = {"past": -5, "none": -5, "future": 0}
_PART_OF_DAY = r"(?:early\s{1,3}|late\s{1,3})?(?:morning|afternoon|evening|night|lunchtime)"
_NAMES_BEFORE = re.compile(
    r"\b(?:Black|Good|Ash|Bloody|Super|Cyber|Easter|Palm|Holy|Maundy|Ruby|Sheffield|Freaky|Shrove|Giving|Whit|Fat|Mr|"
    r"Mrs|Ms|every|each)\.?\s{1,3}$",
    re.IGNORECASE,
)
_NAMES_AFTER = re.compile(
    r"\s{1,3}(?:Times|Telegraph|Mirror|Mail|Express|Herald|Star|Sport|Tribune|Independent|World|People|Business|Post|"
    r"Night\s{1,3}(?:Live|Football|Raw)|Club|Book)\b"
)


def weekday_by_tense(reference: date, weekday: int, tense: Tense) -> date:
    """The one such day among the seven that the tense looks at.

    >>> weekday_by_tense(date(2025, 6, 4), 3, "past")
    datetime.date(2025, 6, 5)
    """
    first = reference + timedelta(days=_FIRST_DAY[tense])
    return first + timedelta(days=(weekday - first.weekday()) % 7)


def _in_week(day: date, weekday: int, weeks: int) -> date:
    return day + timedelta(days=weekday - day.weekday() + 7 * weeks)


def _before(day: date, weekday: int) -> date:
    """The last such day before this one."""
    return day - timedelta(days=(day.weekday() - weekday - 1) % 7 + 1)


def _resolve(day: date, weekday: int, modifier: str, tense: Tense) -> date:
    """The day that a weekday with its modifier means; "last Friday" is the latest, "next Friday" that of next week."""
    if modifier in ("last", "past", "previous"):
        return _before(day, weekday)
    if modifier == "next":
        return _in_week(day, weekday, 1)
    if modifier in ("coming", "this coming", "upcoming", "following"):
        return day + timedelta(days=(weekday - day.weekday() - 1) % 7 + 1)
    if modifier == "this":
        return weekday_by_tense(day, weekday, "past") if tense == "past" else weekday_by_tense(day, weekday, "future")
    return weekday_by_tense(day, weekday, tense)


_WEEKS = {"last": -1, "this": 0, "next": 1, "previous": -1, "following": 1}


def _weekday(scene: Scene, match: re.Match[str]) -> Reading | None:
    start, end = match.start("wd"), match.end("wd")
    if _NAMES_BEFORE.search(scene.before(start, 16)) or _NAMES_AFTER.match(scene.after(end)):
        return None
    weekday, modifier = WEEKDAYS[match["wd"].lower()], re.sub(r"\s+", " ", (match["mod"] or "").lower())
    tense = scene.tense(match.start(), match.end())
    stretch = scene.relative("day", lambda day: one_day(_resolve(day, weekday, modifier, tense)))

    def anchored(anchor: Stretch) -> Stretch:
        return _towards(anchor, weekday, modifier)

    follows = anchored if modifier in ("previous", "following") else None
    return Reading(match.start(), match.end(), stretch, weekday=None if modifier else weekday, anchored=follows)


def _towards(anchor: Stretch, weekday: int, modifier: str) -> Stretch:
    if anchor.end is None or anchor.start is None:
        return unknown("day")
    day = anchor.start if modifier == "previous" else anchor.end
    return one_day(_resolve(day, weekday, modifier, "none"))


def _weekday_of_week(scene: Scene, match: re.Match[str]) -> Reading | None:
    weekday, weeks = WEEKDAYS[match["wd"].lower()], _WEEKS[match["week"].lower()]
    stretch = scene.relative("day", lambda day: one_day(_in_week(day, weekday, weeks)))
    return Reading(match.start(), match.end(), stretch)


def _two_weekdays(scene: Scene, match: re.Match[str]) -> Reading | None:
    """Reads "from Tuesday to Thursday of last week": both ends in that week."""
    first, last = WEEKDAYS[match["wd"].lower()], WEEKDAYS[match["wd2"].lower()]
    weeks = _WEEKS[match["week"].lower()]
    granularity: Granularity = "range"

    def resolve(day: date) -> Stretch:
        return Stretch(_in_week(day, first, weeks), _in_week(day, last, weeks), granularity)

    return None if first >= last else Reading(match.start(), match.end(), scene.relative(granularity, resolve))


def _weekdays_away(scene: Scene, match: re.Match[str]) -> Reading | None:
    """Reads "two Sundays ago" and "three Mondays from now"; "two Mondays later" needs an earlier time."""
    weekday, count, way = WEEKDAYS[match["wd"].lower()], number_of(match["n"]), match["way"].lower()

    def resolve(day: date) -> Stretch:
        first = _before(day, weekday) if way == "ago" else _resolve(day, weekday, "coming", "none")
        return one_day(first + timedelta(weeks=(1 - count) if way == "ago" else count - 1))

    def anchored(anchor: Stretch) -> Stretch:
        return unknown("day") if anchor.end is None else resolve(anchor.end)

    later = way == "later"
    stretch = unknown("day") if later else scene.relative("day", resolve)
    return Reading(match.start(), match.end(), stretch, anchored=anchored if later else None, needs_anchor=later)


_NOT_OF_MONTH = re.compile(
    r"(?:\b(?:an?|his|her|its|their|our|my|every|each)|['’]s)\s{1,3}(?:the\s{1,3})?$", re.IGNORECASE
)
_STOPS = re.compile(r"\s{0,3}(?:$|[.,;:!?])")


def _weekday_of_this_month(scene: Scene, match: re.Match[str]) -> Reading | None:
    """Reads "on the second Sunday" of the month that the reference is in; "his first Monday" is no such day."""
    if _NOT_OF_MONTH.search(scene.before(match.start(), 16)) or not _STOPS.match(scene.after(match.end())):
        return None
    weekday, weeks = WEEKDAYS[match["wd"].lower()], ordinal_of(match["nth"]) - 1

    def resolve(day: date) -> Stretch:
        first = day.replace(day=1)
        return one_day(first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * weeks))

    return Reading(match.start(), match.end(), scene.relative("day", resolve))


_WD = rf"(?P<wd>{WEEKDAY})(?![\w])"
_MODIFIER = (
    r"(?:(?:the\s{1,3})?(?P<mod>this\s{1,3}coming|last|next|this|coming|upcoming|past|previous|following)\s{1,3})?"
)
_SHORT = rf"(?P<wd>{WEEKDAY_SHORT})(?!\w)"
_NTH = any_of(["first", "second", "third", "fourth", "1st", "2nd", "3rd", "4th"])
_WHICH_WEEK = rf"(?:the{S})?(?P<week>last|this|next|previous|following){S}week"
_FROM = rf"(?:from|between){S}"
_TO = rf"{S}(?:to|until|till|through|and){S}"

RULES: tuple[Rule, ...] = (
    rule("weekday", rf"{_MODIFIER}{_WD}(?:{S}{_PART_OF_DAY}(?![\w]))?", _weekday),
    rule("weekday", rf"{_WD}(?:{S}{_PART_OF_DAY})?,?{S}(?:of{S})?{_WHICH_WEEK}(?!\w)", _weekday_of_week),
    rule("weekday", rf"{_WHICH_WEEK}{S}(?:on{S})?{_WD}", _weekday_of_week),
    rule("unit", rf"{_FROM}{_SHORT}{_TO}(?P<wd2>{WEEKDAY_SHORT}){S}(?:of{S})?{_WHICH_WEEK}(?!\w)", _two_weekdays),
    rule("unit", rf"{_WHICH_WEEK}{S}{_FROM}{_SHORT}{_TO}(?P<wd2>{WEEKDAY_SHORT})(?!\w)", _two_weekdays),
    rule("weekday", rf"(?P<n>{CARDINAL}){S}(?P<wd>{WEEKDAY})s?{S}(?P<way>ago|from{S}now|later)(?!\w)", _weekdays_away),
    rule("weekday", rf"(?:the{S})?(?P<nth>{_NTH}){S}{_WD}", _weekday_of_this_month),
)
