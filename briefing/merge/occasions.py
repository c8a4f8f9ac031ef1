"""Whether two claims tell of two like events: two quakes, two arrests in one team, two purchases by one buyer.

Like events share their words. What keeps them apart is who, where, when and how many. One of these apart may be a
contradiction between tellings of one event, so alone it decides only where outlets hardly err: who it happened to.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import product

from briefing.merge.concepts import concept
from briefing.merge.profile import Figure, Moment, Profile
from briefing.merge.values import compare_quantities, compare_times
from briefing.normalize import stem

AGES_APART = 3
"""Years of difference up to which two ages can be one person's, told wrongly."""

_WEEKDAYS = "mon tues wednes thurs fri satur sun".split()
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_NAMED_DAYS = re.compile(
    rf"\b(?:(?P<weekday>{'|'.join(_WEEKDAYS)})day"
    rf"|(?P<month>{'|'.join(_MONTHS)})[a-z]*\.? ?(?P<day>\d{{1,2}})\b"
    rf"|(?P<day_first>\d{{1,2}})(?:st|nd|rd|th)? ?(?P<month_last>{'|'.join(_MONTHS)}))",
    re.IGNORECASE,
)


def other_people(one: Profile, other: Profile) -> bool:
    """Whether each claim names somebody that the other's document does not, and they name nobody in common."""
    if not (one.actors and other.actors):
        return False
    strangers = [all(_short(actor) not in against.known for actor in p.actors) for p, against in _both(one, other)]
    return all(strangers) and not {_short(a) for a in one.actors} & {_short(a) for a in other.actors}


def other_ages(one: Profile, other: Profile) -> bool:
    """Whether each gives the age of one person, and the ages are too far apart for a slip."""
    if not (one.figures and other.figures):
        return False
    ages = [[figure.value for figure in p.figures if figure.role == "age"] for p in (one, other)]
    if not all(len(found) == 1 for found in ages):
        return False
    (first,), (second,) = ages
    known = None not in (first.low, first.high, second.low, second.high)
    return known and max(first.low - second.high, second.low - first.high) > AGES_APART  # type: ignore[operator]


def other_places(one: Profile, other: Profile) -> bool:
    """Whether each happens in places that the other's document does not know of."""
    if not (one.where and other.where):
        return False
    return one.where.isdisjoint(other.known) and other.where.isdisjoint(one.known)


def other_days(one: Profile, other: Profile) -> bool:
    """Whether both name days and none of them can be the same."""
    if not (one.moments and other.moments):
        return False
    compared = [_days_apart(a, b) for a, b in product(one.moments, other.moments)]
    told = [apart for apart in compared if apart is not None]
    return bool(told) and all(told)


def other_counts(one: Profile, other: Profile) -> bool:
    """Whether both count the same things, or each counts one thing unnamed, and no count is in both."""
    if not (one.figures and other.figures):
        return False
    counts = _counts(one), _counts(other)
    compared = [(a, b, compare_quantities(a.value, b.value)) for a, b in product(*counts)]
    if any(comparison != "apart" for _, _, comparison in compared):
        return False
    lone = all(len(found) == 1 for found in counts)
    return any(a.unit == b.unit != "" or (lone and not (a.unit and b.unit)) for a, b, _ in compared)


def opposite_deeds(one: Profile, other: Profile) -> bool:
    """Whether one tells only of the beginning and the other only of the end of something: hired, and fired."""
    if _ALL_DEEDS.isdisjoint(one.features) or _ALL_DEEDS.isdisjoint(other.features):
        return False
    sides = [[(bool(p.features.keys() & a), bool(p.features.keys() & b)) for a, b in _DEEDS] for p in (one, other)]
    return any(sum(a) == sum(b) == 1 and a != b for a, b in zip(*sides, strict=True))


# Not the table of `opposites`, which knows words: these are concepts, so that a "takeover" is what is undone by a sale.
_OPPOSITES = """
hire appoint introduce recruit / fire sack dismiss relieve oust axe
arrest capture detain jail / release free acquit
open launch inaugurate / close shut
buy acquire purchase / sell divest
win / lose
enter join / leave quit
approve accept / reject refuse
"""


def _side(words: str) -> frozenset[str]:
    return frozenset(concept(stem(word)) for word in words.split())


_DEEDS = tuple((_side(a), _side(b)) for a, _, b in (line.partition("/") for line in _OPPOSITES.strip().splitlines()))
_ALL_DEEDS = frozenset[str]().union(*(side for pair in _DEEDS for side in pair))
_Apart = Callable[[Profile, Profile], bool]

DECIDE_ALONE: Sequence[_Apart] = (other_people, other_ages, opposite_deeds)
"""Each of these makes two occasions by itself."""

DECIDE_TOGETHER: Sequence[_Apart] = (other_places, other_days, other_counts)
"""Any two of these do."""


def two_occasions(one: Profile, other: Profile) -> bool:
    """Whether who, or two of where, when and how many, cannot be the same."""
    for apart in DECIDE_ALONE:
        if apart(one, other):
            return True
    told_apart, left = 0, len(DECIDE_TOGETHER)
    for apart in DECIDE_TOGETHER:
        told_apart += apart(one, other)
        left -= 1
        if told_apart + left < 2:
            return False
    return True


def _both(one: Profile, other: Profile) -> Iterable[tuple[Profile, Profile]]:
    return (one, other), (other, one)


def _short(name: str) -> str:
    """The part of a name that a later mention keeps: its last word."""
    return name.rsplit(maxsplit=1)[-1]


def _counts(profile: Profile) -> list[Figure]:
    return [f for f in profile.figures if f.role not in {"ordinal", "age"} and f.value.bound == "exact"]


def _days_apart(a: Moment, b: Moment) -> bool | None:
    """None where the two cannot be compared; days of no known year are compared by their names.

    Neighbouring days count as one: the day of the event and the day of its report are often taken for each other.
    """
    if compare_times(a.value, b.value):
        return days_between(a, b) > 1
    first, second = _day_name(a.value.quote), _day_name(b.value.quote)
    if not (first and second) or first[0] != second[0]:
        return None
    distance = abs(first[1] - second[1])
    return min(distance, 7 - distance) > 1 if first[0] == "weekday" else distance > 1


def days_between(a: Moment, b: Moment) -> int:
    """Days between the end of the earlier stretch and the start of the later; 0 where they meet or an end is open."""
    first, second = sorted((a.value, b.value), key=lambda time: time.start or date.max)
    return (second.start - first.end).days if second.start and first.end else 0


def _day_name(words: str) -> tuple[str, int] | None:
    """("weekday", 5) of a Saturday, ("date", 822) of 22 August, None of anything else."""
    found = _NAMED_DAYS.search(words)
    if not found:
        return None
    if found["weekday"]:
        return "weekday", _WEEKDAYS.index(found["weekday"].lower())
    day, month = found["day"] or found["day_first"], found["month"] or found["month_last"]
    return "date", 100 * _MONTHS.index(month.lower()) + int(day)
